//! Picking reasons: what the text seems to say comes first, typing searches, a blank ticks.

use super::field::Effect;
use crate::case::{ChosenBy, ReasonId};
use crate::playbook::Catalogue;
use crate::triage::Proposal;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Any number of reasons.
#[derive(Debug, Default)]
pub struct ReasonPicker {
    all: Vec<Candidate>,
    query: String,
    cursor: usize,
    chosen_by_hand: bool,
}

/// A reason that can be picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its id.
    pub id: ReasonId,
    /// Its name.
    pub title: String,
    /// Whether it is ticked.
    pub ticked: bool,
    /// The words of the text that led to it, where it is proposed.
    pub because: Vec<String>,
    place: usize,
}

impl ReasonPicker {
    /// Every reason of the catalogue.
    pub fn new(catalogue: &Catalogue) -> Self {
        let option = |(place, reason): (usize, &crate::playbook::Reason)| Candidate {
            id: reason.id.clone(),
            title: reason.title.clone(),
            ticked: false,
            because: Vec::new(),
            place,
        };
        Self { all: catalogue.reasons.iter().enumerate().map(option).collect(), ..Self::default() }
    }

    /// The picker with some reasons ticked, which come first.
    #[must_use]
    pub fn ticking(mut self, reasons: &[ReasonId]) -> Self {
        for option in &mut self.all {
            option.ticked = reasons.contains(&option.id);
        }
        self.all.sort_by_key(|option| (!option.ticked, option.place));
        self.chosen_by_hand = true;
        self
    }

    /// The reasons that are ticked.
    pub fn ticked(&self) -> Vec<ReasonId> {
        self.all.iter().filter(|option| option.ticked).map(|option| option.id.clone()).collect()
    }

    /// Who chose them: triage, where nobody has ticked by hand.
    pub fn chosen_by(&self) -> ChosenBy {
        if self.chosen_by_hand { ChosenBy::User } else { ChosenBy::Triage }
    }

    /// What is searched for.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// The reasons that match what is searched for, and the place of the cursor among them.
    pub fn shown(&self) -> (Vec<&Candidate>, usize) {
        let query = self.query.to_lowercase();
        let matches =
            |option: &&Candidate| option.title.to_lowercase().contains(&query) || option.id.as_str().contains(&query);
        let shown: Vec<_> = self.all.iter().filter(matches).collect();
        let cursor = self.cursor.min(shown.len().saturating_sub(1));
        (shown, cursor)
    }

    /// Takes over what a text seems to say: it comes first, and is ticked as long as nobody has ticked by hand.
    pub fn propose(&mut self, text: &str, proposals: &[Proposal]) {
        for option in &mut self.all {
            let proposal = proposals.iter().find(|proposal| proposal.reason == option.id);
            option.because =
                proposal.map_or_else(Vec::new, |proposal| proposal.words(text).map(str::to_owned).collect());
            if !self.chosen_by_hand {
                option.ticked = proposal.is_some_and(Proposal::is_sure);
            }
        }
        self.all.sort_by_key(|option| (option.because.is_empty(), option.place));
        self.cursor = 0;
    }

    /// Whether the cursor can move that way within the list.
    pub fn can_move(&self, code: KeyCode) -> bool {
        let (shown, cursor) = self.shown();
        match code {
            KeyCode::Up => cursor > 0,
            KeyCode::Down => cursor + 1 < shown.len(),
            _ => false,
        }
    }

    /// Takes a key, and tells what came of it.
    pub fn key(&mut self, event: KeyEvent) -> Effect {
        let (shown, cursor) = self.shown();
        match event.code {
            KeyCode::Up => {
                self.cursor = cursor.saturating_sub(1);
                return Effect::Moved;
            }
            KeyCode::Down => {
                self.cursor = (cursor + 1).min(shown.len().saturating_sub(1));
                return Effect::Moved;
            }
            KeyCode::Char(' ') => {
                let Some(id) = shown.get(cursor).map(|option| option.id.clone()) else { return Effect::Moved };
                self.chosen_by_hand = true;
                if let Some(option) = self.all.iter_mut().find(|option| option.id == id) {
                    option.ticked = !option.ticked;
                }
            }
            KeyCode::Backspace => {
                self.query.pop();
                self.cursor = 0;
            }
            KeyCode::Char(c) if (event.modifiers - KeyModifiers::SHIFT).is_empty() => {
                self.query.push(c);
                self.cursor = 0;
            }
            _ => return Effect::None,
        }
        Effect::Changed
    }
}
