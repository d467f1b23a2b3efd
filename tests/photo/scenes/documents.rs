//! Documents of no country: cards, passports, letters. All say SPECIMEN, and no name on them is anyone's.

use super::chance::Chance;
use super::sheet::{Light, Sheet, between, light};

const LETTERS: [char; 22] =
    ['A', 'B', 'C', 'D', 'E', 'F', 'H', 'I', 'K', 'L', 'M', 'N', 'O', 'P', 'R', 'S', 'T', 'U', 'V', 'X', '0', '4'];

fn word(dice: &mut Chance, shortest: f32, longest: f32) -> String {
    (0..dice.between(shortest, longest) as usize).map(|_| dice.pick(&LETTERS)).collect()
}

/// A machine-readable line with no check digit that holds.
fn machine_line(dice: &mut Chance, length: usize) -> String {
    let mut line = format!("UTO{}<<{}<{}", word(dice, 5.0, 9.0), word(dice, 4.0, 8.0), word(dice, 5.0, 9.0));
    while line.chars().count() < length {
        line.push('<');
    }
    line.chars().take(length).collect()
}

fn paper(dice: &mut Chance) -> Light {
    dice.pick(&[
        light(238, 205, 212), // pink
        light(200, 220, 240), // blue
        light(205, 230, 205), // green
        light(244, 244, 242), // plastic white
        light(232, 226, 205), // cream
    ])
}

/// A card of 85.6 by 54 mm: a header, a portrait, names, small print, fine lines, sometimes three machine-readable lines.
pub fn card(seed: u64) -> Sheet {
    let mut dice = Chance::new(seed, "card");
    let paper = paper(&mut dice);
    let tint = dice.pick(&[light(60, 90, 150), light(150, 60, 80), light(50, 120, 80), light(110, 90, 60)]);
    let ink = light(28, 28, 34);
    let mut card = Sheet::new([85.6, 54.0], 22.0, paper);
    let fade = dice.between(-0.2, 0.2);
    card.print([0.0, 0.0], [85.6, 54.0], |x, _, old| between(old, tint, (0.1 + fade * (x / 85.6 - 0.5)).max(0.0)));
    for _ in 0..dice.pick(&[1, 2, 3]) {
        let (apart, strength) = (dice.pick(&[0.35, 0.5, 0.7, 1.0]), dice.between(0.15, 0.45));
        card.guilloche([0.0, 9.0], [85.6, 54.0], apart, tint, strength, &mut dice);
    }
    let centre = [dice.between(45.0, 70.0), dice.between(22.0, 40.0)];
    let (radius, strength) = (dice.between(8.0, 14.0), dice.between(0.2, 0.6));
    card.rosette(centre, radius, tint, strength, &mut dice);
    let header = between(tint, light(255, 255, 255), dice.pick(&[0.0, 0.15, 0.55]));
    card.print([0.0, 0.0], [85.6, 8.5], |_, _, _| header);
    card.write("SPECIMEN", [4.0, 2.6], 3.4, light(250, 250, 250));
    card.write("REPUBLIC OF NOWHERE", [34.0, 3.2], 2.2, light(240, 240, 240));
    let screen = dice.pick(&[None, None, Some(0.28), Some(0.4)]);
    let left = if dice.one_in(4) { 60.0 } else { 4.0 };
    card.portrait([left, 11.5], [22.0, 28.0], screen, &mut dice);
    let text = if left > 30.0 { 4.0 } else { 29.0 };
    for line in 0..5 {
        let top = 12.0 + line as f32 * 5.6;
        card.write(&word(&mut dice, 6.0, 13.0), [text, top], 1.1, between(ink, tint, 0.4));
        card.write(&word(&mut dice, 6.0, 14.0), [text, top + 1.9], 2.4, ink);
    }
    if dice.one_in(2) {
        for line in 0..2 {
            let text = machine_line(&mut dice, 30);
            card.write(&text, [5.0, 43.0 + line as f32 * 4.6], 2.9, ink);
        }
    } else {
        card.write("SPECIMEN NO VALUE", [5.0, 46.0], 3.0, light(170, 40, 50));
    }
    card
}

/// An open passport of 125 by 176 mm: a page of fine lines above, the page with the portrait below.
pub fn passport(seed: u64) -> Sheet {
    let mut dice = Chance::new(seed, "passport");
    let paper = between(paper(&mut dice), light(245, 245, 240), 0.4);
    let tint = dice.pick(&[light(150, 70, 80), light(70, 100, 150), light(80, 120, 90)]);
    let ink = light(30, 30, 36);
    let mut passport = Sheet::new([125.0, 176.0], 15.0, paper);
    for _ in 0..3 {
        let (apart, strength) = (dice.pick(&[0.5, 0.7, 0.9]), dice.between(0.15, 0.4));
        passport.guilloche([0.0, 0.0], [125.0, 176.0], apart, tint, strength, &mut dice);
    }
    passport.rosette([62.0, 44.0], 26.0, tint, 0.5, &mut dice);
    passport.rosette([90.0, 130.0], 16.0, tint, 0.35, &mut dice);
    // The fold between the pages.
    passport.print([0.0, 86.0], [125.0, 90.0], |_, y, old| old.map(|channel| channel * (0.6 + 0.2 * (y - 88.0).abs())));
    passport.write("SPECIMEN", [6.0, 93.5], 4.0, tint);
    let screen = dice.pick(&[None, Some(0.28)]);
    passport.portrait([6.0, 101.0], [33.0, 42.0], screen, &mut dice);
    for line in 0..7 {
        let top = 101.0 + line as f32 * 6.4;
        passport.write(&word(&mut dice, 7.0, 14.0), [45.0, top], 1.2, between(ink, tint, 0.4));
        passport.write(&word(&mut dice, 7.0, 16.0), [45.0, top + 2.1], 2.5, ink);
    }
    for line in 0..2 {
        let text = machine_line(&mut dice, 44);
        passport.write(&text, [6.0, 159.0 + line as f32 * 7.0], 3.0, ink);
    }
    passport
}

/// A letter of 210 by 297 mm with an address and lines of text.
pub fn letter(seed: u64) -> Sheet {
    let mut dice = Chance::new(seed, "letter");
    let ink = dice.pick(&[light(20, 20, 22), light(35, 40, 70), light(60, 60, 60)]);
    let mut letter = Sheet::new([210.0, 297.0], 9.0, light(246, 246, 244));
    let band = dice.pick(&[light(40, 90, 160), light(190, 60, 50), light(60, 130, 90), light(90, 90, 95)]);
    let wide = dice.between(40.0, 70.0);
    letter.print([20.0, 15.0], [20.0 + wide, 30.0], |_, _, _| band);
    letter.write("SPECIMEN", [24.0, 19.0], 6.0, light(250, 250, 250));
    for line in 0..4 {
        letter.write(&word(&mut dice, 8.0, 16.0), [22.0, 48.0 + line as f32 * 5.5], 3.0, ink);
    }
    let lines = dice.between(14.0, 26.0) as usize;
    for line in 0..lines {
        let mut left = 22.0;
        while left < 165.0 {
            let word = word(&mut dice, 2.0, 9.0);
            letter.write(&word, [left, 88.0 + line as f32 * 6.6], 2.6, ink);
            left += word.len() as f32 * 2.3 + 3.0;
        }
    }
    letter
}
