//! What the QR codes in a picture say.

use rqrr::Grid;

use super::{
    finders::{self, Finder},
    mesh::Mesh,
    plane::Plane,
    sight::{Dark, Middle, Sight},
};

/// Most corners that are looked at closely: what looks like one is seldom none.
const MOST: usize = 300;

/// Most of them on paper that may be bent.
const MOST_BENT: usize = 24;

/// How far paper is bent, in modules.
const BOWS: [f32; 8] = [-0.8, 0.8, -1.6, 1.6, -2.4, 2.4, -3.2, 3.2];

/// Most codes that are read, or tried.
const TRIES: usize = 24;

/// So many rows for each pixel of a module cross a square that is one.
const CLEAR: f32 = 3.0;

/// How much blur is taken out, one after the other.
const SHARPER: [f32; 3] = [0.0, 0.8, 1.6];

/// What the codes in a picture say, each once.
pub(super) fn texts(sight: &Sight<'_>) -> Vec<String> {
    if sight.width < 2 || sight.height < 2 {
        return Vec::new();
    }
    let mut found = Vec::new();
    finders::add(&mut found, &Dark::of(sight, Middle::Halfway), 1.0);
    finders::add(&mut found, &Dark::of(sight, Middle::Mean), 1.0);
    let (width, height, grey) = sight.halved();
    let half = Sight { width, height, grey: &grey };
    finders::add(&mut found, &Dark::of(&half, Middle::Halfway), 2.0);
    finders::add(&mut found, &Dark::of(&half, Middle::Mean), 2.0);
    let found = finders::best(found);
    let corners = corners(&found);
    let mut reader = Reader { sight, used: vec![false; found.len()], texts: Vec::new(), tries: 0 };
    for (_, corners) in corners.iter().take(MOST) {
        reader.read(&found, *corners, &[0.0]);
    }
    // The paper may be bent.
    for (_, corners) in corners.iter().filter(|(clear, _)| *clear).take(MOST_BENT) {
        reader.read(&found, *corners, &BOWS);
    }
    reader.texts
}

struct Reader<'a> {
    sight: &'a Sight<'a>,
    /// Which squares are those of codes that were read.
    used: Vec<bool>,
    texts: Vec<String>,
    tries: usize,
}

impl Reader<'_> {
    fn read(&mut self, found: &[Finder], corners: [usize; 3], bows: &[f32]) {
        if self.tries >= TRIES || corners.iter().any(|at| self.used[*at]) {
            return;
        }
        let Some(plane) = Plane::of(self.sight, corners.map(|at| &found[at]), bows) else {
            return;
        };
        self.tries += 1;
        let shades = Mesh::of(self.sight, plane).shades(self.sight);
        let read = |sharper: f32| Grid::new(shades.modules(sharper)).decode().ok();
        if let Some((_, text)) = SHARPER.into_iter().find_map(read) {
            for at in corners {
                self.used[at] = true;
            }
            if !self.texts.contains(&text) {
                self.texts.push(text);
            }
        }
    }
}

/// Squares that may be the corners of a code, upper left, upper right and lower left. Small codes come
/// first: the corners of two codes seem to be those of a larger one. Says also whether they are clear.
fn corners(found: &[Finder]) -> Vec<(bool, [usize; 3])> {
    let mut corners = Vec::new();
    for (at, origin) in found.iter().enumerate() {
        for (right, to) in found.iter().enumerate() {
            for (below, down) in found.iter().enumerate() {
                if at != right
                    && at != below
                    && let Some(length) = corner(origin, to, down)
                {
                    let seen = origin.seen.min(to.seen).min(down.seen);
                    let clear = seen as f32 > (CLEAR * origin.side).max(8.0);
                    corners.push((!clear, length, [at, right, below]));
                }
            }
        }
    }
    corners.sort_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)));
    corners.into_iter().map(|(unclear, _, corners)| (!unclear, corners)).collect()
}

/// How long the sides are, if they are about equal and the angle is about right.
fn corner(origin: &Finder, right: &Finder, below: &Finder) -> Option<f32> {
    let alike = |one: f32, other: f32, most: f32| one.max(other) <= most * one.min(other);
    let (across, down) = (right.middle.minus(origin.middle), below.middle.minus(origin.middle));
    let (long, high) = (across.length(), down.length());
    let turn = across.x * down.y - across.y * down.x;
    let same = alike(origin.side, right.side, 1.5)
        && alike(origin.side, below.side, 1.5)
        && alike(right.side, below.side, 1.7);
    let square = turn > 0.92 * long * high && alike(long, high, 1.35);
    // Version 1 is 21 modules wide.
    (same && square && long > 9.0 * origin.side).then_some(long + high)
}
