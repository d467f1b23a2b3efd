//! Copying: the desktop's clipboard, else tmux, else the terminal (OSC 52). Only ever written, never read.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use std::env;
use std::fmt;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::process::{Command, Stdio};

/// Which way a text went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A program put it on the desktop's clipboard and said that it worked.
    Desktop(&'static str),
    /// tmux took it, and passes it on to its terminal.
    Tmux,
    /// It was sent to the terminal, which does not tell whether it took it.
    Terminal,
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Desktop(program) => write!(f, "copied to the clipboard by {program}"),
            Self::Tmux => f.write_str("given to tmux, which passes it on to the terminal"),
            Self::Terminal => {
                f.write_str("sent to the terminal (OSC 52), which does not say whether it took it; check by pasting")
            }
        }
    }
}

impl Way {
    /// The word for it in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Desktop(_) => "desktop",
            Self::Tmux => "tmux",
            Self::Terminal => "terminal",
        }
    }
}

/// Copies `text` the first way that works.
///
/// # Errors
/// Where there is no way: no clipboard program works, no tmux, no terminal.
pub fn copy(text: &str) -> io::Result<Way> {
    for (program, arguments) in desktop_programs() {
        if feed(program, arguments, text).is_ok() {
            return Ok(Way::Desktop(program));
        }
    }
    if is_set("TMUX") && feed("tmux", &["load-buffer", "-w", "-"], text).is_ok() {
        return Ok(Way::Tmux);
    }
    let mut terminal = OpenOptions::new().write(true).open("/dev/tty")?;
    terminal.write_all(osc52(text).as_bytes())?;
    terminal.flush()?;
    Ok(Way::Terminal)
}

/// The escape sequence that asks a terminal to put `text` on the clipboard.
pub fn osc52(text: &str) -> String {
    format!("\x1b]52;c;{}\x07", BASE64.encode(text))
}

/// The programs that serve the desktop that is running. They stay behind to serve the clipboard, so that the text
/// outlives kycase.
fn desktop_programs() -> Vec<(&'static str, &'static [&'static str])> {
    let mut programs: Vec<(&str, &[&str])> = Vec::new();
    if cfg!(target_os = "macos") {
        programs.push(("pbcopy", &[]));
    }
    if is_set("WAYLAND_DISPLAY") {
        programs.push(("wl-copy", &[]));
    }
    if is_set("DISPLAY") {
        programs.push(("xclip", &["-selection", "clipboard"]));
        programs.push(("xsel", &["--input", "--clipboard"]));
    }
    if is_set("WSL_DISTRO_NAME") {
        programs.push(("clip.exe", &[]));
    }
    programs
}

fn is_set(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty())
}

fn feed(program: &str, arguments: &[&str], text: &str) -> io::Result<()> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(text.as_bytes())?;
    }
    if child.wait()?.success() { Ok(()) } else { Err(io::Error::other(format!("{program} failed"))) }
}
