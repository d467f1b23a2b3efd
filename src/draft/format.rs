//! One record as one line, in a form that the user chose: for status bars and prompts.

use super::{DraftError, bad_template, engine};
use crate::case::text::display_safe;
use minijinja::value::{Serde, Value};
use serde::Serialize;

/// A line that is made anew for each record, in the Jinja language: `{{ case }} {{ remaining }}`.
#[derive(Debug)]
pub struct LineFormat {
    engine: minijinja::Environment<'static>,
}

/// What the engine calls the one template that it holds.
const NAME: &str = "--format";

impl LineFormat {
    /// Reads the form of the lines.
    ///
    /// # Errors
    /// [`DraftError::BadTemplate`] where it can't be read.
    pub fn read(form: &str) -> Result<Self, DraftError> {
        let mut engine = engine()?;
        engine.add_template_owned(NAME, form.to_owned()).map_err(|error| bad_template(NAME, &error))?;
        Ok(Self { engine })
    }

    /// The line of one record, safe to show.
    ///
    /// # Errors
    /// [`DraftError::BadTemplate`] where it names a field that the record does not have, or does too much.
    pub fn line(&self, record: &impl Serialize) -> Result<String, DraftError> {
        let template = self.engine.get_template(NAME).map_err(|error| bad_template(NAME, &error))?;
        let line = template.render(Value::from(Serde(record))).map_err(|error| bad_template(NAME, &error))?;
        Ok(display_safe(&line).into_owned())
    }
}
