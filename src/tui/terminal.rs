//! Taking the terminal over and giving it back as it was, whatever happens.

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
    is_raw_mode_enabled,
};
use std::io::{self, Stdout, stdout};
use std::mem::ManuallyDrop;

/// The terminal while it is ours. It is given back when this is dropped, and before a panic prints anything.
pub struct Screen {
    /// What is drawn on. Never dropped: its own drop prints where the terminal has gone, which panics; what it would do
    /// is done in [`give_back`].
    pub terminal: ManuallyDrop<Terminal<CrosstermBackend<Stdout>>>,
}

impl Screen {
    /// Gives the terminal back, lets `work` use it, and takes it over again. What is drawn next is drawn anew: nobody
    /// knows what `work` left on the screen.
    ///
    /// # Errors
    /// Where the terminal refuses; it is as it was before the interface then.
    pub fn lend<T>(&mut self, work: impl FnOnce() -> T) -> io::Result<T> {
        give_back();
        let done = work();
        self.terminal = take_over()?;
        Ok(done)
    }

    /// Takes the terminal over: raw mode, the second screen, pastes as one event.
    ///
    /// # Errors
    /// Where the terminal refuses; it is as it was then.
    pub fn enter() -> io::Result<Self> {
        give_back_on_panic();
        Ok(Self { terminal: take_over()? })
    }
}

/// Takes the terminal over. Nothing is asked of it: an answer would have to be read among the keys.
fn take_over() -> io::Result<ManuallyDrop<Terminal<CrosstermBackend<Stdout>>>> {
    enable_raw_mode()?;
    let entered = execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste, Clear(ClearType::All));
    match entered.and_then(|()| Terminal::new(CrosstermBackend::new(stdout()))) {
        Ok(terminal) => Ok(ManuallyDrop::new(terminal)),
        Err(error) => {
            give_back();
            Err(error)
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// Undoes everything that [`take_over`] does. What fails is passed over: the terminal may be gone.
fn give_back() {
    if is_raw_mode_enabled().unwrap_or(false) {
        let _ = execute!(stdout(), DisableBracketedPaste, LeaveAlternateScreen, Show);
        let _ = disable_raw_mode();
    }
}

fn give_back_on_panic() {
    let print = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        give_back();
        print(panic);
    }));
}
