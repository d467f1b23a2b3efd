//! What a call to the user is made of: bytes for a terminal, words for a desktop, settings.

use kycase::playbook::DataFile;
use kycase::show::in_ascii;
use kycase::system::config::{Config, Notify, TerminalNotice};
use kycase::system::locale::is_ascii_by;
use kycase::system::notify::{desktop_program, sequences};

const WAYS: [(TerminalNotice, &str); 4] = [
    (TerminalNotice::Osc9, "\x1b]9;kycase: okx: the wait is over\x1b\\"),
    (TerminalNotice::Osc777, "\x1b]777;notify;kycase;okx: the wait is over\x1b\\"),
    (TerminalNotice::Osc99, "\x1b]99;;kycase: okx: the wait is over\x1b\\"),
    (TerminalNotice::None, ""),
];

fn settings(text: &str) -> Result<Config, String> {
    let place = "config.toml".to_owned();
    let file = DataFile { path: place.clone(), place, text: text.to_owned() };
    file.parse().map_err(|bad| bad.to_string())
}

#[test]
fn each_way_has_its_own_bytes_and_the_bell_comes_first() {
    for (terminal, bytes) in WAYS {
        let quiet = Notify { bell: false, terminal, desktop: false };
        assert_eq!(sequences("okx: the wait is over", quiet), bytes);
        let loud = Notify { bell: true, ..quiet };
        assert_eq!(sequences("okx: the wait is over", loud), format!("\x07{bytes}"));
    }
}

#[test]
fn no_text_breaks_out_of_the_sequence_that_it_stands_in() {
    let hostile = "a\x1b\\\x07b\u{9c}\u{9b}31m\r\n;c\u{202e}d";
    for (terminal, _) in WAYS {
        let bytes = sequences(hostile, Notify { bell: false, terminal, desktop: false });
        let inside = bytes.strip_prefix('\x1b').map_or("", |rest| rest.strip_suffix("\x1b\\").unwrap());
        assert!(!inside.chars().any(char::is_control), "{terminal:?}: {bytes:?}");
    }
    let bytes = sequences("one;two", Notify { bell: false, terminal: TerminalNotice::Osc777, desktop: false });
    assert_eq!(bytes.matches(';').count(), 3, "{bytes:?}");
}

#[cfg(not(target_os = "macos"))]
#[test]
fn a_desktop_gets_the_text_as_one_argument_without_markup_and_never_as_an_option() {
    let (program, arguments) = desktop_program("--icon=x <b>&\x1b[0m; $(id)");
    assert_eq!(program, "notify-send");
    let text = "--icon=x &lt;b&gt;&amp;\\u{1b}[0m; $(id)";
    assert_eq!(arguments, ["--app-name=kycase", "--", "kycase", text]);
}

#[test]
fn the_settings_say_how_to_call_and_the_rest_holds_without_them() {
    assert_eq!(settings("").unwrap(), Config::default());
    let settings =
        settings("ascii = true\nmouse = true\n[notify]\nbell = false\nterminal = \"osc99\"\ndesktop = true\n");
    let settings = settings.unwrap();
    assert_eq!(settings.notify, Notify { bell: false, terminal: TerminalNotice::Osc99, desktop: true });
    assert_eq!((settings.ascii, settings.mouse), (Some(true), true));
    assert_eq!(Config::default().notify, Notify { bell: true, terminal: TerminalNotice::Osc9, desktop: false });
}

#[test]
fn a_setting_that_is_none_is_a_fault_of_its_line() {
    let bad = settings("theme = \"dark\"\n[notify]\nterminal = \"osc8\"\n").unwrap_err();
    assert!(bad.starts_with("config.toml:3: `notify.terminal`: "), "{bad}");
    for way in ["osc9", "osc777", "osc99", "none"] {
        assert!(bad.contains(way), "{bad}");
    }
    let bad = settings("[notify]\nbel = true\n").unwrap_err();
    assert!(bad.starts_with("config.toml:2: `notify.bel`: unknown field"), "{bad}");
}

#[test]
fn the_locale_decides_about_ascii_by_the_first_variable_that_is_set() {
    let table: [(&[(&str, &str)], bool); 10] = [
        (&[], false),
        (&[("LANG", "de_DE.UTF-8")], false),
        (&[("LANG", "C.utf8")], false),
        (&[("LANG", "C")], true),
        (&[("LANG", "de_DE@euro")], true),
        (&[("LANG", "en_US.UTF-8"), ("LC_ALL", "POSIX")], true),
        (&[("LANG", "C"), ("LC_CTYPE", "en_US.UTF-8")], false),
        (&[("LANG", "en_US.UTF-8"), ("LC_ALL", "")], false),
        (&[("LANG", "en_US.UTF-8"), ("TERM", "linux")], true),
        (&[("LANG", "en_US.UTF-8"), ("TERM", "xterm-256color")], false),
    ];
    for (set, ascii) in table {
        let variable = |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        assert_eq!(is_ascii_by(variable), ascii, "{set:?}");
    }
}

#[test]
fn signs_become_ascii_one_for_one_and_letters_stay() {
    assert_eq!(in_ascii("│ → “é 文” … █░ ⟦x⟧ ▏"), "| > \"é 文\" ~ #. [x] #");
    assert!(matches!(in_ascii("plain"), std::borrow::Cow::Borrowed("plain")));
}
