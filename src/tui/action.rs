//! Everything that a key can do. The keys themselves are data: `data/keymaps`.

use serde::Deserialize;

/// Declares every action by one line: its name, its name in key maps, one or two words for the hints at the foot of the
/// screen, and what it does in a sentence.
macro_rules! actions {
    ($($name:ident $word:literal: $hint:literal, $about:literal;)*) => {
        /// Something that a key can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        pub enum Action {
            $(#[doc = $about] #[serde(rename = $word)] $name,)*
        }

        impl Action {
            /// Every action.
            pub const ALL: &[Action] = &[$(Action::$name,)*];

            /// Its name in key maps.
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// One or two words, for the hints at the foot of the screen.
            pub fn hint(self) -> &'static str {
                match self { $(Self::$name => $hint,)* }
            }

            /// What it does, for the help.
            pub fn about(self) -> &'static str {
                match self { $(Self::$name => $about,)* }
            }
        }
    };
}

actions! {
    Quit "quit": "quit", "Leave kycase";
    Help "help": "help", "Show every key of this place";
    Palette "palette": "commands", "Find any command, or a case, and do it";
    Find "find": "find", "Search notes, texts and messages";
    Filter "filter": "filter", "Show only what matches";
    AllCases "all_cases": "all cases", "Show all cases again";
    Run "run": "do it", "Do what is chosen";
    Suspend "suspend": "suspend", "Go back to the shell; `fg` returns";
    Mouse "mouse": "mouse", "Let the mouse choose, or leave it to the terminal";
    Back "back": "back", "Go back";
    Yes "yes": "yes", "Say yes";
    Next "next": "down", "Go to the next line";
    Previous "previous": "up", "Go to the line before";
    PageDown "page_down": "page down", "Go ten lines down";
    PageUp "page_up": "page up", "Go ten lines up";
    First "first": "top", "Go to the first line";
    Last "last": "bottom", "Go to the last line";
    Show "show": "show", "Show the case with all that belongs to it";
    NextTab "next_tab": "next tab", "Go to the next tab";
    PreviousTab "previous_tab": "previous tab", "Go to the tab before";
    Tab1 "tab_1": "overview", "Show the attempts and what to fix";
    Tab2 "tab_2": "rejection", "Show the exchange's words, what they mean, and what to fix";
    Tab3 "tab_3": "checklist", "Show the list to go through before an attempt";
    Tab4 "tab_4": "evidence", "Show what a ticket should enclose";
    Tab5 "tab_5": "draft", "Show the message to support";
    Tab6 "tab_6": "timeline", "Show everything that was recorded";
    ZoomIn "zoom_in": "zoom in", "Show less of the time, closer";
    ZoomOut "zoom_out": "zoom out", "Show more of the time";
    Earlier "earlier": "earlier", "Show what came before";
    Later "later": "later", "Show what came after";
    WholeTime "whole_time": "all", "Show all of the time";
    Statistics "statistics": "statistics", "Show what all cases add up to";
    Toggle "toggle": "tick", "Tick the line, or take the tick away";
    Enclose "enclose": "add file", "Add a file to what a ticket should enclose";
    Channel "channel": "chat/email", "Draft the message for the other channel";
    EditDraft "edit_draft": "edit", "Change the message to support in your editor";
    CopyDraft "copy_draft": "copy draft", "Copy the message to support";
    Open "open": "open case", "Open a new case";
    Guide "guide": "prepare", "Go through the next attempt step by step";
    Done "done": "done", "Done; go to the next step";
    NextStep "next_step": "next", "Go to the next step";
    PreviousStep "previous_step": "previous", "Go to the step before";
    Submit "submit": "submit", "Record a submission";
    Reject "reject": "reject", "Record a rejection";
    Approve "approve": "approve", "Record an approval";
    Interrupt "interrupt": "interrupt", "Record that an attempt failed for technical reasons";
    Withdraw "withdraw": "withdraw", "Record that you took an attempt back";
    Note "note": "note", "Write a private note";
    TicketSent "ticket_sent": "ticket sent", "Record a message to support";
    TicketReply "ticket_reply": "reply", "Record support's answer";
    Account "account": "account", "Correct or complete the account";
    CloseTicket "close_ticket": "close ticket", "Close the open ticket";
    Amend "amend": "correct", "Correct the times or the reasons of an attempt";
    Rename "rename": "rename", "Give the case another reference";
    Delete "delete": "erase", "Erase the case for good";
    Undo "undo": "undo", "Take back the latest entry";
    Close "close": "close case", "Close the case";
    Reopen "reopen": "reopen", "Go on with a closed case";
    NextField "next_field": "next", "Go to the next field";
    PreviousField "previous_field": "previous", "Go to the field before";
    Accept "accept": "accept", "Take the value and go on; on the last field, save";
    Save "save": "save", "Record what the form says";
    Cancel "cancel": "cancel", "Leave the form without recording anything";
}
