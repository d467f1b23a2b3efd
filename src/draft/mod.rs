//! The message to support, drafted from a template and the facts of a case.
//!
//! Templates are data: `data/templates/NAME.LANG.txt`, in the Jinja language, with shared pieces under `parts`. What
//! the user typed is only ever a value in them, never template source. Private things (notes, the invitation code)
//! are not among the values.

mod context;
mod format;
mod placeholder;

use crate::case::{Case, Moment};
use crate::playbook::Knowledge;
use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, UndefinedBehavior};
use placeholder::Unfilled;

pub use format::LineFormat;
pub use placeholder::unfilled_in;

/// How much work a template may do before it is stopped, in minijinja's units of fuel.
const FUEL: u64 = 200_000;

/// The longest draft, in bytes: far above any message that support reads.
const LONGEST: usize = 64 * 1024;

/// The templates at hand.
#[derive(Clone, Debug)]
pub struct Templates {
    environment: Environment<'static>,
    names: Vec<TemplateName>,
}

/// A template's name and language: `chat` and `en`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TemplateName {
    /// Its name; `chat` and `email` serve the channels of those names.
    pub name: String,
    /// Its language, as a two-letter code.
    pub lang: String,
}

/// What a user gives for one message and nothing keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The name as their document prints it.
    pub printed_name: Option<String>,
}

/// A drafted message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The message, safe to show and to send.
    pub text: String,
    /// What the template needs and nobody has told: the message is not fit to be sent while there is any.
    pub unfilled: Vec<String>,
}

/// Why there is no draft.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    /// No template has that name and language.
    #[error("there is no template `{name}` in `{lang}`; there are {}", known.join(", "))]
    NoTemplate {
        /// The name that was asked for.
        name: String,
        /// The language that was asked for.
        lang: String,
        /// What there is, as `NAME (LANG)`.
        known: Vec<String>,
    },
    /// A template is wrong.
    #[error("template {file}:{line}: {message}")]
    BadTemplate {
        /// Its file.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
}

impl Templates {
    /// The templates in the folder `templates`.
    ///
    /// # Errors
    /// [`DraftError::BadTemplate`] for the first one that can't be read.
    pub fn read(knowledge: &Knowledge) -> Result<Self, DraftError> {
        let mut environment = engine()?;
        context::add_filters(&mut environment);
        let mut names = Vec::new();
        for file in knowledge.files_in("templates") {
            let place = file.place.trim_start_matches("templates/").to_owned();
            environment
                .add_template_owned(place.clone(), file.text.clone())
                .map_err(|error| bad_template(&file.path, &error))?;
            names.extend(TemplateName::of(&place));
        }
        names.sort();
        Ok(Self { environment, names })
    }

    /// The templates that can be asked for.
    pub fn names(&self) -> &[TemplateName] {
        &self.names
    }

    /// The message that the template `name` in the language `lang` makes of a case at `now`.
    ///
    /// # Errors
    /// [`DraftError`] where there is no such template, or it fails.
    pub fn draft(
        &self,
        name: &str,
        lang: &str,
        case: &Case,
        knowledge: &Knowledge,
        now: Moment,
    ) -> Result<Draft, DraftError> {
        self.draft_with(name, lang, case, knowledge, now, &Given::default())
    }

    /// As [`Templates::draft`], with what is given for this message alone.
    ///
    /// # Errors
    /// As [`Templates::draft`].
    pub fn draft_with(
        &self,
        name: &str,
        lang: &str,
        case: &Case,
        knowledge: &Knowledge,
        now: Moment,
        given: &Given,
    ) -> Result<Draft, DraftError> {
        let place = format!("{name}.{lang}.txt");
        let template = self.environment.get_template(&place).map_err(|error| match error.kind() {
            minijinja::ErrorKind::TemplateNotFound => DraftError::NoTemplate {
                name: name.to_owned(),
                lang: lang.to_owned(),
                known: self.names.iter().map(|known| format!("{} ({})", known.name, known.lang)).collect(),
            },
            _ => bad_template(&place, &error),
        })?;
        let unfilled = Unfilled::default();
        let values = context::values(case, knowledge, now, given, &unfilled);
        let rendered = template.render(values).map_err(|error| bad_template(&place, &error))?;
        if rendered.len() > LONGEST {
            let message = format!("it makes a message of {} bytes; {LONGEST} are the most", rendered.len());
            return Err(DraftError::BadTemplate { file: place, line: 1, message });
        }
        Ok(Draft { text: tidy(&rendered), unfilled: unfilled.names() })
    }
}

impl TemplateName {
    fn of(place: &str) -> Option<Self> {
        let (name, lang) = place.strip_suffix(".txt")?.rsplit_once('.')?;
        (!name.contains('/')).then(|| Self { name: name.to_owned(), lang: lang.to_owned() })
    }
}

/// The template engine as it is used here: what is not there is an error, and no template works for ever.
fn engine() -> Result<Environment<'static>, DraftError> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let mut syntax = SyntaxConfig::builder();
    syntax.trim_blocks(true).lstrip_blocks(true);
    environment.set_syntax(syntax.build().map_err(|error| bad_template("templates", &error))?);
    environment.set_fuel(Some(FUEL));
    Ok(environment)
}

fn bad_template(file: &str, error: &minijinja::Error) -> DraftError {
    DraftError::BadTemplate {
        file: error.name().unwrap_or(file).to_owned(),
        line: error.line().unwrap_or(1),
        message: error.detail().map_or_else(|| error.kind().to_string(), str::to_owned),
    }
}

/// No blanks at line ends, never two empty lines in a row, one line end at the end.
fn tidy(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    let mut tidy = lines.join("\n").trim_end().to_owned();
    tidy.push('\n');
    tidy
}
