//! Everything that a key can do. The keys themselves are data: `data/keymap.toml`.

use serde::Deserialize;

macro_rules! actions {
    ($($(#[$meta:meta])* $name:ident: $hint:literal, $about:literal;)*) => {
        /// Something that a key can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Action {
            $(#[doc = $about] $(#[$meta])* $name,)*
        }

        impl Action {
            /// Every action.
            pub const ALL: &[Action] = &[$(Action::$name,)*];

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
    Quit: "quit", "Leave kycase";
    Help: "help", "Show every key of this place";
    Back: "back", "Go back";
    Yes: "yes", "Say yes";
    Next: "down", "Go to the next line";
    Previous: "up", "Go to the line before";
    PageDown: "page down", "Go ten lines down";
    PageUp: "page up", "Go ten lines up";
    First: "top", "Go to the first line";
    Last: "bottom", "Go to the last line";
    Show: "show", "Show the case with all that belongs to it";
    NextTab: "next tab", "Go to the next tab";
    PreviousTab: "previous tab", "Go to the tab before";
    #[serde(rename = "tab_1")] Tab1: "overview", "Show the attempts and what to fix";
    #[serde(rename = "tab_2")] Tab2: "checklist", "Show the list to go through before an attempt";
    #[serde(rename = "tab_3")] Tab3: "evidence", "Show what a ticket should enclose";
    #[serde(rename = "tab_4")] Tab4: "draft", "Show the message to support";
    #[serde(rename = "tab_5")] Tab5: "timeline", "Show everything that was recorded";
    ZoomIn: "zoom in", "Show less of the time, closer";
    ZoomOut: "zoom out", "Show more of the time";
    Earlier: "earlier", "Show what came before";
    Later: "later", "Show what came after";
    WholeTime: "all", "Show all of the time";
    Statistics: "statistics", "Show what all cases add up to";
    Toggle: "tick", "Tick the line, or take the tick away";
    Channel: "chat/email", "Draft the message for the other channel";
    CopyDraft: "copy draft", "Copy the message to support";
    Open: "open case", "Open a new case";
    Submit: "submit", "Record a submission";
    Reject: "reject", "Record a rejection";
    Approve: "approve", "Record an approval";
    Interrupt: "interrupt", "Record that an attempt failed for technical reasons";
    Withdraw: "withdraw", "Record that you took an attempt back";
    Note: "note", "Write a private note";
    TicketSent: "ticket sent", "Record a message to support";
    TicketReply: "reply", "Record support's answer";
    Account: "account", "Correct or complete the account";
    Undo: "undo", "Take back the latest entry";
    Close: "close case", "Close the case";
    Reopen: "reopen", "Go on with a closed case";
    NextField: "next", "Go to the next field";
    PreviousField: "previous", "Go to the field before";
    Accept: "accept", "Take the value and go on; on the last field, save";
    Save: "save", "Record what the form says";
    Cancel: "cancel", "Leave the form without recording anything";
}
