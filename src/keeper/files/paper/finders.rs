//! The three squares in the corners of a QR code: dark, light, dark, light, dark as 1:1:3:1:1 along every
//! line through the middle (ISO/IEC 18004, 6.3.3).

use super::sight::{Dark, Spot};

/// A square in a corner of a code.
#[derive(Clone, Copy, Debug)]
pub(super) struct Finder {
    pub(super) middle: Spot,
    /// Of a module, roughly.
    pub(super) side: f32,
    /// Rows that crossed it.
    pub(super) seen: u32,
}

/// Most squares of a picture: four codes have twelve.
const MOST: usize = 40;

/// Most squares that are noted before the best are taken: each is compared with those before it.
const MOST_NOTED: usize = 1_000;

/// Runs of dark, light, dark, light, dark.
type Runs = [usize; 5];

/// Adds the squares of a picture that is `scale` times smaller than the one they are counted in.
pub(super) fn add(found: &mut Vec<Finder>, dark: &Dark, scale: f32) {
    for y in 0..dark.height {
        let mut runs: Runs = [0; 5];
        // Of how many runs the last five are known.
        let mut known = 0;
        let mut last = None;
        let row = dark.row(y);
        for (x, is_dark) in row.iter().copied().chain([false]).enumerate() {
            if last == Some(is_dark) && x < row.len() {
                runs[4] += 1;
                continue;
            }
            if last == Some(true) && known >= 5 && are_finder(&runs) {
                let start = x - runs.iter().sum::<usize>();
                let middle = start + runs[0] + runs[1] + runs[2] / 2;
                if let Some(finder) = confirmed(dark, middle, y) {
                    note(found, finder, scale);
                }
            }
            runs.rotate_left(1);
            runs[4] = 1;
            known += 1;
            last = Some(is_dark);
        }
    }
}

/// The squares that most rows crossed.
pub(super) fn best(mut found: Vec<Finder>) -> Vec<Finder> {
    found.sort_by_key(|finder| std::cmp::Reverse(finder.seen));
    found.truncate(MOST);
    found
}

fn note(found: &mut Vec<Finder>, fresh: Finder, scale: f32) {
    let (middle, side) = (fresh.middle.times(scale), fresh.side * scale);
    let near = |known: &&mut Finder| {
        known.middle.minus(middle).length() < 2.0 * side.min(known.side)
            && (0.5..2.0).contains(&(known.side / side))
    };
    let full = found.len() >= MOST_NOTED;
    match found.iter_mut().find(near) {
        Some(known) => {
            let seen = known.seen as f32;
            let mean = |old: f32, new: f32| (old * seen + new) / (seen + 1.0);
            known.middle.x = mean(known.middle.x, middle.x);
            known.middle.y = mean(known.middle.y, middle.y);
            known.side = mean(known.side, side);
            known.seen += 1;
        }
        None if full => {}
        None => found.push(Finder { middle, side, seen: 1 }),
    }
}

fn are_finder(runs: &Runs) -> bool {
    let module = runs.iter().sum::<usize>() as f32 / 7.0;
    let close = |run: usize, modules: f32| {
        let off = (run as f32 - modules * module).abs();
        off <= modules.sqrt() * module * 0.55 + 0.5
    };
    module >= 1.0
        && runs.iter().zip([1.0, 1.0, 3.0, 1.0, 1.0]).all(|(run, modules)| close(*run, modules))
}

/// Crosses the middle downwards, and then across once more.
fn confirmed(dark: &Dark, x: usize, y: usize) -> Option<Finder> {
    let (x, y) = (x as isize, y as isize);
    let (above, down) = crossed(dark, (x, y), (0, 1))?;
    let y = (above + down / 2.0).floor() as isize;
    let (left, across) = crossed(dark, (x, y), (1, 0))?;
    let sides = (down / across).max(across / down);
    if sides > 1.7 {
        return None;
    }
    let middle = Spot { x: left + across / 2.0, y: above + down / 2.0 };
    Some(Finder { middle, side: (down + across) / 14.0, seen: 1 })
}

/// Where five runs begin that have this place in the middle one, and how long they are.
fn crossed(dark: &Dark, (x, y): (isize, isize), step: (isize, isize)) -> Option<(f32, f32)> {
    if dark.at(x, y) != Some(true) {
        return None;
    }
    let before = three(dark, (x, y), (-step.0, -step.1));
    let after = three(dark, (x, y), step);
    // The place itself is in both.
    let runs: Runs = [before[2], before[1], before[0] + after[0] - 1, after[1], after[2]];
    let length = runs.iter().sum::<usize>();
    let from = if step.0 == 0 { y } else { x } - (before.iter().sum::<usize>() as isize) + 1;
    are_finder(&runs).then_some((from as f32, length as f32))
}

/// The lengths of the runs from a dark place on.
fn three(dark: &Dark, (mut x, mut y): (isize, isize), step: (isize, isize)) -> [usize; 3] {
    let mut runs = [0; 3];
    let mut is_dark = true;
    for run in &mut runs {
        while dark.at(x, y) == Some(is_dark) {
            *run += 1;
            x += step.0;
            y += step.1;
        }
        is_dark = !is_dark;
    }
    runs
}
