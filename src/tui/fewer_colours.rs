//! The 256 colours that nearly every terminal has, for those that have no more.

use ratatui::style::Color;

/// The six steps of each of red, green and blue in the colours 16 to 231.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The nearest of the colours 16 to 255, which look the same in every terminal; any other colour stays as it is.
pub fn in_256_colours(colour: Color) -> Color {
    let Color::Rgb(red, green, blue) = colour else { return colour };
    let cube = (0..216u8).map(|place| {
        let step = |of: u8| STEPS[usize::from(of % 6)];
        (16 + place, [step(place / 36), step(place / 6), step(place)])
    });
    let greys = (0..24u8).map(|place| (232 + place, [8 + 10 * place; 3]));
    let distance = |other: [u8; 3]| -> u32 {
        let square = |(a, b): (u8, u8)| u32::from(a.abs_diff(b)).pow(2);
        [red, green, blue].into_iter().zip(other).map(square).sum()
    };
    let nearest = cube.chain(greys).min_by_key(|(_, other)| distance(*other));
    nearest.map_or(colour, |(place, _)| Color::Indexed(place))
}
