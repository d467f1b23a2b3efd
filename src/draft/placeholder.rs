//! What a template asks for and nobody has told.

use minijinja::value::{Object, ObjectRepr, Value};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// The brackets around a placeholder that is not filled. They stand in no alphabet, so no pasted text is taken for one.
const OPEN: char = '\u{27e6}';
const CLOSE: char = '\u{27e7}';

/// Collects the names of the placeholders that a template showed although they have no value.
#[derive(Clone, Debug, Default)]
pub struct Unfilled(Arc<Mutex<Vec<String>>>);

impl Unfilled {
    /// A value for `name`, or a stand-in: as a condition it is false, and where it is shown it shows `⟦name⟧` and is
    /// counted.
    pub fn or_placeholder(&self, name: &'static str, value: Option<String>) -> Value {
        match value {
            Some(value) => Value::from(value),
            None => Value::from_object(StandIn { name, unfilled: self.clone() }),
        }
    }

    /// What was shown, each once, in order.
    pub fn names(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn count(&self, name: &str) {
        let mut names = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
}

/// The placeholders that are left in a text, for one that was edited by hand.
pub fn unfilled_in(text: &str) -> Vec<String> {
    text.split(OPEN).skip(1).filter_map(|rest| Some(rest.split_once(CLOSE)?.0.to_owned())).collect()
}

#[derive(Debug)]
struct StandIn {
    name: &'static str,
    unfilled: Unfilled,
}

impl Object for StandIn {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn is_true(self: &Arc<Self>) -> bool {
        false
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.unfilled.count(self.name);
        write!(f, "{OPEN}{}{CLOSE}", self.name)
    }
}
