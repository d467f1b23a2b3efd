//! The attempts that a text says are left: `2 attempts remaining`, `you can try 3 more times`.

use super::Stated;
use super::amount::{amounts, number};
use super::page::Page;
use super::words::Role;
use std::ops::Range;

/// The most attempts that any exchange leaves.
const MOST: u32 = 99;
/// How far the word for attempts may stand from their number, in half words.
const TRIES_REACH: u32 = 10;
/// How far the word for being left may stand from both, in half words.
const LEFT_REACH: u32 = 8;

/// The first number of attempts that is left.
pub fn left(page: &Page<'_>) -> Option<Stated<u32>> {
    let times: Vec<Range<usize>> = amounts(page).into_iter().map(|amount| amount.from..amount.to).collect();
    let is_time = |at: usize| {
        let next = times.partition_point(|words| words.end <= at);
        times.get(next).is_some_and(|words| words.contains(&at))
    };
    (0..page.words.len()).filter(|at| !is_time(*at)).find_map(|at| left_at(page, at))
}

fn left_at(page: &Page<'_>, at: usize) -> Option<Stated<u32>> {
    let (count, to) = number(page, at).filter(|(count, _)| *count <= MOST)?;
    // The 5 of `2 of 5` is the whole, not what is left of it.
    let is_whole = page.role_start(Role::Of, at).is_some_and(|of| ends_with_number(page, of))
        || page.between(at).trim() == "/" && ends_with_number(page, at);
    let tries = page.nearest(Role::Tries, &(at..to)).filter(|tries| !is_whole && tries.far <= TRIES_REACH)?;
    let words = at.min(tries.hit.from)..to.max(tries.hit.to);
    // `2 more attempts` has it in the midst.
    let beside = || page.nearest(Role::Left, &words).filter(|left| left.far <= LEFT_REACH).map(|left| left.hit);
    let left = page.first_within(Role::Left, &words).or_else(beside)?;
    let because = page.place(&(words.start.min(left.from)..words.end.max(left.to)));
    Some(Stated { value: count, because })
}

fn ends_with_number(page: &Page<'_>, to: usize) -> bool {
    to.checked_sub(1).and_then(|last| number(page, last)).is_some()
}
