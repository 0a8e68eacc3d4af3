//! Certificates from their first day to their last and beyond, against a small model: whatever is done, login,
//! responder and list say the same.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::json;
use tokio::runtime::Runtime;

use crate::login_client::{Holder, R};
use crate::money::codes_of;
use crate::renewing::{Kur, open, reissue, renew};
use crate::standing::{change, said_of, three};
use crate::support::{Bank, kind};

const DAY: i64 = 86_400;

/// What is done: to the newest certificate, or to the one before it.
#[derive(Clone, Copy, Debug)]
enum Action {
    Suspend(usize),
    Resume(usize),
    Revoke(usize),
    /// A newer one takes the place of what there is.
    Replace,
    /// The newest comes again, with the same last day.
    Reissue,
    /// The newest is renewed, in its last month.
    Renew,
    Wait(i64),
}

/// What is expected of a certificate.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Expected {
    Good,
    Suspended(i64),
    Revoked,
    Lapsed,
    Superseded,
}

impl Expected {
    /// For good.
    fn has_ended(self) -> bool {
        matches!(self, Self::Revoked | Self::Lapsed | Self::Superseded)
    }
}

/// A certificate, and what became of it. Days count from the first one's.
struct Held {
    holder: Holder,
    born: i64,
    expected: Expected,
}

impl Held {
    async fn new(bank: &Bank, day: i64) -> Self {
        Self { holder: Holder::hong_now(bank).await, born: day, expected: Expected::Good }
    }

    /// What follows the newest, if it may be reissued.
    async fn reissued(bank: &Bank, newest: &Self, day: i64) -> Option<Self> {
        let session = reissue(bank, "personal").await;
        let (status, answer) = session.identity().await;
        if !newest.lives(day) {
            assert_eq!((status, kind(&answer)), (409, "nothing-to-replace"), "{answer}");
            return None;
        }
        assert_eq!(status, 200, "{answer}");
        assert_eq!(session.product("banking").await.0, 200);
        let codes = codes_of(&session.product_to_codes("banking").await);
        let holder = Holder::by(bank, &codes, Some(R)).await;
        Some(Self { holder, born: newest.born, expected: Expected::Good })
    }

    /// What follows the newest, if it may be renewed.
    async fn renewed(bank: &Bank, newest: &Self, day: i64) -> Option<Self> {
        if !newest.lives(day) || newest.expected != Expected::Good {
            // Nobody logs in with it, so nobody renews it.
            return None;
        }
        if day - newest.born < 335 {
            let token = newest.holder.token(bank).await;
            let (status, answer) = renew(bank, &token, &json!({})).await;
            assert_eq!((status, kind(&answer)), (409, "renewal-too-early"), "{answer}");
            return None;
        }
        assert_eq!(open(bank, &newest.holder).await.codes().await.0, 200);
        let holder = Kur::new(bank, &newest.holder).await.send(bank).await.expect("a certificate");
        Some(Self { holder, born: newest.born + 365, expected: Expected::Good })
    }

    /// In validity, or to be resumed.
    fn lives(&self, day: i64) -> bool {
        !self.is_over(day) && !self.expected.has_ended()
    }

    /// Whether it has expired. What is drawn never comes near the day itself.
    fn is_over(&self, day: i64) -> bool {
        day - self.born >= 365
    }

    /// What login, responder and list have to say.
    fn wanted(&self, day: i64) -> (String, String, String) {
        let (login, told) = match self.expected {
            Expected::Good => ("in", "good"),
            Expected::Suspended(_) => ("certificate-suspended", "hold"),
            Expected::Revoked => ("certificate-revoked", "compromised"),
            Expected::Lapsed => ("certificate-revoked", "unused"),
            Expected::Superseded => ("certificate-superseded", "superseded"),
        };
        if !self.is_over(day) {
            return three(login, told);
        }
        let login = if self.expected.has_ended() { login } else { "certificate-expired" };
        // The list forgets what is over; the responder does not.
        (login.to_owned(), told.to_owned(), "good".to_owned())
    }

    /// What the customer's wish does to it, and which answer fits.
    fn wished(&mut self, action: Action, status: u16, day: i64) -> bool {
        if !self.lives(day) {
            // What is revoked is revoked, also when that is asked for again.
            let again = matches!(action, Action::Revoke(_)) && self.expected.has_ended();
            return status == if again { 200 } else { 403 };
        }
        self.expected = match (action, self.expected) {
            (Action::Suspend(_), Expected::Good) => Expected::Suspended(day),
            (Action::Resume(_), _) => Expected::Good,
            (Action::Revoke(_), _) => Expected::Revoked,
            (_, unchanged) => unchanged,
        };
        status == 200
    }

    /// It is this day now.
    fn passed(&mut self, day: i64) {
        if let Expected::Suspended(since) = self.expected
            && day - since > 184
            && since + 184 - self.born < 365
        {
            self.expected = Expected::Lapsed;
        }
    }
}

#[test]
fn whatever_is_done_the_three_agree_with_a_small_model() {
    let action = prop_oneof![
        4 => (0..2usize).prop_map(Action::Suspend),
        3 => (0..2usize).prop_map(Action::Resume),
        1 => (0..2usize).prop_map(Action::Revoke),
        1 => prop_oneof![Just(Action::Replace), Just(Action::Reissue), Just(Action::Renew)],
        // No sum of these comes near the end of a year or of half a year.
        3 => prop_oneof![Just(1), Just(40), Just(150), Just(190)].prop_map(Action::Wait),
    ];
    let config = Config { cases: 8, failure_persistence: None, ..Config::default() };
    let runtime = Runtime::new().expect("a runtime");
    let runs = TestRunner::new(config).run(&prop::collection::vec(action, 1..9), |actions| {
        runtime.block_on(follow(&actions));
        Ok(())
    });
    runs.expect("agreement");
}

#[tokio::test]
async fn what_is_seldom_drawn() {
    use Action::{Reissue, Renew, Replace, Resume, Revoke, Suspend, Wait};
    for actions in [
        // Renewed in the last month, and again; the first ones are over then.
        &[Wait(150), Renew, Wait(190), Renew, Suspend(1), Suspend(0), Resume(0), Wait(190)][..],
        &[Wait(190), Wait(150), Renew, Wait(190), Wait(190), Renew, Revoke(1), Revoke(0)],
        // A suspension ends with what comes in its place.
        &[Suspend(0), Reissue, Resume(1), Wait(190), Reissue, Wait(190), Resume(0), Reissue],
        &[Suspend(0), Replace, Wait(190), Suspend(0), Wait(190), Revoke(0), Replace],
        // It ends before the suspension does.
        &[Wait(150), Wait(40), Suspend(0), Wait(190), Resume(0), Reissue, Revoke(0)],
    ] {
        follow(actions).await;
    }
}

async fn follow(actions: &[Action]) {
    let bank = Bank::start_with(&["--calls-per-minute", "100000"]);
    let mut day = 0;
    let mut held = vec![Held::new(&bank, day).await];
    for action in actions {
        let wish = match *action {
            Action::Suspend(back) => Some(("suspend", back)),
            Action::Resume(back) => Some(("resume", back)),
            Action::Revoke(back) => Some(("revoke_compromised", back)),
            Action::Replace => {
                take_place(&mut held, Some(Held::new(&bank, day).await), day);
                None
            }
            Action::Reissue => {
                let newer = Held::reissued(&bank, &held[held.len() - 1], day).await;
                take_place(&mut held, newer, day);
                None
            }
            Action::Renew => {
                let newer = Held::renewed(&bank, &held[held.len() - 1], day).await;
                take_place(&mut held, newer, day);
                None
            }
            Action::Wait(days) => {
                bank.knob("advance", json!({ "seconds": days * DAY })).await;
                day += days;
                held.iter_mut().for_each(|one| one.passed(day));
                None
            }
        };
        if let Some((what, back)) = wish {
            let place = held.len().saturating_sub(1 + back);
            let (status, said) = change(&bank, &held[place].holder.serial(), what).await;
            assert!(
                held[place].wished(*action, status, day),
                "{actions:?} {what}: {status} {said}"
            );
        }
        for one in &held {
            assert_eq!(said_of(&bank, &one.holder).await, one.wanted(day), "{actions:?}");
        }
    }
}

/// Of all before it none is in validity any more.
fn take_place(held: &mut Vec<Held>, newer: Option<Held>, day: i64) {
    let Some(newer) = newer else { return };
    for one in held.iter_mut().filter(|one| one.lives(day)) {
        one.expected = Expected::Superseded;
    }
    held.push(newer);
}
