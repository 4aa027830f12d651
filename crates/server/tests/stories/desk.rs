//! The review desk: filters, orders, columns, kept views, and the same as a file.

use dyad_scenarios::seasons::{self, DESK};
use dyad_scenarios::{Person, World};

async fn a_full_desk(world: &mut World) -> Person {
    let mut ada = seasons::an_open_programme(world).await;
    seasons::imports(&mut ada, DESK, "spring.csv", seasons::SPRING.as_bytes()).await;
    ada.opens(&format!("{DESK}/people")).await.is_answered(200);
    ada
}

story!(a_view_stands_in_its_url_and_is_kept_under_a_name, |stage| {
    let mut ada = a_full_desk(&mut stage.world).await;
    ada.sees("1 to 22 of 22")
        .sees("mentee · 12")
        .sees("mentor · 10");
    ada.fills("As", "mentor")
        .fills("Field", "surgery")
        .presses("Show")
        .await
        .sees("Grace Moor")
        .does_not_see("Lin Okafor");
    ada.follows("Name").await;
    assert!(
        ada.screen().path.contains("sort=name"),
        "{}",
        ada.screen().path
    );
    let view = ada.screen().path.clone();
    ada.fills("Keep this view as", "Surgeons")
        .presses("Keep")
        .await
        .sees("Surgeons");
    ada.opens(&format!("{DESK}/people"))
        .await
        .sees("Lin Okafor")
        .follows("Surgeons")
        .await
        .is_at(&view);
    ada.presses("Forget").await.does_not_see("Surgeons");
});

story!(columns_are_chosen_and_private_answers_are_none, |stage| {
    let mut ada = a_full_desk(&mut stage.world).await;
    ada.opens(&format!("{DESK}/people?col=q.languages&col=places&q=grace"))
        .await
        .sees("English")
        .does_not_see("grace.moor@practice");
    let shown = ada.screen().body.clone();
    let template = dyad_programme::template::shipped_by_key("intl-student-practitioner");
    let template = template.unwrap().unwrap();
    let mut private = 0;
    for question in &template.questions {
        use dyad_programme::template::question::{Kind, Readers};
        if question.readers == Readers::Private || question.kind == Kind::People {
            private += 1;
            let name = format!("q.{}", question.key);
            assert!(!shown.contains(&format!("\"{name}\"")), "{name} is offered");
            ada.opens(&format!("{DESK}/export/people.csv?col={name}&col=address"))
                .await
                .is_answered(200);
            assert!(!ada.screen().body.contains(&question.label));
        }
    }
    assert!(private > 0, "there is something to hide");
});

story!(the_file_is_what_is_on_the_screen, |stage| {
    let mut ada = a_full_desk(&mut stage.world).await;
    let view = "role=mentor&sort=-name&col=address&col=applied&col=places";
    ada.opens(&format!("{DESK}/people?{view}")).await;
    let on_screen: Vec<usize> = ["Grace Moor", "Alan Reed"]
        .iter()
        .map(|name| ada.screen().body.find(name).unwrap())
        .collect();
    ada.follows("Save as CSV").await.is_answered(200);
    let file = ada.screen().body.clone();
    assert!(
        file.starts_with("\u{feff}Name,E-mail,Applied,Places\r\n"),
        "{file}"
    );
    assert_eq!(file.lines().count(), 11);
    let in_file: Vec<usize> = ["Grace Moor", "Alan Reed"]
        .iter()
        .map(|name| file.find(name).unwrap())
        .collect();
    assert_eq!(on_screen[0] < on_screen[1], in_file[0] < in_file[1]);
    let named = ada.screen().header("content-disposition").unwrap();
    assert!(
        named.contains("eastholm-students-and-practitioners-spring-2026-people-2026-03-02.csv"),
        "{named}"
    );
    ada.opens(&format!("{DESK}/export/people.xlsx?{view}"))
        .await
        .is_answered(200);
    assert!(ada.screen().body.starts_with("PK"));
});

story!(a_draft_is_nobodys_business, |stage| {
    let world = &mut stage.world;
    let mut ada = a_full_desk(world).await;
    let link = ada.screen().link("Lin Okafor").unwrap();
    make_a_draft_of(world, link.rsplit('/').next().unwrap()).await;
    ada.opens(&format!("{DESK}/people"))
        .await
        .sees("1 to 21 of 21")
        .does_not_see("Lin Okafor");
    ada.opens(&link).await.is_answered(404);
    ada.opens(&format!("{DESK}/export/people.csv")).await;
    assert!(!ada.screen().body.contains("Lin Okafor"));
});

#[allow(
    clippy::disallowed_methods,
    reason = "the story needs a draft, whoever wrote it"
)]
async fn make_a_draft_of(world: &World, application: &str) {
    let mut connection = world.app.db.maintenance().await.unwrap();
    sqlx::query("UPDATE application SET state = 'draft' WHERE id = $1")
        .bind(application)
        .execute(&mut *connection)
        .await
        .unwrap();
}
