//! The wizard's state machine: what may happen when, and what then.

use std::rc::Rc;

use ingam::{
    error::AppError,
    issuance::{
        Action, Issuance, Notice, Progress, Step,
        applicant::IdentityWay,
        draft::Draft,
        elsewhere::Elsewhere,
        enroll::{Enrolled, Stage, TookOver},
        own_request::Received,
    },
    keeper::protocol::{Offer, Summary, Wanted},
};
use ingam_bank_api::{
    AgreedTerms, Details, EnrollmentView, Holder, Product, ProductOffer, Purpose, Step as Asked,
};
use ingam_core::vault::{
    Acquired, ActiveCertificate, Backup, BackupPlace, Entry, EntryId, EntryState, Storage,
};
use serde_bytes::ByteBuf;
use yew::Reducible;

const NOW: i64 = 1_795_305_600;

pub fn view(step: Asked, product: Option<Product>) -> EnrollmentView {
    let offer = |product, fee| ProductOffer {
        product,
        fee,
        validity_months: 12,
        replaces: false,
        authorities: Vec::new(),
    };
    EnrollmentView {
        id: "e1".to_owned(),
        step,
        purpose: Purpose::Issue,
        old: None,
        expires_at: NOW + 3600,
        customer: None,
        products: vec![offer(Product::Banking, 0), offer(Product::General, 4400)],
        accounts: Vec::new(),
        ways: Vec::new(),
        card: None,
        product,
        authority: None,
        fee: None,
        details: None,
        subject: None,
    }
}

fn paid(step: Asked) -> EnrollmentView {
    view(step, Some(Product::General))
}

fn agreed() -> Vec<AgreedTerms> {
    vec![AgreedTerms { id: "t".to_owned(), version: "1".to_owned(), sha256: "0".repeat(64) }]
}

fn details() -> Details {
    Details {
        email: "hong@example.com".to_owned(),
        phone: "01000001234".to_owned(),
        ..Details::default()
    }
}

pub fn id() -> EntryId {
    EntryId::derive([7; 16])
}

pub fn enrolled() -> Rc<Enrolled> {
    let active = ActiveCertificate::new(vec![1], Vec::new(), Storage::Browser, Acquired::Issued);
    let entry =
        Entry { id: id(), created_at: NOW, sealed_key: vec![2], state: EntryState::Active(active) };
    Rc::new(Enrolled {
        entry,
        summary: summary(),
        self_test_ms: 1.0,
        took_over: TookOver::Nothing,
        is_clock_off: false,
    })
}

fn received() -> Rc<Received> {
    Rc::new(Received { certificate: vec![1], chain: Vec::new(), summary: summary() })
}

pub fn summary() -> Summary {
    let text = || "x".to_owned();
    Summary {
        holder_name: text(),
        subject: text(),
        issuer_name: text(),
        issuer: text(),
        serial: text(),
        not_before: NOW,
        not_after: NOW + 1,
        policies: Vec::new(),
        product: None,
        key: text(),
        signature: text(),
        has_vid: true,
        fingerprint: text(),
        crl_url: None,
        gap: None,
    }
}

fn stop() -> Action {
    Action::Stop { stage: Stage::Sending, entry: Some(id()), error: AppError::Internal }
}

/// The way of a paid product through the whole wizard.
fn way() -> Vec<Action> {
    vec![
        Action::Agree(Holder::Personal, agreed()),
        Action::Identify(IdentityWay::UserId, "hong1234".to_owned(), view(Asked::Product, None)),
        Action::Choose(paid(Asked::Verification)),
        Action::Verify(paid(Asked::Fee)),
        Action::ConfirmFee(paid(Asked::Details)),
        Action::Describe(details(), paid(Asked::Codes)),
        Action::Enroll(Storage::File),
        Action::Finish(enrolled()),
    ]
}

fn at(step: Step) -> Rc<Issuance> {
    let steps = Step::ALL.into_iter().filter(|step| *step != Step::Request);
    let index = steps.take_while(|other| *other != step).count();
    let start = Rc::new(Issuance::default());
    let state = way().into_iter().take(index).fold(start, Issuance::reduce);
    assert_eq!(state.step, step);
    state
}

/// The person has a request instead of a password.
fn at_request() -> Rc<Issuance> {
    at(Step::Password).reduce(Action::Go(Step::Request))
}

fn stopped() -> Rc<Issuance> {
    at(Step::Issuing).reduce(stop())
}

/// One action of every kind, with its name.
fn actions() -> Vec<(&'static str, Action)> {
    let mut actions: Vec<_> =
        ["agree", "identify", "choose", "verify", "fee", "describe", "enroll", "finish"]
            .into_iter()
            .zip(way())
            .collect();
    actions.extend([
        ("restore", Action::Restore(Draft { agreed: agreed(), ..Draft::default() })),
        ("advance", Action::Advance(Stage::Sending)),
        ("stop", stop()),
        ("back up", Action::BackUp(NOW)),
        ("go back", Action::Go(Step::Identity)),
        ("go to password", Action::Go(Step::Password)),
        ("go to request", Action::Go(Step::Request)),
        ("receive", Action::Receive(received())),
        ("go to done", Action::Go(Step::Done)),
        ("restart", Action::Restart(Notice::SessionEnded)),
        ("reset", Action::Reset),
    ]);
    actions
}

#[test]
fn every_pair_is_possible_or_changes_nothing() {
    let always = ["restart", "reset"];
    let possible: [(Rc<Issuance>, &[&str]); 11] = [
        (at(Step::Terms), &["agree", "restore"]),
        (at(Step::Identity), &["identify"]),
        (at(Step::Product), &["choose", "go back"]),
        (at(Step::Verification), &["verify", "go back"]),
        (at(Step::Fee), &["fee", "go back"]),
        (at(Step::Details), &["describe", "go back"]),
        (at(Step::Password), &["enroll", "go back", "go to request"]),
        (at_request(), &["go back", "go to password"]),
        (at(Step::Issuing), &["advance", "stop", "finish"]),
        (stopped(), &["go to password"]),
        (at(Step::Done), &["back up", "reset"]),
    ];
    for (state, own) in possible {
        let running = matches!(state.progress, Some(Progress::Running(_)));
        for (name, action) in actions() {
            let general = always.contains(&name) && !running && state.step != Step::Done;
            // What came for a request of one's own is paid for: it is never turned away.
            let received = name == "receive" && state.step != Step::Done;
            let expected = own.contains(&name) || general || received;
            let next = state.clone().reduce(action);
            assert_eq!(!Rc::ptr_eq(&state, &next), expected, "{:?} and {name}", state.step);
        }
    }
}

#[test]
fn a_free_product_has_no_fee_to_confirm() {
    let chosen = Action::Choose(view(Asked::Verification, Some(Product::Banking)));
    let state = at(Step::Product).reduce(chosen);
    assert!(state.steps().all(|step| step != Step::Fee));
    let next = state.reduce(Action::Verify(view(Asked::Details, Some(Product::Banking))));
    assert_eq!(next.step, Step::Details);
    assert_eq!(next.previous(), Some(Step::Verification));
    assert!(!next.can_show(Step::Fee));
    assert!(at(Step::Verification).steps().any(|step| step == Step::Fee));
}

#[test]
fn an_earlier_answer_is_followed_by_what_the_bank_asks() {
    let back = at(Step::Password).reduce(Action::Go(Step::Product));
    assert_eq!((back.step, back.reached), (Step::Product, Step::Password));
    assert!(back.can_show(Step::Password), "Forward works until the answer changes");
    let again = back.reduce(Action::Choose(paid(Asked::Verification)));
    assert_eq!((again.step, again.reached), (Step::Verification, Step::Verification));
    assert!(!again.can_show(Step::Password));
}

#[test]
fn a_bank_that_asks_the_same_again_keeps_the_person_where_he_is() {
    let state = at(Step::Verification).reduce(Action::Verify(paid(Asked::Verification)));
    assert_eq!(state.step, Step::Verification);
}

#[test]
fn a_reload_starts_at_identity_with_the_rest_filled_in() {
    let draft = at(Step::Password).to_draft().expect("there is something to keep");
    assert_eq!(draft.reached, Asked::Codes);
    let state = Rc::new(Issuance::default()).reduce(Action::Restore(draft));
    assert_eq!((state.step, state.notice), (Step::Identity, Some(Notice::Reloaded)));
    assert_eq!(state.user_id, "hong1234");
    assert_eq!(state.product, Some(Product::General));
    assert_eq!(state.details, Some(details()));
    assert_eq!(state.view, None);
    assert!(!state.can_show(Step::Product));
    let again = state.to_draft().expect("there is something to keep");
    assert_eq!(Issuance::from_draft(again).notice, Some(Notice::Reloaded));
}

#[test]
fn an_account_number_is_not_kept_but_that_one_was_given_is() {
    let known = Action::Identify(IdentityWay::Account, String::new(), view(Asked::Product, None));
    let state = at(Step::Identity).reduce(known);
    assert_eq!((state.step, state.known_by), (Step::Product, IdentityWay::Account));
    assert_eq!(state.user_id, "");
    let draft = state.to_draft().expect("there is something to keep");
    assert_eq!(draft.known_by, IdentityWay::Account);
    assert_eq!(Issuance::from_draft(draft).known_by, IdentityWay::Account);
    assert_eq!(at(Step::Product).known_by, IdentityWay::UserId);
}

#[test]
fn another_kind_of_holder_starts_afresh() {
    let back = at(Step::Password).reduce(Action::Go(Step::Terms));
    let same = back.clone().reduce(Action::Agree(Holder::Personal, agreed()));
    assert_eq!((same.step, same.reached), (Step::Identity, Step::Password));
    assert!(same.view.is_some() && same.details.is_some());
    let other = back.reduce(Action::Agree(Holder::Corporate, agreed()));
    assert_eq!((other.step, other.reached), (Step::Identity, Step::Identity));
    assert_eq!((other.view.as_ref(), other.product), (None, None));
    assert_eq!((other.details.as_ref(), other.user_id.as_str()), (None, ""));
    let draft = other.to_draft().expect("there is something to keep");
    assert_eq!(draft.holder, Holder::Corporate);
    let restored = Rc::new(Issuance::default()).reduce(Action::Restore(draft));
    assert_eq!((restored.holder, restored.notice), (Holder::Corporate, None));
    let again = other.reduce(Action::Restart(Notice::TermsChanged));
    assert_eq!((again.step, again.holder), (Step::Terms, Holder::Corporate));
}

#[test]
fn a_draft_of_terms_alone_needs_no_notice() {
    let draft = at(Step::Identity).to_draft().expect("there is something to keep");
    assert_eq!(Issuance::from_draft(draft).notice, None);
    assert_eq!(at(Step::Terms).to_draft(), None);
    assert_eq!(at(Step::Done).to_draft(), None);
}

#[test]
fn changed_terms_are_asked_first_and_nothing_else_is_lost() {
    let state = at(Step::Identity).reduce(Action::Restart(Notice::TermsChanged));
    assert_eq!((state.step, state.notice), (Step::Terms, Some(Notice::TermsChanged)));
    let state = at(Step::Details).reduce(Action::Restart(Notice::SessionEnded));
    assert_eq!((state.step, state.notice), (Step::Identity, Some(Notice::SessionEnded)));
    assert_eq!(state.product, Some(Product::General));
}

fn elsewhere() -> Rc<Elsewhere> {
    let wanted = Wanted {
        reference: "1".to_owned(),
        subject: ByteBuf::new(),
        policy: "1.2".to_owned(),
        not_after: None,
    };
    let offer =
        Offer { wanted, holder_name: "홍길동".to_owned(), product: None, expires_at: None };
    Rc::new(Elsewhere { offer, product: Product::Banking, before: Vec::new() })
}

#[test]
fn codes_from_elsewhere_leave_only_the_password_to_ask() {
    let steps = Step::ALL.into_iter();
    for step in steps.filter(|step| !matches!(step, Step::Issuing | Step::Request)) {
        let state = at(step).reduce(Action::TakeOver(elsewhere()));
        assert_eq!((state.step, state.product), (Step::Password, Some(Product::Banking)));
        assert_eq!(state.steps().collect::<Vec<_>>(), [Step::Password, Step::Issuing]);
        assert_eq!(state.previous(), None);
        assert!(state.can_show(Step::Password));
        assert!(!state.can_show(Step::Details) && !state.can_show(Step::Request));
        assert_eq!(state.to_draft(), None, "nothing to fill in at the next visit");
        let done = state.reduce(Action::Enroll(Storage::File)).reduce(Action::Finish(enrolled()));
        assert_eq!(done.step, Step::Done);
    }
    let running = at(Step::Issuing);
    assert!(Rc::ptr_eq(&running, &running.clone().reduce(Action::TakeOver(elsewhere()))));
    let stopped = at(Step::Terms).reduce(Action::TakeOver(elsewhere()));
    let stopped = stopped.reduce(Action::Enroll(Storage::Browser)).reduce(stop());
    let again = stopped.reduce(Action::Restart(Notice::SessionEnded));
    assert_eq!(*again, Issuance::default());
}

#[test]
fn stages_only_go_on() {
    let state = at(Step::Issuing).reduce(Action::Advance(Stage::Checking));
    assert_eq!(state.progress, Some(Progress::Running(Stage::Checking)));
    let same = state.clone().reduce(Action::Advance(Stage::Sending));
    assert!(Rc::ptr_eq(&state, &same));
}

#[test]
fn while_it_runs_nothing_else_is_shown() {
    let running = at(Step::Issuing);
    let shown: Vec<_> = Step::ALL.into_iter().filter(|step| running.can_show(*step)).collect();
    assert_eq!(shown, [Step::Issuing]);
    let state = stopped();
    let shown: Vec<_> = Step::ALL.into_iter().filter(|step| state.can_show(*step)).collect();
    assert_eq!(shown, [Step::Password, Step::Issuing]);
}

#[test]
fn a_request_of_ones_own_takes_the_place_of_the_password() {
    let state = at_request();
    assert_eq!(state.previous(), Some(Step::Details));
    let steps: Vec<_> = state.steps().collect();
    assert!(steps.contains(&Step::Request) && !steps.contains(&Step::Password), "{steps:?}");
    assert!(at(Step::Password).steps().all(|step| step != Step::Request));
    assert!(!at(Step::Details).can_show(Step::Request), "not before its time");
    let done = state.reduce(Action::Receive(received()));
    assert_eq!((done.step, &done.enrolled), (Step::Done, &None));
    assert_eq!((done.received.clone(), done.to_draft()), (Some(received()), None));
}

#[test]
fn a_backup_is_remembered() {
    let state = at(Step::Done).reduce(Action::BackUp(NOW));
    let enrolled = state.enrolled.as_ref().expect("it is done");
    let EntryState::Active(active) = &enrolled.entry.state else {
        panic!("a finished entry is active");
    };
    assert_eq!(active.backup, Some(Backup::new(NOW, BackupPlace::File)));
}

#[test]
fn every_step_has_an_address_of_its_own() {
    for step in Step::ALL {
        assert_eq!(Step::from_slug(step.slug()), Some(step));
    }
    assert_eq!(Step::from_slug("nowhere"), None);
}

#[test]
fn a_fee_that_changed_is_shown_without_leaving_it() {
    let before = at(Step::Fee);
    let mut newer = paid(Asked::Fee);
    newer.expires_at += 1;
    let after = before.reduce(Action::Look(newer.clone()));
    assert_eq!((after.step, &after.view), (Step::Fee, &Some(newer)));
}

#[test]
fn issuing_that_stopped_because_of_the_fee_goes_back_to_it() {
    let asked_again = stopped().reduce(Action::Look(paid(Asked::Fee))).reduce(Action::ReviewFee);
    assert_eq!((asked_again.step, asked_again.reached), (Step::Fee, Step::Fee));
    assert_eq!(asked_again.progress, None);
    // The codes were out: the answers can no longer be changed.
    let closed = stopped().reduce(Action::Look(paid(Asked::Codes))).reduce(Action::ReviewFee);
    assert_eq!((closed.step, closed.notice), (Step::Identity, Some(Notice::SessionEnded)));
    let running = at(Step::Issuing);
    assert_eq!(running.clone().reduce(Action::ReviewFee), running);
    assert_eq!(running.clone().reduce(Action::Look(paid(Asked::Fee))), running);
}
