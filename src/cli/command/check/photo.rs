//! `kycase check photo`.

use super::remember::{self, RememberArg, Remembered};
use crate::case::text::display_safe;
use crate::case::{Case, Examination, ExchangeId, Grade, Shown, Side, Slug};
use crate::cli::args::unknown;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::text::{Text, Tone, aligned};
use crate::cli::which;
use crate::photo::{self, Check, Kind, Report, Thresholds, Value, Verdict, Worse};
use crate::playbook::{Fact, FileRules, nearest};
use crate::system::bounded_file::{self, Content};
use serde_json::json;
use std::io::{self, IsTerminal, stderr};
use std::path::{Path, PathBuf};

/// How wide advice runs before it is broken, in columns.
const WIDTH: usize = 78;

#[derive(Debug, clap::Args)]
pub struct PhotoArgs {
    /// Look at these photos
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Say what they show
    #[arg(long, value_name = "KIND", default_value = "document")]
    kind: KindArg,
    /// Hold the files against the rules of this exchange; else of the case, where one alone is open
    #[arg(long, value_name = "NAME", conflicts_with = "case")]
    exchange: Option<String>,
    /// Hold the files against the rules of this case's exchange
    #[arg(long, value_name = "CASE")]
    case: Option<String>,
    #[command(flatten)]
    remember: RememberArg,
    /// Keep it as this side of the document, beside what is kept of the other side
    #[arg(long, value_name = "SIDE", requires = "remember")]
    side: Option<SideArg>,
}

// The values have no doc comments: clap would spread the help over pages with them.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum KindArg {
    Document,
    Selfie,
    Address,
}

impl KindArg {
    fn kind(self) -> Kind {
        match self {
            Self::Document => Kind::Document,
            Self::Selfie => Kind::Selfie,
            Self::Address => Kind::Address,
        }
    }
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum SideArg {
    Front,
    Back,
}

impl SideArg {
    fn side(self) -> Side {
        match self {
            Self::Front => Side::Front,
            Self::Back => Side::Back,
        }
    }
}

/// Looks at photos.
pub fn run(args: PhotoArgs, session: &mut Session) -> Result<(), Failure> {
    if args.side.is_some() && (args.files.len() != 1 || !matches!(args.kind, KindArg::Document)) {
        return Err(Failure::Usage("--side goes with one photo of a document".to_owned()));
    }
    // Before the photos are looked at: that takes its time, and without a case nothing can be kept.
    let keep_in = args.remember.remember.then(|| session.case_called(args.case.as_deref())).transpose()?;
    let exchange = exchange(&args, session)?;
    let rules =
        session.library.knowledge.playbook(&exchange).map(|playbook| playbook.files.clone()).unwrap_or_default();
    // Before anything is told: a name that was mistyped must not come after a page of verdicts.
    args.files.iter().try_for_each(|path| path.metadata().map(drop).map_err(|error| unreadable(path, &error)))?;
    let mut reports = Vec::new();
    for (number, path) in args.files.iter().enumerate() {
        progress(number, args.files.len(), path, session);
        let report = report(path, args.kind.kind(), &rules, session);
        session.output.end_progress();
        let report = report?;
        if !session.output.is_json() {
            print(path, &report, session)?;
        }
        reports.push(report);
    }
    let remembered = match keep_in {
        Some(case) => keep(&args, &reports, &case, session)?,
        None => None,
    };
    if session.output.is_json() {
        let records = args.files.iter().zip(&reports).map(|(path, report)| record(path, report, remembered.as_ref()));
        let records: Vec<_> = records.collect();
        session.output.json(&records)?;
    } else {
        close(&exchange, &rules, session)?;
    }
    let bad = reports.iter().filter(|report| report.verdict == Verdict::Bad).count();
    match (bad, reports.len()) {
        (0, _) => Ok(()),
        (_, 1) => Err(Failure::Found("the photo should be taken anew".to_owned())),
        (bad, all) => Err(Failure::Found(format!("{bad} of {all} photos should be taken anew"))),
    }
}

/// Keeps how many photos there were and how the worst came out; no name of a file and nothing of a picture.
fn keep(args: &PhotoArgs, reports: &[Report], case: &Case, session: &Session) -> Result<Remembered, Failure> {
    let show = match args.kind {
        KindArg::Document => Shown::Document,
        KindArg::Selfie => Shown::Selfie,
        KindArg::Address => Shown::Address,
    };
    let worst = match reports.iter().map(|report| report.verdict).max().unwrap_or(Verdict::Bad) {
        Verdict::Ok => Grade::Ok,
        Verdict::Look => Grade::Look,
        Verdict::Bad => Grade::Bad,
    };
    let count = u32::try_from(reports.len()).unwrap_or(u32::MAX);
    let result = Examination::Photos { show, side: args.side.map(SideArg::side), count, worst };
    let replaced = case.examined.iter().any(|held| result.replaces(held));
    let remembered = remember::keep(result, case, session)?;
    if replaced && show == Shown::Document && args.side.is_none() {
        session.output.message(
            "It took the place of what was kept of photos of the document. To keep a front and a back beside each \
             other, check both in one go, or each with --side.",
        );
    }
    Ok(remembered)
}

/// The exchange whose rules for files hold.
fn exchange(args: &PhotoArgs, session: &Session) -> Result<ExchangeId, Failure> {
    if let Some(name) = &args.exchange {
        let playbooks = &session.library.knowledge.playbooks;
        let exchange = ExchangeId::new(name.as_str());
        if playbooks.contains_key(&exchange) {
            return Ok(exchange);
        }
        let near = nearest(name, playbooks.keys().map(ExchangeId::as_str));
        return Err(Failure::Unknown(unknown("playbook", name, near, "`kycase playbooks` lists them")));
    }
    if let Some(slug) = &args.case {
        return Ok(session.case_called(Some(slug))?.account.exchange);
    }
    // A photo can be looked at without any log, so a log in the way is no reason to stop.
    let cases = session.sound_cases().unwrap_or_else(|failure| {
        let why = failure.text().unwrap_or_default();
        session.output.warning(&format!("the log can't be read, so no exchange's rules are looked up: {why}"));
        Vec::new()
    });
    let only = which::meant(cases, None).map(|case| case.account.exchange);
    Ok(only.unwrap_or_else(|_| ExchangeId::new("generic")))
}

fn report(path: &Path, kind: Kind, rules: &FileRules, session: &Session) -> Result<Report, Failure> {
    let thresholds = &session.library.photo;
    let content = bounded_file::read(path, thresholds.reading.max_bytes());
    Ok(match content.map_err(|error| unreadable(path, &error))? {
        Content::Whole(bytes) => photo::examine(&bytes, kind, rules, thresholds),
        Content::Head { bytes, size } => photo::unread(&bytes, size, kind, rules, thresholds),
    })
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::NotFound => Failure::Unknown(format!("there is no file {}", path.display())),
        _ => Failure::Failed(format!("{} can't be read: {error}", path.display())),
    }
}

fn progress(number: usize, all: usize, path: &Path, session: &Session) {
    if all > 1 && !session.output.is_json() && stderr().is_terminal() {
        session.output.progress(&format!("photo {} of {all}: {}", number + 1, path.display()));
    }
}

fn record(path: &Path, report: &Report, remembered: Option<&Slug>) -> serde_json::Value {
    json!({
        "file": path.to_string_lossy(),
        "kind": report.kind,
        "verdict": report.verdict,
        "width": report.width,
        "height": report.height,
        "bytes": report.bytes,
        "format": report.format,
        "checks": report.checks,
        "remembered": remembered,
    })
}

fn print(path: &Path, report: &Report, session: &mut Session) -> Result<(), Failure> {
    let sides = report.width.zip(report.height).map(|(width, height)| format!(", {width} x {height}"));
    let about = format!(
        "  {}, {}{}, {} bytes",
        report.kind.word(),
        report.format.word(),
        sides.unwrap_or_default(),
        report.bytes
    );
    let title = Text::strong(path.to_string_lossy()).plain(": ").and(tone(report.verdict), report.verdict.word());
    session.output.line(title.and(Tone::Dim, about))?;
    let rows: Vec<Vec<Text>> = report.checks.iter().map(|check| row(check, &session.library.photo)).collect();
    for (line, check) in aligned(&rows).into_iter().zip(&report.checks) {
        session.output.line(line)?;
        let Some(advice) = &check.advice else { continue };
        for line in textwrap::wrap(&display_safe(advice), WIDTH - 8) {
            session.output.line(Text::default().plain("        ").plain(line))?;
        }
    }
    session.output.empty()
}

fn row(check: &Check, thresholds: &Thresholds) -> Vec<Text> {
    let unit = thresholds.unit(check.id);
    let line = check.threshold.as_ref().map(|threshold| match (threshold, thresholds.worse(check.id)) {
        (Value::Text(text), _) => format!("(of {text})"),
        (number, Worse::Above) => format!("(at most {})", shown(number, unit)),
        (number, Worse::Below) => format!("(at least {})", shown(number, unit)),
    });
    vec![
        Text::from("  ").and(tone(check.verdict), check.verdict.word()),
        Text::from(thresholds.title(check.id)),
        Text::from(shown(&check.value, unit)),
        Text::dim(line.unwrap_or_default()),
    ]
}

fn shown(value: &Value, unit: &str) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) if unit.is_empty() => number.to_string(),
        Value::Number(number) => format!("{number} {unit}"),
    }
}

fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Ok => Tone::Good,
        Verdict::Look => Tone::Wait,
        Verdict::Bad => Tone::Bad,
    }
}

/// What the report rests on, and what it does not promise.
fn close(exchange: &ExchangeId, rules: &FileRules, session: &mut Session) -> Result<(), Failure> {
    let title = session.library.knowledge.title_of(exchange).to_owned();
    let stated = [stated("file types", rules.kinds.as_ref()), stated("file size", rules.max_megabytes.as_ref())];
    let stated: Vec<String> = stated.into_iter().flatten().collect();
    if !stated.is_empty() {
        session.output.line(Text::dim(format!("Rules for files of {title}: {}.", stated.join(", "))))?;
    }
    let words = "These are kycase's own checks, not the exchange's: a photo that passes them may still be rejected. \
                 The photos were looked at on this computer; nothing of them was sent or kept.";
    textwrap::wrap(words, WIDTH).into_iter().try_for_each(|line| session.output.line(Text::dim(line)))
}

fn stated<T>(what: &str, fact: Option<&Fact<T>>) -> Option<String> {
    fact.map(|fact| format!("{what} ({}, checked {})", fact.tier, fact.checked_on))
}
