//! The tables of respellings, against the published ones.

use crate::tables;
use kycase::identity::{Name, compare};

fn is_respelt_by(scheme: &str, word: &str, latin: &str) -> bool {
    let (word, latin) = (Name::read(word).unwrap(), Name::read(latin).unwrap());
    compare(&word, &latin, tables()).differences.iter().any(|it| it.what().contains(scheme))
}

fn respelt(scheme: &str, word: &str) -> String {
    tables().scheme(scheme).unwrap().respell(word)
}

#[test]
fn every_latin_letter_is_spelt_as_in_section_6_a_of_doc_9303() {
    let table = [
        ("ÁÀÂÃĂĀĄ", "A"),
        ("Ä", "AE"),
        ("Å", "AA"),
        ("Æ", "AE"),
        ("ĆĈČĊÇ", "C"),
        ("ĎĐÐ", "D"),
        ("ÉÈÊËĚĖĒĘĔ", "E"),
        ("ĜĞĠĢ", "G"),
        ("ĤĦ", "H"),
        ("ÍÌÎÏĨİĪĮĬ", "I"),
        ("ı", "I"),
        ("Ĳ", "IJ"),
        ("Ĵ", "J"),
        ("Ķ", "K"),
        ("ŁĹĽĻ", "L"),
        ("ŃÑŇŅŊ", "N"),
        ("ÓÒÔÕŐŌŎ", "O"),
        ("Ö", "OE"),
        ("Ø", "OE"),
        ("Œ", "OE"),
        ("ŔŘŖ", "R"),
        ("ŚŜŠŞ", "S"),
        ("ß", "SS"),
        ("ŤŢŦ", "T"),
        ("Þ", "TH"),
        ("ÚÙÛŨŬŰŮŪŲ", "U"),
        ("Ü", "UE"),
        ("Ŵ", "W"),
        ("ÝŶŸ", "Y"),
        ("ŹŽŻ", "Z"),
    ];
    for (letters, latin) in table {
        for letter in letters.chars() {
            let small = letter.to_lowercase().collect::<String>();
            assert_eq!(respelt("icao_latin", &small).to_uppercase(), latin, "{letter}");
        }
    }
}

#[test]
fn every_russian_letter_is_spelt_as_in_section_6_b_of_doc_9303() {
    let table = "а A,б B,в V,г G,д D,е E,ё E,ж ZH,з Z,и I,й I,к K,л L,м M,н N,о O,п P,р R,с S,т T,у U,ф F,х KH,ц TS,ч CH,\
                 ш SH,щ SHCH,ъ IE,ы Y,ь ,э E,ю IU,я IA";
    for line in table.split(',') {
        let (letter, latin) = line.split_once(' ').unwrap();
        assert_eq!(respelt("icao_cyrillic", letter).to_uppercase(), latin, "{letter}");
    }
}

#[test]
fn each_country_spells_its_own_exceptions() {
    let table = [
        ("icao_belarusian", "ігар", "ihar"),
        ("icao_bulgarian", "щерев", "shterev"),
        ("icao_macedonian", "ѓорѓи", "gjorgji"),
        ("icao_macedonian", "ќира", "kjira"),
        ("icao_serbian", "ђорђе", "dorde"),
        ("icao_serbian", "живко", "zivko"),
        ("icao_serbian", "љиљана", "ljiljana"),
        ("ukrainian", "юрій", "yurii"),
        ("ukrainian", "згурський", "zghurskyi"),
        ("ukrainian", "єнакієве", "yenakiieve"),
        ("russian_2010", "цой", "tcoi"),
        ("russian_before_2010", "ксения", "xeniya"),
        ("elot_743", "ευαγγελος", "evangelos"),
        ("elot_743", "μπαμπης", "bampis"),
    ];
    for (scheme, word, latin) in table {
        assert_eq!(respelt(scheme, word), latin, "{scheme}");
    }
}

#[test]
fn a_spelling_is_known_by_the_table_that_it_follows() {
    let table = [
        ("ICAO Doc 9303", "Müller", "MUELLER"),
        ("ICAO Doc 9303", "Müller", "MUXXLLER"),
        ("ICAO Doc 9303", "Nuñez", "NUNXXEZ"),
        ("ICAO Doc 9303", "Åse", "AASE"),
        ("ICAO Doc 9303", "Иван", "Ivan"),
        ("the table of Russian passports from 2010 to 2014", "Цой", "Tcoi"),
        ("the table of Russian passports before 2010", "Алексеева", "Alexeeva"),
        ("Belarusian", "Ігар", "Ihar"),
        ("Serbian", "Живко", "Zivko"),
        ("a common English spelling", "Юлия", "Julia"),
        ("ELOT 743", "Χρήστος", "Christos"),
        ("a common English spelling", "Χρήστος", "Hristos"),
        ("ICAO Doc 9303", "\u{645}\u{62d}\u{645}\u{62f}", "MXHMD"),
        ("a common Latin spelling", "\u{62e}\u{627}\u{644}\u{62f}", "Khalid"),
        ("a common Latin spelling", "\u{639}\u{627}\u{626}\u{634}\u{629}", "Aisha"),
    ];
    for (scheme, word, latin) in table {
        assert!(is_respelt_by(scheme, word, latin), "{word}, {latin}: {scheme}");
    }
}

#[test]
fn a_spelling_of_another_name_is_not_taken_for_one() {
    for (word, latin) in [("Müller", "MILLER"), ("Иван", "Igor"), ("\u{645}\u{62d}\u{645}\u{62f}", "Ahmed")] {
        assert!(!is_respelt_by("respelt", word, latin), "{word}, {latin}");
    }
}
