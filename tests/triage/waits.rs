//! The wait that a text names for a new submission, and the attempts that it says are left: in nine languages, in many
//! wordings, and what is none.

use super::TRIAGE;
use kycase::case::{LONGEST_STATED_WAIT, Span};
use kycase::playbook::{BadData, DataFile, Knowledge};
use kycase::triage::Triage;
use proptest::prelude::*;

/// In hours.
const DAY: u64 = 24;

/// Texts that name a wait, with its hours.
const WAITS: [(&str, u64); 124] = [
    // English.
    ("You can submit again after 48 hours.", 48),
    ("Your verification was rejected. Please wait 24 hours.", 24),
    ("Please try again in 3 days.", 3 * DAY),
    ("Try again in 24h", 24),
    ("Try again in 23h 59m.", 23),
    ("You may resubmit your documents 48 hours after your last attempt.", 48),
    ("Please wait at least 24 hours before trying again.", 24),
    ("There is a waiting period of seventy-two hours before a new submission.", 72),
    ("A 48-hour cooldown applies before you can submit again.", 48),
    ("You will be able to retry in 1-3 days.", 3 * DAY),
    ("Please resubmit after 24 to 48 hours.", 48),
    ("Please resubmit after 24 hours to 48 hours.", 48),
    ("You can reapply after two weeks.", 14 * DAY),
    ("You can submit a new application after a month.", 31 * DAY),
    ("You cannot submit again for 72 hours.", 72),
    ("You will not be able to try again for the next 48 hours.", 48),
    ("You may not submit again within 7 days.", 7 * DAY),
    ("Your next attempt is possible in forty-eight (48) hours.", 48),
    ("Too many failed verifications, locked for 24 hours.", 24),
    ("There's no way around this restriction. Wait 24 hours and then upload your ID again.", 24),
    ("To prevent fraud we limit attempts. Try again in 6 hours.", 6),
    ("Wait until 24 hours have passed, then try again.", 24),
    ("Your photo was blurry after review, so please try again in 36 hours.", 36),
    ("You can try again in 3 business days.", 5 * DAY),
    ("Please try again in 1 day and 12 hours.", 36),
    ("Try again in 2 days (48 hours).", 2 * DAY),
    ("You can submit again no earlier than 48 hours from now.", 48),
    ("YOU CAN SUBMIT AGAIN AFTER\n48 HOURS", 48),
    ("Please try again. You need to wait 24 hours.", 24),
    ("A fortnight: you can try again after a fortnight.", 14 * DAY),
    // Chinese, simplified and traditional.
    ("请在24小时后重试。", 24),
    ("您可以在48小时后重新提交。", 48),
    ("请等待24小时后再试。", 24),
    ("请等待72小时。", 72),
    ("認證失敗，請於48小時後重新提交。", 48),
    ("24小时内不能重新提交。", 24),
    ("请三天后再次提交申请。", 3 * DAY),
    ("请1-3天后重新认证。", 3 * DAY),
    ("审核未通过，请二十四小时后重试。", 24),
    ("请于3个工作日后重新提交。", 5 * DAY),
    // Spanish.
    ("Puede volver a intentarlo después de 48 horas.", 48),
    ("Vuelva a intentarlo en 6 horas.", 6),
    ("Espere 24 horas antes de volver a enviar sus documentos.", 24),
    ("Por favor, espere 72 horas.", 72),
    ("Inténtelo de nuevo dentro de tres días.", 3 * DAY),
    ("No podrá enviar una nueva solicitud durante 48 horas.", 48),
    ("Podrá presentar una nueva solicitud transcurridas 24 horas.", 24),
    ("Intente nuevamente en 1 a 3 días.", 3 * DAY),
    // Portuguese.
    ("Tente novamente após 24 horas.", 24),
    ("Aguarde 48 horas antes de tentar novamente.", 48),
    ("Você pode enviar novamente em dois dias.", 2 * DAY),
    ("Por favor, aguarde 72 horas.", 72),
    ("Não será possível enviar uma nova solicitação durante 48 horas.", 48),
    ("Poderá fazer uma nova tentativa daqui a 3 dias.", 3 * DAY),
    // Russian.
    ("Вы можете повторить попытку через 24 часа.", 24),
    ("Попробуйте снова через двое суток.", 48),
    ("Повторная подача возможна не ранее чем через 48 часов.", 48),
    ("Подождите 24 часа и попробуйте ещё раз.", 24),
    ("Пожалуйста, подождите 72 часа.", 72),
    ("Отправить новую заявку можно по истечении 3 дней.", 3 * DAY),
    ("Вы не сможете отправить документы повторно в течение 48 часов.", 48),
    ("Попробуйте снова через 1–3 дня.", 3 * DAY),
    ("Повторите попытку через неделю.", 7 * DAY),
    // Turkish.
    ("24 saat sonra tekrar deneyin.", 24),
    ("48 saat sonra yeniden başvurabilirsiniz.", 48),
    ("Lütfen tekrar denemeden önce 24 saat bekleyin.", 24),
    ("Lütfen 72 saat bekleyin.", 72),
    ("Üç gün sonra tekrar deneyebilirsiniz.", 3 * DAY),
    ("48 saat içinde tekrar başvuramazsınız.", 48),
    ("1-3 gün sonra tekrar deneyin.", 3 * DAY),
    ("24 saat geçtikten sonra yeniden deneyin.", 24),
    // Vietnamese, with and without its marks.
    ("Bạn có thể gửi lại sau 48 giờ.", 48),
    ("Vui lòng thử lại sau 24 giờ.", 24),
    ("Vui lòng đợi 24 giờ trước khi thử lại.", 24),
    ("Vui lòng chờ 72 giờ.", 72),
    ("Hãy nộp lại sau ba ngày.", 3 * DAY),
    ("Bạn không thể gửi lại trong vòng 48 giờ.", 48),
    ("Vui long thu lai sau 24 gio.", 24),
    // French.
    ("Vous pouvez soumettre à nouveau vos documents après 72 heures.", 72),
    ("Veuillez réessayer dans 24 heures.", 24),
    ("Veuillez patienter 48 heures avant de réessayer.", 48),
    ("Veuillez attendre 24 heures.", 24),
    ("Vous pourrez faire une nouvelle demande dans trois jours.", 3 * DAY),
    ("Vous ne pourrez pas faire de nouvelle demande pendant 48 heures.", 48),
    ("Une nouvelle tentative sera possible au bout de deux jours.", 2 * DAY),
    ("Réessayez après 24 à 48 heures.", 48),
    ("Réessayez dans 3 jours ouvrés.", 5 * DAY),
    // German.
    ("Sie können nach zwei Tagen erneut einreichen.", 2 * DAY),
    ("Bitte versuchen Sie es in 24 Stunden erneut.", 24),
    ("Bitte warten Sie 48 Stunden, bevor Sie es noch einmal versuchen.", 48),
    ("Bitte warten Sie 24 Stunden.", 24),
    ("Ein neuer Versuch ist frühestens nach drei Werktagen möglich.", 5 * DAY),
    ("Sie müssen 72 Stunden warten, bevor Sie neue Unterlagen hochladen.", 72),
    ("Sie können innerhalb von 48 Stunden nicht erneut einreichen.", 48),
    ("Versuchen Sie es in 1–3 Tagen nochmal.", 3 * DAY),
    ("Nach Ablauf von 24 Stunden können Sie wieder einreichen.", 24),
    ("Bitte warten Sie achtundvierzig Stunden bis zu einem neuen Versuch.", 48),
    // Written after the lists were, to see how they read what they were not made for: all but three of them at once.
    ("We could not verify you. A new verification request can be made 48 hours from now.", 48),
    ("Sorry, you've hit the limit. Come back in 24 hours.", 24),
    ("You must wait for 72 hours before you resubmit the application.", 72),
    ("For security reasons you can only try verification again after a period of 24 hours.", 24),
    ("Resubmission is possible after 7 days.", 168),
    ("KYC submission is locked for 24 hours due to multiple failures.", 24),
    ("Daily attempts reached, please retry after 24 hrs", 24),
    ("Next attempt allowed in: 48 hours", 48),
    ("You won't be able to submit a new request for 30 days.", 720),
    ("Please hold off for 24 hours, then start verification again.", 24),
    ("超过次数限制,24小时后可再次认证", 24),
    ("请48小时之后再提交资料", 48),
    ("今日认证次数已用完,请24小时后再来", 24),
    ("Ha superado el número de intentos. Podrá intentarlo otra vez pasadas 24 horas.", 24),
    ("Debe esperar 3 días para enviar otra solicitud.", 72),
    ("Você excedeu o limite. Tente de novo daqui a 24h.", 24),
    ("É necessário aguardar 48h para reenviar os documentos.", 48),
    ("Превышено число попыток. Повторите через 24 ч.", 24),
    ("Новая попытка будет доступна через 3 дня.", 72),
    ("Deneme sınırına ulaştınız. 24 saat sonra tekrar deneyebilirsiniz.", 24),
    ("Yeni bir başvuru yapmak için 48 saat beklemeniz gerekiyor.", 48),
    ("Bạn đã hết lượt. Hãy thử lại sau 24 tiếng.", 24),
    ("Bạn cần chờ 3 ngày để nộp hồ sơ mới.", 72),
    ("Limite atteinte : nouvel essai possible dans 24 h.", 24),
    ("Merci d'attendre 48 heures avant toute nouvelle demande.", 48),
    ("Limit erreicht. Nächster Versuch in 24 Stunden möglich.", 24),
    ("Erst nach 3 Tagen ist eine erneute Einreichung möglich.", 72),
];

/// Texts with a length of time that is no wait for a new submission.
const NONE: [&str; 87] = [
    "",
    "24 hours",
    "Your ID photo has glare and the name does not match.",
    "Review usually takes 24-48 hours.",
    "Please resubmit. Review usually takes 24-48 hours.",
    "Once you submit again, review usually takes 24 to 48 hours.",
    "We will reply within 3 days.",
    "You can submit again, and we will reply within 3 days.",
    "Submit again and we will get back to you in 2 days.",
    "Please wait 24-48 hours for the review to complete.",
    "We are reviewing your documents. Please wait 24 hours.",
    "Please wait up to 3 days while we review your documents.",
    "Please wait, our team will contact you in 24 hours.",
    "Please submit again a proof of address not older than 3 months.",
    "Please resubmit a document issued within the last 90 days.",
    "Please resubmit a bill from the last 3 months.",
    "Please upload another document that is less than 3 months old.",
    "The bill is dated over 90 days ago. Please try again.",
    "The link is valid for 24 hours.",
    "The link expires in 24 hours, then try again.",
    "Your session is valid for 24 hours; you can try again.",
    "You have 24 hours to submit again.",
    "Please submit again within 7 days.",
    "Please submit again in the next 7 days.",
    "If you do not resubmit within 7 days, your application will be closed.",
    "Your documents will be deleted after 30 days unless you submit again.",
    "Withdrawals are suspended for 24 hours.",
    "Our support is there 24 hours a day, try again.",
    "You do not need to wait 24 hours before trying again.",
    "You submitted it 24 hours ago. Please try again.",
    "We noticed your ID will expire within the next month. Documents must be valid for at least 30 days.",
    "Please try again in 1.5 days.",
    "Please try again in 500 days.",
    "Please try again in 0 days.",
    "You can try again after 30 November 2026.",
    "Our 24/7 support helps you to try again.",
    "审核通常需要24-48小时。",
    "我们会在3天内回复您。",
    "请在24小时内重新提交。",
    "请重新提交最近3个月内的地址证明。",
    "正在审核您的资料，请等待24小时。",
    "链接24小时内有效，请重新申请。",
    "文件不能早于3个月。",
    "La revisión suele tardar de 24 a 48 horas.",
    "Le responderemos en 3 días.",
    "Envíe de nuevo un recibo de menos de 3 meses de antigüedad.",
    "Vuelva a enviar sus documentos en un plazo de 7 días.",
    "El enlace es válido durante 24 horas.",
    "A análise leva de 24 a 48 horas.",
    "Responderemos em até 3 dias.",
    "Envie novamente um comprovante emitido nos últimos 90 dias.",
    "O link é válido por 24 horas.",
    "Проверка занимает 24–48 часов.",
    "Мы ответим в течение 3 дней.",
    "Отправьте повторно документ не старше 3 месяцев.",
    "Отправьте документы повторно в течение 7 дней.",
    "Ссылка действительна 24 часа.",
    "İnceleme genellikle 24-48 saat sürer.",
    "3 gün içinde yanıt vereceğiz.",
    "Lütfen son 3 ay içinde düzenlenmiş bir belgeyi tekrar yükleyin.",
    "Lütfen 7 gün içinde tekrar gönderin.",
    "Bağlantı 24 saat geçerlidir.",
    "Việc xem xét thường mất 24-48 giờ.",
    "Chúng tôi sẽ phản hồi trong vòng 3 ngày.",
    "Vui lòng gửi lại giấy tờ không quá 3 tháng.",
    "Liên kết có hiệu lực trong 24 giờ.",
    "L'examen prend généralement 24 à 48 heures.",
    "Nous vous répondrons sous 3 jours.",
    "Veuillez renvoyer un justificatif de moins de 3 mois.",
    "Le lien est valable 24 heures.",
    "Die Prüfung dauert in der Regel 24 bis 48 Stunden.",
    "Wir melden uns innerhalb von 3 Tagen.",
    "Bitte reichen Sie erneut einen Nachweis ein, der nicht älter als 3 Monate ist.",
    "Der Link ist 24 Stunden gültig.",
    "Please allow 3-5 business days for our team to review your resubmission.",
    "Allow up to 72 hours for verification.",
    "Thank you! Your new documents were received and will be processed in 24 hours.",
    "If you have questions, chat with us; we answer in 2 hours.",
    "预计1-3个工作日内完成审核",
    "Su solicitud está en proceso; espere de 24 a 48 horas para la revisión.",
    "El documento debe haber sido emitido en los últimos 3 meses, inténtelo de nuevo.",
    "Seu pedido será analisado em até 48 horas.",
    "Рассмотрение заявки занимает до 3 рабочих дней.",
    "Başvurunuz 24 saat içinde incelenecektir.",
    "Hồ sơ sẽ được duyệt trong 24 giờ làm việc.",
    "Votre dossier sera traité sous 48 heures.",
    "Wir bearbeiten Ihren Antrag innerhalb von 48 Stunden.",
];

fn wait(text: &str) -> Option<Span> {
    TRIAGE.stated_wait(text).map(|stated| stated.value)
}

#[test]
fn a_wait_for_a_new_submission_is_read_in_nine_languages() {
    let said = |text| wait(text).map(|span| span.seconds() / 3600);
    let wrong: Vec<_> = WAITS.iter().filter(|(text, hours)| said(text) != Some(*hours)).collect();
    let found: Vec<_> = wrong.iter().map(|(text, hours)| (text, hours, said(text))).collect();
    assert!(wrong.is_empty(), "{found:#?}");
}

#[test]
fn what_else_takes_time_is_no_wait() {
    let wrong: Vec<_> = NONE.iter().filter_map(|text| Some((text, TRIAGE.stated_wait(text)?))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_words_that_name_the_wait_are_shown() {
    let words = |text: &'static str| TRIAGE.stated_wait(text).unwrap().words(text).unwrap();
    assert_eq!(words("Sorry! You can submit again after 48 hours. Bye."), "submit again after 48 hours");
    assert_eq!(words("Please wait 24 hours (sorry)."), "wait 24 hours");
    assert_eq!(words("您可以在48小时后重新提交。"), "48小时后重新");
    assert_eq!(words("Try again in 48h."), "Try again in 48h");
}

#[test]
fn of_several_waits_the_longest_counts() {
    let text = "Try again after 24 hours. After the third rejection you must wait 7 days before trying again.";
    assert_eq!(wait(text), Some(Span::from_hours(7 * DAY)));
}

#[test]
fn a_wait_of_up_to_a_year_is_one_and_a_longer_one_is_not() {
    assert_eq!(wait("Try again in 366 days."), Some(LONGEST_STATED_WAIT));
    assert_eq!(wait("Try again in 367 days."), None);
    assert_eq!(wait("Try again in 99999999999999999999 days."), None);
}

#[test]
fn the_attempts_that_are_left_are_read_in_nine_languages() {
    for (text, count) in [
        ("You can try 2 more times.", 2),
        ("You have 3 attempts left.", 3),
        ("Attempts remaining: 4", 4),
        ("You have one more attempt.", 1),
        ("2 of 5 attempts remaining.", 2),
        ("0 attempts left. Try again in 24 hours.", 0),
        ("您还有2次机会。", 2),
        ("Le quedan 2 intentos.", 2),
        ("Restam 3 tentativas.", 3),
        ("Осталось 2 попытки.", 2),
        ("2 deneme hakkınız kaldı.", 2),
        ("Bạn còn 2 lần thử.", 2),
        ("Il vous reste deux tentatives.", 2),
        ("Sie haben noch 2 Versuche.", 2),
    ] {
        assert_eq!(TRIAGE.attempts_left(text).map(|left| left.value), Some(count), "{text:?}");
    }
}

#[test]
fn attempts_that_were_made_and_times_of_another_kind_are_none_that_are_left() {
    for text in [
        "You made 3 attempts.",
        "You can make at most 5 attempts within 24 hours.",
        "Try again in 2 more days.",
        "Your ID expires in 3 months.",
        "Send 2 more photos.",
        "",
    ] {
        assert_eq!(TRIAGE.attempts_left(text), None, "{text:?}");
    }
}

fn with_own(name: &str, text: &str) -> Result<Triage, BadData> {
    let place = format!("waits/{name}.toml");
    let own = DataFile { path: format!("/home/ada/{place}"), place, text: text.to_owned() };
    Triage::read(&Knowledge::read(&[own]).unwrap())
}

#[test]
fn own_words_join_those_that_ship() {
    let own = "lang = \"en\"\n[units]\nday = [\"sunrise*\"]\n[numbers]\n\"a dozen\" = 12\n[spans]\n\"a jiffy\" = \"30 hours\"\n\
               [words]\nagain = [\"knock _ again\"]\n";
    let triage = with_own("mine", own).unwrap();
    let hours = |text: &str| triage.stated_wait(text).map(|wait| wait.value.seconds() / 3600);
    assert_eq!(hours("Knock here again after three sunrises."), Some(3 * DAY));
    assert_eq!(hours("Try again after a dozen days."), Some(12 * DAY));
    assert_eq!(hours("Try again after a jiffy."), Some(30));
    assert_eq!(hours("Try again after 48 hours."), Some(48), "what ships stays");
    assert_eq!(TRIAGE.stated_wait("Knock here again after three sunrises."), None);
}

#[test]
fn an_own_file_of_the_same_name_takes_the_place_of_the_one_that_ships() {
    let triage = with_own("en", "lang = \"en\"\n").unwrap();
    assert_eq!(triage.stated_wait("Try again after 48 hours."), None);
    assert!(!triage.propose("There is glare on the document.").is_empty(), "the reasons are read as before");
}

#[test]
fn a_fault_in_an_own_file_is_told_with_its_line() {
    for (text, line, says) in [
        ("lang = \"en\"\n[words]\nagian = []\n", 3, "agian"),
        ("[units]\nhours = [\"h\"]\n", 2, "hours"),
        ("[numbers]\nnone = 0\n", 2, "count from 1"),
        ("[spans]\nsoon = \"soon\"\n", 2, "no length of time"),
    ] {
        let fault = with_own("mine", text).unwrap_err();
        assert_eq!((fault.file.as_str(), fault.line), ("/home/ada/waits/mine.toml", line), "{fault}");
        assert!(fault.to_string().contains(says), "{fault}");
    }
}

/// The texts above, cut up and mixed with numbers and with what breaks readers.
fn any_text() -> impl Strategy<Value = String> {
    let texts: Vec<&'static str> = WAITS.iter().map(|(text, _)| *text).chain(NONE).collect();
    let piece = prop_oneof![
        4 => (prop::sample::select(texts), any::<prop::sample::Index>()).prop_map(|(text, at)| {
            let letters: Vec<char> = text.chars().collect();
            letters[at.index(letters.len().max(1)).min(letters.len())..].iter().collect()
        }),
        1 => any::<String>(),
        1 => any::<u64>().prop_map(|number| format!(" try again in {number} days ")),
        2 => "[ \\.,;/(\\-\n\u{202e}\u{301}٣４５０-９h小时0-9]{0,6}",
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

/// What every answer must be like, whatever the text.
fn is_sound(text: &str) -> Result<(), TestCaseError> {
    if let Some(wait) = TRIAGE.stated_wait(text) {
        prop_assert!(!wait.value.is_zero() && wait.value <= LONGEST_STATED_WAIT, "{wait:?} in {text:?}");
        prop_assert!(wait.words(text).is_some_and(|words| !words.is_empty()), "{wait:?} in {text:?}");
    }
    if let Some(left) = TRIAGE.attempts_left(text) {
        prop_assert!(left.words(text).is_some_and(|words| !words.is_empty()), "{left:?} in {text:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_the_text_a_wait_is_more_than_nothing_and_no_longer_than_a_year(text in any_text()) {
        is_sound(&text)?;
    }

    #[test]
    fn so_many_hours_after_which_one_may_submit_again_are_read_as_they_are_written(hours in 1_u32..=8784) {
        let text = format!("You can submit again after {hours} hours.");
        prop_assert_eq!(wait(&text), Some(Span::from_hours(u64::from(hours))));
    }
}

#[test]
fn a_mebibyte_of_anything_is_read_no_further_than_its_beginning() {
    for piece in [
        "24 hours ",
        "try again ",
        "wait 24 hours try again ",
        "2 more ",
        "1-",
        "cannot retry for ",
        "24小时",
        "1 day and ",
    ] {
        is_sound(&piece.repeat((1 << 20) / piece.len())).unwrap();
    }
}
