//! What a playbook must keep to beyond its form: honest sources, no way out of the exchange's own domains, and names that
//! mean something. It holds for the files that ship and for the user's own.

use super::link::{hosts, is_domain, is_within};
use super::{BadData, Catalogue, DataFile, Group, Playbook};
use crate::case::{Level, ReasonId};
use std::collections::BTreeSet;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Looks for what is wrong with a playbook that was read from `file`.
pub fn check(file: &DataFile, playbook: &Playbook, catalogue: &Catalogue) -> Result<(), BadData> {
    domains(file, playbook)?;
    levels(file, playbook)?;
    reasons(file, playbook, catalogue)?;
    numbers(file, playbook)?;
    own_ids(file, "id", playbook.after_approval.iter().map(|item| item.id.as_str()))?;
    own_ids(file, "id", playbook.support.iter().map(|support| support.id.as_str()))?;
    let own = playbook.official_domains.as_ref().map_or(&[][..], |fact| &fact.value);
    // It was read as a playbook, so it is TOML.
    DeTable::parse(&file.text).map_or(Ok(()), |root| table(file, root.get_ref(), own))
}

fn domains(file: &DataFile, playbook: &Playbook) -> Result<(), BadData> {
    let listed = playbook.official_domains.iter().flat_map(|fact| &fact.value);
    listed.filter(|domain| !is_domain(domain)).try_for_each(|domain| {
        let form = "write it like `okx.com`, without anything before or behind";
        Err(file.bad_at(place(file, &["official_domains", "value"]), format!("`{domain}` is no domain; {form}")))
    })
}

/// Where the value of a key stands in the file.
fn place(file: &DataFile, keys: &[&str]) -> usize {
    let Ok(root) = DeTable::parse(&file.text) else { return 0 };
    let mut table = Some(root.get_ref());
    let mut at = 0;
    for key in keys {
        let Some(value) = table.and_then(|table| table.get(*key)) else { return at };
        at = value.span().start;
        table = value.get_ref().as_table();
    }
    at
}

fn levels(file: &DataFile, playbook: &Playbook) -> Result<(), BadData> {
    own_ids(file, "id", playbook.levels.iter().map(|level| level.id.as_str()))?;
    for level in playbook.levels.iter().flat_map(|level| &level.requires) {
        if !playbook.levels.iter().any(|listed| listed.id == *level) {
            return Err(file.bad(level.as_str(), format!("there is no level `{level}` in this playbook")));
        }
    }
    match playbook.levels.iter().find(|level| all_before(&level.id, playbook).contains(&level.id)) {
        Some(level) => Err(file.bad(level.id.as_str(), format!("level `{}` comes before itself", level.id))),
        None => Ok(()),
    }
}

/// Every level that must be verified before `level`, by whatever way.
fn all_before<'a>(level: &Level, playbook: &'a Playbook) -> BTreeSet<&'a Level> {
    let before = |level: &Level| playbook.levels.iter().find(|it| it.id == *level).map_or(&[][..], |it| &it.requires);
    let mut found = BTreeSet::new();
    let mut open: Vec<&Level> = before(level).iter().collect();
    while let Some(next) = open.pop() {
        if found.insert(next) {
            open.extend(before(next));
        }
    }
    found
}

fn reasons(file: &DataFile, playbook: &Playbook, catalogue: &Catalogue) -> Result<(), BadData> {
    let known =
        |id: &ReasonId| catalogue.reason(id).ok_or_else(|| file.bad(id.as_str(), format!("there is no reason `{id}`")));
    for changed in &playbook.class_overrides {
        let reason = known(&changed.reason)?;
        // Where somebody lives is not a matter of trying again.
        if reason.group == Group::Geography && changed.class < reason.class {
            let words = format!("`{}` is about a region, and no playbook may make it milder", reason.id);
            return Err(file.bad(changed.reason.as_str(), words));
        }
    }
    own_ids(file, "reason", playbook.class_overrides.iter().map(|changed| changed.reason.as_str()))?;
    playbook.published_reasons.iter().flat_map(|fact| &fact.value).try_for_each(|id| known(id).map(drop))
}

fn numbers(file: &DataFile, playbook: &Playbook) -> Result<(), BadData> {
    if playbook.limits.attempts.as_ref().is_some_and(|fact| fact.value.count == 0) {
        let at = place(file, &["limits", "attempts", "value"]);
        return Err(file.bad_at(at, "a limit of 0 attempts would allow none; leave out what is not known"));
    }
    if playbook.uid.shape.as_ref().is_some_and(|fact| fact.value.min > fact.value.max) {
        let at = place(file, &["uid", "shape", "value"]);
        return Err(file.bad_at(at, "the shortest UID is longer than the longest one"));
    }
    Ok(())
}

/// Refuses the second of two things with one id, which stands behind `key`.
pub fn own_ids<'a>(file: &DataFile, key: &str, ids: impl Iterator<Item = &'a str>) -> Result<(), BadData> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            let line = format!("{key} = \"{id}\"");
            let message = format!("`{id}` stands here twice");
            let second = file.text.match_indices(&line).nth(1);
            return Err(second.map_or_else(|| file.bad(id, &message), |(at, _)| file.bad_at(at, &message)));
        }
    }
    Ok(())
}

/// Looks at every fact and every text of a table and of what is in it.
fn table(file: &DataFile, table: &DeTable<'_>, own: &[String]) -> Result<(), BadData> {
    if table.contains_key("source") {
        origin(file, table, own)?;
    }
    table.iter().filter(|(key, _)| key.get_ref() != "source").try_for_each(|(_, inner)| value(file, inner, own))
}

fn value(file: &DataFile, value: &Spanned<DeValue<'_>>, own: &[String]) -> Result<(), BadData> {
    match value.get_ref() {
        DeValue::Table(inner) => table(file, inner, own),
        DeValue::Array(items) => items.iter().try_for_each(|item| self::value(file, item, own)),
        DeValue::String(text) => match hosts(text).into_iter().find(|host| !is_within(host, own)) {
            Some(host) => {
                let message = format!("`{host}` is not the exchange's own domain, and nothing here may lead elsewhere");
                Err(file.bad_at(value.span().start, message))
            }
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

/// An official fact names a page on the exchange's own domain. Nothing else is ever linked to: not even a mirror.
fn origin(file: &DataFile, fact: &DeTable<'_>, own: &[String]) -> Result<(), BadData> {
    let text = |key: &str| fact.get(key).and_then(|value| Some((value.span().start, value.get_ref().as_str()?)));
    let day =
        |key: &str| fact.get(key).and_then(|value| Some((value.span().start, value.get_ref().as_datetime()?.date?)));
    if let (Some((at, source)), Some((_, tier))) = (text("source"), text("tier")) {
        let found = hosts(source);
        let message = if tier != "official" {
            (!found.is_empty()).then_some("only an official fact gives an address; describe this source in words")
        } else if own.is_empty() {
            Some("an official fact needs `official_domains`")
        } else {
            let is_page = source.starts_with("https://") && found.iter().all(|host| is_within(host, own));
            (!is_page).then_some("an official fact names a page, https://..., on one of the `official_domains`")
        };
        if let Some(message) = message {
            return Err(file.bad_at(at, message));
        }
    }
    match (day("as_of"), day("checked_on")) {
        (Some((at, as_of)), Some((_, checked_on))) if as_of > checked_on => {
            Err(file.bad_at(at, "a page can't have been read before its own day"))
        }
        _ => Ok(()),
    }
}
