//! Renewal and reissue: when, in which order, and what becomes of it.

use std::rc::Rc;

use futures::executor::block_on;
use ingam::{
    certificates::{Intent, Listed, Way},
    error::{AppError, ErrorKind},
    issuance::{
        Action, Issuance, Notice, Step,
        enroll::{EnrollInput, Enrolled, Stage, TookOver, enroll, resume},
        renewal::{Renewal, Window, begin, look, window},
    },
    keeper::protocol::{Gap, KeeperError, Refusal, Summary},
};
use ingam_bank_api::{Holder, ProblemKind, Product, Purpose, StartRenewal, Step as Asked};
use ingam_core::{
    kst,
    vault::{Entry, EntryState, Renewed, Storage},
};
use yew::Reducible;

use crate::{
    doubles::{BankFault, NOW, World, bank::Point, password},
    enroll::{active, input, only_entry, run},
    reducer::{enrolled, id, summary, view},
};

fn renewal(step: Asked, product: Product) -> Action {
    Action::Renew(Box::new(Renewal {
        old: Renewed { entry: id(), certificate: vec![1] },
        holder: Holder::Personal,
        view: view(step, Some(product)),
    }))
}

fn start() -> Rc<Issuance> {
    Rc::new(Issuance::default())
}

#[test]
fn a_renewal_asks_for_what_is_needed_and_nothing_else() {
    let paid = start().reduce(renewal(Asked::Verification, Product::General));
    assert_eq!((paid.step, paid.purpose), (Step::Verification, Purpose::Renewal));
    let steps: Vec<_> = paid.steps().collect();
    use Step::{Details, Fee, Issuing, Password, Verification};
    assert_eq!(steps, [Verification, Fee, Details, Password, Issuing]);
    assert_eq!(paid.previous(), None);
    for (action, step) in [
        (Action::Verify(view(Asked::Fee, Some(Product::General))), Fee),
        // The details are on file; they can be changed.
        (Action::ConfirmFee(view(Asked::Codes, Some(Product::General))), Password),
        (Action::Go(Details), Details),
        (Action::Go(Password), Password),
    ]
    .into_iter()
    .scan(paid, |state, (action, step)| {
        *state = state.clone().reduce(action);
        Some((state.clone(), step))
    }) {
        assert_eq!(action.step, step);
        assert!(!action.can_show(Step::Request), "the old key signs, in the keeper");
        assert!(!action.can_show(Step::Identity) && !action.can_show(Step::Terms));
    }
    let free = start().reduce(renewal(Asked::Codes, Product::Banking));
    assert_eq!(free.steps().collect::<Vec<_>>(), [Details, Password, Issuing]);
    assert_eq!(free.step, Password);
}

#[test]
fn a_renewal_that_was_loaded_again_begins_anew() {
    let state = start().reduce(renewal(Asked::Verification, Product::General));
    assert_eq!(state.renewal_to_begin(), None);
    let draft = state.to_draft().expect("what is renewed");
    let again = start().reduce(Action::Restore(draft));
    assert_eq!(again.renewal_to_begin(), Some(&id()));
    assert_eq!(again.view, None);
    let ended = state.reduce(Action::Restart(Notice::SessionEnded));
    assert_eq!((ended.renewal_to_begin(), ended.notice), (Some(&id()), Some(Notice::SessionEnded)));
    let begun = ended.reduce(renewal(Asked::Verification, Product::General));
    assert_eq!((begun.renewal_to_begin(), begun.notice), (None, None));
    let done = begun
        .reduce(Action::Verify(view(Asked::Codes, Some(Product::General))))
        .reduce(Action::Enroll(Storage::Browser));
    let running = done.clone().reduce(renewal(Asked::Fee, Product::General));
    assert!(Rc::ptr_eq(&done, &running), "one at a time");
    let done = done.reduce(Action::Finish(enrolled()));
    assert_eq!((done.step, done.to_draft()), (Step::Done, None));
}

#[test]
fn a_reissue_is_an_issue_with_another_purpose() {
    let state = start().reduce(Action::Begin(Purpose::Reissue));
    assert_eq!((state.step, state.purpose), (Step::Terms, Purpose::Reissue));
    let agreed = vec![ingam_bank_api::AgreedTerms {
        id: "t".to_owned(),
        version: "1".to_owned(),
        sha256: "0".repeat(64),
    }];
    let corporate = state.reduce(Action::Agree(Holder::Corporate, agreed));
    assert_eq!((corporate.purpose, corporate.holder), (Purpose::Reissue, Holder::Corporate));
    let draft = corporate.to_draft().expect("something was agreed to");
    assert_eq!(Issuance::from_draft(draft).purpose, Purpose::Reissue);
    let issue = corporate.reduce(Action::Begin(Purpose::Issue));
    assert_eq!((issue.purpose, issue.step), (Purpose::Issue, Step::Terms));
}

fn listed(change: impl FnOnce(&mut Summary)) -> Listed {
    let mut summary = Summary { product: Some("general".to_owned()), ..summary() };
    // The last second of 21 November 2027.
    summary.not_after = 1_826_809_199;
    change(&mut summary);
    let entry = enrolled().entry.clone();
    Listed { entry, summary: Some(Ok(summary)), replaced: false }
}

#[test]
fn the_window_opens_thirty_days_before_the_last_day() {
    let last = 1_826_809_199;
    let first = kst::days_after(last, -30);
    assert_eq!(kst::second_of(first), "2027.10.22 00:00:00");
    let at = |now| window(&listed(|_| {}), now);
    assert_eq!(at(first - 1), Some(Window::From(first)));
    assert_eq!(at(first), Some(Window::Open(30)));
    assert_eq!(at(last - 86_400), Some(Window::Open(1)));
    assert_eq!(at(last), Some(Window::Open(0)));
    assert_eq!(at(last + 1), Some(Window::Over));
    let of = |change: fn(&mut Summary)| window(&listed(change), first);
    assert_eq!(of(|summary| summary.product = None), Some(Window::Elsewhere));
    assert_eq!(of(|summary| summary.gap = Some(Gap::OtherRoot)), Some(Window::Elsewhere));
    assert_eq!(of(|summary| summary.gap = Some(Gap::Broken)), Some(Window::Open(30)));
    let replaced = Listed { replaced: true, ..listed(|_| {}) };
    assert_eq!(window(&replaced, first), Some(Window::Replaced));
    let unreadable = Listed { summary: Some(Err(KeeperError::ChainInvalid)), ..replaced };
    assert_eq!(window(&unreadable, first), None);
}

/// A world with a certificate, whose renewal has begun.
fn begun() -> (World, Renewal) {
    let world = World::new();
    let (outcome, _) = run(&world);
    let old = outcome.expect("nothing is broken").entry;
    let way = Way::Password(password());
    let renewal =
        block_on(begin(&world.services, &old.id, way, &StartRenewal::default(), &wanted()));
    (world, renewal.expect("the bank opens it"))
}

fn wanted() -> Intent {
    Intent::default()
}

fn renew(world: &World, renewal: &Renewal) -> Result<Enrolled, AppError> {
    let renews = Some(Rc::new(renewal.old.clone()));
    let input = EnrollInput { renews, ..input(Storage::Browser) };
    block_on(enroll(&world.services, input, &|_| {})).map_err(AppError::from)
}

fn entries(world: &World) -> (Entry, Vec<Entry>) {
    let mut entries = block_on(world.services.vault().inventory()).expect("memory").entries;
    (entries.remove(0), entries)
}

#[test]
fn one_password_and_a_login_that_ends_at_once() {
    let (world, renewal) = begun();
    assert_eq!(renewal.view.product, Some(Product::General));
    let events = world.journal.events();
    let begin = events.iter().rposition(|event| event == "bank Challenge").expect("a login");
    assert_eq!(
        &events[begin..],
        [
            "bank Challenge",
            "bank Authority",
            "keeper BeginRenewal",
            "vault read",
            "bank Login",
            "bank Renewal",
            "bank Logout",
        ]
    );
    assert!(world.services.session().key().is_some(), "the session of the renewal");
    assert!(world.services.login().token().is_none(), "nobody is logged in");
}

#[test]
fn a_wrong_password_is_counted_and_opens_nothing() {
    let world = World::new();
    let (outcome, _) = run(&world);
    let old = outcome.expect("nothing is broken").entry;
    let wrong = || Way::Password(ingam::keeper::protocol::Secret::new("wrong".to_owned()));
    let (keeper, session) = (world.services.keeper(), world.services.session().key());
    let start = StartRenewal::default();
    let error = block_on(begin(&world.services, &old.id, wrong(), &start, &wanted()))
        .expect_err("it is wrong");
    assert_eq!(error.kind(), ErrorKind::WrongPassword);
    assert_eq!(active(&only_entry(&world)).tries.wrong, 1);
    assert_eq!(world.journal.count("bank Login"), 0);
    // What went on before goes on.
    assert!(session.is_some() && world.services.session().key() == session);
    assert!(!keeper.stopped());
}

#[test]
fn nothing_begins_for_whoever_left_while_it_was_signed() {
    let world = World::new();
    let (outcome, _) = run(&world);
    let old = outcome.expect("nothing is broken").entry;
    let (left, session) = (Intent::default(), world.services.session().key());
    left.give_up();
    let (way, start) = (Way::Password(password()), StartRenewal::default());
    assert!(block_on(begin(&world.services, &old.id, way, &start, &left)).is_err());
    assert_eq!(world.journal.count("keeper BeginRenewal"), 1);
    assert_eq!(world.journal.count("bank Login"), 0);
    assert!(session.is_some() && world.services.session().key() == session);
}

#[test]
fn what_the_bank_refuses_is_told_and_the_key_is_forgotten() {
    for (kind, told) in [
        (ProblemKind::RenewalTooEarly, ErrorKind::RenewalTooEarly),
        (ProblemKind::TermsOutdated, ErrorKind::TermsOutdated),
        (ProblemKind::NothingToReplace, ErrorKind::NothingToReplace),
    ] {
        let world = World::new();
        let (outcome, _) = run(&world);
        let old = outcome.expect("nothing is broken").entry;
        world.bank.fault.set(Some(BankFault::Refuses(kind)));
        let way = Way::Password(password());
        let refused =
            block_on(begin(&world.services, &old.id, way, &StartRenewal::default(), &wanted()));
        assert_eq!(refused.expect_err("refused").kind(), told);
        assert_eq!(world.journal.count("bank Logout"), 1);
        world.bank.fault.set(None);
        let renewal = Renewal { old: Renewed { entry: old.id, certificate: vec![] }, ..begun().1 };
        world.services.session().set(ingam::session::SessionKey {
            id: "e1".to_owned(),
            token: ingam_bank_api::Secret::new("token"),
        });
        let lost = renew(&world, &renewal).expect_err("the keeper has forgotten the key");
        assert_eq!(lost.kind(), ErrorKind::EnrollmentLost);
    }
}

#[test]
fn the_new_certificate_stands_beside_the_old_one() {
    let (world, renewal) = begun();
    world.bank.certified.take();
    world.bank.confirmations.set(0);
    let renewed = renew(&world, &renewal).expect("nothing is broken");
    assert_eq!(renewed.took_over, TookOver::Old(renewal.old.entry.clone()));
    let (old, newer) = entries(&world);
    assert_eq!(old.id, renewal.old.entry, "it is not deleted");
    assert_eq!(newer, [renewed.entry]);
    assert!(active(&newer[0]).confirmed);
    assert_ne!(active(&newer[0]).certificate, active(&old).certificate);
}

#[test]
fn a_lost_answer_or_a_killed_tab_costs_nothing() {
    let (world, renewal) = begun();
    world.bank.certified.take();
    world.bank.confirmations.set(0);
    world.bank.fault.set(Some(BankFault::AnswerLost(Point::Request)));
    let lost = renew(&world, &renewal).expect_err("the answer was lost");
    assert_eq!(lost.kind(), ErrorKind::BankTimedOut);
    let fees = world.bank.fees.get();
    let (_, pending) = entries(&world);
    let EntryState::Pending(waiting) = &pending[0].state else {
        panic!("stored before it was sent");
    };
    assert_eq!(waiting.renews, Some(renewal.old.clone()));
    // The tab is gone, and with it keeper and session; the old entry as well.
    world.services.end_keeper();
    world.services.session().clear();
    block_on(world.services.vault().remove(&renewal.old.entry)).expect("memory does not fail");
    let stages = std::cell::RefCell::new(Vec::new());
    let told = |stage| stages.borrow_mut().push(stage);
    let resumed = block_on(resume(&world.services, &pending[0], password(), None, &told));
    let resumed = resumed.expect("the same request, the same certificate");
    assert_eq!(resumed.took_over, TookOver::Old(renewal.old.entry));
    assert!(!stages.borrow().contains(&Stage::Storing));
    assert_eq!(world.bank.fees.get(), fees);
    assert_eq!(only_entry(&world), resumed.entry);
}

#[test]
fn an_old_certificate_that_was_revoked_meanwhile_is_told() {
    let (world, renewal) = begun();
    world.bank.certified.take();
    world.bank.fault.set(Some(BankFault::Lies("error:certRevoked")));
    let refused = renew(&world, &renewal).expect_err("refused");
    assert_eq!(refused, AppError::Keeper(KeeperError::Refused(Refusal::CertRevoked)));
}

#[test]
fn the_banks_clock_counts() {
    const YEAR: i64 = 365 * 86_400;
    for clock in [(|| NOW - YEAR) as fn() -> i64, || NOW + YEAR] {
        let world = World::with_clock(clock);
        let (outcome, _) = run(&world);
        let enrolled = outcome.expect("what the bank issues is judged by its clock");
        assert!(enrolled.is_clock_off);
        let known =
            block_on(look(&world.services, enrolled.entry.id.as_str())).expect("the bank answers");
        let known = known.expect("it is there");
        assert_eq!((known.now, known.is_clock_off), (NOW, true));
    }
    let (outcome, _) = run(&World::with_clock(|| NOW + 60));
    assert!(!outcome.expect("nothing is broken").is_clock_off);
}
