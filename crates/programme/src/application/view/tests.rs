use dyad_platform::clock::Span;

use super::*;
use crate::application::ApplicationId;
use crate::import::Answer;
use crate::template::question::Readers;
use crate::template::shipped_by_key;

fn template() -> Template {
    shipped_by_key("intl-student-practitioner")
        .unwrap()
        .unwrap()
}

fn somebody(name: &str, role: Role, fields: &[&str], country: &str, day: i64) -> Seen {
    let mut answers = BTreeMap::new();
    if !fields.is_empty() {
        let fields = fields.iter().map(ToString::to_string).collect();
        answers.insert("fields".to_string(), Answer::Choices(fields));
    }
    answers.insert("country".to_string(), Answer::Choice(country.into()));
    Seen {
        id: ApplicationId(name.into()),
        name: name.into(),
        address: format!("{}@example.org", name.to_lowercase()),
        role,
        state: State::Submitted,
        answers,
        places: 2,
        import_id: None,
        applied_at: Moment(0) + Span::days(day),
        decided_at: None,
        place: None,
    }
}

fn three() -> Vec<Seen> {
    vec![
        somebody("Zoë", Role::Mentee, &["surgery"], "PT", 1),
        somebody("Alan", Role::Mentor, &["surgery", "horses"], "GB", 2),
        somebody("Lin", Role::Mentee, &[], "GB", 3),
    ]
}

fn names(query: &str) -> Vec<String> {
    let all = three();
    let looked = look(&template(), &all, &Filter::read(query), "Europe/London");
    looked.rows.iter().map(|row| row.name.clone()).collect()
}

#[test]
fn filters_combine_and_orders_turn() {
    assert_eq!(names(""), ["Zoë", "Alan", "Lin"]);
    assert_eq!(names("sort=name"), ["Alan", "Lin", "Zoë"]);
    assert_eq!(names("sort=-name"), ["Zoë", "Lin", "Alan"]);
    assert_eq!(names("field=surgery&country=GB"), ["Alan"]);
    assert_eq!(names("since=1970-01-03"), ["Alan", "Lin"]);
    assert_eq!(names("q=zoe"), ["Zoë"]);
    assert_eq!(names("q=horses"), ["Alan"]);
    assert_eq!(names("state=accepted"), [] as [&str; 0]);
}

#[test]
fn whoever_says_nothing_comes_last_either_way() {
    assert_eq!(names("sort=q.fields").last().unwrap(), "Lin");
    assert_eq!(names("sort=-q.fields").last().unwrap(), "Lin");
}

#[test]
fn each_choice_is_counted_with_the_other_filters_in_force() {
    let all = three();
    let looked = look(
        &template(),
        &all,
        &Filter::read("country=GB&role=mentor"),
        "UTC",
    );
    assert_eq!(looked.rows.len(), 1);
    assert_eq!(looked.roles["mentor"], 1);
    assert_eq!(looked.roles["mentee"], 1);
    assert_eq!(looked.countries["GB"], 1);
    assert!(!looked.countries.contains_key("PT"));
    assert_eq!(looked.fields["horses"], 1);
}

#[test]
fn nothing_private_is_a_column_or_found() {
    let template = template();
    for column in Column::offered(&template) {
        if let Column::Answer(question) = column {
            assert_ne!(question.kind, Kind::People);
            assert_ne!(question.readers, Readers::Private);
        }
    }
    let people = template
        .questions
        .iter()
        .find(|question| question.kind == Kind::People)
        .unwrap();
    let asked = Filter::read(&format!("col=q.{}&col=state", people.key));
    assert_eq!(Column::chosen(&template, &asked), [Column::State]);
    let mut all = three();
    let hidden = Answer::Text("Olga Petrova".into());
    all[0].answers.insert(people.key.clone(), hidden);
    let looked = look(&template, &all, &Filter::read("q=petrova"), "UTC");
    assert!(looked.rows.is_empty());
}
