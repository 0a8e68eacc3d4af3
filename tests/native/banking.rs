//! Internet banking: how long a login lasts.

use ingam::banking::{
    Visitor,
    idle::{can_go_on, left},
};

const NOW: i64 = 1_795_305_600;

fn visitor(idle: i64, ends_at: i64) -> Visitor {
    Visitor {
        name: "홍길동".to_owned(),
        is_registered: false,
        idle,
        ends_at,
        last_login_at: None,
        others: 0,
        is_clock_off: false,
    }
}

#[test]
fn without_use_it_ends_after_the_idle_time() {
    let visitor = visitor(600, NOW + 3_600);
    assert_eq!(left(&visitor, NOW, NOW), 600);
    assert_eq!(left(&visitor, NOW, NOW + 599), 1);
    assert_eq!(left(&visitor, NOW, NOW + 600), 0);
    assert_eq!(left(&visitor, NOW, NOW + 10_000), 0);
    assert_eq!(left(&visitor, NOW + 300, NOW + 600), 300);
    assert!(can_go_on(&visitor, 600, NOW));
}

#[test]
fn it_never_lasts_longer_than_the_bank_said() {
    let visitor = visitor(600, NOW + 3_600);
    let late = NOW + 3_500;
    assert_eq!(left(&visitor, late, late), 100);
    assert!(!can_go_on(&visitor, 100, late));
    assert!(can_go_on(&visitor, 100, late - 1));
}

#[test]
fn a_clock_that_was_set_back_gives_no_more_than_it_had() {
    let visitor = visitor(600, NOW + 3_600);
    assert_eq!(left(&visitor, NOW, NOW - 3_600), 600);
    assert_eq!(left(&visitor, NOW, i64::MIN), 600);
    assert_eq!(left(&visitor, i64::MAX, NOW), 600);
}
