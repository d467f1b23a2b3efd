//! Several reasons in one text, and which words belong to which.

use crate::{because, proposals, reasons};

#[test]
fn every_reason_of_a_text_is_proposed() {
    assert_eq!(
        reasons("1. The ID is blurry. 2. The back is missing. 3. The address does not match."),
        ["address_mismatch", "document_blurry", "document_page_missing"]
    );
    assert_eq!(
        reasons("Name, date of birth and address do not match."),
        ["address_mismatch", "date_of_birth_mismatch", "name_mismatch"]
    );
    assert_eq!(reasons("El documento está vencido y el nombre no coincide."), ["document_expired", "name_mismatch"]);
    assert_eq!(reasons("照片反光，姓名也不一致。"), ["document_glare", "name_mismatch"]);
}

#[test]
fn a_word_belongs_to_what_stands_nearest() {
    assert_eq!(reasons("Your selfie is fine but the document is blurry."), ["document_blurry"]);
    assert_eq!(reasons("Your selfie is blurry, your ID is fine."), ["selfie_low_quality"]);
    assert_eq!(reasons("We could not accept your selfie. It is too dark."), ["selfie_low_quality"]);
    assert_eq!(reasons("The session has expired."), ["session_expired"]);
    assert_eq!(reasons("The file is damaged."), ["file_not_supported"]);
    assert_eq!(reasons("The passport is damaged."), ["document_damaged"]);
}

#[test]
fn a_special_reason_takes_the_place_of_the_general_one() {
    assert_eq!(reasons("Your information does not match: wrong date of birth."), ["date_of_birth_mismatch"]);
    assert_eq!(reasons("Your details do not match."), ["data_mismatch"]);
}

#[test]
fn words_that_stand_side_by_side_are_shown_as_one() {
    assert_eq!(because("The name does not match.", "name_mismatch"), ["name does not match"]);
    assert_eq!(because("Glare, glare and GLARE", "document_glare"), ["Glare"]);
}

#[test]
fn more_words_make_a_reason_surer() {
    let sure = |text: &str| proposals(text)[0].confidence;
    assert!(sure("The document is blurry.") > sure("Blurry."));
    assert!(sure("The selfie is blurry and your face is too dark.") >= sure("The selfie is blurry."));
}
