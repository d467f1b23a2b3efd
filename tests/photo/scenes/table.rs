//! What a document lies on, and what else lies there.

use super::chance::{Chance, hills, rough};
use super::sheet::{Light, between, light, times};
use super::view::View;

#[derive(Clone, Copy)]
enum Surface {
    Plain,
    Wood,
    Cloth,
    Paper,
    Stone,
}

/// Something that lies on the table beside the document or over its edge.
enum Thing {
    Box { centre: [f32; 2], half: [f32; 2], turn: f32, colour: Light },
    Finger { tip: [f32; 2], toward: [f32; 2], wide: f32, colour: Light },
}

pub struct Table {
    seed: u64,
    surface: Surface,
    colours: [Light; 2],
    turn: f32,
    /// Millimetres of a thread, a year ring, a grain.
    fine: f32,
    things: Vec<Thing>,
}

impl Table {
    /// `half` is half of the document's size, so that things lie beside it.
    pub fn of(seed: u64, half: [f32; 2], view: &View) -> Self {
        let mut dice = Chance::new(seed, "table");
        let (surface, colours, fine) = match dice.pick(&[0, 0, 1, 1, 2, 3, 4, 5, 6]) {
            0 => {
                let wood =
                    dice.pick(&[light(196, 160, 118), light(140, 96, 60), light(84, 56, 40), light(225, 205, 175)]);
                (Surface::Wood, [wood, times(wood, 0.72)], dice.between(3.0, 9.0))
            }
            1 => {
                let cloth =
                    dice.pick(&[light(70, 84, 120), light(150, 60, 60), light(120, 120, 110), light(40, 60, 50)]);
                (Surface::Cloth, [cloth, times(cloth, 0.7)], dice.between(0.35, 1.1))
            }
            2 => (Surface::Paper, [light(215, 210, 200), light(205, 198, 185)], 1.0),
            3 => (Surface::Stone, [light(90, 90, 95), light(140, 138, 134)], dice.between(1.0, 4.0)),
            4 => (Surface::Plain, [light(36, 36, 40), light(30, 30, 34)], 1.0),
            5 => (Surface::Plain, [light(238, 238, 236), light(232, 232, 230)], 1.0),
            _ => (Surface::Plain, [light(120, 125, 130), light(112, 118, 122)], 1.0),
        };
        let mut things = Vec::new();
        if dice.one_in(4) {
            let side = dice.either_way(1.0);
            let extent = [dice.between(4.0, 30.0), dice.between(20.0, 60.0)];
            let colour = dice.pick(&[light(30, 30, 35), light(230, 228, 220), light(60, 90, 150), light(170, 60, 50)]);
            let centre = [side * (half[0] + extent[0] + dice.between(6.0, 14.0)), dice.between(-0.8, 0.8) * half[1]];
            things.push(Thing::Box { centre, half: extent, turn: dice.between(-0.2, 0.2), colour });
        }
        if dice.one_in(5) {
            let skin = dice.pick(&[light(225, 180, 155), light(180, 130, 95), light(110, 75, 55)]);
            let (side, wide) = (dice.either_way(1.0), dice.between(7.0, 9.0));
            let tip = [side * (half[0] - dice.between(2.0, 7.0)), dice.between(-0.5, 0.5) * half[1]];
            let toward = [side * view.reach(), tip[1] + dice.between(-20.0, 20.0)];
            things.push(Thing::Finger { tip, toward, wide, colour: skin });
        }
        Self { seed, surface, colours, turn: dice.between(-1.6, 1.6), fine, things }
    }

    /// The surface at a place in millimetres from the document's middle.
    pub fn surface(&self, x: f32, y: f32) -> Light {
        let (sine, cosine) = self.turn.sin_cos();
        let (u, v) = (x * cosine + y * sine, y * cosine - x * sine);
        let [one, other] = self.colours;
        match self.surface {
            Surface::Plain => times(one, 1.0 + 0.03 * rough(self.seed, x / 6.0, y / 6.0)),
            Surface::Wood => {
                let bend = 4.0 * hills(self.seed, u / 90.0, v / 25.0);
                let ring = ((v + bend) / self.fine * 3.0 + rough(self.seed, u / 60.0, v / 3.0)).sin();
                let pore = rough(self.seed + 7, u / 8.0, v / 0.4).max(0.0);
                times(between(one, other, 0.5 + 0.5 * ring * 0.6), 1.0 - 0.35 * pore)
            }
            Surface::Cloth => {
                let wobble = 0.25 * hills(self.seed, u / 12.0, v / 12.0);
                let (warp, weft) = (u / self.fine + wobble, v / self.fine + wobble);
                let over = (warp.floor() as i64 + weft.floor() as i64).rem_euclid(2) == 0;
                let across = if over { warp } else { weft };
                let thread = (1.0 - (2.0 * (across - across.floor()) - 1.0).powi(2)).max(0.0);
                let worn = 1.0 + 0.15 * rough(self.seed, u / 2.0, v / 2.0);
                times(between(other, one, 0.35 + 0.65 * thread), worn)
            }
            Surface::Paper => {
                let fibre = rough(self.seed, x / 0.9, y / 0.5);
                times(between(one, other, 0.5 + 0.5 * rough(self.seed, x / 30.0, y / 30.0)), 1.0 + 0.06 * fibre)
            }
            Surface::Stone => {
                let grain = hills(self.seed, x / self.fine, y / self.fine);
                let speck = hills(self.seed + 3, x / self.fine * 2.7, y / self.fine * 2.7);
                times(between(one, other, 0.5 + 0.5 * grain), 1.0 + 0.3 * speck)
            }
        }
    }

    /// What lies over the surface and over the document.
    pub fn above(&self, x: f32, y: f32) -> Option<Light> {
        self.things.iter().find_map(|thing| match thing {
            Thing::Box { centre, half, turn, colour } => {
                let (sine, cosine) = turn.sin_cos();
                let (dx, dy) = (x - centre[0], y - centre[1]);
                let (u, v) = (dx * cosine + dy * sine, dy * cosine - dx * sine);
                (u.abs() < half[0] && v.abs() < half[1]).then(|| times(*colour, 1.0 + 0.1 * hills(self.seed, u, v)))
            }
            Thing::Finger { tip, toward, wide, colour } => {
                let run = [toward[0] - tip[0], toward[1] - tip[1]];
                let along = ((x - tip[0]) * run[0] + (y - tip[1]) * run[1]) / (run[0] * run[0] + run[1] * run[1]);
                let along = along.clamp(0.0, 1.0);
                let aside = (x - tip[0] - run[0] * along).hypot(y - tip[1] - run[1] * along) / wide;
                let grain = 1.0 + 0.08 * rough(self.seed, x / 1.5, y / 1.5);
                (aside < 1.0).then(|| times(*colour, grain * (1.0 - 0.55 * aside * aside)))
            }
        })
    }
}
