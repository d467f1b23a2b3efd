//! Where a test works: a home of its own, a log, and a time.

use crate::seat::Seat;
use kycase::case::Case;
use kycase::store::Store;
use portable_pty::CommandBuilder;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// The time at which the tests of the whole program stand still.
pub const NOW: &str = "2026-11-23T12:00:00Z";

/// A home that nobody else has, and the variables that lead there.
pub struct Room {
    folder: TempDir,
    now: Option<&'static str>,
}

impl Room {
    /// A room in which it is [`NOW`].
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), now: Some(NOW) }
    }

    /// A room in which time passes.
    pub fn with_real_time() -> Self {
        Self { now: None, ..Self::new() }
    }

    pub fn program() -> &'static Path {
        assert_cmd::cargo::cargo_bin!("kycase")
    }

    /// Where the room is.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn log(&self) -> PathBuf {
        self.folder.path().join("log.db")
    }

    /// The interface, in a terminal of 80x24.
    pub fn interface(&self) -> Seat {
        Seat::take(self.program_with(Self::program(), &[]), (80, 24))
    }

    /// Any program with what it needs to work in this room.
    pub fn program_with(&self, program: &Path, arguments: &[&str]) -> CommandBuilder {
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.cwd(self.folder.path());
        for (name, value) in self.variables() {
            command.env(name, value);
        }
        command
    }

    /// What the command line prints for some words.
    pub fn command_line(&self, words: &[&str]) -> Output {
        let mut command = Command::new(Self::program());
        let output = command.args(words).env_clear().envs(self.variables()).current_dir(&self.folder).output().unwrap();
        assert!(output.status.success(), "{words:?}: {output:?}");
        output
    }

    /// Puts a file into the room.
    pub fn put(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// Puts a program of that name into the room, before every other of that name, that writes down its arguments.
    pub fn program_that_notes(&self, name: &str) -> Note {
        let notes = self.folder.path().join("notes");
        // Written aside and then named, so that whoever sees it sees all of it.
        let script = "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$HOME/half\"\nmv \"$HOME/half\" \"$HOME/notes\"\n";
        let path = self.put(&format!("bin/{name}"), script);
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
        Note(notes)
    }

    /// Every case that the log holds.
    pub fn cases(&self) -> Vec<Case> {
        Store::open_for_reading(&self.log()).unwrap().cases().unwrap()
    }

    fn variables(&self) -> Vec<(&'static str, String)> {
        let folder = self.folder.path().to_str().unwrap();
        let mut variables = vec![
            ("KYCASE_DB", self.log().to_str().unwrap().to_owned()),
            ("HOME", folder.to_owned()),
            ("XDG_CONFIG_HOME", format!("{folder}/config")),
            ("XDG_DATA_HOME", format!("{folder}/data")),
            ("PATH", format!("{folder}/bin:{}", std::env::var("PATH").unwrap())),
            ("TERM", "xterm-256color".to_owned()),
            ("TZ", "UTC".to_owned()),
        ];
        variables.extend(self.now.map(|now| ("KYCASE_TEST_NOW", now.to_owned())));
        variables
    }
}

/// What a program wrote down.
pub struct Note(PathBuf);

impl Note {
    /// Waits until it is there, and holds it against what is expected.
    pub fn is_noted(&self, expected: &str) {
        let waiting = std::iter::repeat_with(|| fs::read_to_string(&self.0).ok()).take(10_000_000);
        let noted = waiting.flatten().next();
        assert_eq!(noted.as_deref(), Some(expected));
    }
}
