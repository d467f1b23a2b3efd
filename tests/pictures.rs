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
