//! The one place that prints. Data go to stdout, messages to stderr, and nothing reaches either unescaped.

use super::failure::Failure;
use super::text::{Text, aligned};
use crate::case::text::{display_safe, display_safe_block, is_deceptive};
use crate::show::in_ascii;
use crate::system::locale;
use serde::Serialize;
use serde_json::json;
use std::borrow::Cow;
use std::env;
use std::fmt::Write as _;
use std::io::{self, IsTerminal, Stdout, Write};

/// When to color.
// The values have no doc comments: clap would spread every help over pages with them.
#[expect(missing_docs, reason = "the words say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Colors {
    Auto,
    Always,
    Never,
}

impl Colors {
    /// Whether colors are wanted on the screen.
    pub fn wanted(self) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                let unwanted = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
                !unwanted && !dumb && io::stdout().is_terminal()
            }
        }
    }
}

/// Where a command prints, and in which form.
#[derive(Debug)]
pub struct Output {
    // Buffered by lines only, so that a message on stderr stands behind the line that it belongs to.
    stdout: Stdout,
    json: bool,
    colored: bool,
    quiet: bool,
    signs: Signs,
    pace: Pace,
}

/// Which signs the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Signs {
    Unicode,
    Ascii,
}

/// Whether a line may take the place of the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pace {
    Live,
    ByLines,
}

impl Output {
    /// The output that the global options ask for.
    pub fn new(globals: &super::Globals) -> Self {
        let signs = if globals.ascii || locale::is_ascii() { Signs::Ascii } else { Signs::Unicode };
        let colored = globals.color.wanted();
        Self { stdout: io::stdout(), json: globals.json, colored, quiet: globals.quiet, signs, pace: Pace::Live }
    }

    /// The output without colours, and without a line that takes the place of another.
    #[must_use]
    pub fn by_lines(self) -> Self {
        Self { colored: false, pace: Pace::ByLines, ..self }
    }

    /// The output with the signs that the settings ask for, whatever the locale says.
    #[must_use]
    pub fn with_signs(self, ascii: Option<bool>) -> Self {
        let signs = ascii.map_or(self.signs, |ascii| if ascii { Signs::Ascii } else { Signs::Unicode });
        Self { signs, ..self }
    }

    /// Whether somebody sees a line of progress that changes.
    pub fn is_live(&self) -> bool {
        self.pace == Pace::Live && io::stderr().is_terminal()
    }

    /// The text as the terminal can show it.
    fn shown<'a>(&self, text: &'a str) -> Cow<'a, str> {
        match self.signs {
            Signs::Unicode => Cow::Borrowed(text),
            Signs::Ascii => in_ascii(text),
        }
    }

    /// Whether one JSON value is wanted in place of human text.
    pub fn is_json(&self) -> bool {
        self.json
    }

    /// Whether hints and warnings are unwanted.
    pub fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// One line of human text.
    pub fn line(&mut self, text: impl Into<Text>) -> Result<(), Failure> {
        let text = text.into();
        let line = if self.colored { text.styled() } else { text.bare() };
        let line = self.shown(&line).into_owned();
        self.write(&format!("{line}\n"))
    }

    /// A heading with an empty line before it.
    pub fn heading(&mut self, title: &str) -> Result<(), Failure> {
        self.empty()?;
        self.line(Text::strong(title))
    }

    /// An empty line.
    pub fn empty(&mut self) -> Result<(), Failure> {
        self.write("\n")
    }

    /// Rows in aligned columns.
    pub fn table(&mut self, rows: &[Vec<Text>]) -> Result<(), Failure> {
        aligned(rows).into_iter().try_for_each(|line| self.line(line))
    }

    /// A text of several lines from outside, each behind `margin`.
    pub fn block(&mut self, margin: &str, text: &str) -> Result<(), Failure> {
        let safe = display_safe_block(text);
        safe.lines().try_for_each(|line| self.write(format!("{margin}{line}").trim_end()).and_then(|()| self.empty()))
    }

    /// One JSON value, in which no character can steer a terminal or deceive a reader.
    pub fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        self.write(&json_text(value)?)
    }

    /// Text that a program reads and that was made safe for it.
    pub fn machine(&mut self, text: &str) -> Result<(), Failure> {
        self.write(text)
    }

    /// A hint or a remark on stderr.
    pub fn message(&self, text: &str) {
        if !self.quiet {
            self.tell(text);
        }
    }

    /// A warning on stderr.
    pub fn warning(&self, text: &str) {
        self.message(&format!("kycase: warning: {text}"));
    }

    /// What the user must read whatever they asked for, on stderr.
    pub fn tell(&self, text: &str) {
        // There is nobody left to tell where stderr is gone.
        let _ = writeln!(io::stderr(), "{}", self.shown(&display_safe_block(text)));
    }

    /// A question on stderr, with the cursor left behind it.
    pub fn ask(&self, question: &str) {
        let mut stderr = io::stderr();
        let _ = write!(stderr, "{} ", display_safe(question)).and_then(|()| stderr.flush());
    }

    /// The line that shows how far a wait has come; it takes the place of the one before.
    pub fn progress(&self, text: &str) {
        if !self.quiet {
            let mut stderr = io::stderr();
            let _ = write!(stderr, "\r\x1b[K{}", self.shown(&display_safe(text))).and_then(|()| stderr.flush());
        }
    }

    /// Removes the progress line, where there is one.
    pub fn end_progress(&self) {
        if self.is_live() {
            self.progress("");
        }
    }

    /// Sends what is still held back.
    ///
    /// # Errors
    /// [`Failure::ReaderGone`] where nobody reads any more, [`Failure::Failed`] where it can't be written.
    pub fn finish(&mut self) -> Result<(), Failure> {
        self.stdout.flush().map_err(|error| Failure::of_stdout(&error))
    }

    /// Says why a command failed: a sentence on stderr and, where JSON is wanted, a record on stdout.
    pub fn failure(&mut self, failure: &Failure) {
        if let Some(record) = failure.record().filter(|_| self.json) {
            // The exit code tells it, even where nobody reads stdout.
            let _ = self.json(&record).and_then(|()| self.finish());
        }
        let _ = self.finish();
        if let Some(text) = failure.text() {
            self.tell(&format!("kycase: {text}"));
        }
    }

    fn write(&mut self, text: &str) -> Result<(), Failure> {
        self.stdout.write_all(text.as_bytes()).map_err(|error| Failure::of_stdout(&error))
    }
}

/// A JSON value on lines of its own, safe to show.
pub fn json_text(value: &impl Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|error| Failure::Failed(error.to_string()))?;
    Ok(ascii_where_deceptive(&text) + "\n")
}

/// A JSON value on one line, safe to show.
pub fn json_line(value: &impl Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string(value).map_err(|error| Failure::Failed(error.to_string()))?;
    Ok(ascii_where_deceptive(&text) + "\n")
}

/// What clap has to say of the words of this run. Its help goes out as it is; its complaints repeat what was typed, so
/// they are made safe to show.
pub(super) fn usage(error: &clap::Error, json: bool) {
    if json {
        let message = error.to_string();
        let message = message.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        let record = json!({ "error": message, "code": error.exit_code() });
        let text = serde_json::to_string_pretty(&record).unwrap_or_default();
        let _ = writeln!(io::stdout(), "{}", ascii_where_deceptive(&text));
    }
    let _ = if error.use_stderr() {
        write!(io::stderr(), "{}", display_safe_block(&error.render().to_string()))
    } else {
        error.print()
    };
}

/// JSON in which every deceptive character is written as `\uXXXX`. Line feeds between values stay: inside of strings
/// they are escaped already.
fn ascii_where_deceptive(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        if c == '\n' || !is_deceptive(c) {
            safe.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            // Writing to a String can't fail.
            let _ = write!(safe, "\\u{unit:04x}");
        }
    }
    safe
}
