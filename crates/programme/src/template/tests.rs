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
}

#[test]
fn no_shipped_template_asks_more_than_a_default_year_or_leaves_a_point_without_a_reason() {
    for (file, text) in SHIPPED {
        let (template, advice) = Template::look_over(file, text).unwrap();
        assert_eq!(advice, [], "{file}");
        let forms = [Role::Mentor, Role::Mentee].map(|role| template.forms_a_year(role));
        assert!(forms[0] <= 5 && forms[1] <= 6, "{file}: {forms:?}");
        assert!(
            template.prompts.len() >= 12 && template.openers.len() >= 3,
            "{file}"
        );
        let check = &template.self_check;
        assert_eq!(
            (check.for_mentors.len(), check.for_mentees.len()),
            (10, 10),
            "{file}"
        );
        let criteria = template.rules().unwrap();
        assert!(
            criteria
                .criteria()
                .iter()
                .all(|criterion| criterion.name.is_some()),
            "{file}"
        );
    }
}

#[test]
fn every_shipped_template_is_the_same_after_being_written_as_a_file() {
    for template in shipped().unwrap() {
        let text = template.to_toml().unwrap();
        assert_eq!(Template::parse("again.toml", &text).unwrap(), template);
        let json = serde_json::to_string(&template).unwrap();
        assert_eq!(serde_json::from_str::<Template>(&json).unwrap(), template);
    }
}

#[test]
fn what_is_shared_is_written_once() {
    let template = shipped_by_key("med-faculty-12m").unwrap().unwrap();
    let (wanted, offered) = (
        template.question("skills_wanted").unwrap(),
        template.question("skills_offered").unwrap(),
    );
    assert_eq!(wanted.options, offered.options);
    assert!(!wanted.options.is_empty());
    assert_eq!(
        template
            .to_toml()
            .unwrap()
            .matches("\"Grant writing\"")
            .count(),
        1
    );
}

#[test]
fn several_mistakes_are_told_at_once_in_the_order_of_the_file() {
    let text = SHIPPED_TEXT
        .replacen("admits = [\"yes\"]", "admits = [\"perhaps\"]", 1)
        .replacen("min = 1, max = 2", "min = 3, max = 2", 1)
        .replacen("scale = [\"day\"", "scale = [\"hour\"", 1)
        .replacen("day = 182", "day = 900", 1);
    let wrongs = Template::look_over("mine.toml", &text).unwrap_err();
    let fields: Vec<&str> = wrongs.iter().map(|wrong| wrong.field.as_str()).collect();
    assert_eq!(
        fields,
        [
            "eligibility.admits",
            "matching.scale",
            "clauses.values",
            "check_ins.day"
        ]
    );
    assert!(wrongs.iter().all(|wrong| wrong.line > 1));
}

#[test]
fn who_is_not_admitted_hears_the_sentence_and_who_says_nothing_is_not_turned_away() {
    let template = shipped_by_key("association-light").unwrap().unwrap();
    let with = |years: i64| {
        let answers = BTreeMap::from([("years".to_string(), crate::import::Answer::Number(years))]);
        template.refusals(Role::Mentor, &answers).count()
    };
    assert_eq!((with(1), with(2)), (1, 0));
    assert_eq!(template.refusals(Role::Mentor, &BTreeMap::new()).count(), 0);
}

/// A small generator with a seed, so that what once failed fails again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }
}

#[test]
fn no_damage_to_a_file_makes_the_reader_panic_or_name_a_line_that_is_not_there() {
    let mut dice = Dice(7);
    for (_, shipped) in SHIPPED {
        for _ in 0..60 {
            let mut lines: Vec<&str> = shipped.lines().collect();
            match dice.below(4) {
                0 => drop(lines.remove(dice.below(lines.len()))),
                1 => lines.swap(dice.below(shipped.lines().count()), 0),
                2 => lines.insert(dice.below(lines.len()), lines[dice.below(lines.len())]),
                _ => lines.truncate(dice.below(lines.len())),
            }
            fuzzed(&lines.join("\n"));
        }
    }
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
    let forgotten = changed("\"free_times\", \"places\"]", "\"free_times\"]");
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
