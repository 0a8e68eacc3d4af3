//! How long a page waits after wrong passwords.

use ingam_core::vault::Tries;

const NOW: i64 = 1_795_305_600;

fn after(wrong: u32) -> Tries {
    (0..wrong).fold(Tries::default(), |tries, _| tries.and_one(NOW))
}

#[test]
fn the_wait_grows_and_ends() {
    let waits: Vec<i64> = (0..=13).map(|wrong| after(wrong).wait(NOW)).collect();
    assert_eq!(waits, [0, 0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]);
}

#[test]
fn the_wait_passes() {
    let tries = after(6);
    assert_eq!(tries.wait(NOW + 4), 6);
    assert_eq!(tries.wait(NOW + 10), 0);
    assert_eq!(tries.wait(i64::MAX), 0);
}

#[test]
fn a_clock_that_was_set_back_makes_it_no_longer() {
    assert_eq!(after(6).wait(NOW - 86_400), 10);
    assert_eq!(after(6).wait(i64::MIN), 10);
    assert_eq!(Tries { wrong: u32::MAX, last_at: Some(i64::MAX) }.wait(0), 300);
}

#[test]
fn ten_are_many() {
    assert!(!after(9).are_many());
    assert!(after(10).are_many());
    assert_eq!(Tries { wrong: u32::MAX, last_at: None }.and_one(NOW).wrong, u32::MAX);
}
