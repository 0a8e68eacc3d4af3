//! Renewal: it begins with the certificate that ends soon, and its password.

use std::rc::Rc;

use ingam_bank_api::{EnrollmentView, Holder, Purpose, StartRenewal, TermsDocument};
use ingam_core::{
    kst,
    vault::{Entry, EntryId, Renewed},
};

use super::{Issuance, Step, steps::agreement};
use crate::{
    banking,
    certificates::{
        self, Intent, Listed, Way,
        usage::{Purpose as Signed, Use, record_use},
    },
    error::AppError,
    keeper::protocol::{BeginRenewal, Gap, Unlock},
    platform::bank_client::BankError,
    services::Services,
    session::SessionKey,
};

/// From so many days before its last day a certificate can be renewed.
pub const DAYS: i64 = 30;

/// So many seconds the clock of a device may differ from the bank's without a word.
pub(super) const FINE: i64 = 10 * 60;

/// A renewal that the bank has opened. Its keeper holds the old key.
#[derive(Clone, Debug, PartialEq)]
pub struct Renewal {
    /// What is renewed.
    pub old: Renewed,
    /// Personal or corporate.
    pub holder: Holder,
    /// What the bank knows, and asks.
    pub view: EnrollmentView,
}

/// Whether a certificate can be renewed at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// From the day on that begins then, seconds since 1970-01-01T00:00:00Z.
    From(i64),
    /// So many days are left, 0 on the last one.
    Open(i64),
    /// It has expired.
    Over,
    /// A newer one took its place.
    Replaced,
    /// Another institution issued it, or nobody who is known here.
    Elsewhere,
}

/// Whether a certificate can be renewed at the time `now`; `None` if it cannot be read or has not come yet.
pub fn window(listed: &Listed, now: i64) -> Option<Window> {
    let summary = listed.readable()?;
    let left = kst::days_left(now, summary.not_after);
    Some(match left {
        _ if summary.product.is_none() => Window::Elsewhere,
        // By a clock that is wrong the authorities above it do not hold, which says nothing of who they are.
        _ if matches!(summary.gap, Some(Gap::NoIssuer | Gap::OtherRoot)) => Window::Elsewhere,
        _ if listed.replaced => Window::Replaced,
        _ if now > summary.not_after => Window::Over,
        0..=DAYS => Window::Open(left),
        _ => Window::From(kst::days_after(summary.not_after, -DAYS)),
    })
}

/// A certificate at a time by the bank's clock.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// The certificate.
    pub listed: Rc<Listed>,
    /// The bank's time, seconds since 1970-01-01T00:00:00Z.
    pub now: i64,
    /// Whether the clock of this device is far off it.
    pub is_clock_off: bool,
}

/// The certificate of this name, judged by the bank's clock: the one of this device may be wrong. `None` if there
/// is none.
pub async fn look(services: &Services, name: &str) -> Result<Option<Known>, AppError> {
    let Some(listed) = certificates::find_named(services, name).await? else {
        return Ok(None);
    };
    let now = services.bank().authority().await?.now;
    let is_clock_off = (services.now() - now).abs() > FINE;
    Ok(Some(Known { listed, now, is_clock_off }))
}

/// Documents that have changed since they were agreed to.
#[derive(Clone, Debug, PartialEq)]
pub enum Changed {
    /// Those of the bank.
    Bank(Rc<Vec<TermsDocument>>),
    /// That of the authority that issued the certificate.
    Authority(Rc<Vec<TermsDocument>>),
}

impl Changed {
    /// What is to be agreed to.
    pub fn documents(&self) -> &Rc<Vec<TermsDocument>> {
        match self {
            Self::Bank(documents) | Self::Authority(documents) => documents,
        }
    }

    /// Adds that all of it is agreed to.
    pub fn agree(&self, start: &mut StartRenewal) {
        let mut agreed: Vec<_> = self.documents().iter().map(agreement).collect();
        match self {
            Self::Bank(_) => start.agreed = agreed,
            Self::Authority(_) => start.authority_agreed = agreed.pop(),
        }
    }
}

/// The documents that the bank asks for with this refusal (`terms-outdated`).
pub async fn changed(
    services: &Services,
    listed: &Listed,
    refusal: &AppError,
) -> Result<Changed, AppError> {
    let field = match refusal {
        AppError::Bank(BankError::Refused(problem)) => problem.field.as_deref(),
        _ => None,
    };
    if field != Some("authority_agreed") {
        return Ok(Changed::Bank(Rc::new(services.bank().terms().await?.documents)));
    }
    let mut documents = services.bank().authority_terms().await?.documents;
    let issuer = listed.readable().map(|summary| summary.issuer_name.as_str()).unwrap_or_default();
    let issuer = issuer.split(" (").next().unwrap_or_default();
    // Its title names whose it is.
    documents.retain(|document| !issuer.is_empty() && document.title.ko.contains(issuer));
    match documents.len() {
        1 => Ok(Changed::Authority(Rc::new(documents))),
        _ => Err(AppError::Bank(BankError::Unreadable)),
    }
}

/// Logs in with a certificate, opens its renewal at the bank, and logs out again: what follows goes by the
/// session of the renewal. The keeper of the enrollment holds the key from here on, so the password is
/// asked for once. `start` has the terms, if the bank has asked for them. Until all of it is there, session and
/// keeper are those of before; for whoever gave up meanwhile they stay so.
pub async fn begin(
    services: &Services,
    id: &EntryId,
    way: Way,
    start: &StartRenewal,
    intent: &Intent,
) -> Result<Renewal, AppError> {
    let work = async |entry: &Entry, unlock| open(services, entry, unlock, (start, intent)).await;
    certificates::opened(services, id, way, work).await
}

async fn open(
    services: &Services,
    entry: &Entry,
    unlock: Unlock,
    (start, intent): (&StartRenewal, &Intent),
) -> Result<Renewal, AppError> {
    let active = certificates::active(entry).ok_or(AppError::Internal)?;
    let challenge = services.bank().login_challenge().await?;
    let login = banking::question(services, &challenge, entry, unlock).await?;
    let keeper = services.one_shot_keeper();
    let signed = keeper.ask(BeginRenewal { login }).await.map_err(AppError::Keeper)?;
    intent.go_on()?;
    record_use(services, &entry.id, Use::now(services, Signed::Login)).await;
    let login = banking::login(&challenge, signed);
    let told = services.bank().log_in(&login).await?;
    let token = told.token.ok_or(AppError::Bank(BankError::Unreadable))?;
    let started = services.bank().renew(&token, start).await;
    // The bank ends by itself what it was not told about.
    let _ = services.bank().log_out(&token, false).await;
    let started = started?;
    // Whoever left meanwhile asks for something else.
    intent.go_on()?;
    services.adopt_keeper(keeper);
    services.session().clear();
    services.session().set(SessionKey::from(&started));
    Ok(Renewal {
        old: Renewed { entry: entry.id.clone(), certificate: active.certificate.clone() },
        holder: told.holder,
        view: started.enrollment,
    })
}

impl Issuance {
    pub(super) fn of_renewal(renewal: Renewal) -> Self {
        let Renewal { old, holder, view } = renewal;
        let step = Step::answering(view.step);
        let customer = view.customer.as_ref().map(|customer| customer.mark.clone());
        Self {
            purpose: Purpose::Renewal,
            renews: Some(old.entry.clone()),
            old: Some(Rc::new(old)),
            step,
            reached: step,
            holder,
            customer: customer.unwrap_or_default(),
            product: view.product,
            authority: view.authority.clone(),
            view: Some(view),
            ..Self::default()
        }
    }

    /// Whether the certificate may be for a request of the person's own. A renewal is signed with the old
    /// key, which only the keeper has.
    pub(super) fn takes_own_request(&self) -> bool {
        self.elsewhere.is_none() && self.purpose != Purpose::Renewal
    }

    /// The certificate whose renewal has to begin anew: the page was loaded again, or the bank has ended it.
    pub fn renewal_to_begin(&self) -> Option<&EntryId> {
        self.renews.as_ref().filter(|_| self.old.is_none())
    }
}
