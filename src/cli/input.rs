//! What comes in by stdin.

use super::failure::Failure;
use super::output::Output;
use std::io::{self, BufRead, IsTerminal, Read};

/// The most that is read, in bytes: far above any text that an exchange sends.
const LONGEST: u64 = 1024 * 1024;

/// `word` itself, or all of stdin where it is `-`. One line end at the end is not part of the text: the shell adds it.
pub fn text(word: &str, output: &Output) -> Result<String, Failure> {
    if word != "-" {
        return Ok(word.to_owned());
    }
    if io::stdin().is_terminal() {
        output.tell("Paste the text, then press Enter and Ctrl-D:");
    }
    let bytes = bytes(LONGEST)?
        .ok_or_else(|| Failure::Failed("stdin holds more than 1 MiB; give the exchange's text alone".to_owned()))?;
    let text = String::from_utf8(bytes).map_err(|_| not_text())?;
    let text = text.strip_suffix('\n').map_or(text.as_str(), |line| line.strip_suffix('\r').unwrap_or(line));
    Ok(text.to_owned())
}

/// All of stdin; `None` where it holds more than `most` bytes.
pub fn bytes(most: u64) -> Result<Option<Vec<u8>>, Failure> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

/// As [`text`], for an option that may be absent.
pub fn optional_text(word: Option<&str>, output: &Output) -> Result<Option<String>, Failure> {
    Ok(told(word.map(|word| text(word, output)).transpose()?))
}

/// What an option tells: a text of blanks alone tells nothing, as if it had been left out.
pub fn told(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

/// A UID: `word` itself, or one line of stdin where it is `-`.
pub fn uid(word: &str) -> Result<String, Failure> {
    let uid = word_or_line(word)?;
    if word == "-" && uid.is_empty() { Err(Failure::Usage("no UID was given".to_owned())) } else { Ok(uid) }
}

/// One line of stdin without its end; empty where nothing comes.
pub fn line() -> Result<String, Failure> {
    Ok(next_line()?.unwrap_or_default())
}

/// The next line of stdin without its end; `None` where nothing comes any more.
pub fn next_line() -> Result<Option<String>, Failure> {
    let mut line = Vec::new();
    io::stdin().lock().take(LONGEST).read_until(b'\n', &mut line).map_err(|error| unreadable(&error))?;
    if line.is_empty() {
        return Ok(None);
    }
    let line = String::from_utf8(line).map_err(|_| not_text())?;
    Ok(Some(line.trim_end_matches(['\n', '\r']).to_owned()))
}

/// `word` itself, or one line of stdin where it is `-`.
pub fn word_or_line(word: &str) -> Result<String, Failure> {
    if word == "-" { Ok(line()?.trim().to_owned()) } else { Ok(word.to_owned()) }
}

/// Asks to type `word`, and tells whether that was done.
pub fn is_confirmed(question: &str, word: &str, output: &Output) -> Result<bool, Failure> {
    output.ask(question);
    let typed = line()?;
    if !io::stdin().is_terminal() {
        output.tell("");
    }
    Ok(typed.trim() == word)
}

fn unreadable(error: &io::Error) -> Failure {
    Failure::Failed(format!("stdin can't be read: {error}"))
}

fn not_text() -> Failure {
    Failure::Failed("stdin is no UTF-8 text".to_owned())
}
