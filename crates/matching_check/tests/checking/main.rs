//! The checker and the engine, written apart, against each other.

#[cfg(test)]
mod cohort;
#[cfg(test)]
mod confirmed;
#[cfg(test)]
mod large;
#[cfg(test)]
mod modes;
#[cfg(test)]
mod refused;
