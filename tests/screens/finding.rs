//! Finding: a command by a few letters, a case among many, a text among everything that was written down.

use crate::cases;
use crate::desk::Desk;
use kycase::tui::Flow;

fn every_phase() -> Desk {
    Desk::with("terminal", cases::in_every_phase)
}

fn with_everything() -> Desk {
    Desk::with("terminal", |store| cases::with_everything(store, "some words"))
}

#[test]
fn a_few_letters_in_the_palette_find_a_command_and_enter_does_it() {
    for key in [":", "ctrl-p"] {
        let found = every_phase().press(key).type_text("recsub");
        assert!(found.screen().reversed().concat().contains("Record a submission"), "{:?}", found.screen());
        assert!(found.press("enter").screen().shows("Attempt 2 of ready"));
    }
}

#[test]
fn the_palette_tells_the_key_of_each_command() {
    let screen = every_phase().press(":").type_text("private note").screen();
    assert!(screen.reversed().concat().trim_end().ends_with(" n"), "{screen:?}");
}

#[test]
fn the_palette_leads_to_a_case_by_its_name() {
    let desk = every_phase().press(":").type_text("case overd").press("enter");
    assert!(desk.screen().lines()[0].starts_with(" overdue"), "{:?}", desk.screen());
    assert!(desk.press("esc").screen().lines()[0].starts_with(" kycase"), "the palette does not come back");
}

#[test]
fn the_palette_says_where_nothing_is_called_that_and_escape_leaves_it() {
    let before = every_phase();
    let shown = before.screen();
    let nothing = before.press(":").type_text("zzzz");
    assert!(nothing.screen().shows("Nothing is called that."));
    assert_eq!(nothing.press("enter esc").screen(), shown);
}

#[test]
fn a_command_without_a_key_is_done_from_the_palette() {
    let desk = with_everything().press(":").type_text("close the open ticket").press("enter");
    assert!(desk.screen().foot().contains("ticket 1 closed"), "{:?}", desk.screen());
}

#[test]
fn the_program_can_be_suspended_and_left_from_the_palette() {
    let desk = every_phase().press(":").type_text("back to the shell").press("enter");
    assert_eq!(desk.asked(), [Flow::Suspend]);
    assert!(every_phase().press(":").type_text("leave kycase").press("enter").is_left());
}

#[test]
fn the_chosen_line_of_the_help_is_done_by_enter_in_the_place_that_it_is_about() {
    let desk = every_phase().press("?").press("/").type_text("private note").press("enter");
    assert!(desk.screen().shows("Note on ready"), "{:?}", desk.screen());
    assert!(desk.press("esc").screen().lines()[0].starts_with(" kycase"), "the help does not come back");
}

#[test]
fn a_search_in_the_help_that_finds_nothing_says_so_and_escape_ends_it() {
    let desk = every_phase().press("? /").type_text("qqqq");
    assert!(desk.screen().shows("No key does that."));
    let all = desk.press("esc");
    assert!(all.screen().shows("Record a submission"));
    assert!(all.press("esc").screen().lines()[0].starts_with(" kycase"));
}

#[test]
fn a_filter_narrows_the_list_while_it_is_typed() {
    let desk = every_phase().press("/").type_text("over");
    let screen = desk.screen();
    assert!(screen.shows("1 of 9 cases match “over”"), "{screen:?}");
    assert!(screen.reversed().concat().contains("overdue"));
    assert!(!screen.lines()[3].contains("preparing"));
    let set = desk.press("enter");
    assert!(set.screen().foot().contains("esc all cases"), "{:?}", set.screen());
    let case = set.press("enter");
    assert!(case.screen().lines()[0].starts_with(" overdue"));
    assert!(case.press("esc esc").screen().shows("closed"), "all cases are back");
}

#[test]
fn a_filter_that_nothing_matches_says_so_and_escape_shows_all_again() {
    let desk = every_phase().press("/").type_text("nowhere");
    assert!(desk.screen().shows("No case matches."));
    assert!(desk.press("esc").screen().shows("9 cases") || every_phase().screen().shows("1 preparing"));
}

#[test]
fn while_a_filter_is_typed_letters_are_letters_and_arrows_still_choose() {
    let desk = every_phase().press("/").type_text("q").press("backspace down");
    assert!(!desk.is_left());
    assert!(desk.screen().reversed().concat().contains("overdue"), "{:?}", desk.screen());
}

#[test]
fn a_new_case_is_seen_whatever_was_filtered() {
    let desk = every_phase().press("/").type_text("overdue").press("enter o tab tab").type_text("77777777");
    let desk = desk.press("ctrl-s");
    assert!(desk.screen().reversed().concat().contains("okx"), "{:?}", desk.screen());
}

#[test]
fn a_search_finds_words_in_every_text_whatever_their_case_and_marks_them() {
    let desk = with_everything().press("F").type_text("SOME");
    let screen = desk.screen();
    for what in ["rejection of attempt 4", "note", "message to support, ticket 1", "answer of support, ticket 1"] {
        assert!(desk.screen_of(120, 80).shows(what), "{what} in {screen:?}");
    }
    let styles = screen.styles();
    assert!(styles.contains("some"), "{styles}");
    assert!(!with_everything().press("F").type_text("some elsewhere").screen().shows("rejection of"));
}

#[test]
fn a_hit_leads_to_its_case_and_back_to_the_search() {
    let desk = with_everything().press("F").type_text("some").press("down enter");
    assert!(desk.screen().lines()[0].starts_with(" okx"), "{:?}", desk.screen());
    assert!(desk.press("esc").screen().shows("Find"), "the search is still there");
}

#[test]
fn hostile_characters_in_what_is_searched_for_are_shown_as_marks() {
    for place in ["/", "F", ":", "? /"] {
        let desk = every_phase().press(place).paste("a\u{202e}b\u{1b}[2Jc\nd");
        let text = desk.screen().text();
        assert!(!text.contains('\u{202e}') && !text.contains('\u{1b}'), "{place}: {text}");
    }
}
