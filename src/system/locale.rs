//! What the environment says of the letters and colours that the terminal can show.

use std::env;

/// Whether the terminal of this run shows nothing but ASCII: it says so by its locale, or is the Linux console.
pub fn is_ascii() -> bool {
    is_ascii_by(|name| env::var(name).ok())
}

/// As [`is_ascii`], by some variables. The first of `LC_ALL`, `LC_CTYPE` and `LANG` that is set counts; where none is,
/// nothing is said against UTF-8, which nearly every terminal shows.
pub fn is_ascii_by(variable: impl Fn(&str) -> Option<String>) -> bool {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    if set("TERM").is_some_and(|term| term == "linux") {
        return true;
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    locale.is_some_and(|locale| {
        let locale = locale.to_lowercase();
        !locale.contains("utf-8") && !locale.contains("utf8")
    })
}

/// Whether the terminal takes a title for its window.
pub fn has_title() -> bool {
    env::var("TERM").is_ok_and(|term| !term.is_empty() && term != "linux" && term != "dumb")
}

/// Whether the terminal says that it takes any colour; else it takes 256 at most.
pub fn has_every_colour() -> bool {
    env::var("COLORTERM").is_ok_and(|said| said == "truecolor" || said == "24bit")
}
