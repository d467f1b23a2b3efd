//! What a text says is not so is not proposed.

use crate::reasons;

#[test]
fn what_is_denied_is_not_proposed() {
    for text in [
        "No glare was found.",
        "Your ID is not expired.",
        "Your passport has not yet expired.",
        "Glare was not detected.",
        "There are no signs of tampering.",
        "The photo is not blurry or cut off.",
        "No se detectaron reflejos.",
        "Su documento no está vencido.",
        "Não há reflexos na foto.",
        "La photo n'est pas floue.",
        "Aucun reflet n'a été détecté.",
        "Das Foto ist nicht unscharf.",
        "Der Ausweis ist nicht abgelaufen.",
        "Бликов не обнаружено.",
        "Документ не просрочен.",
        "Fotoğrafta parlama yok.",
        "Fotoğraf bulanık değil.",
        "Ảnh không bị mờ.",
        "照片没有反光。",
        "证件未过期。",
    ] {
        assert_eq!(reasons(text), [""; 0], "{text}");
    }
}

#[test]
fn a_denial_ends_where_something_else_begins() {
    assert_eq!(reasons("There is no glare, but the name does not match."), ["name_mismatch"]);
    assert_eq!(reasons("The document is readable and not blurry, but it has expired."), ["document_expired"]);
    assert_eq!(reasons("We can't accept expired documents."), ["document_expired"]);
    assert_eq!(reasons("We could not verify you because your ID has expired."), ["document_expired"]);
    assert_eq!(reasons("Бликов нет, но паспорт просрочен."), ["document_expired"]);
    assert_eq!(reasons("照片没有反光，但是护照过期了。"), ["document_expired"]);
}

#[test]
fn a_word_that_holds_its_own_not_is_no_denial() {
    assert_eq!(reasons("The document is not clear."), ["document_unreadable"]);
    assert_eq!(reasons("Your face is not visible."), ["face_not_visible"]);
    assert_eq!(reasons("Not only blurry, also expired."), ["document_blurry", "document_expired"]);
}

#[test]
fn what_is_no_longer_so_in_one_place_may_be_so_in_another() {
    assert_eq!(reasons("The front has no glare. The back has glare."), ["document_glare", "document_page_missing"]);
}

#[test]
fn advice_counts_only_where_nothing_was_found() {
    let text = "Your ID has expired. Make sure that all four corners are visible and your face is not covered.";
    assert_eq!(reasons(text), ["document_expired"]);
    let advice = crate::proposals("Make sure that all four corners are visible.");
    assert_eq!(advice[0].reason.as_str(), "document_not_fully_visible");
    assert!(advice[0].confidence < 0.6);
}

#[test]
fn what_a_check_is_for_is_no_finding_of_it() {
    for text in [
        "We verify every customer to prevent fraud and protect you from fraud.",
        "Para evitar fraudes verificamos a todos los clientes.",
        "Zum Schutz gegen Betrug prüfen wir jeden Kunden.",
        "为了防范欺诈，我们会核对每位客户。",
    ] {
        assert_eq!(reasons(text), [""; 0], "{text}");
    }
    let law = crate::proposals("Anti-money-laundering rules oblige us to ask every customer for an ID.");
    assert!(law.iter().all(|it| it.confidence < 0.6), "{law:?}");
}
