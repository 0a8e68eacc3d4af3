use std::future::Future;

use ingam_core::vault::Tries;
use yew::prelude::*;

use crate::{
    error::AppError,
    hooks::{use_async, use_services},
};

/// Work that needs the password of a certificate, see [`crate::certificates::guarded`].
pub struct Guarded<I: 'static> {
    /// Starts it.
    pub run: Callback<I>,
    /// It is under way.
    pub busy: bool,
    /// Why it was not done.
    pub failure: Option<AppError>,
    /// Whether a password would be tried now. If not, it stays where it was typed, and `failure` says
    /// for how long.
    pub may_take: Callback<(), bool>,
}

/// `tries` are those that the vault knew of when the page was shown.
#[hook]
pub fn use_guarded<I, F, R>(tries: Tries, task: F) -> Guarded<I>
where
    I: 'static,
    F: Fn(I) -> R + 'static,
    R: Future<Output = Result<(), AppError>> + 'static,
{
    let services = use_services();
    let work = use_async(task);
    let known = use_mut_ref(|| tries);
    let early = use_state(|| None::<AppError>);
    if let Some(AppError::WrongPassword { tries, .. }) = work.remote.failure() {
        known.replace(*tries);
    }
    let busy = work.remote.is_busy();
    let may_take = {
        let early = early.setter();
        Callback::from(move |()| {
            let seconds = known.borrow().wait(services.now());
            early.set((seconds > 0).then_some(AppError::PasswordWait { seconds }));
            !busy && seconds == 0
        })
    };
    let failure = (*early).clone().or_else(|| work.remote.failure().cloned());
    Guarded { run: work.run, busy, failure, may_take }
}
