//! The codes of a backup on paper, read from pictures of it as people take them.

use fast_qr::{ECL, Mode, QRBuilder};
use ingam::keeper::{
    files::FileKeeper,
    protocol::{ReadCodes, Request},
};
use ingam_core::paper;
use serde_bytes::ByteBuf;
use shot::{Sheet, Shot};

mod shot;

/// One code fills the picture, nearly.
const SHOT: Shot = Shot {
    width: 640,
    height: 600,
    module: 5.6,
    turn: 0.0,
    slant: (0.0, 0.0),
    bulge: 0.0,
    blur: 1.2,
    noise: 10,
};

/// Lines of full codes, and of a short one.
fn lines() -> Vec<String> {
    let bytes: Vec<u8> = (0..2_450_u32).map(|at| (at * at * 31 % 251) as u8).collect();
    paper::split(&bytes).unwrap()
}

/// As it is printed.
fn sheet(line: &str) -> Sheet {
    let mut builder = QRBuilder::new(line.as_bytes());
    let code = builder.mode(Mode::Alphanumeric).ecl(ECL::M).build().unwrap();
    let dark = (0..code.size)
        .flat_map(|row| code[row].iter().map(|module| module.value()).collect::<Vec<_>>());
    Sheet { size: code.size, dark: dark.collect() }
}

fn seen(width: usize, height: usize, grey: Vec<u8>) -> Vec<String> {
    let side = |side| u32::try_from(side).unwrap();
    let request = ReadCodes { width: side(width), height: side(height), grey: ByteBuf::from(grey) };
    let answer = FileKeeper::default().execute(request.into_command()).unwrap();
    ReadCodes::read(answer).unwrap().texts
}

#[track_caller]
fn is_read(line: &str, shot: Shot) {
    let seen = seen(shot.width, shot.height, shot.take(&sheet(line)));
    assert_eq!(seen, [line], "{shot:?}");
}

#[test]
fn a_code_that_is_tilted_and_a_little_blurred_is_read() {
    for (at, line) in lines().iter().enumerate() {
        is_read(line, Shot { turn: at as f32 * 2.0 - 6.0, ..SHOT });
    }
}

#[test]
fn a_code_is_read_from_any_side() {
    for turn in [45.0, 90.0, 200.0, 315.0] {
        is_read(&lines()[0], Shot { turn, module: 4.6, ..SHOT });
    }
}

#[test]
fn a_code_is_read_at_an_angle() {
    for slant in [(0.2, -0.1), (-0.25, 0.15)] {
        is_read(&lines()[1], Shot { slant, module: 5.0, turn: 3.0, ..SHOT });
    }
}

#[test]
fn a_code_on_bent_paper_is_read() {
    for bulge in [1.5, -1.5] {
        is_read(&lines()[2], Shot { bulge, turn: -2.0, ..SHOT });
    }
}

#[test]
fn a_small_and_a_short_code_are_read() {
    is_read(&lines()[3], Shot { width: 340, height: 340, module: 3.0, blur: 0.8, ..SHOT });
    is_read(&paper::split(b"ingam").unwrap()[0], Shot { turn: 4.0, ..SHOT });
}

/// Two codes side by side on one page.
#[test]
fn every_code_of_a_page_is_read() {
    let shot = Shot { width: 400, height: 400, module: 4.0, blur: 0.8, ..SHOT };
    let pictures = [0, 1].map(|at| shot.take(&sheet(&lines()[at])));
    let rows = pictures[0].chunks(400).zip(pictures[1].chunks(400));
    let page = rows.flat_map(|(left, right)| [left, right].concat()).collect();
    let mut seen = seen(800, 400, page);
    seen.sort();
    assert_eq!(seen, lines()[..2]);
}

#[test]
fn a_picture_without_codes_says_nothing() {
    assert_eq!(seen(0, 0, Vec::new()), [""; 0]);
    assert_eq!(seen(1, 1, vec![7]), [""; 0]);
    assert_eq!(seen(300, 200, vec![200; 60_000]), [""; 0]);
    // Squares and lines, everywhere.
    let stripes = (0..90_000)
        .map(|at: u32| if (at % 300 / 3 + at / 900).is_multiple_of(2) { 20 } else { 230 });
    assert_eq!(seen(300, 300, stripes.collect()), [""; 0]);
}

/// Pictures come from strangers, too: whatever is in one, it ends without a panic.
#[test]
fn hostile_pictures_say_nothing_and_break_nothing() {
    let mut state = 1_u64;
    let mut noise = move || {
        // Steele and others, SplitMix.
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed >> 56) as u8
    };
    for width in 1..=48 {
        for height in [1, 2, 3, 7, 21, 48] {
            let grey = (0..width * height).map(|_| noise()).collect();
            assert_eq!(seen(width, height, grey), [""; 0], "{width} × {height}");
        }
    }
    // Finder squares everywhere, and nothing between them.
    let field = |x: u32, y: u32| {
        // Dark, light, dark, light, dark as 1:1:3:1:1, and a gap of two.
        let (x, y) = (x / 3 % 9, y / 3 % 9);
        let ring = |a: u32, b: u32| matches!(a, 0 | 6) && b <= 6;
        let middle = (2..=4).contains(&x) && (2..=4).contains(&y);
        if ring(x, y) || ring(y, x) || middle { 10 } else { 240 }
    };
    let grey = (0..600 * 600).map(|at| field(at % 600, at / 600)).collect();
    assert_eq!(seen(600, 600, grey), [""; 0]);
}

#[test]
fn parts_of_codes_and_damaged_codes_are_survived() {
    let lines = lines();
    let whole = SHOT.take(&sheet(&lines[0]));
    let (width, height) = (SHOT.width, SHOT.height);
    for step in 1..10 {
        // Cut off at two sides, and at the other two.
        let (left, top) = (width * step / 10, height * step / 10);
        let cut = |x: std::ops::Range<usize>, y: std::ops::Range<usize>| {
            let rows =
                y.clone().flat_map(|y| whole[y * width + x.start..y * width + x.end].to_vec());
            (x.len(), y.len(), rows.collect::<Vec<u8>>())
        };
        for (width, height, grey) in [cut(left..width, top..height), cut(0..left, 0..top)] {
            let texts = seen(width, height, grey);
            assert!(texts.iter().all(|text| *text == lines[0]), "never another text: {texts:?}");
        }
        // A stripe of another picture over it.
        let mut striped = whole.clone();
        striped[top * width..(top + 40) * width].fill(128);
        let texts = seen(width, height, striped);
        assert!(texts.iter().all(|text| *text == lines[0]), "never another text: {texts:?}");
    }
}
