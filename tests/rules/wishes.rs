//! Random wishes at random times, for `histories`.

use crate::model::DAY;
use chrono::NaiveDate;
use kycase::case::{Agreement, Examination, Grade, Shown, Side};
use proptest::prelude::*;
use proptest::sample::select;

/// A time to name in a wish: mostly now, often just beside the end of the wait, sometimes long ago or yet to come.
#[derive(Clone, Copy, Debug)]
pub enum When {
    Now,
    Ago(i64),
    Ahead(i64),
    BesideTheEndOfTheWait(i64),
}

/// How far a submission is told to have happened already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    UnderTheRule,
    Already,
    Confirmed,
}

#[derive(Clone, Debug)]
pub enum Wish {
    /// What usually comes next: a rejection for glare, or a submission as soon as the wait is over.
    Onward,
    Submit(Told),
    Approve,
    Reject {
        reasons: Vec<&'static str>,
        called_final: bool,
        stated: Option<i64>,
    },
    Interrupt,
    Withdraw,
    /// Of the attempt that stands so many before the last one; its times are moved by so many seconds.
    Amend {
        back: u32,
        submitted: Option<i64>,
        decided: Option<i64>,
        reasons: Option<Vec<&'static str>>,
    },
    Undo,
    Ask,
    Answer {
        welcome: bool,
    },
    EndTicket,
    Close,
    Reopen,
    Note,
    Remember(Examination),
}

fn reasons() -> impl Strategy<Value = Vec<&'static str>> {
    // Open doors come most often, or few histories would get far.
    let ids = ["document_glare", "name_mismatch", "too_many_attempts", "duplicate_account", "unheard_of", "underage"];
    let one = prop_oneof![6 => Just("document_glare"), 4 => select(ids.to_vec())];
    prop::collection::vec(one, 0..3)
}

fn examinations() -> Vec<Examination> {
    let day = |year| NaiveDate::from_ymd_opt(year, 3, 1).unwrap();
    let document = |year| Examination::Document { document: None, expires: day(year) };
    let photos = |show, worst| Examination::Photos { show, side: None, count: 2, worst };
    vec![
        document(2030),
        document(1500),
        Examination::Name { agreement: Agreement::Differs },
        photos(Shown::Document, Grade::Ok),
        photos(Shown::Document, Grade::Bad),
        photos(Shown::Selfie, Grade::Look),
        Examination::Photos { show: Shown::Document, side: Some(Side::Back), count: 1, worst: Grade::Bad },
    ]
}

pub fn wish() -> impl Strategy<Value = Wish> {
    let told = select(vec![Told::UnderTheRule, Told::UnderTheRule, Told::Already, Told::Confirmed]);
    let stated = prop::option::weighted(0.2, select(vec![0, 1, DAY - 1, DAY + 1, 3 * DAY]));
    let shift = || prop::option::of(select(vec![-DAY, -3600, -1, 0, 1, 3600, DAY]));
    prop_oneof![
        16 => Just(Wish::Onward),
        8 => told.prop_map(Wish::Submit),
        8 => (reasons(), prop::bool::weighted(0.1), stated)
            .prop_map(|(reasons, called_final, stated)| Wish::Reject { reasons, called_final, stated }),
        1 => Just(Wish::Approve),
        3 => Just(Wish::Interrupt),
        1 => Just(Wish::Withdraw),
        8 => (0..4u32, shift(), shift(), prop::option::weighted(0.3, reasons()))
            .prop_map(|(back, submitted, decided, reasons)| Wish::Amend { back, submitted, decided, reasons }),
        4 => Just(Wish::Undo),
        3 => Just(Wish::Ask),
        4 => any::<bool>().prop_map(|welcome| Wish::Answer { welcome }),
        1 => Just(Wish::EndTicket),
        1 => Just(Wish::Close),
        2 => Just(Wish::Reopen),
        1 => Just(Wish::Note),
        2 => select(examinations()).prop_map(Wish::Remember),
    ]
}

pub fn when() -> impl Strategy<Value = When> {
    prop_oneof![
        6 => Just(When::Now),
        3 => (-1..=1i64).prop_map(When::BesideTheEndOfTheWait),
        2 => prop_oneof![Just(1), 0..3 * DAY].prop_map(When::Ago),
        1 => (1..DAY).prop_map(When::Ahead),
    ]
}

/// How long after the wish before: time stands still, passes, or passes by about a day.
pub fn pause() -> impl Strategy<Value = i64> {
    prop_oneof![2 => Just(0), 3 => 1..6 * 3600i64, 3 => select(vec![DAY - 1, DAY, DAY + 1]), 1 => 0..4 * DAY]
}
