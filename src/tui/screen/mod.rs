//! The screens, one file each.

mod board;
mod case_page;
mod help;
mod message;
mod on_case;
mod statistics;
mod tab;

pub use board::{Board, sort};
pub use case_page::CasePage;
pub use help::HelpPage;
pub use message::{Message, Then};
pub use statistics::StatisticsPage;
