use std::{future::Future, rc::Rc};

use ingam_core::vault::Tries;
use yew::prelude::*;

use crate::{
    components::{button::ButtonKind, countdown::countdown, failure::Failure},
    error::{AppError, ErrorKind},
    hooks::{Remote, Wait, use_async, use_focus_when_lost, use_services, use_wait},
    i18n::I18n,
    route::Route,
    router::Link,
};

/// Work that needs the password of a certificate, see [`crate::certificates::guarded`].
pub struct Guarded<I: 'static, T: 'static = ()> {
    /// Starts it.
    pub run: Callback<I>,
    /// What came of it.
    pub remote: Rc<Remote<T, AppError>>,
    /// What is to be known of it before the next password.
    pub guard: Guard,
}

/// The part that knows nothing of the work, and is compiled once.
pub struct Guard {
    /// It is under way.
    pub busy: bool,
    /// Whether a password would be tried now. If not, it stays where it was typed.
    pub may_take: Callback<(), bool>,
    failure: Option<AppError>,
    wait: Wait,
    /// Where it is said that the wait is over.
    over: NodeRef,
}

impl Guard {
    /// Whether a password is not taken yet.
    pub fn waits(&self) -> bool {
        self.wait.left > 0
    }

    /// Why it was not done, and how long the next password has to wait. An `empty` answer is said beside
    /// its field, and nothing else is.
    pub fn outcome(&self, i18n: &I18n, empty: bool) -> Html {
        let whole = if self.busy { 0 } else { self.wait.whole };
        html! {
            <>
                if let Some(error) = self.failure.as_ref().filter(|_| !empty) {
                    <Failure text={error.message()} asks_again=true>
                        if may_be_forgotten(error) {
                            <div class="actions wrap">
                                <Link to={Route::Reissue} classes={ButtonKind::Small.class()}>{ i18n.t(id!("reissue-forgotten")) }</Link>
                            </div>
                        }
                        if error.kind() == ErrorKind::CertificateSuspended {
                            { to_resume(i18n) }
                        }
                    </Failure>
                }
                { countdown(i18n, whole, self.wait.left, self.over.clone()) }
            </>
        }
    }
}

/// The way to where a suspended certificate is resumed.
pub(super) fn to_resume(i18n: &I18n) -> Html {
    html! {
        <div class="actions wrap">
            <Link to={Route::Revoke} classes={ButtonKind::Small.class()}>{ i18n.t(id!("revoke-title")) }</Link>
        </div>
    }
}

/// Whether so many passwords were wrong that there is a wait: another certificate may be the quicker way.
fn may_be_forgotten(error: &AppError) -> bool {
    match error {
        AppError::WrongPassword { tries, seconds } => *seconds > 0 || tries.are_many(),
        AppError::PasswordWait { .. } => true,
        _ => false,
    }
}

/// `tries` are those that the vault knew of when the page was shown.
#[hook]
pub fn use_guarded<I, T, F, R>(tries: Tries, task: F) -> Guarded<I, T>
where
    I: 'static,
    T: 'static,
    F: Fn(I) -> R + 'static,
    R: Future<Output = Result<T, AppError>> + 'static,
{
    let work = use_async(task);
    let outcome = work.remote.failure().cloned();
    let done = matches!(&*work.remote, Remote::Ready(_));
    let guard = use_guard(tries, outcome, work.remote.is_busy(), done);
    Guarded { run: work.run, remote: work.remote, guard }
}

#[hook]
fn use_guard(tries: Tries, outcome: Option<AppError>, busy: bool, done: bool) -> Guard {
    let services = use_services();
    let known = use_mut_ref(|| tries);
    match &outcome {
        // Another tab may have counted, too.
        Some(AppError::WrongPassword { tries, .. } | AppError::PasswordWait { tries, .. }) => {
            known.replace(*tries);
        }
        _ if done => {
            known.replace(Tries::default());
        }
        _ => {}
    }
    let wait = use_wait(*known.borrow());
    let may_take = Callback::from(move |()| !busy && known.borrow().wait(services.now()) == 0);
    // The failure that is over had the focus.
    let over = use_focus_when_lost(wait.whole > 0 && wait.left == 0);
    let failure = outcome.filter(|error| wait.left > 0 || !is_over(error));
    Guard { busy, may_take, failure, wait, over }
}

/// Whether a failure says nothing more once the wait is over.
fn is_over(error: &AppError) -> bool {
    match error {
        AppError::PasswordWait { .. } => true,
        AppError::WrongPassword { tries, seconds } => *seconds > 0 && !tries.are_many(),
        _ => false,
    }
}
