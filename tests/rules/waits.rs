//! Lengths of time: how they are read, written, counted and shown.

use crate::desk::{moment, seconds};
use kycase::case::{Moment, Span, Wait};
use proptest::prelude::*;

fn parsed(text: &str) -> Option<Wait> {
    text.parse().ok()
}

#[test]
fn a_wait_is_read_as_people_write_it() {
    let hours = |count| Some(Wait::Span(Span::from_hours(count)));
    assert_eq!(parsed("24 hours"), hours(24));
    assert_eq!(parsed("24h"), hours(24));
    assert_eq!(parsed("  1 HOUR "), hours(1));
    assert_eq!(parsed("3 days"), hours(72));
    assert_eq!(parsed("1 week"), hours(168));
    assert_eq!(parsed("90m"), Some(Wait::Span(seconds(5400))));
    assert_eq!(parsed("30 seconds"), Some(Wait::Span(seconds(30))));
    assert_eq!(parsed("0s"), Some(Wait::Span(Span::ZERO)));
    assert_eq!(parsed("1 business day"), Some(Wait::BusinessDays(1)));
    assert_eq!(parsed("15 business days"), Some(Wait::BusinessDays(15)));
}

#[test]
fn a_text_that_is_no_wait_is_refused_and_quoted() {
    for text in [
        "",
        " ",
        "24",
        "hours",
        "-1 hour",
        "1.5 hours",
        "1 fortnight",
        "1 hour 30 minutes",
        "65536 business days",
        "18446744073709551616 s",
        "18446744073709551615 hours",
        "1 month",
        "½ hour",
    ] {
        let error = text.parse::<Wait>().expect_err(text);
        assert_eq!(
            error.to_string(),
            format!("`{text}` is no length of time; write it like `24 hours`, `90m`, `3 days` or `1 business day`")
        );
    }
}

#[test]
fn a_wait_is_written_in_its_largest_whole_unit_but_24_hours_stay_24_hours() {
    let written = |count| Wait::Span(seconds(count)).to_string();
    assert_eq!(written(86_400), "24 hours");
    assert_eq!(written(172_800), "2 days");
    assert_eq!(written(3600), "1 hour");
    assert_eq!(written(5400), "90 minutes");
    assert_eq!(written(61), "61 seconds");
    assert_eq!(written(1), "1 second");
    assert_eq!(written(0), "0 seconds");
    assert_eq!(Wait::BusinessDays(1).to_string(), "1 business day");
    assert_eq!(Wait::BusinessDays(3).to_string(), "3 business days");
}

fn any_wait() -> impl Strategy<Value = Wait> {
    let span = prop_oneof![0..1_000_000u64, any::<u64>(), (0..10_000u64).prop_map(|hours| hours * 3600)];
    prop_oneof![any::<u16>().prop_map(Wait::BusinessDays), span.prop_map(|count| Wait::Span(seconds(count)))]
}

proptest! {
    #[test]
    fn a_wait_that_was_written_is_read_as_the_same_wait(wait in any_wait()) {
        prop_assert_eq!(parsed(&wait.to_string()), Some(wait));
    }

    #[test]
    fn no_text_makes_reading_a_wait_panic_and_what_is_read_can_be_written(text in "[0-9]{0,21} ?\\PC{0,15}") {
        if let Ok(wait) = text.parse::<Wait>() {
            prop_assert_eq!(parsed(&wait.to_string()), Some(wait));
        }
    }

    #[test]
    fn a_span_is_never_shown_longer_than_it_is_nor_shorter_by_a_whole_unit(count in prop_oneof![0..200_000u64, any::<u64>()]) {
        let shown = seconds(count).to_string();
        let parts: Vec<(u64, u64)> = shown.split(' ').map(|part| {
            let (number, unit) = part.split_at(part.len() - 1);
            (number.parse().unwrap(), match unit { "d" => 86_400, "h" => 3600, "m" => 60, "s" => 1, _ => panic!("{shown}") })
        }).collect();
        prop_assert!((1..=2).contains(&parts.len()), "{}", shown);
        let sum: u64 = parts.iter().map(|(number, unit)| number * unit).sum();
        prop_assert!(sum <= count);
        // What is left out is smaller than the unit after the first one: `1d` may hide minutes, not an hour.
        let next = match parts[0].1 { 86_400 => 3600, 3600 => 60, _ => 1 };
        prop_assert!(count - sum < next, "{} for {count} s", shown);
    }

    #[test]
    fn business_days_end_with_the_last_second_of_a_weekday(start in 0i64..4_000_000_000, days in 1u16..400) {
        let start = Moment::from_unix(start).unwrap();
        let end = Wait::BusinessDays(days).after(start);
        prop_assert!(is_business_day(end));
        prop_assert_eq!(end.unix().rem_euclid(86_400), 86_399);
        // Counted one by one, the days after that of the start hold exactly that many weekdays.
        let passed = end.unix().div_euclid(86_400) - start.unix().div_euclid(86_400);
        let weekdays = (1..=passed.unsigned_abs()).filter(|day| is_business_day(start.plus(seconds(day * 86_400)))).count();
        prop_assert_eq!(weekdays, usize::from(days));
    }

    #[test]
    fn one_more_business_day_is_never_sooner_nor_more_than_three_days_later(start in 0i64..4_000_000_000, days in 1u16..400) {
        let start = Moment::from_unix(start).unwrap();
        let gap = Wait::BusinessDays(days + 1).after(start).unix() - Wait::BusinessDays(days).after(start).unix();
        prop_assert!(gap == 86_400 || gap == 3 * 86_400);
    }
}

fn is_business_day(at: Moment) -> bool {
    use chrono::{Datelike, Weekday};
    !matches!(at.utc().weekday(), Weekday::Sat | Weekday::Sun)
}

#[test]
fn a_span_is_shown_as_people_say_it() {
    let shown = |count| seconds(count).to_string();
    assert_eq!(shown(0), "0s");
    assert_eq!(shown(45), "45s");
    assert_eq!(shown(60), "1m");
    assert_eq!(shown(61), "1m 1s");
    assert_eq!(shown(86_399), "23h 59m");
    assert_eq!(shown(86_400), "24h");
    assert_eq!(shown(2 * 86_400 - 1), "47h 59m");
    assert_eq!(shown(2 * 86_400), "2d");
    assert_eq!(shown(2 * 86_400 + 3 * 3600 + 59), "2d 3h");
}

#[test]
fn business_days_begin_on_the_day_after_leave_out_the_weekend_and_end_at_midnight() {
    let after = |days, start| Wait::BusinessDays(days).after(moment(start)).rfc3339();
    let friday = "2026-11-27T15:00:00Z";
    assert_eq!(after(1, friday), "2026-11-30T23:59:59Z");
    assert_eq!(after(5, friday), "2026-12-04T23:59:59Z");
    assert_eq!(after(6, friday), "2026-12-07T23:59:59Z");
    assert_eq!(after(30, friday), "2027-01-08T23:59:59Z", "over New Year: holidays are not known");
    assert_eq!(after(1, "2026-11-28T15:00:00Z"), "2026-11-30T23:59:59Z", "from a Saturday");
    assert_eq!(after(1, "2026-11-29T15:00:00Z"), "2026-11-30T23:59:59Z", "from a Sunday");
    assert_eq!(after(1, "2026-11-23T15:00:00Z"), "2026-11-24T23:59:59Z", "from a Monday");
    assert_eq!(after(0, "2026-11-28T15:00:00Z"), "2026-11-28T15:00:00Z", "none at all");
}

#[test]
fn the_hour_of_a_day_does_not_matter_to_business_days_but_the_day_in_utc_does() {
    let after = |start| Wait::BusinessDays(1).after(moment(start)).rfc3339();
    assert_eq!(after("2026-11-23T00:00:00Z"), "2026-11-24T23:59:59Z");
    assert_eq!(after("2026-11-23T23:59:59Z"), "2026-11-24T23:59:59Z");
    assert_eq!(after("2026-11-24T00:00:00Z"), "2026-11-25T23:59:59Z");
    // Monday evening in New York is Tuesday in UTC, and it is UTC that counts on every machine.
    assert_eq!(after("2026-11-23T20:00:00-05:00"), "2026-11-25T23:59:59Z");
}

#[test]
fn a_wait_in_business_days_is_not_so_many_times_24_hours() {
    let start = moment("2026-11-27T15:00:00Z");
    let [calendar, hours] = [Wait::BusinessDays(3), Wait::Span(Span::from_hours(72))].map(|wait| wait.after(start));
    assert_eq!(calendar.since(hours), seconds(2 * 86_400 + 8 * 3600 + 3599));
}

#[test]
fn a_wait_in_hours_does_not_know_the_weekend() {
    let saturday = moment("2026-11-28T15:00:00Z");
    assert_eq!(Wait::Span(Span::from_hours(24)).after(saturday).rfc3339(), "2026-11-29T15:00:00Z");
}

#[test]
fn a_wait_stops_at_the_end_of_the_calendar() {
    assert_eq!(Wait::Span(seconds(u64::MAX)).after(moment("2026-11-28T15:00:00Z")), Moment::MAX);
    assert_eq!(Wait::BusinessDays(u16::MAX).after(Moment::MAX), Moment::MAX);
}

#[test]
fn moments_stop_at_both_ends_of_the_calendar() {
    assert_eq!(Moment::MAX.plus(seconds(1)), Moment::MAX);
    assert_eq!(Moment::MIN.minus(seconds(1)), Moment::MIN);
    assert_eq!(Moment::MIN.since(Moment::MAX), Span::ZERO);
    assert_eq!(Moment::from_unix(Moment::MAX.unix() + 1), None);
    assert_eq!(Moment::from_unix(Moment::MIN.unix() - 1), None);
}
