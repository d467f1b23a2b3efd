//! Looking for damage, and mending what can be rebuilt from the log.

use super::read::Damaged;
use super::{Store, StoreError, load_all, open, read, schema, tables};
use rusqlite::{Connection, TransactionBehavior};
use std::fs;
use std::os::unix::fs::PermissionsExt;

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong, and what to do.
    pub text: String,
    /// Whether rebuilding the readable tables mends it.
    pub mendable: bool,
}

/// What wrote the log, and what reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Versions {
    /// The version of the log's format.
    pub format: i32,
    /// The version of SQLite.
    pub sqlite: &'static str,
}

impl Store {
    /// The versions of the format and of SQLite.
    ///
    /// # Errors
    /// [`StoreError`] where the log can't be read.
    pub fn versions(&self) -> Result<Versions, StoreError> {
        let format = schema::version(&self.connection).map_err(|error| error.at(&self.path))?;
        Ok(Versions { format, sqlite: rusqlite::version() })
    }

    /// Everything that is wrong with the log as far as it can tell; nothing where all is well.
    ///
    /// # Errors
    /// [`StoreError`] where it can't even be looked at.
    pub fn examine(&self) -> Result<Vec<Finding>, StoreError> {
        let mut findings = self.findings().map_err(|error| error.at(&self.path))?;
        findings.extend(self.open_to_others());
        Ok(findings)
    }

    /// Writes the readable tables anew from the log.
    ///
    /// # Errors
    /// [`StoreError`]; the tables are as before then.
    pub fn rebuild(&mut self) -> Result<(), StoreError> {
        let mut rebuilt = || {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            tables::clear(&transaction)?;
            for case in load_all(&transaction)? {
                tables::write(&transaction, &case)?;
            }
            Ok(transaction.commit()?)
        };
        rebuilt().map_err(|error: StoreError| error.at(&self.path))
    }

    /// What the readable tables say, and what they would say if they were written anew from the log.
    ///
    /// # Errors
    /// [`StoreError`] where one of the two can't be made.
    pub fn tables_and_rebuilt(&self) -> Result<(String, String), StoreError> {
        let fresh = open::in_memory()?;
        for case in load_all(&self.connection)? {
            tables::write(&fresh, &case)?;
        }
        Ok((tables::picture(&self.connection)?, tables::picture(&fresh)?))
    }

    /// The first thing that is damaged in the log, if anything is.
    pub(super) fn first_damage(&self) -> Result<Option<String>, StoreError> {
        if let Some(flaw) = self.flaws()?.into_iter().next() {
            return Ok(Some(flaw));
        }
        let read = read::everything(&self.connection)?;
        Ok(read.damaged.first().map(|damaged| format!("case `{}`: {}", damaged.name(), damaged.detail)))
    }

    fn findings(&self) -> Result<Vec<Finding>, StoreError> {
        let broken = |text: String| Finding { text, mendable: false };
        let mut findings: Vec<Finding> = self.flaws()?.into_iter().map(broken).collect();
        let foreign = self.count("SELECT count(*) FROM log WHERE digest IS NULL")?;
        if foreign > 0 {
            findings.push(broken(format!("entries that kycase did not write, without a digest: {foreign}")));
        }
        let read = read::everything(&self.connection)?;
        findings.extend(read.damaged.iter().map(|damaged| broken(what_to_do(damaged))));
        for case in &read.cases {
            if let Some(kind) = case.unknown_kind() {
                let text = format!("case {} holds an entry `{kind}` of a newer kycase; update kycase", case.slug);
                findings.push(broken(text));
            }
        }
        if !read.damaged.is_empty() {
            // What the tables should say of a damaged case, nobody knows.
            return Ok(findings);
        }
        let (before, after) = self.tables_and_rebuilt()?;
        if before != after {
            let text = "the readable tables differ from the log; `kycase doctor --rebuild` writes them anew".to_owned();
            findings.push(Finding { text, mendable: true });
        }
        Ok(findings)
    }

    /// What is wrong with the database as such, whatever its entries say.
    fn flaws(&self) -> Result<Vec<String>, StoreError> {
        let mut flaws = Vec::new();
        {
            let mut statement = self.connection.prepare("PRAGMA integrity_check")?;
            let lines = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
            flaws.extend(lines.into_iter().filter(|line| line != "ok"));
        }
        if triggers(&self.connection)? != triggers(&open::in_memory()?)? {
            flaws.push("the triggers that keep the log append-only are missing or were changed".to_owned());
        }
        let gaps = self.count(
            "SELECT count(*) FROM (SELECT case_id FROM log GROUP BY case_id HAVING max(sequence) <> count(*))",
        )?;
        if gaps > 0 {
            flaws.push(format!("entries are missing from {gaps} case(s)"));
        }
        let lost = self.count(
            "SELECT count(*) FROM cases WHERE entries > (SELECT count(*) FROM log WHERE log.case_id = cases.case_id)",
        )?;
        if lost > 0 {
            flaws.push(format!("{lost} case(s) have fewer entries than were once written"));
        }
        Ok(flaws)
    }

    fn count(&self, sql: &str) -> rusqlite::Result<i64> {
        self.connection.query_row(sql, [], |row| row.get(0))
    }

    fn open_to_others(&self) -> Vec<Finding> {
        let directory = self.path.parent().map(|parent| (parent, 0o077, 0o700));
        let places = [Some((self.path.as_path(), 0o077, 0o600)), directory];
        let exposed = places.into_iter().flatten().filter_map(|(path, others, wanted)| {
            let mode = fs::metadata(path).ok()?.permissions().mode() & 0o777;
            // A directory that others can enter but that holds a private file is common (/tmp, a shared mount).
            let matters = path == self.path || mode & 0o022 != 0;
            (mode & others != 0 && matters).then(|| Finding {
                text: format!(
                    "{} can be read or changed by other users (mode {mode:o}); run `chmod {wanted:o}` on it",
                    path.display()
                ),
                mendable: false,
            })
        });
        exposed.collect()
    }
}

/// Which case and entry is damaged, and how to go on without it.
fn what_to_do(damaged: &Damaged) -> String {
    let (Damaged { id, detail, .. }, name) = (damaged, damaged.name());
    format!(
        "case `{name}` is damaged: case {id}: {detail}; nothing is recorded on it any more. Copy the file to a safe place \
         first (`kycase backup PATH`) and write out the rest (`kycase export`); then `kycase delete {name}` erases that \
         case and leaves the others, or `kycase restore` puts an older backup in the place of all"
    )
}

/// Every trigger of a database, with what it does.
fn triggers(connection: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement =
        connection.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")?;
    let rows = statement.query_map([], |row| Ok((row.get("name")?, row.get("sql")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
