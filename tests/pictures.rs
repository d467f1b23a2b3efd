//! The pictures in the documents are what the interface really shows.

#[path = "../docs/pictures.rs"]
mod pictures;

#[test]
fn every_picture_in_the_documents_is_what_the_interface_shows() {
    for (name, svg) in pictures::pictures().unwrap() {
        let path = format!("{}/docs/pictures/{name}.svg", env!("CARGO_MANIFEST_DIR"));
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == svg, "{path} is stale; `cargo run --example pictures` draws it anew");
    }
}

#[test]
fn every_picture_is_shown_in_the_tour_and_nothing_else_is() {
    let tour = include_str!("../docs/tour.md");
    let mut shown: Vec<&str> =
        tour.split("(pictures/").skip(1).filter_map(|rest| rest.split_once(".svg)")).map(|it| it.0).collect();
    let pictures = pictures::pictures().unwrap();
    let mut drawn: Vec<&str> = pictures.iter().map(|(name, _)| *name).collect();
    shown.sort_unstable();
    drawn.sort_unstable();
    assert_eq!(shown, drawn);
}
