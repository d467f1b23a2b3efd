//! The wait that an exchange names for a new submission, and the attempts that it says are left.
//!
//! # What counts as a wait
//!
//! A length of time (`48 hours`, `2-3 days`, `zwei Tage`, `72小时`) counts where its own sentence says that a *new
//! submission* is possible once it is over:
//!
//! 1. it stands behind a word like *after*, or before one like *later*, and the sentence speaks of trying `again`;
//! 2. it stands beside a word like *within* or *for*, and the sentence says that trying again is `barred` so long;
//! 3. it stands near a word for waiting. Then nothing else that takes time (`other`: a review, a reply, a link) may be
//!    spoken of, here or in the sentence before, unless trying again is spoken of and stands nearer.
//!
//! It counts for nothing beside a word of `age` or `old` (`not older than 3 months`, `takes 24 hours`, `3 days ago`), or where something else
//! that takes time stands nearer than the new submission does. Of several waits the longest counts: a wait only ever
//! lengthens kycase's own 24 hours. A month is 31 days, and business days are as long as weekends can make them. A wait
//! that a date ends, and one of more than 366 days, are not read. Where nothing is found, nothing is guessed.
//!
//! # Own words
//!
//! A file `waits/NAME.toml` in the config directory adds to what ships; one of the same name as a shipped file replaces it.
//!
//! ```toml
//! lang = "en"
//!
//! [units]                        # minute, hour, day, business_day, week, month
//! day = ["sunrise*"]             # `*`: any ending
//! [numbers]
//! "a dozen" = 12
//! [spans]                        # a length of time without a number
//! "a fortnight" = "14 days"
//! [words]                        # the lists that ship are in data/waits/en.toml
//! again = ["knock _ again"]      # `_`: one word of any kind, or none
//! ```

mod amount;
mod page;
mod tries;
mod words;

use super::normalise::{self, Reader};
use crate::case::{LONGEST_STATED_WAIT, Span};
use crate::playbook::{BadData, Knowledge};
use amount::{Amount, amounts};
use page::{Near, Page};
use std::cmp::Reverse;
use std::ops::Range;
use words::{Role, Vocabulary, WaitFile};

/// How far a word for waiting may stand from the length of time, in half words.
const WAIT_REACH: u32 = 16;
/// How far what is barred may stand from the word that bars it, in half words.
const BAR_REACH: u32 = 8;
/// How many words that change nothing are stepped over.
const STEPS: usize = 4;

/// The words for waits, as the data files give them.
#[derive(Clone, Debug, Default)]
pub struct Waits(Vec<WaitFile>);

/// The words for waits, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct WaitIndex {
    vocabulary: Vocabulary,
    reader: Reader,
}

/// Something that a text says, with the bytes in which it says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated<T> {
    /// What it says.
    pub value: T,
    /// Where.
    pub because: Range<usize>,
}

impl<T> Stated<T> {
    /// The words of `text` that say it, where that is the text that it was read out of.
    pub fn words<'a>(&self, text: &'a str) -> Option<&'a str> {
        text.get(self.because.clone())
    }
}

impl Waits {
    /// The files of the folder `waits`.
    ///
    /// # Errors
    /// [`BadData`] for a file that can't be used.
    pub fn read(knowledge: &Knowledge) -> Result<Self, BadData> {
        knowledge.files_in("waits").map(WaitFile::read).collect::<Result<_, _>>().map(Self)
    }

    /// The same, ready to be looked for with a reader of texts.
    pub fn index(&self, reader: Reader) -> WaitIndex {
        WaitIndex { vocabulary: Vocabulary::of(&self.0, &reader), reader }
    }
}

impl WaitIndex {
    /// The longest wait for a new submission that a text names: more than nothing, and 366 days at most.
    pub fn wait(&self, text: &str) -> Option<Stated<Span>> {
        let page = self.page(text);
        let waits = amounts(&page).into_iter().filter_map(|amount| {
            let is_plausible = !amount.span.is_zero() && amount.span <= LONGEST_STATED_WAIT;
            let words = is_plausible.then(|| ground(&page, amount)).flatten()?;
            Some(Stated { value: amount.span, because: page.place(&words) })
        });
        waits.min_by_key(|wait| (Reverse(wait.value), wait.because.start))
    }

    /// How many attempts a text says are left.
    pub fn attempts_left(&self, text: &str) -> Option<Stated<u32>> {
        tries::left(&self.page(text))
    }

    fn page<'a>(&'a self, text: &'a str) -> Page<'a> {
        Page::of(normalise::beginning(text), &self.vocabulary, &self.reader)
    }
}

/// What stands right beside a length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Beside {
    role: Role,
    /// The first and the last of its words that are farthest from the length of time.
    edge: usize,
}

/// The words that make a length of time a wait for a new submission, itself among them; `None` where it is none.
fn ground(page: &Page<'_>, amount: Amount) -> Option<Range<usize>> {
    let words = amount.from..amount.to;
    let lead = beside(page, amount.from, [Role::Age, Role::Within, Role::After], |role, at| page.role_start(role, at));
    let behind = [Role::Old, Role::Within, Role::Later, Role::Before];
    let tail = beside(page, amount.to, behind, |role, at| page.role_end(role, at));
    let is = |role| [lead, tail].into_iter().flatten().any(|beside| beside.role == role);
    if is(Role::Age) || is(Role::Old) {
        return None;
    }
    let again = page.nearest(Role::Again, &words);
    let other = page.nearest(Role::Other, &words).filter(|other| !again.is_some_and(|again| overlap(again, *other)));
    let again = again.map(|again| if is(Role::Before) { Near { far: 0, ..again } } else { again });
    let free = match (again, other) {
        (_, None) => true,
        (Some(again), Some(other)) => again.far < other.far,
        (None, Some(_)) => false,
    };
    let told = |near: Near| {
        let edges = [lead.map(|it| it.edge), tail.map(|it| it.edge)].into_iter().flatten();
        let (from, to) = edges.fold((near.hit.from, near.hit.to), |(from, to), edge| (from.min(edge), to.max(edge)));
        from.min(amount.from)..to.max(amount.to)
    };
    if let Some(again) = again.filter(|_| free) {
        let is_over = (is(Role::After) || is(Role::Later)) && !is(Role::Within);
        if is_over || is(Role::Within) && is_barred(page, again) && !is_condition(page, amount.from) {
            return Some(told(again));
        }
    }
    let wait = page.nearest(Role::Wait, &words).filter(|wait| wait.far <= WAIT_REACH)?;
    let holds = if again.is_some() { free } else { other.is_none() && is_free_before(page, amount.from) };
    holds.then(|| told(wait))
}

/// What stands beside a length of time that begins or ends at `at`, with nothing between them but words that change
/// nothing: the longest term of some roles, where `step` leads from one end of a term to the other. Of two terms of one
/// length that of the first role counts.
fn beside<const N: usize>(
    page: &Page<'_>,
    at: usize,
    roles: [Role; N],
    step: impl Fn(Role, usize) -> Option<usize>,
) -> Option<Beside> {
    let mut at = at;
    for _ in 0..=STEPS {
        // What stands beside it in another sentence is not beside it.
        if at.checked_sub(1).is_none_or(|before| page.sentence(before) != page.sentence(at)) {
            return None;
        }
        let length = |edge: usize| edge.abs_diff(at);
        let ends = roles.into_iter().filter_map(|role| Some(Beside { role, edge: step(role, at)? }));
        let beside = ends.min_by_key(|beside| Reverse(length(beside.edge)));
        match (beside, step(Role::Through, at)) {
            (Some(beside), through) if through.is_none_or(|it| length(it) <= length(beside.edge)) => {
                return Some(beside);
            }
            (_, Some(through)) => at = through,
            (_, None) => return None,
        }
    }
    None
}

/// Whether a word bars what stands near it.
fn is_barred(page: &Page<'_>, again: Near) -> bool {
    let words = again.hit.from..again.hit.to;
    page.nearest(Role::Barred, &words).is_some_and(|barred| barred.far <= BAR_REACH)
        || page.first_within(Role::Barred, &words).is_some()
}

/// Whether what stands at a word is a condition: `if you do not submit again within 7 days` asks for it.
fn is_condition(page: &Page<'_>, at: usize) -> bool {
    let pause = |word: usize| page.words.get(word).map(|word| (word.sentence, word.pause));
    page.nearest_before(Role::If, at).is_some_and(|hit| pause(hit.from) == pause(at))
}

/// Whether the sentence before speaks of trying again, or of nothing that takes time.
fn is_free_before(page: &Page<'_>, at: usize) -> bool {
    let before = page.sentence(at).and_then(|sentence| sentence.checked_sub(1));
    before.is_none_or(|before| page.has_in(Role::Again, before) || !page.has_in(Role::Other, before))
}

fn overlap(a: Near, b: Near) -> bool {
    a.hit.from < b.hit.to && b.hit.from < a.hit.to
}
