//! A user's desk: a home of its own, a clock that stands where the test puts it, and the program.

use serde_json::Value;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The hour from which every test counts.
const T: &str = "2026-11-23T12:00:00Z";

/// The UID of the story.
pub const UID: &str = "44705892343619584";

pub struct Desk {
    home: TempDir,
}

impl Desk {
    /// A desk with nothing on it.
    pub fn new() -> Self {
        Self { home: TempDir::new().unwrap() }
    }

    /// A desk with one case, `okx`.
    pub fn with_a_case() -> Self {
        let desk = Self::new();
        desk.at("T-48h").run(&format!("open --exchange okx --uid {UID}")).code(0);
        desk
    }

    /// A desk with one case that was rejected at T, 1 h after its submission.
    pub fn with_a_rejection(reason: &str) -> Self {
        let desk = Self::with_a_case();
        desk.run("submit okx --document passport --at '1h ago'").code(0);
        desk.run(&format!("reject okx --reason {reason}")).code(0);
        desk
    }

    /// The program, at a time like `T+24h`, `T-30m` or `T+86399s`.
    pub fn at(&self, time: &str) -> Call<'_> {
        Call { desk: self, now: moment(time), stdin: String::new(), env: Vec::new() }
    }

    /// The program, run at T.
    pub fn run(&self, line: &str) -> Seen {
        self.at("T+0h").run(line)
    }

    /// Runs words that no shell is to split, and sees to it that they are done.
    #[track_caller]
    pub fn run_line(&self, words: &[&str]) {
        self.at("T+0h").run_words(words).code(0);
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub fn db(&self) -> PathBuf {
        self.path("data/log.db")
    }

    /// Puts a file on the desk, in a folder made for it.
    pub fn put(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// Every file on the desk.
    pub fn files(&self) -> Vec<PathBuf> {
        fn gather(folder: &Path, found: &mut Vec<PathBuf>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { gather(&path, found) } else { found.push(path) }
            }
        }
        let mut found = Vec::new();
        gather(self.home.path(), &mut found);
        found.sort();
        found
    }

    fn program(&self, now: &str) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_kycase"));
        program
            .env_clear()
            .env("HOME", self.home.path())
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("XDG_DATA_HOME", self.path("data"))
            .env("KYCASE_DB", self.db())
            .env("TZ", "UTC")
            .env("PATH", self.path("bin"))
            .env("KYCASE_TEST_NOW", now)
            .current_dir(self.home.path());
        program
    }
}

/// One run that is being prepared.
pub struct Call<'a> {
    desk: &'a Desk,
    now: String,
    stdin: String,
    env: Vec<(String, String)>,
}

impl Call<'_> {
    /// What comes in by a pipe.
    pub fn stdin(mut self, text: &str) -> Self {
        text.clone_into(&mut self.stdin);
        self
    }

    pub fn with(mut self, variable: &str, value: &str) -> Self {
        self.env.push((variable.to_owned(), value.to_owned()));
        self
    }

    /// Runs a line as a shell would split it.
    pub fn run(self, line: &str) -> Seen {
        let words = shlex::split(line).unwrap_or_else(|| panic!("no shell can split {line:?}"));
        self.run_words(&words)
    }

    pub fn run_words<W: AsRef<std::ffi::OsStr>>(self, words: &[W]) -> Seen {
        let mut program = self.desk.program(&self.now);
        program.envs(self.env).args(words);
        let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // A program that does not read its stdin may be gone already.
        let _ = child.stdin.take().unwrap().write_all(self.stdin.as_bytes());
        let output = child.wait_with_output().unwrap();
        Seen {
            line: words.iter().map(|word| word.as_ref().to_string_lossy().into_owned()).collect::<Vec<_>>().join(" "),
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs a line while nobody reads stdout.
    pub fn run_unread(self, line: &str) -> Seen {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut program = self.desk.program(&self.now);
        program.args(line.split(' ')).stdin(Stdio::null()).stdout(writer).stderr(Stdio::piped());
        let output = program.spawn().unwrap().wait_with_output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        Seen { line: line.to_owned(), code: output.status.code(), stdout: String::new(), stderr }
    }
}

impl Call<'_> {
    /// Runs a line with stdout and stderr on one paper, as a terminal shows them; both are in `stdout` then.
    pub fn run_on_one_paper(self, line: &str) -> Seen {
        let (mut reader, writer) = std::io::pipe().unwrap();
        let mut program = self.desk.program(&self.now);
        program.args(shlex::split(line).unwrap()).stdin(Stdio::null());
        program.stdout(writer.try_clone().unwrap()).stderr(writer);
        let mut child = program.spawn().unwrap();
        drop(program);
        let mut stdout = String::new();
        reader.read_to_string(&mut stdout).unwrap();
        Seen { line: line.to_owned(), code: child.wait().unwrap().code(), stdout, stderr: String::new() }
    }
}

/// What a run came to.
pub struct Seen {
    line: String,
    code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Seen {
    #[track_caller]
    pub fn code(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}", self.all());
        self
    }

    #[track_caller]
    pub fn stdout_is(self, text: &str) -> Self {
        assert_eq!(self.stdout, text, "{}", self.all());
        self
    }

    #[track_caller]
    pub fn stdout_has(self, text: &str) -> Self {
        assert!(self.stdout.contains(text), "stdout lacks {text:?}\n{}", self.all());
        self
    }

    #[track_caller]
    pub fn stdout_lacks(self, text: &str) -> Self {
        assert!(!self.stdout.contains(text), "stdout has {text:?}\n{}", self.all());
        self
    }

    #[track_caller]
    pub fn stderr_has(self, text: &str) -> Self {
        assert!(self.stderr.contains(text), "stderr lacks {text:?}\n{}", self.all());
        self
    }

    #[track_caller]
    pub fn stderr_lacks(self, text: &str) -> Self {
        assert!(!self.stderr.contains(text), "stderr has {text:?}\n{}", self.all());
        self
    }

    /// The one JSON value on stdout.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}\n{}", self.all()))
    }

    fn all(&self) -> String {
        format!("kycase {}\n-- code {:?}\n-- stdout\n{}\n-- stderr\n{}", self.line, self.code, self.stdout, self.stderr)
    }
}

/// `T-30m` as RFC 3339.
pub fn moment(time: &str) -> String {
    let offset = time.strip_prefix('T').unwrap_or_else(|| panic!("{time:?} does not begin with T"));
    let (count, unit) = offset.split_at(offset.len() - 1);
    let seconds = match unit {
        "h" => 3600,
        "m" => 60,
        "s" => 1,
        _ => panic!("{unit:?} is no unit"),
    };
    let start = chrono::DateTime::parse_from_rfc3339(T).unwrap().to_utc();
    let moment = start + chrono::TimeDelta::seconds(count.parse::<i64>().unwrap() * seconds);
    moment.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}
