//! Two names side by side. All people are made up.

use crate::tables;
use kycase::identity::{BadName, Comparison, Name, Tables, Verdict, compare};
use proptest::prelude::*;

fn compared(registered: &str, document: &str) -> Comparison {
    compared_by(tables(), registered, document)
}

fn compared_by(tables: &Tables, registered: &str, document: &str) -> Comparison {
    compare(&Name::read(registered).unwrap(), &Name::read(document).unwrap(), tables)
}

/// The kinds of difference, in order.
fn kinds(registered: &str, document: &str) -> Vec<&'static str> {
    compared(registered, document).differences.iter().map(|difference| difference.kind()).collect()
}

/// What is said of the differences.
fn said(registered: &str, document: &str) -> String {
    compared(registered, document).differences.iter().flat_map(|it| [it.what(), it.instead()]).collect()
}

#[test]
fn each_way_in_which_names_differ_is_told_from_the_others() {
    let table: &[(&str, &str, &[&str])] = &[
        ("Anna Maria Eriksson", "Anna Maria Eriksson", &[]),
        ("anna maria eriksson", "ANNA MARIA ERIKSSON", &["case"]),
        ("Anna  Maria Eriksson", "Anna Maria Eriksson", &["blanks"]),
        (" Anna Maria Eriksson", "Anna Maria Eriksson", &["blanks"]),
        ("Anna\u{a0}Maria Eriksson", "Anna Maria Eriksson", &["blanks"]),
        ("Rene\u{301} Duval", "Ren\u{e9} Duval", &["composition"]),
        ("Anna Eriksson", "Anna Maria Eriksson", &["missing_middle_name"]),
        ("Anna Maria", "Anna Maria Eriksson", &["missing_name"]),
        ("Anna Maria Eriksson", "Anna Eriksson", &["extra_name"]),
        ("A. Eriksson", "Anna Eriksson", &["initial"]),
        ("Anna M Eriksson", "Anna Maria Eriksson", &["initial"]),
        ("Anna Maria Eriksson", "Anna M. Eriksson", &["initial"]),
        ("Eriksson Anna Maria", "Anna Maria Eriksson", &["order"]),
        ("Eriksson, Anna Maria", "Anna Maria Eriksson", &["order"]),
        ("Maria Anna Eriksson", "Anna Maria Eriksson", &["order"]),
        ("Jose Alvarez", "José Álvarez", &["diacritics", "diacritics"]),
        ("Lukasz Wojcik", "Łukasz Wójcik", &["diacritics", "diacritics"]),
        ("Soren Kjaer", "Søren Kjær", &["diacritics", "transliteration"]),
        ("Gokhan Isik", "Gökhan Işık", &["diacritics", "diacritics"]),
        ("Nguyen Thi Hoa", "Nguyễn Thị Hoa", &["diacritics", "diacritics"]),
        ("Juergen Gross", "Jürgen Groß", &["transliteration", "transliteration"]),
        ("Jürgen Groß", "JUERGEN GROSS", &["transliteration", "transliteration"]),
        ("Sean ONeil", "Sean O'Neil", &["apostrophes"]),
        ("Sean O\u{2019}Neil", "Sean O'Neil", &["apostrophes"]),
        ("Sean O Neil", "Sean O'Neil", &["joined_words"]),
        ("Anna-Maria Berg", "Anna Maria Berg", &["hyphens"]),
        ("Anna\u{2013}Maria Berg", "Anna-Maria Berg", &[]),
        ("Annamaria Berg", "Anna Maria Berg", &["joined_words"]),
        ("Juan Delacruz", "Juan de la Cruz", &["joined_words"]),
        ("Dr Anna Berg", "Anna Berg", &["title"]),
        ("Anna Berg", "Prof. Dr. Anna Berg", &["title", "title"]),
        ("John Berg Jr.", "John Berg", &["suffix"]),
        ("John Berg", "John Berg III", &["suffix"]),
        ("Ana Lopes", "Ana Lopez", &["spelling"]),
        ("Anna Berg", "Anna Lindqvist", &["other_name"]),
        ("Sergey Ivanov", "Sergei Ivanov", &["transliteration"]),
        ("Yulia Alexeeva", "Iuliia Alekseeva", &["transliteration", "transliteration"]),
        ("Dmitry Tsoy", "Dmitrii Tsoi", &["transliteration", "transliteration"]),
        ("Sergei Shchukin", "Сергей Щукин", &["script", "transliteration", "transliteration"]),
        ("Сергей Щукин", "Sergei Shchukin", &["script", "transliteration", "transliteration"]),
        ("Peter Ivanov", "Мария Иванов", &["script", "transliteration", "no_known_transliteration"]),
        ("Giorgos Papadopoulos", "Γιώργος Παπαδόπουλος", &["script", "transliteration", "transliteration"]),
        (
            "Mohammed Hassan",
            "\u{645}\u{62d}\u{645}\u{62f} \u{62d}\u{633}\u{646}",
            &["script", "transliteration", "transliteration"],
        ),
        ("Li Xiaolong", "李小龙", &["incomparable_scripts"]),
        ("Kim Minjun", "김민준", &["incomparable_scripts"]),
        ("Somchai", "สมชาย", &["incomparable_scripts"]),
        ("Сергей", "李小龙", &["incomparable_scripts"]),
        ("李小龙", "李小龙", &[]),
        ("李小龍", "李小龙", &["spelling"]),
        ("さくら子", "さくら子", &[]),
        ("Иванова Мария", "Мария Иванова", &["order"]),
        ("Алёна", "Алена", &["diacritics"]),
        ("\u{410}nna Berg", "Anna Berg", &["look_alike"]),
        ("\u{421}\u{41e}\u{420}\u{410} Berg", "COPA Berg", &["look_alike", "look_alike", "look_alike", "look_alike"]),
        ("Иванoв", "Иванов", &["look_alike"]),
        ("\u{ff21}nna Berg", "Anna Berg", &["look_alike"]),
        ("Anna\u{200b} Berg", "Anna Berg", &["invisible_character"]),
        ("Anna Berg", "Anna \u{202e}Berg", &["invisible_character"]),
    ];
    for (registered, document, expected) in table {
        assert_eq!(kinds(registered, document), *expected, "{registered:?} and {document:?}");
    }
}

#[test]
fn case_blanks_and_storage_are_no_matter_of_spelling_and_everything_else_is() {
    let verdict = |registered, document| compared(registered, document).verdict;
    assert_eq!(verdict("Anna Berg", "Anna Berg"), Verdict::Same);
    assert_eq!(verdict(" anna  berg", "ANNA BERG"), Verdict::SameOnceNormalised);
    assert_eq!(verdict("Rene\u{301} Duval", "REN\u{c9} DUVAL"), Verdict::SameOnceNormalised);
    assert_eq!(verdict("Rene Duval", "René Duval"), Verdict::Differs);
    assert_eq!(verdict("Anna\u{200b} Berg", "Anna\u{200b} Berg"), Verdict::Differs);
}

#[test]
fn what_to_type_is_the_documents_spelling() {
    let to_type = |registered, document| compared(registered, document).to_type;
    assert_eq!(to_type("Jurgen Gross", "  Jürgen   Groß ").as_deref(), Some("Jürgen Groß"));
    assert_eq!(to_type("Anna Berg", "\u{410}nna Berg").as_deref(), Some("Anna Berg"));
    assert_eq!(to_type("Сергей Щукин", "Sergei Shchukin").as_deref(), Some("Sergei Shchukin"));
    // What a document prints in Cyrillic is not what belongs into a field for Latin letters.
    assert_eq!(to_type("Sergei Shchukin", "Сергей Щукин"), None);
}

#[test]
fn a_look_alike_is_shown_with_its_code_point_and_its_script() {
    let said = said("\u{410}nna Berg", "Anna Berg");
    assert!(said.contains("`\u{410}` (U+0410, Cyrillic) looks like `A`"), "{said}");
    assert!(said.contains("registered name"), "{said}");
}

#[test]
fn a_letter_of_another_script_that_looks_like_none_is_shown_too() {
    assert_eq!(kinds("Anna\u{416} Berg", "Anna Berg"), ["look_alike", "spelling"]);
}

#[test]
fn an_invisible_character_is_named_by_its_number_alone() {
    let said = said("Anna\u{200b} Berg", "Anna Berg");
    assert!(said.contains("U+200B") && !said.contains('\u{200b}'), "{said}");
}

#[test]
fn one_name_is_explained_by_one_table_where_one_explains_it() {
    let said = said("Serhii Halytskyi", "Сергій Галицький");
    assert_eq!(said.matches("the table of Ukrainian passports").count(), 2, "{said}");
}

#[test]
fn where_nothing_fits_the_spellings_of_the_tables_are_named() {
    let said = said("Peter Smith", "Юлия Щукина");
    for spelling in ["`Iuliia` (ICAO Doc 9303)", "`Yuliya` (the table of Russian passports before 2010)", "`Shchukina`"]
    {
        assert!(said.contains(spelling), "{spelling} in {said}");
    }
}

#[test]
fn a_text_without_a_letter_or_of_any_length_is_no_name() {
    for text in ["", "  ", "12345", "\u{200b}", "-", "...", "\u{301}"] {
        assert_eq!(Name::read(text), Err(BadName::Empty), "{text:?}");
    }
    assert!(Name::read(&"a".repeat(300)).is_ok());
    assert_eq!(Name::read(&"a".repeat(301)), Err(BadName::TooLong(301)));
}

#[test]
fn a_name_is_not_shown_for_developers() {
    assert!(!format!("{:?}", Name::read("Anna Berg").unwrap()).contains("Anna"));
}

/// Names of every kind, and any text at all.
fn any_name() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[A-Za-z]{1,8}",
        "[A-ZÀ-ž]{1,8}",
        "[А-яЁё]{1,8}",
        "[Α-ω]{1,8}",
        "[ا-ي]{1,6}",
        "[一-龥]{1,3}",
        "[a-zа-я]{1,5}",
        "[A-Z]\\.",
        "O['’]?[A-Z][a-z]{2,5}",
        "(Dr|Prof|Jr|III|de|van)",
        any::<String>(),
    ];
    let joint = prop_oneof![Just(" "), Just("-"), Just("  "), Just(", "), Just("\u{200b}")];
    prop::collection::vec((word, joint), 1..5)
        .prop_map(|words| words.into_iter().flat_map(|(word, joint)| [word, joint.to_owned()]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_text_is_too_strange_to_be_compared_and_the_verdict_is_that_of_the_differences(
        registered in any_name(),
        document in any_name(),
    ) {
        let (Ok(one), Ok(other)) = (Name::read(&registered), Name::read(&document)) else { return Ok(()) };
        let found = compare(&one, &other, tables());
        let expected = match found.differences.as_slice() {
            [] => Verdict::Same,
            all if all.iter().all(|difference| difference.is_formal()) => Verdict::SameOnceNormalised,
            _ => Verdict::Differs,
        };
        prop_assert_eq!(found.verdict, expected);
        for difference in &found.differences {
            prop_assert!(!difference.what().is_empty() && !difference.instead().is_empty());
        }
    }

    #[test]
    fn a_name_is_the_same_as_itself_or_holds_what_no_document_prints(name in any_name()) {
        let Ok(name) = Name::read(&name) else { return Ok(()) };
        for difference in compare(&name, &name, tables()).differences {
            prop_assert!(["look_alike", "invisible_character"].contains(&difference.kind()), "{:?}", difference);
        }
    }

    #[test]
    fn the_verdict_is_the_same_whichever_of_two_names_is_registered(one in any_name(), other in any_name()) {
        let (Ok(one), Ok(other)) = (Name::read(&one), Name::read(&other)) else { return Ok(()) };
        let tables = tables();
        prop_assert_eq!(compare(&one, &other, tables).verdict, compare(&other, &one, tables).verdict);
    }

    #[test]
    fn two_names_that_are_called_the_same_have_the_same_letters(one in any_name(), other in any_name()) {
        let (Ok(first), Ok(second)) = (Name::read(&one), Name::read(&other)) else { return Ok(()) };
        if compare(&first, &second, tables()).verdict == Verdict::Same {
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(letters(&one), letters(&other));
        }
    }
}
