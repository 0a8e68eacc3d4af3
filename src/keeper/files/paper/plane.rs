//! Where the modules of a code are in a picture.

use super::{
    finders::Finder,
    sight::{Sight, Spot},
};

/// Between the middle of a corner's square and the edge of the code, in modules.
const CORNER: f32 = 3.5;

/// Row and column of the modules that are dark and light in turn, their middle.
const TIMING: f32 = 6.5;

/// How well these modules must be seen, 1 is perfect.
const SEEN: f32 = 0.55;

/// So many of them on each side tell what is dark there.
const NEAR: usize = 2;

/// Steepest slant of the paper: how much larger one edge is than the other.
const SLANT: i16 = 30;

/// Of the slant, when it is looked for first.
const COARSE: i16 = 3;

/// Between two bows, in modules.
const CLOSER: [f32; 5] = [0.0, -0.25, 0.25, -0.5, 0.5];

/// How wrong the size of a module may be that the squares tell.
const UNSURE: f32 = 0.15;

/// A flat code seen at an angle: what is straight stays straight.
#[derive(Clone, Debug)]
pub(super) struct Plane {
    /// Modules on a side.
    pub(super) size: usize,
    origin: Spot,
    right: Spot,
    below: Spot,
    slant: (f32, f32),
    /// How many modules the middle of rows and columns is off, on paper that is bent.
    bow: (f32, f32),
}

impl Plane {
    /// The code that has these squares at its upper left, upper right and lower left.
    pub(super) fn of(
        sight: &Sight<'_>,
        [origin, right, below]: [&Finder; 3],
        bows: &[f32],
    ) -> Option<Self> {
        let (side, other) = (right.middle.minus(origin.middle), below.middle.minus(origin.middle));
        let module = (origin.side + right.side + below.side) / 3.0;
        // Lines across a square that is turned are longer.
        let upright = side.x.abs().max(side.y.abs()) / side.length();
        let modules = (side.length() + other.length()) / 2.0 / (module * upright);
        let (least, most) = (modules * (1.0 - UNSURE) + 7.0, modules * (1.0 + UNSURE) + 7.0);
        let mut best: Option<(f32, Self)> = None;
        for version in 1..=40 {
            let size = 17 + 4 * version;
            if !(least..=most).contains(&(size as f32)) {
                continue;
            }
            let mut plane = Self {
                size,
                origin: origin.middle,
                right: right.middle,
                below: below.middle,
                slant: (0.0, 0.0),
                bow: (0.0, 0.0),
            };
            let seen = plane.lean(sight, bows);
            if seen > SEEN && best.as_ref().is_none_or(|(best, _)| seen > *best) {
                best = Some((seen, plane));
            }
        }
        best.map(|(_, plane)| plane)
    }

    /// Leans and bends the plane so that the modules between the squares are seen best; says how well.
    fn lean(&mut self, sight: &Sight<'_>, bows: &[f32]) -> f32 {
        let mut seen = 0.0;
        for (most, step) in [(SLANT, COARSE as usize), (COARSE, 1), (COARSE / 2, 1)] {
            let (about, bent) = (self.slant, self.bow);
            let mut best = (f32::MIN, f32::MIN);
            let closer: &[f32] = if bows.len() > 1 { &CLOSER } else { &[0.0] };
            for more in if most == SLANT { bows } else { closer } {
                for slant in (-most..=most).step_by(step) {
                    let slant = f32::from(slant) / 100.0;
                    // Of what fits as well the least is likely.
                    let dear = 0.3 * slant.abs() + 0.02 * more.abs();
                    let mut across = self.clone();
                    (across.slant, across.bow) =
                        ((about.0 + slant, about.1), (bent.0 + more, bent.1));
                    let now = across.timing(sight, |at| (at, TIMING)) - dear;
                    if now > best.0 {
                        (best.0, self.slant.0, self.bow.0) = (now, across.slant.0, across.bow.0);
                    }
                    let mut down = self.clone();
                    (down.slant, down.bow) = ((about.0, about.1 + slant), (bent.0, bent.1 + more));
                    let now = down.timing(sight, |at| (TIMING, at)) - dear;
                    if now > best.1 {
                        (best.1, self.slant.1, self.bow.1) = (now, down.slant.1, down.bow.1);
                    }
                }
            }
            seen = best.0.min(best.1);
            if seen < SEEN / 2.0 {
                break;
            }
        }
        seen
    }

    /// How well dark and light take turns: from -1 to 1.
    fn timing(&self, sight: &Sight<'_>, place: impl Fn(f32) -> (f32, f32)) -> f32 {
        let (mut shades, mut sum, mut all) = ([0.0_f32; 2 * NEAR + 1], 0.0, 0.0);
        for at in 7..self.size - 7 {
            let (across, down) = place(at as f32 + 0.5);
            shades.rotate_left(1);
            shades[2 * NEAR] = sight.shade(self.spot(across, down));
            if at >= 7 + 2 * NEAR {
                let mean = shades.iter().sum::<f32>() / shades.len() as f32;
                let lighter = shades[NEAR] - mean;
                sum += if (at - NEAR).is_multiple_of(2) { -lighter } else { lighter };
                all += lighter.abs();
            }
        }
        if all > 0.0 { sum / all } else { -1.0 }
    }

    /// Where a place in the code is in the picture; in modules, from its upper left corner.
    pub(super) fn spot(&self, across: f32, down: f32) -> Spot {
        let span = self.size as f32 - 2.0 * CORNER;
        // Nothing at the squares, and most between them.
        let bent = |at: f32| 1.0 - (2.0 * (at - CORNER) / span - 1.0).powi(2);
        let (across, down) = (across + self.bow.1 * bent(down), down + self.bow.0 * bent(across));
        let (across, down) = ((across - CORNER) / span, (down - CORNER) / span);
        let (lean, fall) = self.slant;
        let right = self.right.times(1.0 + lean).minus(self.origin).times(across);
        let below = self.below.times(1.0 + fall).minus(self.origin).times(down);
        self.origin.plus(right).plus(below).times(1.0 / (1.0 + lean * across + fall * down))
    }
}
