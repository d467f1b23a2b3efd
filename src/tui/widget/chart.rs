//! Numbers as bars, lying and standing.

use super::Glyphs;

/// A bar of `width` cells for `value`, where `most` fills it: its filled part, to an eighth of a cell, and the blanks
/// after it. What is more than nothing shows.
pub fn bar(value: u64, most: u64, width: usize, glyphs: &Glyphs) -> (String, String) {
    let eighths = in_parts(value, most, width * 8);
    let eighths = if value > 0 { eighths.max(4.min(width * 8)) } else { 0 };
    let mut filled = glyphs.full.repeat(eighths / 8);
    let mut used = eighths / 8;
    if let Some(part) = (eighths % 8).checked_sub(1).and_then(|part| glyphs.parts.get(part)) {
        filled.push_str(part);
        used += 1;
    }
    (filled, " ".repeat(width - used))
}

/// How many of `width` cells each of `counts` gets, in proportion. Together they fill the width, and what is more than
/// nothing gets a cell as long as there are enough.
pub fn shares(counts: &[usize], width: usize) -> Vec<usize> {
    let whole: u128 = counts.iter().map(|count| *count as u128).sum();
    if whole == 0 {
        return vec![0; counts.len()];
    }
    let exact = |count: usize| count as u128 * width as u128;
    let mut cells: Vec<usize> = counts
        .iter()
        .map(|count| usize::try_from(exact(*count) / whole).unwrap_or(width).max(usize::from(*count > 0)))
        .collect();
    // The largest one gives or takes what is missing: there the eye sees it least.
    let largest = |cells: &[usize]| (0..cells.len()).max_by_key(|place| (cells[*place], counts[*place])).unwrap_or(0);
    let missing = width.saturating_sub(cells.iter().sum());
    let place = largest(&cells);
    cells[place] += missing;
    for _ in width..cells.iter().sum() {
        let place = largest(&cells);
        cells[place] -= 1;
    }
    cells
}

/// The latest `values` as standing bars over `width` cells and `height` lines, from the top. Each is as wide as there is
/// room for, up to `widest` cells with a blank between, and the largest one is as high as the whole.
pub fn columns(values: &[u64], (width, height): (usize, usize), widest: usize, glyphs: &Glyphs) -> Vec<String> {
    let shown = &values[values.len().saturating_sub(width)..];
    let each = (width / shown.len().max(1)).clamp(1, widest.max(1));
    let (body, gap) = if each > 2 { (each - 1, 1) } else { (each, 0) };
    let most = shown.iter().copied().max().unwrap_or(0);
    let levels: Vec<usize> =
        shown.iter().map(|value| in_parts(*value, most, height * glyphs.levels.len()).max(1)).collect();
    (0..height)
        .rev()
        .map(|line| {
            let cell = |level: &usize| match level.saturating_sub(line * glyphs.levels.len()) {
                0 => " ",
                part => glyphs.levels[part.min(glyphs.levels.len()) - 1],
            };
            let column = |level: &usize| format!("{}{}", cell(level).repeat(body), " ".repeat(gap));
            levels.iter().map(column).collect::<String>()
        })
        .collect()
}

/// How many of `parts` parts `value` is of `most`.
fn in_parts(value: u64, most: u64, parts: usize) -> usize {
    let share = u128::from(value.min(most)) * parts as u128 / u128::from(most.max(1));
    usize::try_from(share).unwrap_or(parts)
}
