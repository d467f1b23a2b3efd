//! The last touch on a drawn screen, whatever drew it: the theme's own background, and ASCII where that is all there is.

use super::theme::Theme;
use crate::show::in_ascii;
use ratatui::buffer::Buffer;

/// Which signs a terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// Every one.
    Unicode,
    /// The program's own are to be ASCII.
    Ascii,
}

/// Finishes a drawn screen.
pub fn finish(buffer: &mut Buffer, theme: &Theme, letters: Letters) {
    theme.paint_base(buffer);
    if letters == Letters::Ascii {
        for cell in &mut buffer.content {
            if !cell.symbol().is_ascii() {
                let plain = in_ascii(cell.symbol()).into_owned();
                cell.set_symbol(&plain);
            }
        }
    }
}
