//! Codes of verification vendors.

use crate::{because, proposals, reasons};

#[test]
fn a_code_that_could_be_no_word_is_one_wherever_it_stands() {
    assert_eq!(reasons("BAD_PROOF_OF_IDENTITY"), ["document_type_not_supported"]);
    assert_eq!(reasons("rejectLabels: [\"BAD_PROOF_OF_ADDRESS\"]"), ["proof_of_address_not_accepted"]);
    assert_eq!(reasons("The result was id_glare_detection."), ["document_glare"]);
    assert_eq!(reasons("badDocument_expiredId"), ["document_expired"]);
    assert_eq!(reasons("last_error: selfie_face_mismatch"), ["selfie_mismatch"]);
    assert_eq!(because("Reason (id_glare_detection).", "document_glare"), ["id_glare_detection"]);
}

#[test]
fn a_number_is_a_code_near_its_vendor_or_a_word_for_code() {
    assert_eq!(reasons("Veriff code 207"), ["document_expired"]);
    assert_eq!(reasons("Veriff: 641"), ["multiple_faces"]);
    assert_eq!(reasons("ubble error 61302"), ["document_glare"]);
    assert_eq!(reasons("Reason code: 61302"), ["document_glare"]);
    assert_eq!(reasons("拒绝代码61302"), ["document_glare"]);
    assert_eq!(reasons("código 61302"), ["document_glare"]);
}

#[test]
fn any_other_number_is_none() {
    for text in [
        "It costs 207 dollars.",
        "61302",
        "On 2026-01-02 at 1:02",
        "Veriff is 100% done",
        "Call 641 207 528",
        "Ticket 204 of 3 July",
        "You have 102 points.",
    ] {
        assert_eq!(reasons(text), [""; 0], "{text}");
    }
}

#[test]
fn a_number_that_means_different_things_to_different_vendors_means_nothing_alone() {
    assert_eq!(reasons("error code 102"), [""; 0]);
    assert_eq!(reasons("Veriff error code 102"), ["document_forgery_suspected"]);
    assert_eq!(reasons("Jumio code 102"), ["document_black_and_white", "document_photocopy"]);
}

#[test]
fn a_number_of_one_vendor_is_none_of_another() {
    assert_eq!(reasons("Jumio code 641"), [""; 0]);
}

#[test]
fn a_plain_word_is_a_code_only_where_it_is_called_one() {
    assert_eq!(reasons("This message is no SPAM."), [""; 0]);
    assert_eq!(reasons("Sumsub label: PEP"), ["compliance_restriction"]);
    assert_eq!(reasons("Sumsub label: DUPLICATE"), ["duplicate_account"]);
    assert_eq!(reasons("We use a template for our letters."), [""; 0].as_slice());
}

#[test]
fn a_code_for_several_reasons_proposes_each_less_surely() {
    let proposals = proposals("UNSATISFACTORY_PHOTOS");
    let found: Vec<&str> = proposals.iter().map(|it| it.reason.as_str()).collect();
    assert_eq!(found, ["document_blurry", "document_glare"]);
    assert!(proposals.iter().all(|it| it.confidence < 0.7));
}

#[test]
fn a_code_that_says_that_no_reason_is_given_proposes_none() {
    assert_eq!(reasons("EXTERNAL_DECISION_REJECTION"), [""; 0]);
}
