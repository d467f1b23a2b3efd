//! The screens, one file each.

mod board;
mod case_page;
mod find;
mod guide;
mod help;
mod message;
mod on_case;
mod palette;
mod statistics;
mod support_message;
mod tab;

pub use board::{Board, sort};
pub use case_page::CasePage;
pub use find::FindPage;
pub use guide::Guide;
pub use help::HelpPage;
pub use message::{Message, Then};
pub use palette::Palette;
pub use statistics::StatisticsPage;
