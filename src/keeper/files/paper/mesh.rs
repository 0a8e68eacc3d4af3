//! The modules of a code on paper that is not flat, by the small squares in it (ISO/IEC 18004, annex E).

use rqrr::BitGrid;

use super::{
    plane::Plane,
    sight::{Sight, Spot},
};

/// A small square is looked for so many modules away, in each direction.
const ASTRAY: i16 = 3;

/// Steps of a module.
const STEPS: i16 = 4;

/// So many modules around one tell how bright a dark one is there.
const AROUND: usize = 5;

/// Where the modules are.
pub(super) struct Mesh {
    plane: Plane,
    /// Rows and columns of the small squares.
    stops: Vec<usize>,
    /// How far the squares are from where the plane has them, row by row.
    shifts: Vec<Spot>,
}

impl Mesh {
    pub(super) fn of(sight: &Sight<'_>, plane: Plane) -> Self {
        let stops = stops(plane.size);
        let count = stops.len();
        let mut mesh = Self { plane, stops, shifts: vec![Spot::default(); count * count] };
        let last = count - 1;
        // From the corner that is known best to the opposite one.
        for diagonal in 0..=2 * last {
            for row in diagonal.saturating_sub(last)..=diagonal.min(last) {
                let column = diagonal - row;
                let corner = (row == 0 || row == last) && (column == 0 || column == last);
                if corner && (row, column) != (last, last) {
                    continue;
                }
                let guess = mesh.guess(row, column);
                mesh.shifts[row * count + column] = mesh.looked(sight, (row, column), guess);
            }
        }
        mesh
    }

    /// As far as those are that are known already.
    fn guess(&self, row: usize, column: usize) -> Spot {
        let known = |row: usize, column: usize| self.shifts[row * self.stops.len() + column];
        match (row.checked_sub(1), column.checked_sub(1)) {
            (Some(above), Some(before)) => known(above, column).plus(known(row, before)).times(0.5),
            (Some(above), None) => known(above, column).times(0.5),
            (None, Some(before)) => known(row, before).times(0.5),
            (None, None) => Spot::default(),
        }
    }

    /// Looks around for a small square.
    fn looked(&self, sight: &Sight<'_>, (row, column): (usize, usize), guess: Spot) -> Spot {
        let (down, across) = (self.stops[row] as f32 + 0.5, self.stops[column] as f32 + 0.5);
        let middle = self.plane.spot(across, down);
        let right = self.plane.spot(across + 1.0, down).minus(middle);
        let below = self.plane.spot(across, down + 1.0).minus(middle);
        // A code without small squares.
        if self.plane.size < 25 {
            return guess;
        }
        let steps = -ASTRAY * STEPS..=ASTRAY * STEPS;
        let mut best = (0.0, guess);
        for y in steps.clone() {
            for x in steps.clone() {
                let (x, y) = (f32::from(x) / f32::from(STEPS), f32::from(y) / f32::from(STEPS));
                let shift = guess.plus(right.times(x)).plus(below.times(y));
                let likeness = likeness(sight, middle.plus(shift), right, below);
                let likeness = likeness * (1.0 - 0.03 * x.hypot(y));
                if likeness > best.0 {
                    best = (likeness, shift);
                }
            }
        }
        best.1
    }

    fn spot(&self, across: f32, down: f32) -> Spot {
        let (row, lower) = self.between(down);
        let (column, later) = self.between(across);
        let count = self.stops.len();
        let shift = |row: usize, column: usize| self.shifts[row * count + column];
        let upper = shift(row, column).times(1.0 - later).plus(shift(row, column + 1).times(later));
        let below =
            shift(row + 1, column).times(1.0 - later).plus(shift(row + 1, column + 1).times(later));
        self.plane.spot(across, down).plus(upper.times(1.0 - lower)).plus(below.times(lower))
    }

    /// The stop before a place, and how far it is on the way to the next one.
    fn between(&self, at: f32) -> (usize, f32) {
        let inner = &self.stops[1..self.stops.len() - 1];
        let before = inner.iter().take_while(|stop| **stop as f32 + 0.5 <= at).count();
        let (from, to) = (self.stops[before] as f32 + 0.5, self.stops[before + 1] as f32 + 0.5);
        (before, (at - from) / (to - from))
    }

    /// The shades of the modules.
    pub(super) fn shades(&self, sight: &Sight<'_>) -> Shades {
        const OFF: [f32; 3] = [0.3, 0.5, 0.7];
        let size = self.plane.size;
        let mut shades = Vec::with_capacity(size * size);
        for row in 0..size {
            for column in 0..size {
                let mut sum = 0.0;
                for y in OFF {
                    for x in OFF {
                        sum += sight.shade(self.spot(column as f32 + x, row as f32 + y));
                    }
                }
                shades.push(sum / 9.0);
            }
        }
        Shades { size, shades }
    }
}

/// How much brighter the light ring of a small square is than the rest of it.
fn likeness(sight: &Sight<'_>, middle: Spot, right: Spot, below: Spot) -> f32 {
    let (mut light, mut dark) = (0.0, 0.0);
    for y in -2_i8..=2 {
        for x in -2_i8..=2 {
            let spot = middle.plus(right.times(f32::from(x))).plus(below.times(f32::from(y)));
            let shade = sight.shade(spot);
            match x.abs().max(y.abs()) {
                1 => light += shade / 8.0,
                // The one in the middle is worth as much as four of the ring.
                0 => dark += shade / 5.0,
                _ => dark += shade / 20.0,
            }
        }
    }
    light - dark
}

/// Rows and columns of the small squares of a code, and of the corners of the large ones.
fn stops(size: usize) -> Vec<usize> {
    let version = (size - 17) / 4;
    let last = size - 7;
    if version < 7 {
        return vec![6, last];
    }
    let count = version / 7 + 1;
    // Even, and as equal as can be: the first is what is left. Version 32 is as the standard has it.
    let step = if version == 32 { 26 } else { (last - 6).div_ceil(count).next_multiple_of(2) };
    let mut stops: Vec<usize> = (0..count).map(|at| last - at * step).collect();
    stops.push(6);
    stops.reverse();
    stops
}

/// The shades of the modules of a code, row by row.
pub(super) struct Shades {
    size: usize,
    shades: Vec<f32>,
}

impl Shades {
    /// What is dark, when the blur between neighbours is taken out first.
    pub(super) fn modules(&self, sharper: f32) -> Modules {
        let sharp = self.sharp(sharper);
        let size = self.size;
        let dark = (0..size * size)
            .map(|at| {
                let (row, column) = (at / size, at % size);
                let rows = row.saturating_sub(AROUND)..(row + AROUND + 1).min(size);
                let columns = column.saturating_sub(AROUND)..(column + AROUND + 1).min(size);
                let count = rows.len() * columns.len();
                let sum: f32 = rows
                    .map(|row| {
                        sharp[row * size + columns.start..row * size + columns.end]
                            .iter()
                            .sum::<f32>()
                    })
                    .sum();
                sharp[at] * (count as f32) < sum
            })
            .collect();
        Modules { size, dark }
    }

    fn sharp(&self, sharper: f32) -> Vec<f32> {
        let size = self.size;
        let shade = |row: usize, column: usize| self.shades[row * size + column];
        (0..size * size)
            .map(|at| {
                let (row, column) = (at / size, at % size);
                let (above, below) = (row.saturating_sub(1), (row + 1).min(size - 1));
                let (before, after) = (column.saturating_sub(1), (column + 1).min(size - 1));
                let around = shade(above, column)
                    + shade(below, column)
                    + shade(row, before)
                    + shade(row, after);
                self.shades[at] + sharper * (self.shades[at] - around / 4.0)
            })
            .collect()
    }
}

/// Which modules are dark.
pub(super) struct Modules {
    size: usize,
    dark: Vec<bool>,
}

impl BitGrid for Modules {
    fn size(&self) -> usize {
        self.size
    }

    fn bit(&self, row: usize, column: usize) -> bool {
        self.dark.get(row * self.size + column).copied().unwrap_or_default()
    }
}
