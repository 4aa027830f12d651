//! Tools that are open from the first day, and letters that aren't sent.

use crate::settings::shape::{Field, Kind, Pick, Subject, fits, nothing_follows};

const TOOLS: &[Pick] = &[
    Pick("development-plan", |w| w.tool_development_plan()),
    Pick("skill-ratings", |w| w.tool_skill_ratings()),
    Pick("values", |w| w.tool_values()),
    Pick("hats", |w| w.tool_hats()),
    Pick("facilitator", |w| w.tool_facilitator()),
    Pick("demo", |w| w.tool_demo()),
    Pick("journal", |w| w.tool_journal()),
    Pick("network-map", |w| w.tool_network_map()),
    Pick("introductions", |w| w.tool_introductions()),
    Pick("opportunities", |w| w.tool_opportunities()),
    Pick("activities", |w| w.tool_activities()),
    Pick("recognition", |w| w.tool_recognition()),
    Pick("response-clocks", |w| w.tool_response_clocks()),
];
const NOTICES: &[Pick] = &[
    Pick("training", |w| w.notice_training()),
    Pick("preparation", |w| w.notice_preparation()),
    Pick("talk-tomorrow", |w| w.notice_talk_tomorrow()),
    Pick("did-it-happen", |w| w.notice_did_it_happen()),
    Pick("agreement-waits", |w| w.notice_agreement_waits()),
    Pick("no-next-talk", |w| w.notice_no_next_talk()),
    Pick("check-in", |w| w.notice_check_in()),
    Pick("quick-update", |w| w.notice_quick_update()),
    Pick("answer-waits", |w| w.notice_answer_waits()),
    Pick("half-year", |w| w.notice_half_year()),
    Pick("feedback-waits", |w| w.notice_feedback_waits()),
    Pick("goal-is-quiet", |w| w.notice_goal_is_quiet()),
    Pick("touchpoints", |w| w.notice_touchpoints()),
    Pick("places-still-right", |w| w.notice_places_still_right()),
];

/// The subject.
pub(crate) static EXTRAS: Subject = Subject {
    key: "letters-and-tools",
    title: |w| w.extras_title(),
    lede: |w| w.extras_lede(),
    owns: &["more", "notices_off"],
    settle: nothing_follows,
    check: fits,
    lists: &[],
    fields: &[
        Field::new(
            "notices_off",
            Kind::Any(NOTICES),
            |w| w.extras_notices(),
            |w| w.extras_notices_hint(),
        )
        .or_blank(),
        Field::new(
            "more",
            Kind::Any(TOOLS),
            |w| w.extras_tools(),
            |w| w.extras_tools_hint(),
        )
        .or_blank(),
    ],
};

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::template::{Notice, Tool};

    #[test]
    fn every_name_is_one_that_templates_know() {
        for pick in TOOLS {
            assert!(
                serde_json::from_value::<Tool>(json!(pick.0)).is_ok(),
                "{}",
                pick.0
            );
        }
        for pick in NOTICES {
            assert!(
                serde_json::from_value::<Notice>(json!(pick.0)).is_ok(),
                "{}",
                pick.0
            );
        }
    }
}
