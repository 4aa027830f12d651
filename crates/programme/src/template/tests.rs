use super::*;

const SHIPPED_TEXT: &str = include_str!("../../../../programmes/intl-student-practitioner.toml");

fn refused(text: &str) -> Refused {
    Template::parse("mine.toml", text).unwrap_err()
}

/// The shipped file with one piece exchanged; the piece must be there.
fn changed(from: &str, to: &str) -> Refused {
    assert!(SHIPPED_TEXT.contains(from), "{from}");
    refused(&SHIPPED_TEXT.replacen(from, to, 1))
}

fn line_with(piece: &str) -> usize {
    SHIPPED_TEXT
        .lines()
        .position(|line| line.contains(piece))
        .unwrap()
        + 1
}

#[test]
fn the_shipped_templates_are_whole_and_named_like_their_files() {
    let all = shipped().unwrap();
    assert_eq!(all.len(), SHIPPED.len());
    for (template, (file, _)) in all.iter().zip(SHIPPED) {
        assert_eq!(format!("{}.toml", template.key), file);
        assert_eq!(
            shipped_by_key(&template.key).unwrap().as_ref(),
            Some(template)
        );
    }
    assert_eq!(shipped_by_key("no-such-kind").unwrap(), None);
}

#[test]
fn a_year_is_there_from_the_first_talk_to_the_last() {
    let template = shipped_by_key("intl-student-practitioner")
        .unwrap()
        .unwrap();
    let months: Vec<u32> = template.plan.talks.iter().map(|talk| talk.month).collect();
    assert_eq!(
        (months.first(), months.last()),
        (Some(&0), Some(&template.term.months))
    );
    assert!(months.is_sorted());
    // The default year: at most five forms for a mentor and six for a mentee, application and closing included.
    let forms = |mentor: bool| {
        let asked = |mentors: &[year::Item], mentees: &[year::Item]| {
            if mentor {
                !mentors.is_empty()
            } else {
                !mentees.is_empty()
            }
        };
        2 + template
            .check_ins
            .iter()
            .filter(|form| asked(&form.for_mentors, &form.for_mentees))
            .count()
    };
    assert!(
        forms(true) <= 5 && forms(false) <= 6,
        "{} {}",
        forms(true),
        forms(false)
    );
}

#[test]
fn a_template_survives_being_written_and_read_again() {
    let template = shipped_by_key("intl-student-practitioner")
        .unwrap()
        .unwrap();
    let text = toml::to_string(&template).unwrap();
    assert_eq!(Template::parse("again.toml", &text).unwrap(), template);
    let json = serde_json::to_string(&template).unwrap();
    assert_eq!(serde_json::from_str::<Template>(&json).unwrap(), template);
}

#[test]
fn an_unknown_field_is_refused_with_its_line() {
    let error = changed(
        "closing_lead_days = 30",
        "closing_lead_days = 30\ncolour = \"red\"",
    );
    assert_eq!(
        (error.line, error.field.as_str()),
        (line_with("closing_lead_days") + 1, "term.colour")
    );
    assert_eq!(error.file, "mine.toml");
    assert!(
        error.to_string().contains("unknown field `colour`"),
        "{error}"
    );
}

#[test]
fn a_missing_field_a_wrong_type_and_a_wrong_word_are_named() {
    let missing = changed("asked_first = \"mentor\"\n", "");
    assert!(
        missing.field.contains("asked_first") && missing.to_string().contains("missing"),
        "{missing}"
    );
    assert_eq!(missing.line, line_with("[policy]"));
    let number = changed("months = 9", "months = \"nine\"");
    assert_eq!(
        (number.line, number.field.as_str()),
        (line_with("months = 9"), "term.months")
    );
    let word = changed("oversight = \"standard\"", "oversight = \"total\"");
    assert_eq!(
        (word.line, word.field.as_str()),
        (line_with("oversight ="), "policy.oversight")
    );
}

#[test]
fn a_file_of_a_later_format_is_told_so_first() {
    let error = changed("format = 1", "format = 2\nnew_thing = true");
    assert_eq!(
        (error.line, error.fault),
        (line_with("format = 1"), Fault::UnknownFormat(2))
    );
    assert!(matches!(refused("format = 1").fault, Fault::Shape(_)));
    assert!(matches!(refused("format = ").fault, Fault::Shape(_)));
    assert!(matches!(refused("").fault, Fault::Shape(_)));
}

#[test]
fn contradictions_are_found_with_their_lines() {
    let twice = changed("key = \"years\"", "key = \"workplace\"");
    assert_eq!(
        (twice.line, twice.fault),
        (
            line_with("key = \"years\""),
            Fault::Twice("workplace".into())
        )
    );
    let nobody = changed("column = \"settings\"", "column = \"wishes\"");
    assert_eq!(
        (nobody.line, nobody.fault),
        (
            line_with("column = \"settings\""),
            Fault::NoSuchQuestion("wishes".into())
        )
    );
    let form = changed("\"exam_times\", \"not_with\"]", "\"exams\", \"not_with\"]");
    assert_eq!(
        (form.line, form.field.as_str()),
        (
            line_with("\"exam_times\", \"not_with\"]"),
            "forms.mentee.steps.questions"
        )
    );
    let role = changed(
        "questions = [\"graduates\", \"interests\", \"contact\"",
        "questions = [\"practising\", \"interests\", \"contact\"",
    );
    assert_eq!(role.fault, Fault::WrongRole("practising".into()));
    let forgotten = changed(
        "\"free_times\", \"places\", \"hopes\"",
        "\"free_times\", \"hopes\"",
    );
    assert_eq!(forgotten.fault, Fault::NotAsked("places".into()));
    let late = changed("month = 8", "month = 12");
    assert_eq!(
        (late.line, late.fault),
        (line_with("month = 8"), Fault::AfterTheEnd(12))
    );
    let hours = changed("\"Sat 07-22\"", "\"Sat 22-07\"");
    assert_eq!(
        (hours.line, hours.fault),
        (
            line_with("\"Sat 07-22\""),
            Fault::BadHours("Sat 22-07".into())
        )
    );
}

#[test]
fn an_agreement_without_confidentiality_is_refused() {
    assert_eq!(
        changed("locked = true\n", "").fault,
        Fault::NoConfidentiality
    );
}

#[test]
fn exactly_one_question_asks_for_the_address() {
    assert_eq!(
        changed("kind = \"email\"", "kind = \"text\"").fault,
        Fault::OneNeeded("email")
    );
    assert_eq!(
        changed("kind = \"moment\"", "kind = \"email\"").fault,
        Fault::OneNeeded("email")
    );
}

#[test]
fn rules_are_refused_with_their_line_and_what_would_be_right() {
    let unknown = changed("rule = \"differ\"", "rule = \"resemble\"");
    assert_eq!(unknown.line, line_with("rule = \"differ\""));
    assert!(
        matches!(&unknown.fault, Fault::Rule { wrong, .. } if wrong.contains("resemble")),
        "{unknown}"
    );
    let stray = changed("rule = \"differ\"\n", "rule = \"differ\"\nminutes = 3\n");
    assert_eq!(stray.line, line_with("rule = \"differ\"") + 1);
    let reason = changed("fields = \"both care about", "wishes = \"both care about");
    assert_eq!(
        (reason.line, reason.fault),
        (
            line_with("fields = \"both care"),
            Fault::NoSuchCriterion("wishes".into())
        )
    );
}

#[test]
fn the_rules_of_the_shipped_template_are_people_first_and_can_be_opened() {
    let rules = shipped_by_key("intl-student-practitioner")
        .unwrap()
        .unwrap()
        .rules()
        .unwrap();
    assert_eq!(rules.order(), dyad_matching::Order::PeopleFirst);
    assert_eq!(rules.capacity_column(), Some("places"));
    assert!(
        rules
            .criteria()
            .iter()
            .all(|criterion| criterion.name.is_some())
    );
}
