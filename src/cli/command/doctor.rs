//! `kycase doctor`.

use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::text::{Text, Tone};
use crate::store::{Finding, Versions};
use serde_json::json;
use std::fs;

/// Look for damage in the log and for faults in the data files
#[derive(Debug, clap::Args)]
pub struct DoctorArgs {
    /// Write the readable tables of the log anew
    #[arg(long)]
    rebuild: bool,
}

/// What was found out about the log.
struct Report {
    bytes: Option<u64>,
    cases: Option<usize>,
    versions: Option<Versions>,
    findings: Vec<Finding>,
}

/// Looks for damage.
pub fn run(args: DoctorArgs, session: &mut Session) -> Result<(), Failure> {
    let bytes = fs::metadata(&session.db).ok().map(|file| file.len());
    if args.rebuild && bytes.is_some() {
        session.writing()?.rebuild()?;
        session.output.message("The readable tables were written anew from the log.");
    }
    let mut report = Report { bytes, cases: None, versions: None, findings: Vec::new() };
    report.findings.extend(session.fault.as_ref().map(|fault| broken(fault.to_string())));
    if let Err(error) = examine(&mut report, session) {
        report.findings.push(broken(error.text().unwrap_or_default()));
    }
    print(&report, session)?;
    match report.findings.len() {
        0 => Ok(()),
        1 => Err(Failure::Found("1 thing is not as it should be".to_owned())),
        count => Err(Failure::Found(format!("{count} things are not as they should be"))),
    }
}

fn broken(text: String) -> Finding {
    Finding { text, mendable: false }
}

fn examine(report: &mut Report, session: &Session) -> Result<(), Failure> {
    let store = session.reading()?;
    report.versions = Some(store.versions()?);
    if report.bytes.is_some() {
        report.findings.extend(store.examine()?);
    }
    // Where they can't be read, that is among the findings.
    report.cases = store.readable().ok().map(|read| read.cases.len() + read.damaged.len());
    Ok(())
}

fn print(report: &Report, session: &mut Session) -> Result<(), Failure> {
    let findings = &report.findings;
    let config = session.config.as_deref();
    if session.output.is_json() {
        let record = json!({
            "kycase": env!("CARGO_PKG_VERSION"),
            "log": session.db.to_string_lossy(),
            "bytes": report.bytes,
            "format": report.versions.map(|versions| versions.format),
            "sqlite": report.versions.map(|versions| versions.sqlite),
            "cases": report.cases,
            "config": config.map(|path| path.to_string_lossy()),
            "playbooks": session.library.knowledge.playbooks.keys().collect::<Vec<_>>(),
            "findings": findings
                .iter()
                .map(|finding| json!({ "text": finding.text, "mendable": finding.mendable }))
                .collect::<Vec<_>>(),
        });
        return session.output.json(&record);
    }
    let size = report.bytes.map_or_else(|| "not there yet".to_owned(), |bytes| format!("{bytes} bytes"));
    let state = |there: bool| if there { "" } else { " (not there: what ships holds)" };
    let mut rows = vec![
        vec![Text::dim("kycase"), Text::from(env!("CARGO_PKG_VERSION"))],
        vec![Text::dim("log"), Text::from(format!("{} ({size})", session.db.display()))],
    ];
    if let Some(versions) = report.versions {
        let words = format!("{}, SQLite {}", versions.format, versions.sqlite);
        rows.push(vec![Text::dim("format"), Text::from(words)]);
    }
    rows.extend(report.cases.map(|cases| vec![Text::dim("cases"), Text::from(cases.to_string())]));
    rows.extend(
        config
            .map(|path| vec![Text::dim("settings"), Text::from(format!("{}{}", path.display(), state(path.exists())))]),
    );
    session.output.table(&rows)?;
    session.output.empty()?;
    if findings.is_empty() {
        return session.output.line(Text::new(Tone::Good, "All is well."));
    }
    findings.iter().try_for_each(|finding| {
        let mend = if finding.mendable { " (mendable: kycase doctor --rebuild)" } else { "" };
        session.output.line(Text::new(Tone::Bad, "- ").plain(&finding.text).and(Tone::Dim, mend))
    })
}
