//! Wide, combining and joined letters: what stands behind them stays in its column.

use crate::cases;
use crate::desk::{Desk, UID, time};
use kycase::case::{Account, Command, ExchangeId, Level, Opening};
use kycase::store::Store;

/// Labels of many kinds: each with letters of other widths than one, short and too long for their column.
const LABELS: [&str; 12] = [
    "plain",
    "文字",
    "很长的名字很长的名字很长的名字很长的名字",
    "e\u{301}cole",
    "a\u{300}\u{301}\u{302}\u{303}b\u{300}\u{301}\u{302}\u{303}cdefghijklmnopqrstuvwxyz0123456789",
    "👍🏽 ok",
    "👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽",
    "🇩🇪 Konto",
    "🇩🇪🇩🇪🇩🇪🇩🇪🇩🇪🇩🇪🇩🇪🇩🇪🇩🇪🇩🇪🇩🇪🇩🇪🇩🇪🇩🇪🇩🇪🇩🇪🇩🇪",
    "ｆｕｌｌ　ｗｉｄｔｈ　ｌｅｔｔｅｒｓ　ａｒｅ　ｗｉｄｅ",
    "각하\u{1100}\u{1161}\u{11a8}",
    "حساب لا لا لا لا لا لا لا لا لا لا لا لا لا",
];

fn labelled(store: &mut Store) {
    for (number, label) in LABELS.into_iter().enumerate() {
        let account =
            Account { label: Some(label.to_owned()), ..Account::new(ExchangeId::new("okx"), format!("7000{number}")) };
        let opening = Opening { account, level: Level::new("identity") };
        let case = store.open_case(&opening, time("T-60h")).unwrap();
        store.commit(&case.id, &Command::Note { text: label.to_owned() }, time("T-60h")).unwrap();
    }
}

/// The column of the cell in which `word` begins, in each line that holds it.
fn columns(desk: &Desk, size: (u16, u16), word: &str) -> Vec<usize> {
    let screen = desk.screen_of(size.0, size.1);
    let letters: Vec<String> = word.chars().map(String::from).collect();
    let lines = screen.cells().chunks(usize::from(size.0));
    let place = |line: &[ratatui::buffer::Cell]| {
        line.windows(letters.len()).position(|cells| cells.iter().zip(&letters).all(|(cell, c)| cell.symbol() == c))
    };
    lines.filter_map(place).collect()
}

#[test]
fn on_the_board_the_phases_and_the_attempts_stand_below_each_other() {
    let desk = Desk::with("terminal", labelled);
    for size in [(80, 40), (120, 40), (200, 60)] {
        for word in ["preparing  ", "no attempt"] {
            let mut columns = columns(&desk, size, word);
            // The head of the screen counts the phases too.
            columns.drain(..columns.len().saturating_sub(LABELS.len()));
            assert_eq!(columns.len(), LABELS.len(), "{word} {:?}", desk.screen_of(size.0, size.1));
            assert!(columns.iter().all(|column| *column == columns[0]), "{word} at {columns:?}");
        }
    }
}

#[test]
fn a_chosen_row_is_marked_to_the_edge_whatever_its_letters() {
    for number in 0..LABELS.len() {
        let desk = Desk::with("terminal", labelled).press(&"j ".repeat(number));
        let screen = desk.screen_of(80, 40);
        let rows = screen.cells().chunks(80).map(|row| row.iter().filter(|cell| is_reversed(cell)).count());
        let marked: Vec<usize> = rows.filter(|count| *count > 0).collect();
        assert_eq!(marked.len(), 1, "{screen:?}");
        // The second cell of a wide letter has no look of its own, and the label has room for six of them.
        assert!(marked[0] + 6 >= 80, "{marked:?} {screen:?}");
        assert!(is_reversed(&screen.cells().chunks(80).nth(2 + number).unwrap()[79]), "{screen:?}");
    }
}

fn is_reversed(cell: &ratatui::buffer::Cell) -> bool {
    cell.modifier.contains(ratatui::style::Modifier::REVERSED)
}

#[test]
fn the_head_of_a_page_keeps_the_time_at_its_right_edge() {
    for said in LABELS {
        let desk = Desk::with("terminal", |store| cases::with_everything(store, said)).press("enter");
        for size in [(80, 24), (120, 40)] {
            let columns = columns(&desk, size, "12:00:00");
            assert_eq!(
                columns.first(),
                Some(&(usize::from(size.0) - 9)),
                "{said} {:?}",
                desk.screen_of(size.0, size.1)
            );
        }
    }
}

#[test]
fn on_a_wide_page_the_right_half_begins_in_its_column() {
    let plain = Desk::with("terminal", |store| cases::with_everything(store, "words")).press("enter");
    let expected = columns(&plain, (120, 40), "Attempts");
    for said in LABELS {
        let desk = Desk::with("terminal", |store| cases::with_everything(store, said)).press("enter");
        assert_eq!(columns(&desk, (120, 40), "Attempts"), expected, "{said}");
        assert_eq!(columns(&desk, (120, 40), "submitted").first(), columns(&plain, (120, 40), "submitted").first());
    }
}

#[test]
fn in_a_form_the_reading_of_a_time_and_the_labels_stay_in_their_columns() {
    for said in LABELS {
        let desk = Desk::with("terminal", cases::in_review).press("r").paste(said).press("tab tab").paste(said);
        let labels = columns(&desk, (80, 24), "Stated wait");
        assert_eq!(labels, [2], "{said}");
        assert_eq!(columns(&desk, (80, 24), "not understood"), [45], "{said} {:?}", desk.screen());
    }
}

#[test]
fn no_letter_is_cut_in_two_and_no_line_is_longer_than_the_screen() {
    for width in 60..=130 {
        let desk = Desk::with("terminal", labelled);
        let screen = desk.screen_of(width, 30);
        for line in screen.lines() {
            assert!(!line.contains('\u{fffd}'), "{line}");
        }
        assert!(screen.shows(UID) || screen.shows("UID 7000"), "{screen:?}");
    }
}
