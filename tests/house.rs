//! The invariants of the house: who may name whom, where the clock is read, how long a file may be.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each layer with the layers that it may name.
const LAYERS: [(&str, &[&str]); 12] = [
    ("case", &[]),
    ("playbook", &["case"]),
    ("identity", &["case", "playbook"]),
    ("triage", &["case", "playbook"]),
    ("preflight", &["case", "playbook", "identity"]),
    ("photo", &["case", "playbook"]),
    ("draft", &["case", "playbook", "preflight"]),
    ("show", &["case", "playbook", "preflight"]),
    ("store", &["case"]),
    ("system", &["case", "playbook", "identity", "triage", "preflight", "photo", "draft", "show"]),
    ("cli", &["case", "playbook", "identity", "triage", "preflight", "photo", "draft", "show", "store", "system"]),
    ("tui", &["case", "playbook", "identity", "triage", "preflight", "photo", "draft", "show", "store", "system"]),
];

/// Words that have no place in a layer: crates and modules that would make it more than it is.
const FOREIGN: [(&str, &[&str]); 11] = [
    (
        "case",
        &[
            "std::fs",
            "std::env",
            "std::io",
            "std::process",
            "std::net",
            "rusqlite",
            "ratatui",
            "clap",
            "uuid",
            "::now(",
        ],
    ),
    ("playbook", &["std::fs", "std::env", "std::process", "rusqlite", "ratatui", "clap", "::now("]),
    ("identity", &["std::fs", "std::env", "std::process", "rusqlite", "ratatui", "clap", "::now("]),
    ("triage", &["std::fs", "std::env", "std::process", "rusqlite", "ratatui", "clap", "::now("]),
    ("preflight", &["std::fs", "std::env", "std::process", "rusqlite", "ratatui", "clap", "::now("]),
    ("photo", &["std::fs", "std::env", "std::process", "std::net", "rusqlite", "ratatui", "clap", "::now("]),
    ("draft", &["std::fs", "std::env", "std::process", "rusqlite", "ratatui", "clap", "::now("]),
    ("show", &["std::fs", "std::env", "std::process", "rusqlite", "ratatui", "clap", "::now("]),
    ("store", &["ratatui", "clap", "std::env", "Utc::now", "Local::now", "'now'"]),
    ("cli", &["ratatui", "rusqlite", "Utc::now", "Local::now"]),
    ("tui", &["rusqlite", "clap", "Utc::now", "Local::now"]),
];

/// The longest source file, in lines.
const LONGEST: usize = 400;

#[test]
fn a_layer_names_only_the_layers_that_stand_before_it() {
    for (layer, may_name) in LAYERS {
        for (path, text) in sources(layer) {
            for (other, _) in LAYERS.iter().filter(|(other, _)| *other != layer && !may_name.contains(other)) {
                let names = text.contains(&format!("crate::{other}")) || text.contains(&format!("kycase::{other}"));
                assert!(!names, "{} names `{other}`, which does not stand before `{layer}`", path.display());
            }
        }
    }
}

#[test]
fn every_folder_of_the_source_is_a_layer() {
    let folders = fs::read_dir(root().join("src")).unwrap().map(|entry| entry.unwrap().path());
    for folder in folders.filter(|path| path.is_dir()) {
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        assert!(LAYERS.iter().any(|(layer, _)| *layer == name), "`{name}` is a folder but no layer");
    }
}

#[test]
fn no_layer_uses_what_has_no_place_in_it() {
    for (layer, foreign) in FOREIGN {
        for (path, text) in sources(layer) {
            for word in foreign {
                assert!(!code(&text).contains(word), "{} uses `{word}`", path.display());
            }
        }
    }
}

#[test]
fn the_time_is_read_in_one_file_alone() {
    let readers: Vec<_> = everything()
        .into_iter()
        .filter(|(_, text)| {
            ["Utc::now(", "Local::now(", "SystemTime::now(", "Instant::now("].iter().any(|it| code(text).contains(it))
        })
        .map(|(path, _)| path.strip_prefix(root()).unwrap().to_owned())
        .collect();
    assert_eq!(readers, [Path::new("src/system/clock.rs")]);
}

#[test]
fn of_the_interface_only_the_app_and_the_loop_name_the_log() {
    for (path, text) in sources("tui") {
        let name = path.strip_prefix(root().join("src/tui")).unwrap();
        let may = [Path::new("mod.rs"), Path::new("app.rs")].contains(&name) || name.starts_with("app");
        assert!(may || !text.contains("crate::store"), "{} names the log", path.display());
    }
}

#[test]
fn no_source_file_needs_long_scrolling() {
    for (path, text) in everything() {
        let lines = text.lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines; {LONGEST} are the most", path.display());
    }
}

#[test]
fn nothing_is_left_to_be_done_later() {
    for (path, text) in everything() {
        for word in ["TODO", "FIXME", "HACK"] {
            assert!(!text.contains(word), "{} holds `{word}`", path.display());
        }
    }
}

#[test]
fn one_copy_of_the_terminal_library_is_in_the_tree() {
    let mut cargo = std::process::Command::new(env!("CARGO"));
    cargo.args(["tree", "--offline", "--locked", "--edges", "normal", "--prefix", "none", "--no-dedupe"]);
    let tree = cargo.current_dir(root()).output().unwrap();
    let tree = String::from_utf8(tree.stdout).unwrap();
    for name in ["crossterm", "ratatui-core", "libsqlite3-sys", "signal-hook"] {
        let versions: BTreeSet<&str> = tree
            .lines()
            .filter_map(|line| line.strip_prefix(name)?.strip_prefix(" v"))
            .filter_map(|version| version.split_whitespace().next())
            .collect();
        assert_eq!(versions.len(), 1, "{name}: {versions:?}");
    }
}

/// The source without its comments, which may name anything.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn sources(layer: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    walk(&root().join("src").join(layer), &mut found);
    assert!(!found.is_empty(), "layer `{layer}` has no source");
    found
}

fn everything() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    walk(&root().join("src"), &mut found);
    found
}

fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
