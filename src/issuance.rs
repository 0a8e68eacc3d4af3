//! The wizard as a state machine: [`Issuance`] is the state, [`Action`] what can happen. Pure; the
//! effects are in [`use_issuance`].
//!
//! Nothing secret is in the state. What the bank must be asked again after a reload is not in the
//! draft either, so a reload starts at [`Step::Identity`] with everything else filled in.

use std::rc::Rc;

use ingam_bank_api::{
    AgreedTerms, Details, EnrollmentView, Holder, Product, Purpose, Step as Asked,
};
use ingam_core::vault::{EntryId, Renewed, Storage};
use yew::Reducible;

pub use self::{action::Action, step::Step};
use self::{
    applicant::IdentityWay,
    draft::Draft,
    elsewhere::Elsewhere,
    enroll::{Enrolled, Stage},
    own_request::Received,
};
use crate::error::AppError;

mod action;
pub mod applicant;
pub mod choice;
pub mod contact;
pub mod draft;
pub mod elsewhere;
pub mod enroll;
pub mod organization;
pub mod own_request;
pub mod renewal;
mod step;
pub mod steps;
pub mod use_issuance;

/// Why the wizard went back to an earlier step by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The page was loaded again: the session with the bank was in its memory only.
    Reloaded,
    /// The bank ended the session, or the enrollment.
    SessionEnded,
    /// The terms have changed.
    TermsChanged,
}

/// How the last step goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// Under way.
    Running(Stage),
    /// Stopped.
    Stopped {
        /// How far it was.
        stage: Stage,
        /// The entry that the vault holds now, if any.
        entry: Option<EntryId>,
        /// Why.
        error: AppError,
    },
}

/// State of the wizard.
#[derive(Clone, Debug, PartialEq)]
pub struct Issuance {
    /// What it is for.
    pub purpose: Purpose,
    /// The entry of the certificate that is renewed.
    pub renews: Option<EntryId>,
    /// That certificate, once the bank has opened the renewal.
    pub old: Option<Rc<Renewed>>,
    /// What is shown.
    pub step: Step,
    /// The furthest step that may be shown.
    pub reached: Step,
    /// Why it went back by itself.
    pub notice: Option<Notice>,
    /// How often it did: a question that is asked anew forgets what became of the last answer.
    pub starts: u32,
    /// Personal or corporate.
    pub holder: Holder,
    /// Terms that were agreed to.
    pub agreed: Vec<AgreedTerms>,
    /// Internet-banking user id; empty if not given.
    pub user_id: String,
    /// Whose `product` and `details` are: [`ingam_bank_api::CustomerView::mark`].
    pub customer: String,
    /// What the bank was asked to look up last.
    pub known_by: IdentityWay,
    /// What the bank said last; `None` without a session.
    pub view: Option<EnrollmentView>,
    /// The product that was chosen, also in an earlier session.
    pub product: Option<Product>,
    /// Who shall sign it, also as chosen in an earlier session.
    pub authority: Option<String>,
    /// Contact details as the person gave them.
    pub details: Option<Details>,
    /// Where to keep the certificate.
    pub storage: Storage,
    /// It began on another device: only the password is asked for here.
    pub elsewhere: Option<Rc<Elsewhere>>,
    /// While and after issuing.
    pub progress: Option<Progress>,
    /// The certificate.
    pub enrolled: Option<Rc<Enrolled>>,
    /// The certificate for a request of the person's own, instead.
    pub received: Option<Rc<Received>>,
}

impl Default for Issuance {
    fn default() -> Self {
        Self::from_draft(Draft::default())
    }
}

impl Issuance {
    /// Takes a draft up. Whoever had been identified must be identified again.
    pub fn from_draft(draft: Draft) -> Self {
        let agreed = !draft.agreed.is_empty();
        let step = if agreed { Step::Identity } else { Step::Terms };
        let was_further = draft.reached > Asked::Identity;
        Self {
            purpose: draft.purpose,
            renews: draft.renews,
            old: None,
            step,
            reached: step,
            notice: (agreed && was_further).then_some(Notice::Reloaded),
            starts: 0,
            holder: draft.holder,
            agreed: draft.agreed,
            user_id: draft.user_id,
            customer: draft.customer,
            known_by: draft.known_by,
            view: None,
            product: draft.product,
            authority: draft.authority,
            details: draft.details,
            storage: draft.storage,
            elsewhere: None,
            progress: None,
            enrolled: None,
            received: None,
        }
    }

    /// What to remember for the next visit; `None` when there is nothing worth it.
    pub fn to_draft(&self) -> Option<Draft> {
        // Whoever was told why everything starts again is told so at the next visit, too.
        let reached = match self.notice {
            Some(_) => self.reached.asked().max(Asked::Product),
            None => self.reached.asked(),
        };
        let finished = self.enrolled.is_some() || self.received.is_some();
        let unfinished = !finished && (!self.agreed.is_empty() || self.renews.is_some());
        unfinished.then(|| Draft {
            purpose: self.purpose,
            renews: self.renews.clone(),
            holder: self.holder,
            agreed: self.agreed.clone(),
            reached,
            user_id: self.user_id.clone(),
            customer: self.customer.clone(),
            known_by: self.known_by,
            product: self.product,
            authority: self.authority.clone(),
            details: self.details.clone(),
            storage: self.storage,
        })
    }

    /// The steps of this enrollment: a free product has no fee to confirm, either the page makes the
    /// key or the person has a request, and what was answered on another device is not asked again.
    pub fn steps(&self) -> impl Iterator<Item = Step> + use<> {
        let free = self.is_free();
        let other = if self.step == Step::Request { Step::Password } else { Step::Request };
        let first = match self.purpose {
            _ if self.elsewhere.is_some() => Step::Password,
            // What costs nothing is not verified either.
            Purpose::Renewal if free => Step::Details,
            Purpose::Renewal => Step::Verification,
            Purpose::Issue | Purpose::Reissue => Step::Terms,
        };
        Step::ALL
            .into_iter()
            .filter(move |step| !(free && *step == Step::Fee))
            .filter(move |step| *step != other)
            .filter(move |step| *step >= first && *step != Step::Done)
    }

    /// Whether this step may be shown now.
    pub fn can_show(&self, step: Step) -> bool {
        match self.step {
            Step::Done => step == Step::Done,
            Step::Issuing => match &self.progress {
                Some(Progress::Stopped { .. }) => matches!(step, Step::Issuing | Step::Password),
                _ => step == Step::Issuing,
            },
            // A request of one's own goes through a session, which codes from elsewhere do not have.
            _ if step == Step::Request && !self.takes_own_request() => false,
            // Either of these two leads to the other.
            _ if matches!(step, Step::Request | Step::Password) => self.reached == Step::Password,
            _ => step <= self.reached && step < Step::Issuing && self.steps().any(|s| s == step),
        }
    }

    /// The step before the one that is shown.
    pub fn previous(&self) -> Option<Step> {
        self.steps().take_while(|step| *step < self.step).last()
    }

    /// Whether the bank has said that the chosen product costs nothing.
    pub fn is_free(&self) -> bool {
        let Some(view) = &self.view else {
            return false;
        };
        view.products.iter().any(|offer| Some(offer.product) == view.product && offer.fee == 0)
    }

    /// An answer was accepted: go where the bank asks next.
    fn accepted(&self, from: Step, view: EnrollmentView) -> Self {
        let next = Step::answering(view.step);
        // A bank that asks the same again would hold the person in a circle without a word.
        let next = if next > from { next } else { self.step };
        Self {
            step: next,
            reached: next,
            notice: None,
            product: view.product.or(self.product),
            authority: view.authority.clone().or_else(|| self.authority.clone()),
            view: Some(view),
            ..self.clone()
        }
    }

    fn after(&self, action: Action) -> Option<Self> {
        let next = match (self.step, action) {
            (Step::Terms, Action::Restore(draft)) if self.agreed.is_empty() => {
                Self::from_draft(draft)
            }
            (Step::Terms, Action::Agree(holder, agreed)) if !agreed.is_empty() => {
                let known = self.as_holder(holder);
                Self {
                    step: Step::Identity,
                    reached: known.reached.max(Step::Identity),
                    notice: None,
                    agreed,
                    ..known
                }
            }
            (Step::Identity, Action::Identify(known_by, user_id, view)) => {
                let known = self.as_customer(&view);
                Self { known_by, user_id, ..known.accepted(Step::Identity, view) }
            }
            (Step::Product, Action::Choose(view)) => self.accepted(Step::Product, view),
            (Step::Verification | Step::Fee, Action::Look(view)) => {
                Self { view: Some(view), ..self.clone() }
            }
            (Step::Issuing | Step::Request, Action::Look(view)) if !self.is_running() => {
                Self { view: Some(view), ..self.clone() }
            }
            (Step::Issuing | Step::Request, Action::ReviewFee) if !self.is_running() => {
                self.before_fee()
            }
            (Step::Verification, Action::Verify(view)) => self.accepted(Step::Verification, view),
            (Step::Fee, Action::ConfirmFee(view)) => self.accepted(Step::Fee, view),
            (Step::Details, Action::Describe(details, view)) => {
                Self { details: Some(details), ..self.accepted(Step::Details, view) }
            }
            (Step::Password, Action::Enroll(storage)) => Self {
                step: Step::Issuing,
                storage,
                progress: Some(Progress::Running(Stage::Requesting)),
                ..self.clone()
            },
            (Step::Issuing, Action::Advance(stage)) if self.is_running_before(stage) => {
                Self { progress: Some(Progress::Running(stage)), ..self.clone() }
            }
            (Step::Issuing, Action::Stop { stage, entry, error }) if self.is_running() => {
                Self { progress: Some(Progress::Stopped { stage, entry, error }), ..self.clone() }
            }
            (Step::Issuing, Action::Finish(enrolled)) if self.is_running() => Self {
                step: Step::Done,
                reached: Step::Done,
                progress: None,
                enrolled: Some(enrolled),
                ..self.clone()
            },
            // It is paid for, wherever the person has gone meanwhile.
            (step, Action::Receive(received)) if step != Step::Done => Self {
                step: Step::Done,
                reached: Step::Done,
                progress: None,
                received: Some(received),
                ..self.clone()
            },
            (Step::Done, Action::BackUp(at)) => {
                let enrolled = self.enrolled.as_ref()?.backed_up(at);
                Self { enrolled: Some(Rc::new(enrolled)), ..self.clone() }
            }
            (_, Action::Begin(purpose)) if self.can_take_over() => {
                Self { purpose, ..Self::default() }
            }
            (_, Action::Renew(renewal)) if self.can_take_over() => Self::of_renewal(*renewal),
            (_, Action::TakeOver(elsewhere)) if self.can_take_over() => Self {
                step: Step::Password,
                reached: Step::Password,
                product: Some(elsewhere.product),
                elsewhere: Some(elsewhere),
                ..Self::default()
            },
            (_, Action::Go(step)) if step != self.step && self.can_show(step) => {
                Self { step, notice: None, progress: None, ..self.clone() }
            }
            (step, Action::Restart(notice)) if step != Step::Done && !self.is_running() => {
                self.restarted(notice)
            }
            (_, Action::Reset) if !self.is_running() => Self::default(),
            _ => return None,
        };
        Some(next)
    }

    fn before_fee(&self) -> Self {
        match &self.view {
            Some(view) if view.step == Asked::Fee => {
                Self { step: Step::Fee, reached: Step::Fee, progress: None, ..self.clone() }
            }
            _ => self.restarted(Notice::SessionEnded),
        }
    }

    /// What is known of a person is not known of an organisation.
    fn as_holder(&self, holder: Holder) -> Self {
        if holder == self.holder {
            self.clone()
        } else {
            Self { holder, purpose: self.purpose, ..Self::default() }
        }
    }

    /// What one customer has answered is not another one's answer.
    fn as_customer(&self, view: &EnrollmentView) -> Self {
        let customer = view.customer.as_ref().map(|customer| customer.mark.clone());
        let customer = customer.unwrap_or_default();
        if customer == self.customer {
            return self.clone();
        }
        Self { customer, product: None, authority: None, details: None, ..self.clone() }
    }

    fn restarted(&self, notice: Notice) -> Self {
        if self.elsewhere.is_some() {
            return Self::default();
        }
        let mut draft = self.to_draft().unwrap_or_default();
        if notice == Notice::TermsChanged {
            draft.agreed.clear();
        }
        Self { notice: Some(notice), starts: self.starts + 1, ..Self::from_draft(draft) }
    }

    /// Whether a certificate is being issued right now.
    pub fn is_running(&self) -> bool {
        matches!(self.progress, Some(Progress::Running(_)))
    }

    /// Whether codes from another device may take the place of what is here: nothing that is under way
    /// or waits to be saved.
    pub fn can_take_over(&self) -> bool {
        !self.is_running() && self.received.is_none()
    }

    fn is_running_before(&self, stage: Stage) -> bool {
        matches!(self.progress, Some(Progress::Running(now)) if now < stage)
    }
}

impl Reducible for Issuance {
    type Action = Action;

    /// What is impossible in a state changes nothing, and nothing is drawn again.
    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match self.after(action) {
            Some(next) => Rc::new(next),
            None => self,
        }
    }
}
