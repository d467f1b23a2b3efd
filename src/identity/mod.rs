//! Names and identity documents: whether a registered name is the document's, and whether a document will do.
//!
//! Everything here is pure, over data (`data/identity`). Nothing of it is kept: a document's number and a birth date
//! pass through the check digits and leave no trace, in no message and in no record.

mod align;
mod clean;
mod compare;
pub mod date;
mod difference;
pub mod document;
pub mod mrz;
mod scheme;
mod tables;
mod word;

pub use clean::{BadName, Name};
pub use compare::{Comparison, Verdict, compare, compare_with_lines};
pub use difference::{Difference, Order, Place, Side};
pub use scheme::Scheme;
pub use tables::{DocumentKind, Tables};
