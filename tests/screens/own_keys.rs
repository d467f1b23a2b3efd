//! The user's own keys: presets, and the table `keys` of config.toml.

use crate::desk::key;
use kycase::playbook::BadData;
use kycase::system::library::Library;
use kycase::tui::{Action, Key, Keymap, Place};

/// The key map of a configuration directory with these files.
fn with(files: &[(&str, &str)]) -> Result<Keymap, BadData> {
    let folder = tempfile::tempdir().unwrap();
    for (place, text) in files {
        let path = folder.path().join(place);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let library = Library::read(Some(&folder.path().join("config.toml"))).unwrap();
    let keymap = Keymap::of(&library);
    keymap.map_err(|bad| BadData { file: bad.file.rsplit('/').next().unwrap().to_owned(), ..bad })
}

fn does(keymap: &Keymap, place: Place, name: &str) -> Option<Action> {
    keymap.action(place, Key::of(key(name)))
}

#[test]
fn an_action_gets_the_keys_that_its_user_gives_it_and_loses_the_others() {
    let keymap = with(&[("config.toml", "[keys.board]\nsubmit = [\"ctrl-x\", \"S\"]\n")]).unwrap();
    assert_eq!(does(&keymap, Place::Board, "S"), Some(Action::Submit));
    assert_eq!(does(&keymap, Place::Board, "s"), None);
    assert_eq!(keymap.key_for(Place::Board, Action::Submit).unwrap().to_string(), "ctrl-x");
    assert_eq!(does(&keymap, Place::Case, "s"), Some(Action::Submit), "another place keeps its own");
}

#[test]
fn two_actions_change_their_keys_with_each_other() {
    let keymap = with(&[("config.toml", "[keys.board]\nsubmit = [\"r\"]\nreject = [\"s\"]\n")]).unwrap();
    assert_eq!(does(&keymap, Place::Board, "r"), Some(Action::Submit));
    assert_eq!(does(&keymap, Place::Board, "s"), Some(Action::Reject));
}

#[test]
fn a_key_that_does_something_else_already_is_a_fault_of_its_line() {
    let bad = with(&[("config.toml", "theme = \"dark\"\n\n[keys.board]\nsubmit = [\"r\"]\n")]).unwrap_err();
    let said = "config.toml:4: `keys.board.submit`: `r` has two meanings in `board`; it does `reject` there already";
    assert_eq!(bad.to_string(), said);
}

#[test]
fn an_unknown_place_action_or_key_is_a_fault_of_its_line() {
    for (text, line) in [
        ("[keys.lobby]\nsubmit = [\"x\"]\n", 1),
        ("[keys.board]\nfly = [\"x\"]\n", 2),
        ("[keys.board]\nopen = [\"o\"]\nsubmit = [\"hyper-s\"]\n", 3),
    ] {
        let bad = with(&[("config.toml", text)]).unwrap_err();
        assert_eq!((bad.file.as_str(), bad.line), ("config.toml", line), "{bad}");
    }
}

#[test]
fn an_action_without_keys_stays_in_the_palette() {
    let keymap = with(&[("config.toml", "[keys.board]\ndelete = []\n")]).unwrap();
    assert_eq!(does(&keymap, Place::Board, "D"), None);
    assert!(keymap.bindings(Place::Board).any(|binding| binding.action == Action::Delete));
}

#[test]
fn presets_lie_over_the_shipped_keys_and_the_user_s_own_over_them() {
    let arrows = with(&[("config.toml", "keymap = \"arrows\"\n")]).unwrap();
    assert_eq!(does(&arrows, Place::Board, "j"), None);
    assert_eq!(does(&arrows, Place::Board, "down"), Some(Action::Next));
    assert_eq!(does(&arrows, Place::Board, "s"), Some(Action::Submit));
    let emacs = with(&[("config.toml", "keymap = \"emacs\"\n\n[keys.list]\nnext = [\"j\"]\n")]).unwrap();
    assert_eq!(does(&emacs, Place::Board, "ctrl-p"), Some(Action::Previous));
    assert_eq!(does(&emacs, Place::Board, "ctrl-n"), None);
    assert_eq!(does(&emacs, Place::Board, "j"), Some(Action::Next));
}

#[test]
fn a_preset_of_one_s_own_is_a_file_and_one_that_is_not_there_is_a_fault() {
    let own = ("keymaps/mine.toml", "[board]\nsubmit = [\"ctrl-x\"]\n");
    let keymap = with(&[("config.toml", "keymap = \"mine\"\n"), own]).unwrap();
    assert_eq!(does(&keymap, Place::Board, "ctrl-x"), Some(Action::Submit));
    let bad = with(&[("config.toml", "\nkeymap = \"theirs\"\n"), own]).unwrap_err();
    assert_eq!(
        bad.to_string(),
        "config.toml:2: `keymap`: there is no keymap of that name; there are arrows, default, emacs, mine"
    );
}

#[test]
fn every_shipped_preset_can_be_read_and_leaves_every_way_out() {
    for preset in ["default", "arrows", "emacs"] {
        let keymap = with(&[("config.toml", &format!("keymap = \"{preset}\"\n"))]).unwrap();
        for (place, way) in [
            (Place::Board, Action::Quit),
            (Place::Case, Action::Back),
            (Place::Guide, Action::Back),
            (Place::Form, Action::Cancel),
            (Place::Help, Action::Back),
            (Place::Message, Action::Back),
            (Place::Finder, Action::Back),
        ] {
            assert!(keymap.key_for(place, way).is_some(), "{preset}: {way:?} in {place:?}");
        }
    }
}
