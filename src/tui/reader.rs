//! Reading keys, pastes and sizes on a thread of its own.
//!
//! The terminal library reads a terminal that has gone again and again, for ever. It may do so here: the interface
//! itself only waits on descriptors, sees that the terminal has gone, and ends in order.

use ratatui::crossterm::event::{self, Event};
use rustix::fd::{AsFd, BorrowedFd};
use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// Reads what the terminal has sent, when it is asked to.
#[derive(Debug)]
pub struct Reader {
    requests: Sender<()>,
    answers: Receiver<io::Result<Vec<Event>>>,
    told: UnixStream,
    awaited: usize,
    kept: Vec<Event>,
}

impl Reader {
    /// A reader that waits to be asked.
    ///
    /// # Errors
    /// Where the system has no thread or no descriptor left.
    pub fn new() -> io::Result<Self> {
        let (told, tell) = UnixStream::pair()?;
        told.set_nonblocking(true)?;
        let (requests, asked) = channel();
        let (answer, answers) = channel();
        std::thread::Builder::new().name("reader of the terminal".to_owned()).spawn(move || {
            while asked.recv().is_ok() {
                let nobody_listens = answer.send(what_is_there()).is_err() || (&tell).write_all(&[0]).is_err();
                if nobody_listens {
                    return;
                }
            }
        })?;
        Ok(Self { requests, answers, told, awaited: 0, kept: Vec::new() })
    }

    /// Asks for what the terminal has sent. The answer comes later, also where there is nothing.
    ///
    /// # Errors
    /// Where the reading thread has ended.
    pub fn ask(&mut self) -> io::Result<()> {
        self.requests.send(()).map_err(|_| ended())?;
        self.awaited += 1;
        Ok(())
    }

    /// What becomes readable when the next answer is there; `None` while none is awaited, and nobody reads from the
    /// terminal.
    pub fn awaited(&self) -> Option<BorrowedFd<'_>> {
        (self.awaited > 0).then(|| self.told.as_fd())
    }

    /// The events of the answers that are there.
    ///
    /// # Errors
    /// Where the terminal could not be read.
    pub fn take(&mut self) -> io::Result<Vec<Event>> {
        let mut bytes = [0; 64];
        while matches!((&self.told).read(&mut bytes), Ok(read) if read > 0) {}
        let mut events = std::mem::take(&mut self.kept);
        while let Ok(answer) = self.answers.try_recv() {
            self.awaited = self.awaited.saturating_sub(1);
            events.extend(answer?);
        }
        Ok(events)
    }

    /// Waits until nobody reads from the terminal, so that another program can. What was read is kept for later.
    ///
    /// # Errors
    /// Where the terminal could not be read, or has gone and reading it does not end.
    pub fn settle(&mut self) -> io::Result<()> {
        while self.awaited > 0 {
            let answer = self.answers.recv_timeout(AT_ONCE).map_err(|_| ended())?;
            self.awaited -= 1;
            self.kept.extend(answer?);
        }
        Ok(())
    }
}

/// Far longer than it takes to read what a terminal has sent already.
const AT_ONCE: Duration = Duration::from_secs(2);

fn what_is_there() -> io::Result<Vec<Event>> {
    let mut events = Vec::new();
    while event::poll(Duration::ZERO)? {
        events.push(event::read()?);
    }
    Ok(events)
}

fn ended() -> io::Error {
    io::Error::other("nothing reads from the terminal any more")
}
