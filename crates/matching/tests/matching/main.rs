//! The engine as its callers see it: rules and people in, answer and reasons out.

#[cfg(test)]
mod best;
#[cfg(test)]
mod cohort;
#[cfg(test)]
mod edges;
#[cfg(test)]
mod explaining;
#[cfg(test)]
mod fairness;
#[cfg(test)]
mod kinds;
#[cfg(test)]
mod oracle;
#[cfg(test)]
mod questions;
#[cfg(test)]
mod rearranging;
#[cfg(test)]
mod rule_language;
#[cfg(test)]
mod same_answer;
