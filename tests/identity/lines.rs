//! Machine-readable lines. The specimens are those that ICAO publishes in Doc 9303, of the state Utopia.

use crate::tables;
use kycase::identity::mrz::{BadLines, Field, Format, Lines};
use kycase::identity::{Comparison, Name, Verdict, compare_with_lines};
use kycase::playbook::Day;
use proptest::prelude::*;

const TD1: &str = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";
const TD2: &str = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6";
const TD3: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

fn lines(text: &str) -> Lines {
    Lines::read(text).unwrap()
}

fn today() -> Day {
    Day("2026-11-23".parse().unwrap())
}

/// The fields that are found to be wrong.
fn wrong(text: &str) -> Vec<Field> {
    lines(text).checks(tables()).iter().filter(|check| !check.is_right).map(|check| check.field).collect()
}

/// The lines with one character changed, at its line and column from 1.
fn changed(text: &str, line: usize, column: usize, to: char) -> String {
    let mut all: Vec<Vec<char>> = text.lines().map(|line| line.chars().collect()).collect();
    all[line - 1][column - 1] = to;
    all.into_iter().map(|line| line.into_iter().collect::<String>()).collect::<Vec<_>>().join("\n")
}

/// The digit that belongs behind a text, worked out here once more.
fn digit(text: &str) -> char {
    let value = |c: char| c.to_digit(36).unwrap_or(0);
    let sum: u32 = text.chars().zip([7, 3, 1].into_iter().cycle()).map(|(c, weight)| value(c) * weight).sum();
    char::from_digit(sum % 10, 10).unwrap()
}

#[test]
fn the_specimens_are_right_in_every_digit() {
    for (text, format, digits) in [(TD1, Format::Td1, 4), (TD2, Format::Td2, 4), (TD3, Format::Td3, 5)] {
        assert_eq!(lines(text).format(), format);
        assert_eq!(lines(text).checks(tables()).len(), digits);
        assert_eq!(wrong(text), [], "{text}");
        assert_eq!(lines(text).issuer(), "UTO");
        assert_eq!(lines(text).expires(today()).unwrap().to_string(), "2012-04-15");
        assert!(lines(text).has_birth_date(today()));
        let name = lines(text).name();
        assert_eq!((name.primary.as_str(), name.secondary.as_str()), ("ERIKSSON", "ANNA MARIA"));
        assert!(!name.truncated);
    }
    assert!(lines(TD3).is_passport() && !lines(TD1).is_passport());
}

#[test]
fn lines_are_read_however_they_are_pasted() {
    let spaced = TD3.replace('\n', "\r\n\r\n").replace("<<<", " < < < ");
    for text in [TD3.replace('\n', ""), TD3.to_lowercase(), spaced, TD3.replace("<<", "\u{ab}"), format!("\n{TD3}\n")] {
        assert!(lines(&text) == lines(TD3), "{text}");
    }
}

#[test]
fn what_is_no_lines_is_refused_without_repeating_it() {
    assert_eq!(
        Lines::read("").unwrap_err().to_string(),
        "the lines have no character; three of 30 characters, two of 36 or two of 44 are wanted"
    );
    assert_eq!(Lines::read("ab\ncd\nefg"), Err(BadLines::Shape(vec![2, 2, 3])));
    // 88 characters in all, and the wrong ones on each line.
    let shifted = format!("{}\n{}", &TD3[..43], TD3[43..].replace('\n', ""));
    assert_eq!(Lines::read(&shifted), Err(BadLines::Shape(vec![43, 45])));
    let bad = Lines::read(&changed(TD3, 2, 3, '\u{1b}')).unwrap_err();
    assert_eq!(bad.to_string(), "line 2, character 3 is `\\u{1b}`; only A to Z, 0 to 9 and < stand in these lines");
    assert_eq!(Lines::read(&changed(TD3, 1, 1, 'V')), Err(BadLines::Visa));
}

#[test]
fn nothing_of_the_lines_is_shown_for_developers() {
    for text in [TD1, TD2, TD3] {
        let shown = format!("{:?} {:?} {:?}", lines(text), lines(text).name(), lines(text).checks(tables()));
        for secret in ["L898902C3", "D23145890", "740812", "ZE184226B", "ERIKSSON"] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }
}

#[test]
fn a_wrong_digit_is_told_with_its_place_and_what_it_should_be() {
    for (line, column, field) in
        [(2, 10, Field::Number), (2, 20, Field::BirthDate), (2, 28, Field::ExpiryDate), (2, 43, Field::PersonalNumber)]
    {
        let right = lines(TD3).checks(tables()).into_iter().find(|check| check.field == field).unwrap();
        let to = if right.found == '7' { '8' } else { '7' };
        let text = changed(TD3, line, column, to);
        let check = lines(&text).checks(tables()).into_iter().find(|check| check.field == field).unwrap();
        assert_eq!((check.line, check.column, check.found, check.expected), (line, column, to, right.found));
        assert_eq!(wrong(&text), [field, Field::Composite]);
    }
    assert_eq!(wrong(&changed(TD3, 2, 44, '7')), [Field::Composite]);
}

#[test]
fn a_letter_that_was_read_for_a_digit_is_pointed_at() {
    // The expiry date is printed on the page and shown here too.
    let check = |text: &str, field| lines(text).checks(tables()).into_iter().find(|it| it.field == field).unwrap();
    let expiry = check(&changed(TD3, 2, 22, 'I'), Field::ExpiryDate);
    assert_eq!(expiry.misread.len(), 1);
    assert_eq!(
        (expiry.misread[0].line, expiry.misread[0].column, expiry.misread[0].characters),
        (2, 22, Some(('I', '1')))
    );
    // Of the number and the birth date only the place is told.
    for (column, to, field) in [(6, 'O', Field::Number), (2, 'B', Field::Number), (17, 'B', Field::BirthDate)] {
        let check = check(&changed(TD3, 2, column, to), field);
        assert!(check.misread.iter().any(|it| it.column == column), "{column}");
        assert!(check.misread.iter().all(|it| it.characters.is_none()));
    }
}

#[test]
fn a_letter_in_a_date_is_wrong_even_where_the_digit_agrees() {
    // K counts 20, as 0 does in the sum: the digit can't tell them apart.
    let text = changed(TD3, 2, 16, 'K');
    assert!(digit("74K812") != digit("740812") || wrong(&text).contains(&Field::BirthDate));
    assert!(wrong(&text).contains(&Field::BirthDate));
}

#[test]
fn a_number_that_is_longer_than_its_field_goes_on_behind_it() {
    // Doc 9303 gives this example for cards: nine characters, a filler, the rest and its digit.
    let upper = "I<UTOD23145890<7349<<<<<<<<<<<";
    let composite = digit(&format!("{}{}{}{}", &upper[5..], "7408122", "1204159", "<<<<<<<<<<<"));
    let text = format!("{upper}\n7408122F1204159UTO<<<<<<<<<<<{composite}\nERIKSSON<<ANNA<MARIA<<<<<<<<<<");
    assert_eq!(wrong(&text), []);
    assert_eq!(wrong(&changed(&text, 1, 16, '8'))[0], Field::Number);
}

#[test]
fn years_of_two_digits_are_those_that_make_sense() {
    let expiring =
        |two: &str| lines(&TD3.replace("120415", &format!("{two}0415"))).expires(today()).unwrap().to_string();
    assert_eq!(expiring("26"), "2026-04-15");
    assert_eq!(expiring("75"), "2075-04-15");
    assert_eq!(expiring("76"), "1976-04-15");
    assert_eq!(expiring("99"), "1999-04-15");
    let born = |date: &str| lines(&TD3.replace("740812", date)).has_birth_date(today());
    assert!(born("000229"), "2000 was a leap year");
    assert!(!born("270229"), "1927 was none, and 2027 is still to come");
    assert!(!born("741301") && !born("740232"));
    assert!(born("74<<<<"), "a part that nobody knows");
}

#[test]
fn a_card_may_have_no_last_day() {
    let line = |expiry: &str| format!("D231458907UTO7408122F{expiry}{}<<<<<<<", digit(expiry));
    let text = format!("{}\n{}", &TD2[..36], line("<<<<<<"));
    let composite = digit(&format!("D2314589077408122{}0<<<<<<<", "<<<<<<"));
    let text = format!("{text}{composite}");
    assert_eq!(wrong(&text), []);
    assert!(lines(&text).is_without_end());
    assert_eq!(lines(&text).expires(today()), None);
}

fn with_name(field: &str) -> Lines {
    lines(&format!("P<UTO{field:<<39}\n{}", &TD3[45..]))
}

fn compared(registered: &str, field: &str) -> Comparison {
    compare_with_lines(&Name::read(registered).unwrap(), &with_name(field).name(), tables()).unwrap()
}

#[test]
fn what_lines_can_not_show_is_not_called_a_difference() {
    let table = [
        ("Anna Maria Eriksson", "ERIKSSON<<ANNA<MARIA"),
        ("Eriksson Anna Maria", "ERIKSSON<<ANNA<MARIA"),
        ("Seán O'Connor", "O<CONNOR<<SEAN"),
        ("Seán O'Connor", "OCONNOR<<SEAN"),
        ("Jürgen Müller-Groß", "MUELLER<GROSS<<JUERGEN"),
        ("Jürgen Müller", "MULLER<<JURGEN"),
        ("Сергей Щукин", "SHCHUKIN<<SERGEI"),
        ("Nilavadhanananda Papathanasiou-Dimitriou", "NILAVADHANANANDA<<PAPATHANASIOU<DIMITRI"),
        ("Arkady", "ARKADY"),
    ];
    for (registered, field) in table {
        let found = compared(registered, field);
        assert_ne!(found.verdict, Verdict::Differs, "{registered}, {field}: {:?}", found.differences);
    }
}

#[test]
fn what_lines_show_to_be_different_is_called_so() {
    for (registered, field, kind) in [
        ("Anna Eriksson", "ERIKSSON<<ANNA<MARIA", "missing_middle_name"),
        ("Anna Berg", "ERIKSSON<<ANNA", "other_name"),
        ("Sergey Shchukin", "SHCHUKIN<<SERGEI", "transliteration"),
        ("Anna M Eriksson", "ERIKSSON<<ANNA<MARIA", "initial"),
    ] {
        let found = compared(registered, field);
        assert_eq!(found.verdict, Verdict::Differs, "{registered}, {field}");
        assert_eq!(found.differences[0].kind(), kind);
    }
}

#[test]
fn a_full_field_of_names_may_have_been_cut_off() {
    let field = "NILAVADHANANANDA<<PAPATHANASIOU<DIMITRI";
    assert_eq!(field.len(), 39);
    assert!(with_name(field).name().truncated);
    assert!(!with_name("ERIKSSON<<ANNA").name().truncated);
}

/// A specimen, a place in one of its checked fields, and another character for it.
fn corruption() -> impl Strategy<Value = (&'static str, Field, usize, usize, char)> {
    let spans = [
        (TD1, Field::Number, 1, 6..16usize),
        (TD1, Field::BirthDate, 2, 1..8),
        (TD1, Field::ExpiryDate, 2, 9..16),
        (TD2, Field::Number, 2, 1..11),
        (TD2, Field::BirthDate, 2, 14..21),
        (TD2, Field::ExpiryDate, 2, 22..29),
        (TD3, Field::Number, 2, 1..11),
        (TD3, Field::BirthDate, 2, 14..21),
        (TD3, Field::ExpiryDate, 2, 22..29),
        (TD3, Field::PersonalNumber, 2, 29..44),
    ];
    let characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";
    (
        prop::sample::select(spans.to_vec()),
        any::<prop::sample::Index>(),
        prop::sample::select(characters.chars().collect::<Vec<_>>()),
    )
        .prop_map(|((text, field, line, columns), index, to)| {
            (text, field, line, columns.start + index.index(columns.len()), to)
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn every_single_character_that_is_wrong_is_found((text, field, line, column, to) in corruption()) {
        let was = text.lines().nth(line - 1).unwrap().chars().nth(column - 1).unwrap();
        prop_assume!(was != to);
        let found = wrong(&changed(text, line, column, to));
        // The sum is taken modulo ten: characters whose values differ by ten or twenty are one to it, by the standard
        // itself. In dates a letter is wrong whatever the sum says.
        let value = |c: char| c.to_digit(36).unwrap_or(0) % 10;
        let is_date = field == Field::BirthDate || field == Field::ExpiryDate;
        let is_letter = to.is_ascii_alphabetic();
        let is_digit_place = lines(text).checks(tables()).iter().any(|it| it.field == field && (it.line, it.column) == (line, column));
        if value(was) != value(to) || is_digit_place || is_date && is_letter {
            prop_assert!(found.contains(&field), "{}:{} {} for {}: {:?}", line, column, to, was, found);
        }
    }

    #[test]
    fn every_digit_for_a_digit_is_found((text, field, line, column, to) in corruption()) {
        let was = text.lines().nth(line - 1).unwrap().chars().nth(column - 1).unwrap();
        if was == to || !was.is_ascii_digit() || !to.is_ascii_digit() {
            return Ok(());
        }
        prop_assert!(wrong(&changed(text, line, column, to)).contains(&field));
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _ = Lines::read(&text);
    }

    #[test]
    fn any_characters_in_the_right_number_are_judged(text in prop_oneof!["[A-Z0-9<]{90}", "[A-Z0-9<]{72}", "[A-Z0-9<]{88}", "[A-UW-Z<][<A-Z]{4}[0-9<]{83}"]) {
        if let Ok(lines) = Lines::read(&text) {
            let _ = (lines.checks(tables()), lines.expires(today()), lines.has_birth_date(today()), lines.issuer());
            if let Ok(name) = Name::read("Anna Maria Eriksson") {
                let _ = compare_with_lines(&name, &lines.name(), tables());
            }
        }
    }
}
