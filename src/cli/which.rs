//! Which case is meant.

use super::failure::Failure;
use crate::case::Case;
use crate::playbook::nearest;

/// The case called `slug`; without one, the only case that is still going on, else the only one that is not closed,
/// else the only one there is.
///
/// # Errors
/// [`Failure::Unknown`] where there is none, [`Failure::Ambiguous`] where more than one could be meant.
pub fn meant(cases: Vec<Case>, slug: Option<&str>) -> Result<Case, Failure> {
    match slug {
        Some(slug) => called(cases, slug),
        None => only(cases),
    }
}

/// Whether a case is called `word`.
pub fn is_case(cases: &[Case], word: &str) -> bool {
    cases.iter().any(|case| case.slug.as_str() == word)
}

fn called(cases: Vec<Case>, slug: &str) -> Result<Case, Failure> {
    let what = match nearest(slug, cases.iter().map(|case| case.slug.as_str())) {
        Some(near) => format!("there is no case `{slug}`; did you mean `{near}`? {}", there_are(&cases)),
        None => format!("there is no case `{slug}`; {}", there_are(&cases)),
    };
    cases.into_iter().find(|case| case.slug.as_str() == slug).ok_or(Failure::Unknown(what))
}

fn only(cases: Vec<Case>) -> Result<Case, Failure> {
    let layers: [fn(&Case) -> bool; 3] =
        [|case| case.closed.is_none() && !case.is_verified(), |case| case.closed.is_none(), |_| true];
    let Some(layer) = layers.into_iter().find(|layer| cases.iter().any(layer)) else {
        return Err(Failure::Unknown(format!("no case is open; {}", there_are(&cases))));
    };
    let mut meant: Vec<Case> = cases.into_iter().filter(layer).collect();
    match meant.pop() {
        Some(case) if meant.is_empty() => Ok(case),
        last => {
            meant.extend(last);
            Err(Failure::Ambiguous(format!("more than one case could be meant; name one: {}", names(&meant))))
        }
    }
}

fn there_are(cases: &[Case]) -> String {
    match cases {
        [] => "the log has none yet. Open one with `kycase open --exchange okx --uid UID`".to_owned(),
        [case] => format!("there is only `{}`", case.slug),
        _ => format!("there are {}", names(cases)),
    }
}

fn names(cases: &[Case]) -> String {
    cases.iter().map(|case| format!("`{}`", case.slug)).collect::<Vec<_>>().join(", ")
}
