//! The exchange's own limit of attempts: counted, said, and never a rule that refuses.

use crate::desk::{Desk, hour, submit};
use crate::own_files::own;
use kycase::case::{Closing, Command, ExchangeId, Moment};
use kycase::playbook::Knowledge;
use kycase::preflight::{self, Around, Ready, State, Tries};
use kycase::show::{Zone, next_step};
use proptest::prelude::*;

fn knowledge() -> Knowledge {
    Knowledge::read(&[]).unwrap()
}

/// A case at Bitget, which states 5 attempts within 24 hours, with failed attempts at these hours.
fn tried_at(hours: &[u64]) -> Desk {
    let mut desk = Desk::new();
    desk.case.account.exchange = ExchangeId::new("bitget");
    for at in hours {
        desk.submitted(hour(*at));
        desk.wish(Command::Interrupt { at: hour(*at), text: None }).unwrap();
    }
    desk
}

fn used(desk: &Desk, now: Moment) -> (usize, Option<Moment>) {
    let knowledge = knowledge();
    let tries = Tries::of(&desk.case, &knowledge, now).unwrap();
    (tries.used, tries.free_at)
}

fn item(desk: &Desk, knowledge: &Knowledge) -> Option<(State, String)> {
    let around = Around { knowledge, cases: std::slice::from_ref(&desk.case), now: desk.now };
    let list: Vec<Ready<'_>> = preflight::list(preflight::checklist(knowledge, &desk.case), &desk.case, &around);
    let ready = list.into_iter().find(|ready| ready.item.id.as_str() == "tries_left")?;
    Some((ready.state, ready.why.unwrap()))
}

#[test]
fn an_attempt_counts_until_the_time_of_the_limit_is_over() {
    let desk = tried_at(&[1, 2]);
    assert_eq!(used(&desk, hour(2)), (2, None));
    assert_eq!(used(&desk, Moment::from_unix(hour(25).unix() - 1).unwrap()), (2, None));
    assert_eq!(used(&desk, hour(25)), (1, None));
    assert_eq!(used(&desk, hour(26)), (0, None));
}

#[test]
fn the_limit_is_used_up_until_the_first_attempt_no_longer_counts() {
    let desk = tried_at(&[1, 2, 3, 4, 5]);
    assert_eq!(used(&desk, hour(6)), (5, Some(hour(25))));
    assert_eq!(used(&desk, hour(25)), (4, None));
    let more = tried_at(&[1, 2, 3, 4, 5, 6, 7]);
    assert_eq!(used(&more, hour(8)), (7, Some(hour(27))), "two attempts too many have to pass too");
}

#[test]
fn the_list_says_how_much_is_used_and_from_whom_that_is_known() {
    let knowledge = knowledge();
    let (state, why) = item(&tried_at(&[1]), &knowledge).unwrap();
    assert_eq!(state, State::Done(preflight::By::Kycase));
    assert_eq!(why, "1 of 5 tries used in 24 hours (mirror, 2026-11-23: a copy of the FAQ of Bitget).");
}

#[test]
fn a_used_up_limit_fails_the_item_and_says_what_the_exchange_says_with_its_source() {
    let knowledge = knowledge();
    let desk = tried_at(&[1, 2, 3, 4, 5]);
    let says = "5 of 5 tries used in 24 hours. Bitget says to wait 24 hours once they are used up (mirror, 2026-11-23: a \
                copy of the FAQ of Bitget).";
    assert_eq!(item(&desk, &knowledge), Some((State::Failed, says.to_owned())));
    assert_eq!(next_step(&desk.case, &knowledge, &Zone::utc(), desk.now), says);
}

#[test]
fn a_wait_after_a_rejection_is_told_before_the_limit() {
    let mut desk = tried_at(&[1, 2, 3, 4]);
    desk.submitted(hour(5)).rejected(hour(6), &["document_glare"]);
    let step = next_step(&desk.case, &knowledge(), &Zone::utc(), desk.now);
    assert!(step.starts_with("Wait until 2026-11-24 18:00 UTC. 5 of 5 tries used in 24 hours. Bitget says"), "{step}");
}

#[test]
fn a_used_up_limit_refuses_nothing() {
    let mut desk = tried_at(&[1, 2, 3, 4, 5]);
    desk.at(hour(6));
    desk.wish(submit(hour(6))).unwrap();
}

#[test]
fn where_no_limit_is_known_nothing_is_said_of_it() {
    let knowledge = knowledge();
    let mut desk = Desk::new();
    desk.submitted(hour(1));
    assert_eq!(Tries::of(&desk.case, &knowledge, desk.now), None);
    assert_eq!(item(&desk, &knowledge), None);
}

#[test]
fn a_limit_without_a_stated_wait_says_when_the_next_try_is_free() {
    let text = "name = \"bitget\"\ntitle = \"Mine\"\n[limits.attempts]\nvalue = { count = 1, window = \"3 days\" }\n\
                source = \"my notes\"\ntier = \"third_party\"\nchecked_on = 2026-11-01\n";
    let knowledge = Knowledge::read(&[own("playbooks/bitget.toml", text)]).unwrap();
    let (_, why) = item(&tried_at(&[0]), &knowledge).unwrap();
    let says = "1 of 1 tries used in 3 days. Mine states this limit (third party, 2026-11-01: my notes) and no wait; the \
                next try is free in 3d.";
    assert_eq!(why, says);
}

#[test]
fn a_case_that_has_ended_has_no_tries_to_count() {
    let knowledge = knowledge();
    let mut desk = tried_at(&[1]);
    desk.wish(Command::Close { outcome: Closing::GaveUp, at: hour(1) }).unwrap();
    assert_eq!(Tries::of(&desk.case, &knowledge, desk.now), None);
}

proptest! {
    #[test]
    fn the_limit_is_used_up_exactly_as_long_as_so_many_attempts_count(
        hours in prop::collection::btree_set(0_u64..60, 0..12), now in 60_u64..100
    ) {
        let hours: Vec<u64> = hours.into_iter().collect();
        let desk = tried_at(&hours);
        let counting = hours.iter().filter(|at| *at + 24 > now).count();
        let (used, free_at) = used(&desk, hour(now));
        prop_assert_eq!(used, counting);
        prop_assert_eq!(free_at.is_some(), counting >= 5);
        if let Some(free_at) = free_at {
            prop_assert_eq!(self::used(&desk, free_at).0, 4, "then one is free");
        }
    }
}
