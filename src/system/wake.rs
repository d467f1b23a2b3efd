//! What wakes the interface: a key, a signal, another writer, or the next second of a timer. In between it sleeps.
//!
//! The wait is on file descriptors of our own choosing rather than inside the terminal library, so that a terminal
//! that vanishes is noticed (a read there would spin) and so that nothing has to be asked again and again.
//!
//! Only after a change of the log's files the log is looked at a few times more: the system tells of what a writer
//! writes, and the entry can be read a little later, when the writer has synced its file.

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::{AsFd, BorrowedFd, OwnedFd};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGWINCH};
use signal_hook::low_level::pipe;
use std::io::{self, IsTerminal, Read};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

/// Waits for whatever comes first.
#[derive(Debug)]
pub struct Wake {
    terminal: Terminal,
    stop: UnixStream,
    interrupt: UnixStream,
    redraw: UnixStream,
    log: Option<LogWatch>,
    /// After which time to look at the log again, though nothing tells of a change.
    again: Option<Duration>,
}

/// What has come.
#[expect(clippy::struct_excessive_bools, reason = "each can come together with every other")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Woken {
    /// There is something to read from the terminal.
    pub input: bool,
    /// The terminal has changed its size, or we were stopped and go on.
    pub redraw: bool,
    /// The terminal has gone, or somebody asks us to end.
    pub stop: bool,
    /// Somebody has written to the log's files; perhaps we ourselves.
    pub log: bool,
}

impl Wake {
    /// Watches the terminal, the signals and the directory of the log.
    ///
    /// # Errors
    /// Where there is no terminal, or no room for another descriptor.
    pub fn new(log: &Path) -> io::Result<Self> {
        let terminal = if io::stdin().is_terminal() {
            Terminal::Stdin(io::stdin())
        } else {
            Terminal::Opened(std::fs::File::open("/dev/tty")?.into())
        };
        Ok(Self {
            terminal,
            stop: told_by(&[SIGTERM, SIGHUP])?,
            interrupt: told_by(&[SIGINT])?,
            redraw: told_by(&[SIGWINCH, SIGCONT])?,
            log: LogWatch::new(log),
            again: None,
        })
    }

    /// Forgets interrupts that have come: while another program had the terminal, they were meant for that one.
    pub fn forget_interrupts(&self) {
        empty(&self.interrupt);
    }

    /// Sleeps until something comes, or `timeout` is over; `None` is for ever. While somebody reads from the terminal it
    /// is their answer that is awaited, on `reader`, and not what the terminal sends.
    ///
    /// # Errors
    /// Where the system can't wait.
    pub fn wait(&mut self, timeout: Option<Duration>, reader: Option<BorrowedFd<'_>>) -> io::Result<Woken> {
        let timeout = LogWatch::at_most(self.log.as_ref(), timeout);
        let timeout = [timeout, self.again].into_iter().flatten().min();
        let timeout = timeout.and_then(|timeout| Timespec::try_from(timeout).ok());
        let keys = if reader.is_some() { PollFlags::empty() } else { PollFlags::IN };
        let mut fds = vec![
            PollFd::from_borrowed_fd(self.terminal.fd(), keys),
            PollFd::new(&self.stop, PollFlags::IN),
            PollFd::new(&self.redraw, PollFlags::IN),
            PollFd::new(&self.interrupt, PollFlags::IN),
        ];
        let log = self.log.as_ref().and_then(LogWatch::fd);
        fds.extend([reader, log].into_iter().flatten().map(|fd| PollFd::from_borrowed_fd(fd, PollFlags::IN)));
        let came = match poll(&mut fds, timeout.as_ref()) {
            Ok(came) => came,
            // A signal: its pipe tells which at the next call.
            Err(rustix::io::Errno::INTR) => return Ok(Woken::default()),
            Err(error) => return Err(error.into()),
        };
        let seen: Vec<PollFlags> = fds.iter().map(PollFd::revents).collect();
        let gone = is_gone(seen[0]);
        let changed = log.is_some() && seen.last().is_some_and(|seen| !seen.is_empty());
        let woken = Woken {
            input: seen[0].contains(PollFlags::IN) && !gone,
            stop: gone || !seen[1].is_empty() || !seen[3].is_empty(),
            redraw: !seen[2].is_empty(),
            log: changed || (came == 0 && (self.log.is_none() || self.again.is_some())),
        };
        self.again = match (changed, came) {
            (true, _) => Some(SOON),
            (false, 0) => self.again.map(|again| again * 2).filter(|again| *again <= LATE),
            (false, _) => self.again,
        };
        // Only what was seen is taken out: a signal that has come since must not be lost. What asks us to end stays.
        if woken.redraw {
            empty(&self.redraw);
        }
        if let Some(log) = self.log.as_mut().filter(|_| changed) {
            log.empty();
        }
        Ok(woken)
    }
}

#[derive(Debug)]
enum Terminal {
    Stdin(io::Stdin),
    Opened(OwnedFd),
}

impl Terminal {
    fn fd(&self) -> BorrowedFd<'_> {
        match self {
            Self::Stdin(stdin) => stdin.as_fd(),
            Self::Opened(fd) => fd.as_fd(),
        }
    }
}

fn is_gone(seen: PollFlags) -> bool {
    seen.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL)
}

/// A pipe that has something to read once one of `signals` has come.
fn told_by(signals: &[i32]) -> io::Result<UnixStream> {
    let (read, write) = UnixStream::pair()?;
    read.set_nonblocking(true)?;
    write.set_nonblocking(true)?;
    for signal in signals {
        pipe::register(*signal, write.try_clone()?)?;
    }
    Ok(read)
}

fn empty(mut pipe: &UnixStream) {
    let mut bytes = [0; 64];
    while matches!(pipe.read(&mut bytes), Ok(read) if read > 0) {}
}

#[cfg(target_os = "linux")]
mod log_watch {
    use crate::system::private_file::directory_of;
    use rustix::fd::{AsFd, BorrowedFd, OwnedFd};
    use rustix::fs::inotify::{self, CreateFlags, WatchFlags};
    use std::path::Path;
    use std::time::Duration;

    /// Tells when a file beside the log has changed: what SQLite commits goes to the file of recent changes there.
    #[derive(Debug)]
    pub struct LogWatch(OwnedFd);

    impl LogWatch {
        pub fn new(log: &Path) -> Option<Self> {
            let watch = inotify::init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC).ok()?;
            let changes = WatchFlags::MODIFY | WatchFlags::CREATE | WatchFlags::MOVED_TO | WatchFlags::DELETE;
            inotify::add_watch(&watch, directory_of(log), changes).ok()?;
            Some(Self(watch))
        }

        #[expect(clippy::unnecessary_wraps, reason = "other systems have none")]
        pub fn fd(&self) -> Option<BorrowedFd<'_>> {
            Some(self.0.as_fd())
        }

        pub fn empty(&mut self) {
            let mut bytes = [0u8; 4096];
            while matches!(rustix::io::read(&self.0, &mut bytes), Ok(read) if read > 0) {}
        }

        /// Where the directory can't be watched, the log is looked at every other second.
        pub fn at_most(watch: Option<&Self>, timeout: Option<Duration>) -> Option<Duration> {
            match watch {
                Some(_) => timeout,
                None => Some(timeout.unwrap_or(super::LOOK_EVERY).min(super::LOOK_EVERY)),
            }
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod log_watch {
    use rustix::fd::BorrowedFd;
    use std::path::Path;
    use std::time::Duration;

    /// Without inotify the log is looked at every other second.
    #[derive(Debug)]
    pub struct LogWatch;

    impl LogWatch {
        pub fn new(_log: &Path) -> Option<Self> {
            None
        }

        pub fn fd(&self) -> Option<BorrowedFd<'_>> {
            None
        }

        pub fn empty(&mut self) {}

        pub fn at_most(_watch: Option<&Self>, timeout: Option<Duration>) -> Option<Duration> {
            Some(timeout.unwrap_or(super::LOOK_EVERY).min(super::LOOK_EVERY))
        }
    }
}

use log_watch::LogWatch;

/// How soon the log is looked at again after a change of its files, doubled each time ...
const SOON: Duration = Duration::from_millis(20);

/// ... until this; all in all that is as long as a writer waits for another one.
const LATE: Duration = Duration::from_millis(2560);

/// How often the log is looked at where nothing tells of its changes.
const LOOK_EVERY: Duration = Duration::from_secs(2);
