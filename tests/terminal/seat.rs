//! A seat at a terminal: keys go in, a screen is seen, and the process ends.

use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use vt100::Parser;

/// After this a test fails. Nothing is expected to take a noticeable part of it.
const DEADLINE: Duration = Duration::from_secs(60);

/// A process in a terminal.
pub struct Seat {
    seen: Arc<Shared>,
    process: Pid,
    at_first: String,
    line: Option<Line>,
}

/// Our end of the terminal.
struct Line {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    reader: JoinHandle<()>,
}

struct Shared {
    seen: Mutex<Seen>,
    news: Condvar,
}

/// What has come out of the terminal, and out of the process.
pub struct Seen {
    parser: Parser,
    bytes: Vec<u8>,
    no_more: bool,
    look_away: bool,
    exit: Option<u32>,
}

impl Seat {
    /// Starts a program in a terminal of that width and height.
    pub fn take(command: CommandBuilder, size: (u16, u16)) -> Self {
        let pair = native_pty_system().openpty(measure(size)).unwrap();
        let at_first = modes(pair.master.as_ref());
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let (rows, columns) = rows_and_columns(size);
        let parser = Parser::new(rows, columns, 0);
        let seen = Seen { parser, bytes: Vec::new(), no_more: false, look_away: false, exit: None };
        let seen = Arc::new(Shared { seen: Mutex::new(seen), news: Condvar::new() });
        let process = Pid::from_raw(i32::try_from(child.process_id().unwrap()).unwrap()).unwrap();
        let waiting = Arc::clone(&seen);
        thread::spawn(move || {
            let exit = child.wait().unwrap().exit_code();
            waiting.change(|seen| seen.exit = Some(exit));
        });
        let reading = Arc::clone(&seen);
        let source = pair.master.try_clone_reader().unwrap();
        let reader = thread::spawn(move || read(source, &reading));
        let writer = pair.master.take_writer().unwrap();
        Self { seen, process, at_first, line: Some(Line { master: pair.master, writer, reader }) }
    }

    /// Sends keys as a terminal does.
    pub fn keys(&mut self, keys: &str) {
        let line = self.line.as_mut().unwrap();
        line.writer.write_all(keys.as_bytes()).unwrap();
        line.writer.flush().unwrap();
    }

    /// Sends a text as a terminal does that was asked to mark pastes.
    pub fn paste(&mut self, text: &str) {
        self.keys(&format!("\x1b[200~{text}\x1b[201~"));
    }

    /// Waits until the screen shows some words.
    pub fn shows(&self, words: &str) {
        self.wait(words, |seen| seen.text().contains(words));
    }

    /// Waits until the screen shows some words no more.
    pub fn hides(&self, words: &str) {
        self.wait(&format!("no {words}"), |seen| !seen.text().contains(words));
    }

    /// Waits until what was seen is as wanted.
    pub fn wait(&self, wanted: &str, is_so: impl Fn(&Seen) -> bool) {
        let seen = self.until(&is_so);
        assert!(is_so(&seen), "waited for {wanted:?}, exit {:?}, and saw\n{}", seen.exit, seen.text());
    }

    /// Waits until the process has ended and all its output has come; its exit code.
    pub fn ends(&self) -> u32 {
        let seen = self.until(&|seen: &Seen| seen.exit.is_some() && seen.no_more);
        assert!(seen.exit.is_some(), "the process goes on; the screen shows\n{}", seen.text());
        seen.exit.unwrap()
    }

    /// What has been seen so far.
    pub fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.seen.lock().unwrap()
    }

    /// Changes the size of the terminal.
    pub fn resize(&mut self, size: (u16, u16)) {
        let (rows, columns) = rows_and_columns(size);
        self.seen().parser.screen_mut().set_size(rows, columns);
        self.line.as_ref().unwrap().master.resize(measure(size)).unwrap();
    }

    /// Sends a signal to the process.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.process, signal).unwrap();
    }

    /// The number of the process.
    pub fn process(&self) -> i32 {
        self.process.as_raw_nonzero().get()
    }

    /// Takes the terminal away, as a window that is closed or a connection that breaks.
    ///
    /// No descriptor of our end may be left, so the reader has to be told to stop; `key` must lead to some output
    /// that wakes it. `last` are the bytes that the terminal still sends.
    pub fn hang_up(&mut self, key: &str, last: &str) {
        self.seen.change(|seen| seen.look_away = true);
        self.keys(key);
        let Line { master, mut writer, reader } = self.line.take().unwrap();
        reader.join().unwrap();
        writer.write_all(last.as_bytes()).unwrap();
        drop(writer);
        drop(master);
    }

    /// Whether the terminal has the modes that it had before the program began.
    pub fn is_as_it_was(&self) -> bool {
        modes(self.line.as_ref().unwrap().master.as_ref()) == self.at_first
    }

    fn until(&self, is_so: &dyn Fn(&Seen) -> bool) -> MutexGuard<'_, Seen> {
        let goes_on = |seen: &mut Seen| !(is_so(seen) || seen.no_more && seen.exit.is_some());
        self.seen.news.wait_timeout_while(self.seen(), DEADLINE, goes_on).unwrap().0
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        // A test that failed leaves no process behind.
        if self.seen.seen.lock().is_ok_and(|seen| seen.exit.is_none()) {
            let _ = kill_process_group(self.process, Signal::KILL);
        }
    }
}

impl Shared {
    fn change(&self, change: impl FnOnce(&mut Seen)) {
        change(&mut self.seen.lock().unwrap());
        self.news.notify_all();
    }
}

impl Seen {
    /// The text of the screen.
    pub fn text(&self) -> String {
        self.parser.screen().contents()
    }

    /// The screen as the terminal holds it.
    pub fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// Whether these bytes have come.
    pub fn has_bytes(&self, wanted: &[u8]) -> bool {
        self.bytes.windows(wanted.len()).any(|bytes| bytes == wanted)
    }

    /// How often these bytes have come.
    pub fn count_of(&self, wanted: &[u8]) -> usize {
        self.bytes.windows(wanted.len()).filter(|bytes| *bytes == wanted).count()
    }

    /// Whether the program holds the terminal: the second screen, marked pastes.
    pub fn is_taken(&self) -> bool {
        self.screen().alternate_screen() && self.screen().bracketed_paste()
    }

    /// Whether the program has given back all that it asked of the terminal.
    pub fn is_given_back(&self) -> bool {
        let screen = self.screen();
        let mouse = screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None;
        !screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor() && !mouse
    }
}

fn read(mut source: Box<dyn Read + Send>, shared: &Shared) {
    let mut bytes = [0; 4096];
    loop {
        let count = source.read(&mut bytes).unwrap_or(0);
        let mut looks_away = count == 0;
        shared.change(|seen| {
            seen.parser.process(&bytes[..count]);
            seen.bytes.extend_from_slice(&bytes[..count]);
            looks_away |= seen.look_away;
            seen.no_more = looks_away;
        });
        if looks_away {
            return;
        }
    }
}

fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

fn measure((width, height): (u16, u16)) -> PtySize {
    PtySize { rows: height, cols: width, ..PtySize::default() }
}

fn rows_and_columns((width, height): (u16, u16)) -> (NonZeroU16, NonZeroU16) {
    (NonZeroU16::new(height).unwrap(), NonZeroU16::new(width).unwrap())
}
