//! Taking the terminal over and giving it back as it was, whatever happens.

use super::mouse::Mouse;
use crate::case::text::display_safe;
use crate::system::locale;
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::execute;
use ratatui::crossterm::style::{Print, force_color_output};
use ratatui::crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
    is_raw_mode_enabled,
};
use ratatui::layout::Rect;
use std::io::{self, Stdout, Write, stdout};
use std::mem::ManuallyDrop;

/// The terminal while it is ours. It is given back when this is dropped, and before a panic prints anything.
pub struct Screen {
    /// What is drawn on. Never dropped: its own drop prints where the terminal has gone, which panics; what it would do
    /// is done in [`give_back`].
    pub terminal: ManuallyDrop<Terminal<CrosstermBackend<Stdout>>>,
    mouse: Mouse,
    title: String,
}

/// Asks the terminal to remember the window's title, and to bring it back. Before it is brought back it is emptied, for
/// terminals that can't remember.
const REMEMBER_TITLE: &str = "\x1b[22;0t";
const BRING_BACK_TITLE: &str = "\x1b]2;\x1b\\\x1b[23;0t";

/// Asks for presses and the wheel, with coordinates of any size, and no more: movements would wake us all the time.
const TAKE_MOUSE: &str = "\x1b[?1000h\x1b[?1006h";
const LEAVE_MOUSE: &str = "\x1b[?1006l\x1b[?1000l";

impl Screen {
    /// Gives the terminal back, lets `work` use it, and takes it over again. What is drawn next is drawn anew: nobody
    /// knows what `work` left on the screen.
    ///
    /// # Errors
    /// Where the terminal refuses; it is as it was before the interface then.
    pub fn lend<T>(&mut self, work: impl FnOnce() -> T) -> io::Result<T> {
        give_back();
        let done = work();
        // Nothing of what was asked of it before still holds.
        (self.mouse, self.title) = (Mouse::Terminal, String::new());
        self.terminal = take_over()?;
        Ok(done)
    }

    /// Takes the terminal over: raw mode, the second screen, pastes as one event.
    ///
    /// # Errors
    /// Where the terminal refuses; it is as it was then.
    pub fn enter() -> io::Result<Self> {
        give_back_on_panic();
        // What NO_COLOR asks for is the theme's matter: the library would strip the attributes beside the colours too.
        force_color_output(true);
        Ok(Self { terminal: take_over()?, mouse: Mouse::Terminal, title: String::new() })
    }

    /// What the interface is drawn on.
    ///
    /// # Errors
    /// Where the terminal does not tell.
    pub fn area(&self) -> io::Result<Rect> {
        Ok(Rect::from((ratatui::layout::Position::ORIGIN, self.terminal.size()?)))
    }

    /// Sees to it that the mouse belongs to whom it should, and that the window has its title.
    ///
    /// # Errors
    /// Where the terminal does not take it.
    pub fn follow(&mut self, mouse: Mouse, title: &str) -> io::Result<()> {
        let mut out = stdout();
        if self.mouse != mouse {
            self.mouse = mouse;
            out.write_all(if mouse == Mouse::Kycase { TAKE_MOUSE } else { LEAVE_MOUSE }.as_bytes())?;
        }
        if self.title != title && locale::has_title() {
            title.clone_into(&mut self.title);
            write!(out, "\x1b]2;{}\x1b\\", display_safe(title))?;
        }
        out.flush()
    }
}

/// Takes the terminal over. Nothing is asked of it: an answer would have to be read among the keys.
fn take_over() -> io::Result<ManuallyDrop<Terminal<CrosstermBackend<Stdout>>>> {
    enable_raw_mode()?;
    let title = if locale::has_title() { REMEMBER_TITLE } else { "" };
    let entered = execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste, Clear(ClearType::All), Print(title));
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
        let title = if locale::has_title() { BRING_BACK_TITLE } else { "" };
        let _ = execute!(stdout(), Print(LEAVE_MOUSE), DisableBracketedPaste, LeaveAlternateScreen, Show, Print(title));
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
