//! Every screen as text, in three sizes, against the files under `snapshots`.

use crate::cases;
use crate::desk::Desk;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

/// Holds the screen in all sizes against the pictures `name-WIDTHxHEIGHT`.
pub fn hold(name: &str, desk: &Desk) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (width, height) in SIZES {
            insta::assert_snapshot!(format!("{name}-{width}x{height}"), desk.screen_of(width, height).text());
        }
    });
}

fn with_everything() -> Desk {
    Desk::with("terminal", |store| cases::with_everything(store, "some words"))
}

#[test]
fn the_first_start_greets_and_says_which_key_opens_a_case() {
    hold("greeting", &Desk::new());
}

#[test]
fn the_list_shows_a_case_in_every_phase() {
    hold("board", &Desk::with("terminal", cases::in_every_phase));
}

#[test]
fn the_page_of_a_case_has_six_tabs() {
    for (number, tab) in (1..).zip(["overview", "rejection", "checklist", "evidence", "draft", "timeline"]) {
        hold(&format!("case-{number}-{tab}"), &with_everything().press("enter").press(&number.to_string()));
    }
}

#[test]
fn the_page_of_a_verified_case_shows_what_comes_after() {
    let desk = Desk::with("terminal", cases::in_review).press("a ctrl-s enter 3");
    hold("case-after-approval", &desk);
}

#[test]
fn the_form_for_a_new_case_asks_for_the_account() {
    hold("form-open", &Desk::new().press("o tab tab").type_text("44705892343619584"));
}

#[test]
fn the_form_for_a_submission_asks_for_its_circumstances() {
    hold("form-submit", &Desk::with("terminal", cases::fresh).press("s").type_text("30h ago"));
}

#[test]
fn the_form_for_a_rejection_reads_the_reasons_out_of_the_pasted_words() {
    let desk = Desk::with("terminal", cases::in_review).press("r");
    hold("form-reject", &desk.paste("Your ID photo has glare and the name does not match").press("tab"));
}

#[test]
fn the_forms_for_the_other_outcomes_ask_when() {
    for (name, key) in [("approve", "a"), ("interrupt", "i"), ("withdraw", "w")] {
        hold(&format!("form-{name}"), &Desk::with("terminal", cases::in_review).press(key));
    }
}

#[test]
fn the_forms_for_notes_tickets_and_the_end_of_a_case_say_what_they_are_for() {
    for (name, key) in [("note", "n"), ("ticket-sent", "t"), ("reply", "T"), ("close", "x")] {
        hold(&format!("form-{name}"), &Desk::with("terminal", cases::cooling_down).press(key));
    }
}

#[test]
fn the_form_for_the_account_holds_what_is_known() {
    hold("form-account", &with_everything().press("enter e"));
}

#[test]
fn the_form_for_a_breach_asks_for_the_reference_of_the_case() {
    hold("form-breach", &Desk::with("terminal", cases::cooling_down).press("s ctrl-s y"));
}

#[test]
fn a_form_says_at_its_foot_what_is_wrong_with_a_field() {
    hold("form-fault", &Desk::with("terminal", cases::fresh).press("s").type_text("soon").press("ctrl-s"));
}

#[test]
fn a_refusal_names_the_rule_the_instant_and_what_to_do() {
    hold("refusal", &Desk::with("terminal", cases::cooling_down).press("s ctrl-s"));
}

#[test]
fn leaving_a_touched_form_is_a_question() {
    hold("discard", &Desk::with("terminal", cases::cooling_down).press("n").type_text("wait").press("esc"));
}

#[test]
fn undoing_is_a_question_that_says_what_goes() {
    hold("undo", &Desk::with("terminal", cases::cooling_down).press("u"));
}

#[test]
fn the_help_lists_the_keys_of_the_place() {
    hold("help-of-the-list", &Desk::with("terminal", cases::cooling_down).press("?"));
    hold("help-of-a-case", &Desk::with("terminal", cases::cooling_down).press("enter ?"));
}

#[test]
fn a_screen_that_is_too_small_says_how_much_is_wanted() {
    let screen = Desk::new().screen_of(59, 15);
    assert!(screen.shows("kycase needs 60 x 16 cells; this is 59 x 15."), "{screen:?}");
}

#[test]
fn the_guide_shows_one_step_at_a_time() {
    hold("guide-item", &Desk::with("terminal", cases::cooling_down).press("p l"));
    let last = (0..60).fold(Desk::with("terminal", cases::fresh).press("p"), |desk, _| desk.press("l"));
    hold("guide-record", &last);
}

#[test]
fn the_palette_the_search_and_the_filter_show_what_they_find() {
    hold("palette", &Desk::with("terminal", cases::in_every_phase).press(":").type_text("rec"));
    hold("find", &with_everything().press("F").type_text("some"));
    hold("filter", &Desk::with("terminal", cases::in_every_phase).press("/").type_text("re"));
}

#[test]
fn the_forms_that_mend_a_case_say_what_they_do() {
    for (key, name) in [("m", "amend"), ("R", "rename"), ("D", "erase"), ("enter 4 f", "enclose")] {
        hold(&format!("form-{name}"), &Desk::with("terminal", cases::cooling_down).press(key));
    }
}
