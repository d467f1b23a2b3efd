//! A test that runs itself once more in a process of its own.
//!
//! The parent starts its own binary for the same test, with a job in the environment; the test sees the job and does
//! that instead. What the twin says goes over its standard error; the test harness writes nothing there.

use std::any::type_name_of_val;
use std::env;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStderr, Command, Stdio};

const JOB: &str = "KYCASE_TWIN_JOB";

/// The job, in a process that is a twin.
pub fn job() -> Option<String> {
    env::var(JOB).ok()
}

/// What a twin says to its parent.
pub fn say(line: &str) {
    let mut stderr = std::io::stderr().lock();
    stderr.write_all(format!("{line}\n").as_bytes()).unwrap();
    stderr.flush().unwrap();
}

pub struct Twin {
    child: Child,
    ear: BufReader<ChildStderr>,
}

impl Twin {
    /// Runs `test` in a process of its own, which finds `job` there and `stdin` as its standard input.
    pub fn of<F: Fn()>(test: F, job: &str, stdin: impl Into<Stdio>) -> Self {
        let (_, name) = type_name_of_val(&test).split_once("::").unwrap();
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--exact", name, "--nocapture", "--test-threads=1"])
            .env(JOB, job)
            .env("RUST_BACKTRACE", "0")
            .stdin(stdin)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let ear = BufReader::new(child.stderr.take().unwrap());
        Self { child, ear }
    }

    /// The next line that the twin says; `None` once it has ended.
    pub fn hear(&mut self) -> Option<String> {
        let mut line = String::new();
        self.ear.read_line(&mut line).unwrap();
        line.strip_suffix('\n').map(str::to_owned)
    }

    /// Ends it with SIGKILL and returns what it had still said.
    pub fn kill(mut self) -> Vec<String> {
        self.child.kill().unwrap();
        std::iter::from_fn(|| self.hear()).collect()
    }

    /// Waits for its end, which must be a good one, and returns what it had still said.
    #[track_caller]
    pub fn finish(mut self) -> Vec<String> {
        let said: Vec<String> = std::iter::from_fn(|| self.hear()).collect();
        assert!(self.child.wait().unwrap().success(), "the twin failed:\n{}", said.join("\n"));
        said
    }
}

impl Drop for Twin {
    fn drop(&mut self) {
        // It may have ended long ago; then there is nothing to kill.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
