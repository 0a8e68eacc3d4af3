//! 공용 PC: who sees what when, and what is told at the end.

use ingam::{
    platform::traces::{Kind, Traces},
    public_pc::{
        report::{Report, Verdict},
        watch::{Ending, Event, IDLE, Kept, Stage, WARNING, Watch},
    },
};

const START: i64 = 1_795_000_000;

/// What is to be seen after these events, each so many seconds after the start.
fn after(kept: Kept, events: &[(i64, Event)]) -> Stage {
    let start = Watch::new(START);
    events.iter().fold(start, |watch, (at, event)| watch.after(*event, START + at, kept)).stage
}

#[test]
fn whoever_touches_something_is_there() {
    let busy = [(100, Event::Touched), (100 + IDLE - WARNING - 1, Event::Tick)];
    assert_eq!(after(Kept::Nothing, &busy), Stage::Open);
    assert_eq!(after(Kept::Key, &busy), Stage::Open);
}

#[test]
fn without_a_certificate_an_idle_page_warns_and_then_forgets() {
    assert_eq!(after(Kept::Nothing, &[(IDLE - WARNING - 1, Event::Tick)]), Stage::Open);
    let warned = (IDLE - WARNING, Event::Tick);
    assert_eq!(after(Kept::Nothing, &[warned]), Stage::Warned);
    assert_eq!(after(Kept::Nothing, &[warned, (IDLE - 1, Event::Touched)]), Stage::Open);
    assert_eq!(after(Kept::Nothing, &[warned, (IDLE - 1, Event::Tick)]), Stage::Warned);
    assert_eq!(after(Kept::Nothing, &[warned, (IDLE, Event::Tick)]), Stage::Over(Ending::Idle));
    // A computer that slept through the warning.
    assert_eq!(after(Kept::Nothing, &[(IDLE * 100, Event::Tick)]), Stage::Over(Ending::Idle));
}

#[test]
fn with_a_certificate_an_idle_page_locks_and_stays_locked() {
    assert_eq!(after(Kept::Key, &[(IDLE - 1, Event::Tick)]), Stage::Open);
    let locked = (IDLE, Event::Tick);
    assert_eq!(after(Kept::Key, &[locked]), Stage::Locked);
    for event in [Event::Tick, Event::Touched, Event::Hidden, Event::Continue] {
        assert_eq!(after(Kept::Key, &[locked, (IDLE * 9, event)]), Stage::Locked, "{event:?}");
    }
    let opened = [locked, (IDLE * 9, Event::Unlocked)];
    assert_eq!(after(Kept::Key, &opened), Stage::Open);
    // The time until the next lock begins anew.
    let later = [locked, (IDLE * 9, Event::Unlocked), (IDLE * 10 - 1, Event::Tick)];
    assert_eq!(after(Kept::Key, &later), Stage::Open);
}

#[test]
fn a_certificate_without_a_key_that_is_in_no_file_waits_behind_a_curtain() {
    let idle = (IDLE, Event::Tick);
    assert_eq!(after(Kept::Unsaved, &[(IDLE - 1, Event::Tick)]), Stage::Open, "no warning");
    assert_eq!(after(Kept::Unsaved, &[idle]), Stage::Covered);
    assert_eq!(
        after(Kept::Unsaved, &[(5, Event::Hidden), (IDLE * 9, Event::Tick)]),
        Stage::Covered
    );
    assert_eq!(after(Kept::Unsaved, &[idle, (IDLE * 9, Event::Continue)]), Stage::Open);
}

#[test]
fn a_hidden_tab_is_covered_at_once() {
    let hidden = (5, Event::Hidden);
    assert_eq!(after(Kept::Nothing, &[hidden]), Stage::Covered);
    assert_eq!(after(Kept::Key, &[hidden]), Stage::Locked);
    assert_eq!(after(Kept::Nothing, &[hidden, (6, Event::Touched)]), Stage::Covered);
    assert_eq!(after(Kept::Nothing, &[hidden, (6, Event::Continue)]), Stage::Open);
    assert_eq!(after(Kept::Key, &[hidden, (6, Event::Continue)]), Stage::Locked);
    assert_eq!(after(Kept::Nothing, &[hidden, (6, Event::Unlocked)]), Stage::Covered);
    // What is touched at the curtain does not keep the visit alive.
    let ignored = [hidden, (100, Event::Touched), (IDLE - 1, Event::Tick)];
    assert_eq!(after(Kept::Nothing, &ignored), Stage::Covered);
    let over = [hidden, (100, Event::Touched), (IDLE, Event::Tick)];
    assert_eq!(after(Kept::Nothing, &over), Stage::Over(Ending::Idle));
}

#[test]
fn a_certificate_that_comes_behind_the_curtain_locks_it() {
    let covered = Watch::new(START).after(Event::Hidden, START, Kept::Nothing);
    let locked = covered.after(Event::Tick, START + 1, Kept::Key);
    assert_eq!(locked.stage, Stage::Locked);
    assert_eq!(covered.after(Event::Continue, START + 1, Kept::Key).stage, Stage::Locked);
    // One that is gone again leaves no lock that nothing opens.
    assert_eq!(locked.after(Event::Tick, START + 2, Kept::Nothing).stage, Stage::Covered);
}

#[test]
fn leaving_ends_it_from_everywhere_and_for_good() {
    let ways: [&[(i64, Event)]; 4] =
        [&[], &[(1, Event::Hidden)], &[(IDLE, Event::Tick)], &[(IDLE - 1, Event::Tick)]];
    for way in ways {
        let events = [way, &[(IDLE, Event::Leave)]].concat();
        assert_eq!(after(Kept::Key, &events), Stage::Over(Ending::Left), "{way:?}");
    }
    for event in [Event::Touched, Event::Tick, Event::Hidden, Event::Continue, Event::Unlocked] {
        let events = [(1, Event::Leave), (2, event)];
        assert_eq!(after(Kept::Key, &events), Stage::Over(Ending::Left), "{event:?}");
    }
}

#[test]
fn a_clock_that_is_put_back_makes_no_visit_longer() {
    let back = [(-86_400, Event::Tick), (-86_400 + IDLE, Event::Tick)];
    assert_eq!(after(Kept::Nothing, &back), Stage::Over(Ending::Idle));
}

#[test]
fn the_curtain_is_what_hides_the_page() {
    assert!(!Stage::Open.is_curtain() && !Stage::Warned.is_curtain());
    let over = Stage::Over(Ending::Left);
    assert!([Stage::Covered, Stage::Locked, over].into_iter().all(Stage::is_curtain));
}

fn names(list: &[&str]) -> Option<Vec<String>> {
    Some(list.iter().map(|name| (*name).to_owned()).collect())
}

#[test]
fn the_report_tells_what_is_new_from_what_was_there() {
    let before = Traces([names(&["ingam", "other"]), names(&[]), names(&[]), None, names(&["a"])]);
    let after = Traces([names(&["ingam"]), names(&["key"]), names(&[]), None, names(&["a", "b"])]);
    let report = Report::of(Ending::Left, &before, &after, vec!["a.p12".to_owned()], false);
    let found = |kind: Kind| {
        let finding = report.findings.iter().find(|finding| finding.kind == kind).expect("all");
        (finding.told, finding.written.join(" "), finding.earlier.join(" "))
    };
    let told = |written: &str, earlier: &str| (true, written.to_owned(), earlier.to_owned());
    assert_eq!(found(Kind::Databases), told("", "ingam"));
    assert_eq!(found(Kind::Local), told("key", ""));
    assert_eq!(found(Kind::Session), told("", ""));
    assert_eq!(found(Kind::Caches), (false, String::new(), String::new()));
    assert_eq!(found(Kind::Cookies), told("b", "a"));
    assert_eq!(report.verdict(), Verdict::NotClean);
}

#[test]
fn a_place_that_the_browser_does_not_tell_of_is_not_called_clean() {
    let verdict = |after: &Traces| {
        let before = Traces([names(&[]), names(&[]), names(&[]), None, names(&["a"])]);
        Report::of(Ending::Left, &before, after, Vec::new(), false).verdict()
    };
    let told = Traces([names(&[]), names(&[]), names(&[]), names(&[]), names(&["a"])]);
    assert_eq!(verdict(&told), Verdict::Clean);
    let mut silent = told.clone();
    silent.0[3] = None;
    assert_eq!(verdict(&silent), Verdict::Partly);
    silent.0[0] = names(&["ingam"]);
    assert_eq!(verdict(&silent), Verdict::NotClean);
}
