//! Dates as people write them.

use crate::tables;
use kycase::identity::date::{BadDate, read};
use proptest::prelude::*;

fn day(text: &str) -> String {
    read(text, tables()).map_or_else(|bad| bad.to_string(), |day| day.to_string())
}

#[test]
fn a_day_can_be_written_in_many_ways() {
    let ways = [
        "2027-03-01",
        "2027/03/01",
        "2027.03.01",
        "2027 03 01",
        "2027-3-1",
        "01.03.2027",
        "1.3.2027",
        "1. 3. 2027",
        "1 Mar 2027",
        "01 MAR 2027",
        "01 MAR/MARS 2027",
        "1 March 2027",
        "Mar 1, 2027",
        "March 1st 2027",
        "2027 Mar 1",
        "1. März 2027",
        "1 de marzo de 2027",
        "1 марта 2027",
        "2027年3月1日",
        "  2027-03-01  ",
        "1-Mar-2027",
    ];
    for text in ways {
        assert_eq!(day(text), "2027-03-01", "{text}");
    }
    assert_eq!(day("13/04/2027"), "2027-04-13");
    assert_eq!(day("04/13/2027"), "2027-04-13");
    assert_eq!(day("04/04/2027"), "2027-04-04");
    assert_eq!(day("29.02.2028"), "2028-02-29");
}

#[test]
fn a_day_and_a_month_that_could_be_either_are_refused_with_both_readings() {
    for text in ["03/04/2027", "03-04-2027", "3 4 2027"] {
        assert_eq!(
            day(text),
            format!("`{text}` can be 3 April 2027 or 4 March 2027; write `2027-04-03` or `2027-03-04`")
        );
        assert!(matches!(read(text, tables()), Err(BadDate::Ambiguous { .. })));
    }
}

#[test]
fn what_is_no_day_is_told_from_what_is_no_date() {
    for text in ["31.02.2027", "2027-13-01", "29 Feb 2027", "00.01.2027", "2027-00-10", "13.13.2027", "1 Mar 0027"] {
        assert!(matches!(read(text, tables()), Err(BadDate::NoSuchDay(_))), "{text}: {}", day(text));
    }
    for text in [
        "",
        "soon",
        "2027",
        "03/2027",
        "1.3.27",
        "1 Mar 27",
        "1 Mar Apr 2027",
        "2027-03-01-02",
        "1/3.2027",
        "1 foo 2027",
    ] {
        assert!(matches!(read(text, tables()), Err(BadDate::Unreadable(_))), "{text}: {}", day(text));
    }
}

#[test]
fn lines_that_were_pasted_where_a_date_belongs_are_not_repeated() {
    let said = day("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10");
    assert!(!said.contains("ERIKSSON") && !said.contains("L898902C3"), "{said}");
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _ = read(&text, tables());
    }

    #[test]
    fn every_day_is_read_in_its_plain_ways(days in 0i64..100_000) {
        let day = chrono::NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + chrono::TimeDelta::days(days);
        for format in ["%Y-%m-%d", "%d.%m.%Y", "%-d %b %Y", "%-d %B %Y", "%Y/%m/%d"] {
            let text = day.format(format).to_string();
            prop_assert_eq!(read(&text, tables()).map(|it| it.0), Ok(day), "{}", text);
        }
    }
}
