//! How well photos are judged that another hand drew: `cargo bench --bench photo_quality`. Lines were set by the photos
//! with even seeds; only those with odd seeds are told. `-- --tuning` tells of the even ones, `-- --each` of every photo;
//! `-- --docs` writes the table into `docs/photo.md`; `-- --save FOLDER` keeps a few photos for looking at.
#![expect(clippy::unwrap_used, reason = "a study that can't go on stops")]

#[path = "../tests/photo/scenes/mod.rs"]
mod scenes;

use kycase::photo::{CheckId, Kind, Report, Thresholds, Value, Verdict, examine};
use kycase::playbook::{FileRules, Knowledge};
use scenes::{Fault, Grade, Subject};
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

const SUBJECTS: [(Subject, Kind, u64); 4] = [
    (Subject::Card, Kind::Document, 48),
    (Subject::Passport, Kind::Document, 24),
    (Subject::Letter, Kind::Address, 24),
    (Subject::Selfie, Kind::Selfie, 36),
];

const GRADES: [Grade; 3] = [Grade::Mild, Grade::Clear, Grade::Heavy];

/// Where the table stands in the page on photos.
const BEGIN: &str = "<!-- cargo bench --bench photo_quality -- --docs -->";
const END: &str = "<!-- end -->";

/// How many of each fault and grade.
const SPOILED: u64 = 12;

#[derive(Clone, Copy)]
struct Task {
    seed: u64,
    subject: Subject,
    kind: Kind,
    spoiled: Option<(Fault, Grade)>,
}

/// Which check must find a fault of a subject, where it must.
fn faults(subject: Subject) -> Vec<(Fault, CheckId)> {
    use CheckId::{Backlight, Border, Bright, Colour, Dark, Glare, Screen, Shadow, Sharpness};
    let lying = [
        (Fault::Focus, Sharpness),
        (Fault::Motion, Sharpness),
        (Fault::Glare, Glare),
        (Fault::Shadow, Shadow),
        (Fault::Dark, Dark),
        (Fault::Over, Bright),
        (Fault::Grey, Colour),
        (Fault::Screen, Screen),
        (Fault::Cut, Border),
    ];
    match subject {
        Subject::Card => lying.to_vec(),
        Subject::Passport => Vec::new(),
        Subject::Letter => vec![lying[0], lying[3], lying[4]],
        Subject::Selfie => {
            vec![lying[0], lying[1], lying[4], lying[5], lying[6], lying[7], (Fault::Backlight, Backlight)]
        }
    }
}

fn tasks(parity: u64) -> Vec<Task> {
    let mut tasks = Vec::new();
    for (subject, kind, good) in SUBJECTS {
        let task = |seed: u64, spoiled| Task { seed: seed * 2 + parity, subject, kind, spoiled };
        tasks.extend((0..good).map(|seed| task(seed, None)));
        for (fault, _) in faults(subject) {
            for grade in GRADES {
                tasks.extend((0..SPOILED).map(|seed| task(500 + seed, Some((fault, grade)))));
            }
        }
    }
    tasks
}

fn width(seed: u64) -> usize {
    [1280, 1600, 2016][(seed / 2 % 3) as usize]
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let has = |word: &str| words.iter().any(|it| it == word);
    let after = |word: &str| words.iter().position(|it| it == word).and_then(|at| words.get(at + 1));
    let mut tasks = tasks(u64::from(!has("--tuning")));
    if let Some(folder) = after("--save") {
        save(&tasks, folder);
        return;
    }
    if let Some(only) = after("--only") {
        tasks.retain(|task| name(task).contains(only.as_str()));
    }
    let reports = judged(&tasks);
    let mut page = table(&tasks, &reports);
    if has("--docs") {
        write_docs(&page);
    }
    if has("--each") {
        for (task, report) in tasks.iter().zip(&reports) {
            writeln!(page, "{}: {}", name(task), line(report)).unwrap();
        }
    }
    std::io::stdout().write_all(page.as_bytes()).unwrap();
}

fn name(task: &Task) -> String {
    let fault = task.spoiled.map_or("good".to_owned(), |(fault, grade)| format!("{fault:?}-{grade:?}"));
    format!("{:?}-{fault}-{}", task.subject, task.seed)
}

fn line(report: &Report) -> String {
    let mut line = String::new();
    for check in &report.checks {
        let Value::Number(number) = check.value else { continue };
        if ![CheckId::Bytes, CheckId::Pixels].contains(&check.id) {
            let sign = ["", "?", "!"][check.verdict as usize];
            write!(line, "{sign}{:?}={number} ", check.id).unwrap();
        }
    }
    line
}

fn save(tasks: &[Task], folder: &str) {
    std::fs::create_dir_all(folder).unwrap();
    for task in tasks.iter().filter(|task| task.seed % 500 / 2 * 2 < 24) {
        let file = scenes::photo(task.seed, task.subject, task.spoiled, width(task.seed));
        std::fs::write(format!("{folder}/{}.jpg", name(task)), file).unwrap();
    }
}

fn judged(tasks: &[Task]) -> Vec<Report> {
    let lines = Thresholds::read(&Knowledge::read(&[]).unwrap()).unwrap();
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(task) = tasks.get(at) else { break };
                    let file = scenes::photo(task.seed, task.subject, task.spoiled, width(task.seed));
                    let report = examine(&file, task.kind, &FileRules::default(), &lines);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((at, report));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, report)| report).collect()
}

fn said(report: &Report) -> impl Iterator<Item = (CheckId, Verdict)> {
    report.checks.iter().filter(|it| it.verdict > Verdict::Ok && it.id != CheckId::Pixels).map(|it| (it.id, it.verdict))
}

/// How many of some reports say at least this, of all of them.
fn share(verdicts: &[Verdict], at_least: Verdict) -> String {
    format!("{} of {}", verdicts.iter().filter(|verdict| **verdict >= at_least).count(), verdicts.len())
}

fn worst(report: &Report) -> Verdict {
    said(report).map(|(_, verdict)| verdict).max().unwrap_or(Verdict::Ok)
}

fn word(of: impl std::fmt::Debug) -> String {
    format!("{of:?}").to_lowercase()
}

fn table(tasks: &[Task], reports: &[Report]) -> String {
    let mut page = String::new();
    writeln!(page, "| good photos | nothing said | `look` at worst | called `bad` | by |\n|---|---|---|---|---|")
        .unwrap();
    let all = || tasks.iter().zip(reports);
    for (subject, _, _) in SUBJECTS {
        let is_good = |task: &Task| task.subject == subject && task.spoiled.is_none();
        let good: Vec<&Report> = all().filter(|(task, _)| is_good(task)).map(|(_, report)| report).collect();
        let count = |verdict| good.iter().filter(|report| worst(report) == verdict).count();
        let mut why: Vec<(CheckId, Verdict)> = good.iter().flat_map(|report| said(report)).collect();
        why.sort_by_key(|(id, verdict)| (*id, *verdict));
        let why: Vec<String> = why
            .chunk_by(|one, other| one == other)
            .map(|some| format!("`{}` {} {}", word(some[0].0), some[0].1.word(), some.len()))
            .collect();
        let (passed, look, bad) = (count(Verdict::Ok), count(Verdict::Look), count(Verdict::Bad));
        writeln!(page, "| {} | {passed} of {} | {look} | {bad} | {} |", word(subject), good.len(), why.join(", "))
            .unwrap();
    }
    page.push_str("\n| spoiled by | found by | mild | clear | heavy | heavy: `bad` | heavy: anything said |\n");
    page.push_str("|---|---|---|---|---|---|---|\n");
    for (subject, _, _) in SUBJECTS {
        for (fault, found_by) in faults(subject) {
            let some =
                |grade| all().filter(move |(task, _)| task.subject == subject && task.spoiled == Some((fault, grade)));
            let by_check = |grade| -> Vec<Verdict> {
                some(grade)
                    .map(|(_, report)| report.check(found_by).map_or(Verdict::Ok, |check| check.verdict))
                    .collect()
            };
            let by_any: Vec<Verdict> = some(Grade::Heavy).map(|(_, report)| worst(report)).collect();
            writeln!(
                page,
                "| {} {} | `{}` | {} | {} | {} | {} | {} |",
                word(subject),
                fault.word(),
                word(found_by),
                share(&by_check(Grade::Mild), Verdict::Look),
                share(&by_check(Grade::Clear), Verdict::Look),
                share(&by_check(Grade::Heavy), Verdict::Look),
                share(&by_check(Grade::Heavy), Verdict::Bad),
                share(&by_any, Verdict::Look),
            )
            .unwrap();
        }
    }
    page
}

/// Puts the table into the page on photos, between its marks.
fn write_docs(table: &str) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/photo.md");
    let page = std::fs::read_to_string(path).unwrap();
    let (before, rest) = page.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    std::fs::write(path, format!("{before}{BEGIN}\n{table}{END}{after}")).unwrap();
}
