//! Draws the pictures of the documents from the real interface: `cargo run --example pictures` writes them anew, and
//! `tests/pictures.rs` fails where one has gone stale. `cargo run --example pictures FOLDER` writes, for looking at
//! them, the main screens in every theme, in three sizes, on a dark and on a light terminal.

use kycase::case::{Account, Clearance, ExchangeId, Level, Span};
use kycase::case::{CaseId, ChosenBy, Command, Finality, Made, Moment, Opening, ReasonId, Submission, Verdict};
use kycase::show::Zone;
use kycase::store::Store;
use kycase::system::clipboard::Way;
use kycase::system::clock::Clock;
use kycase::system::library::Library;
use kycase::tui::{App, Surroundings};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::style::{Color, Modifier, Style};
use std::error::Error;
use std::fmt::Write as _;

/// Where the pictures stand.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/pictures");

#[cfg_attr(test, expect(dead_code, reason = "the test that includes this file has a main of its own"))]
fn main() -> Result<(), Box<dyn Error>> {
    if let Some(folder) = std::env::args().nth(1) {
        return sheets(&folder);
    }
    for (name, svg) in pictures()? {
        std::fs::write(format!("{FOLDER}/{name}.svg"), svg)?;
    }
    Ok(())
}

/// Every picture, by name.
pub fn pictures() -> Result<Vec<(&'static str, String)>, Box<dyn Error>> {
    let shots: [(&str, Story, &str); 11] = [
        ("board", fill, "j"),
        ("rejection", fill, "j↵2"),
        ("checklist", fill, "j↵3"),
        ("draft", fill, "j↵5"),
        ("refused", fill, "js✓"),
        ("timeline", go_on, "↵6"),
        ("statistics", go_on, "S"),
        ("reject", fill, "jjrID has glare, and it is old⇥"),
        ("guide", fill, "jp  "),
        ("palette", fill, "j:rec"),
        ("find", fill, "Fname"),
    ];
    shots.into_iter().map(|(name, tell, keys)| Ok((name, picture(tell, keys, "terminal", (96, 28), &DARK)?))).collect()
}

/// The main screens in every theme, every size and on both kinds of terminals.
fn sheets(folder: &str) -> Result<(), Box<dyn Error>> {
    let shots: [(&str, Story, &str); 12] = [
        ("board", fill, "j"),
        ("case", fill, "j↵"),
        ("rejection", fill, "j↵2"),
        ("checklist", fill, "j↵3"),
        ("draft", fill, "j↵5"),
        ("timeline", go_on, "↵6"),
        ("statistics", go_on, "S"),
        ("guide", fill, "jp"),
        ("palette", fill, "j:re"),
        ("find", fill, "Fglare"),
        ("form", fill, "jjrglare⇥"),
        ("refused", fill, "js✓"),
    ];
    std::fs::create_dir_all(folder)?;
    for theme in ["dark", "light", "high_contrast", "color_blind", "terminal", "plain"] {
        for (name, tell, keys) in shots {
            for size in [(80, 24), (120, 40), (200, 60)] {
                for paper in [&DARK, &LIGHT] {
                    let file = format!("{folder}/{theme}-{name}-{}-on-{}.svg", size.0, paper.name);
                    std::fs::write(file, picture(tell, keys, theme, size, paper)?)?;
                }
            }
        }
    }
    Ok(())
}

/// The key that a sign of a script stands for.
fn key(sign: char) -> KeyCode {
    match sign {
        '↵' => KeyCode::Enter,
        '⇥' => KeyCode::Tab,
        '✓' => KeyCode::F(2),
        letter => KeyCode::Char(letter),
    }
}

/// What a log is filled with.
type Story = fn(&mut Store) -> Result<(), Box<dyn Error>>;

/// The moment that the pictures show, in a zone that is not UTC.
fn now() -> Moment {
    Moment::from_unix(1_795_442_700).unwrap_or(Moment::MIN)
}

fn picture(
    tell: Story,
    script: &str,
    theme: &str,
    (width, height): (u16, u16),
    paper: &Paper,
) -> Result<String, Box<dyn Error>> {
    let library = Library::read(None)?;
    let mut store = Store::in_memory(library.knowledge.policies())?;
    tell(&mut store)?;
    let zone = Zone::new(|_| chrono::FixedOffset::east_opt(3600).unwrap_or(chrono::Offset::fix(&chrono::Utc)));
    let copy = |_: &str| Ok(Way::Terminal);
    let outside = Surroundings { store, library, clock: Clock::Real, zone, theme: theme.to_owned(), copy };
    let mut app = App::new(outside, now())?;
    for sign in script.chars() {
        app.event(&Event::Key(KeyEvent::new(key(sign), KeyModifiers::NONE)), now());
    }
    let mut terminal = Terminal::new(TestBackend::new(width, height))?;
    terminal.draw(|frame| app.draw(now(), frame))?;
    Ok(svg(terminal.backend().buffer(), paper))
}

/// Three made-up cases: one cools down, one is in review, one is ready.
fn fill(store: &mut Store) -> Result<(), Box<dyn Error>> {
    let ago = |hours: u64, minutes: u64| now().minus(Span::from_seconds(hours * 3600 + minutes * 60));
    let first = open(store, "okx", "44705892343619584", "identity")?;
    let glare = "Your ID photo has glare and the name does not match";
    let selfie = "Selfie verification failed, your face was not clearly visible";
    submit(store, &first, ago(53, 0), "")?;
    reject(store, &first, ago(49, 0), glare, &["document_glare", "name_mismatch"])?;
    submit(store, &first, ago(7, 30), "daylight, no flash; full legal name")?;
    reject(store, &first, ago(6, 20), selfie, &["face_not_visible"])?;
    let second = open(store, "okx", "10293847566574839", "identity")?;
    submit(store, &second, ago(5, 0), "")?;
    let third = open(store, "generic", "8812345", "basic")?;
    submit(store, &third, ago(40, 0), "")?;
    reject(store, &third, ago(30, 0), "The picture of your ID is blurry. Please take it again.", &["document_blurry"])
}

/// A long story of one made-up case, and others that are over.
fn go_on(store: &mut Store) -> Result<(), Box<dyn Error>> {
    let ago = |hours: u64, minutes: u64| now().minus(Span::from_seconds(hours * 3600 + minutes * 60));
    let glare = "There is glare on the picture of your ID";
    let first = open(store, "okx", "44705892343619584", "identity")?;
    submit(store, &first, ago(150, 0), "")?;
    reject(store, &first, ago(140, 0), glare, &["document_glare"])?;
    let submission = Submission { document: Some("passport".to_owned()), ..Submission::default() };
    let early = Command::Submit { at: ago(126, 0), submission, made: Made::AlreadyAndConfirmed };
    store.commit(&first, &early, now())?;
    reject(store, &first, ago(121, 30), "The name does not match", &["name_mismatch"])?;
    let sent = Command::SendTicket { at: ago(112, 0), channel: "chat".to_owned(), reference: None, text: None };
    store.commit(&first, &sent, now())?;
    let answer = Some("Please correct the name and try again".to_owned());
    let reply = Command::ReceiveReply { at: ago(79, 0), text: answer, clearance: Clearance::Cleared };
    store.commit(&first, &reply, now())?;
    submit(store, &first, ago(66, 0), "full legal name")?;
    store.commit(&first, &Command::Interrupt { at: ago(64, 30), text: None }, now())?;
    submit(store, &first, ago(52, 0), "another browser")?;
    reject(store, &first, ago(10, 0), "Your face was not clearly visible", &["face_not_visible"])?;
    let others: [(&str, u64, u64, &[&str]); 5] = [
        ("10293847566574839", 900, 3, &["document_glare", "document_blurry"]),
        ("20293847566574838", 700, 9, &["document_glare"]),
        ("30293847566574837", 600, 30, &[]),
        ("40293847566574836", 500, 5, &["name_mismatch", "face_not_visible", "document_glare"]),
        ("50293847566574835", 300, 2, &[]),
    ];
    for (uid, mut begin, review, reasons) in others {
        let case = open(store, "okx", uid, "identity")?;
        for reason in reasons {
            submit(store, &case, ago(begin, 0), "")?;
            reject(store, &case, ago(begin - review, 0), "Rejected", &[*reason])?;
            begin -= 50;
        }
        submit(store, &case, ago(begin, 0), "")?;
        store.commit(&case, &Command::Approve { at: ago(begin - review, 30) }, now())?;
    }
    Ok(())
}

fn open(store: &mut Store, exchange: &str, uid: &str, level: &str) -> Result<CaseId, Box<dyn Error>> {
    let account = Account::new(ExchangeId::new(exchange), uid);
    let case = store.open_case(&Opening { account, level: Level::new(level) }, now())?;
    Ok(case.id)
}

fn submit(store: &mut Store, case: &CaseId, at: Moment, changed: &str) -> Result<(), Box<dyn Error>> {
    let changed = (!changed.is_empty()).then(|| changed.to_owned());
    let submission = Submission { document: Some("passport".to_owned()), changed, ..Submission::default() };
    store.commit(case, &Command::Submit { at, submission, made: Made::UnderTheRule }, now())?;
    Ok(())
}

fn reject(store: &mut Store, case: &CaseId, at: Moment, text: &str, reasons: &[&str]) -> Result<(), Box<dyn Error>> {
    let reasons = reasons.iter().map(|id| ReasonId::new(*id)).collect();
    let verdict = Verdict { reasons, chosen_by: ChosenBy::User, finality: Finality::ByReasons, stated_wait: None };
    store.commit(case, &Command::Reject { at, text: Some(text.to_owned()), verdict }, now())?;
    Ok(())
}

/// The size of one cell, in pixels.
const CELL: (u32, u32) = (9, 19);

/// A drawn screen as an SVG picture: a run of equal style is one text, stretched to its cells.
fn svg(buffer: &Buffer, paper: &Paper) -> String {
    let (width, height) = (u32::from(buffer.area.width), u32::from(buffer.area.height));
    let (across, down) = (width * CELL.0 + 24, height * CELL.1 + 24);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {across} {down}\" font-family=\"monospace\" \
         font-size=\"15\">\n<rect width=\"{across}\" height=\"{down}\" rx=\"8\" fill=\"{}\"/>\n",
        paper.back
    );
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let style = buffer[(x, y)].style();
            let start = x;
            let mut text = String::new();
            while x < buffer.area.width && buffer[(x, y)].style() == style {
                text.push_str(buffer[(x, y)].symbol());
                x += 1;
            }
            let place = (u32::from(start), u32::from(y));
            run(&mut svg, &text, style, place, u32::from(x - start), paper);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

/// A terminal's own colours.
struct Paper {
    name: &'static str,
    fore: &'static str,
    back: &'static str,
    red: &'static str,
    green: &'static str,
    yellow: &'static str,
    blue: &'static str,
    cyan: &'static str,
}

const DARK: Paper = Paper {
    name: "dark",
    fore: "#d7dade",
    back: "#14171c",
    red: "#e05555",
    green: "#5fbe69",
    yellow: "#dcb446",
    blue: "#5f91eb",
    cyan: "#50bec8",
};

const LIGHT: Paper = Paper {
    name: "light",
    fore: "#24292f",
    back: "#ffffff",
    red: "#b91c1c",
    green: "#1a7f37",
    yellow: "#9a6700",
    blue: "#0969da",
    cyan: "#1b7c83",
};

fn run(svg: &mut String, text: &str, style: Style, (column, row): (u32, u32), cells: u32, paper: &Paper) {
    let (x, y, width) = (12 + column * CELL.0, 12 + row * CELL.1, cells * CELL.0);
    let has = |modifier| style.add_modifier.contains(modifier);
    let own = |colour: Option<Color>| colour.filter(|colour| *colour != Color::Reset).map(|colour| paper.hex(colour));
    let mut colour = own(style.fg).unwrap_or_else(|| paper.fore.to_owned());
    let mut back = own(style.bg);
    if has(Modifier::REVERSED) {
        let behind = back.unwrap_or_else(|| paper.back.to_owned());
        back = Some(colour);
        colour = behind;
    }
    if let Some(back) = back {
        let _ = writeln!(svg, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{}\" fill=\"{back}\"/>", CELL.1);
    }
    if text.trim().is_empty() {
        return;
    }
    let weight = if has(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let slant = if has(Modifier::ITALIC) { " font-style=\"italic\"" } else { "" };
    let line = if has(Modifier::UNDERLINED) { " text-decoration=\"underline\"" } else { "" };
    let faint = if has(Modifier::DIM) { " opacity=\"0.6\"" } else { "" };
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let _ = writeln!(
        svg,
        "<text x=\"{x}\" y=\"{}\" textLength=\"{width}\" xml:space=\"preserve\" fill=\"{colour}\"{weight}{slant}{line}{faint}>{escaped}</text>",
        y + 14
    );
}

impl Paper {
    fn hex(&self, colour: Color) -> String {
        match colour {
            Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
            Color::Red => self.red.to_owned(),
            Color::Green => self.green.to_owned(),
            Color::Yellow => self.yellow.to_owned(),
            Color::Blue => self.blue.to_owned(),
            Color::Cyan => self.cyan.to_owned(),
            _ => self.fore.to_owned(),
        }
    }
}
