//! A user's own tables, and what is said of bad ones.

use kycase::identity::{Name, Tables, Verdict, compare};
use kycase::playbook::{DataFile, Knowledge};

fn read(place: &str, text: &str) -> Result<Tables, String> {
    let own = DataFile { place: place.to_owned(), path: place.to_owned(), text: text.to_owned() };
    Tables::read(&Knowledge::read(&[own]).unwrap()).map_err(|bad| bad.to_string())
}

const SCHEME: &str = "[[scheme]]\nid = \"mine\"\ntitle = \"Mine\"\nscript = \"Georgian\"\nnote = \"n\"\n\
                      [scheme.letters]\n\"ა\" = [\"a\"]\n\"ნ\" = [\"n\"]\n\
                      [respellings]\nnote = \"n\"\nreplace = []\n";

#[test]
fn a_table_of_the_users_takes_the_place_of_the_shipped_one() {
    let tables = read("identity/transliteration.toml", SCHEME).unwrap();
    let compared = compare(&Name::read("Ana").unwrap(), &Name::read("ანა").unwrap(), &tables);
    assert_eq!(compared.differences.last().unwrap().kind(), "transliteration");
    let titles = read("identity/titles.toml", "titles = [\"chief\"]\nsuffixes = []\n").unwrap();
    let compared = compare(&Name::read("Chief Ana").unwrap(), &Name::read("Ana").unwrap(), &titles);
    assert_eq!(compared.verdict, Verdict::Differs);
    assert_eq!(compared.differences[0].kind(), "title");
}

#[test]
fn a_bad_table_is_named_with_file_line_and_key() {
    let said = |place: &str, text: &str| read(place, text).expect_err("this table was taken");
    assert_eq!(
        said("identity/transliteration.toml", &SCHEME.replace("Georgian", "Klingon")),
        "identity/transliteration.toml:4: `scheme.script`: there is no script `Klingon`"
    );
    let based = SCHEME.replace("note = \"n\"\n[scheme", "based_on = \"theirs\"\nnote = \"n\"\n[scheme");
    assert_eq!(
        said("identity/transliteration.toml", &based),
        "identity/transliteration.toml:5: `scheme.based_on`: no scheme `theirs` stands before this one"
    );
    assert_eq!(
        said("identity/titles.toml", "titels = []\n").split(", expected").next(),
        Some("identity/titles.toml:1: `titels`: unknown field `titels`")
    );
    assert_eq!(
        said("identity/lookalikes.toml", "[[script]]\nname = \"Greek\"\n[script.latin]\n\"ab\" = \"a\"\n")
            .split(", expected")
            .next(),
        Some("identity/lookalikes.toml:4: `script.latin.\"ab\"`: too many characters in string")
    );
    let months = "expires_soon_months = 6\nconfused = []\nmonths = [[\"january\"]]\nkind = []\n";
    assert_eq!(
        said("identity/documents.toml", months),
        "identity/documents.toml:3: `months`: invalid length 1, expected an array of length 12"
    );
}
