//! The wizard's state with its effects: what the steps call.

use std::{cell::RefCell, fmt, rc::Rc};

use ingam_bank_api::{
    AgreedTerms, Balances, Details, EnrollmentView, FeeConfirmation, Holder, ProductChoice,
    StartEnrollment, TextMessage, Verification,
};
use ingam_core::{own_request::OwnRequest, password::Personal, vault::Storage};
use yew::{platform::spawn_local, prelude::*};

use super::{
    Action, Issuance, Notice,
    applicant::Applicant,
    draft,
    elsewhere::Elsewhere,
    enroll::{self, EnrollInput},
    own_request,
};
use crate::{
    error::{AppError, ErrorKind},
    hooks::use_services,
    keeper::protocol::{RememberHolder, Secret as KeeperSecret},
    platform::{
        bank_client::{BankError, StepAnswer},
        keeper_client::Keeper,
    },
    services::Services,
    session::SessionKey,
};

mod begin;

/// The wizard: its state, and everything that can be done in it.
#[derive(Clone)]
pub struct IssuanceHandle {
    /// What is known.
    pub state: UseReducerHandle<Issuance>,
    /// Whether the draft of the last visit has been looked for.
    pub ready: bool,
    services: Services,
    /// What the certificate password must not contain. In memory only, not in the state.
    personal: Rc<RefCell<Personal>>,
}

impl PartialEq for IssuanceHandle {
    fn eq(&self, other: &Self) -> bool {
        self.state == other.state && self.ready == other.ready && self.services == other.services
    }
}

impl fmt::Debug for IssuanceHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IssuanceHandle").field("step", &self.state.step).finish_non_exhaustive()
    }
}

impl IssuanceHandle {
    /// What the certificate password must not contain.
    pub fn personal(&self) -> Personal {
        self.personal.borrow().clone()
    }

    /// Tells the keeper and the bank who it is.
    pub async fn identify(self, applicant: Applicant) -> Result<(), AppError> {
        let Applicant { known_by, number } = &applicant;
        let remembered = RememberHolder { number: KeeperSecret::new(number.digits().to_owned()) };
        self.services.keeper().ask(remembered).await?;
        let (bank, identity) = (self.services.bank(), applicant.identity());
        let answer = StepAnswer::Identity(&identity);
        let view = self.in_session(async |session| bank.answer(&session, answer).await).await?;
        {
            let mut personal = self.personal.borrow_mut();
            personal.birth_date = number.birth_date();
            personal.business_number = number.business_number();
        }
        let user_id = known_by.user_id().to_owned();
        self.state.dispatch(Action::Identify(known_by.way(), user_id, view));
        Ok(())
    }

    /// Has a code sent to the phone that the person wants to be known by.
    pub async fn send_identity_code(self, applicant: Applicant) -> Result<TextMessage, AppError> {
        let (bank, identity) = (self.services.bank(), applicant.identity());
        self.in_session(async |session| bank.identity_message(&session, &identity).await).await
    }

    /// Asks in the enrollment; in a new one when there is none, or when the bank has forgotten it.
    async fn in_session<T>(
        &self,
        ask: impl AsyncFn(SessionKey) -> Result<T, BankError>,
    ) -> Result<T, AppError> {
        let slot = self.services.session();
        if let Some(session) = slot.key() {
            match ask(session.clone()).await.map_err(AppError::from) {
                Err(error) if is_over(&error) => {}
                // Somebody else is asking now.
                Ok(_) if slot.key() != Some(session) => return Err(AppError::NoSession),
                outcome => return outcome,
            }
        }
        let session = self.start().await?;
        let answer = ask(session.clone()).await?;
        if slot.key() == Some(session) { Ok(answer) } else { Err(AppError::NoSession) }
    }

    async fn start(&self) -> Result<SessionKey, AppError> {
        let slot = self.services.session();
        let turn = slot.begin();
        let start = StartEnrollment {
            holder: self.state.holder,
            agreed: self.state.agreed.clone(),
            purpose: self.state.purpose,
        };
        let started = self.services.bank().start(&start).await?;
        let session = SessionKey::from(&started);
        // Whoever left meanwhile asks for another kind of holder, or for nothing.
        if slot.fill(turn, session.clone()) { Ok(session) } else { Err(AppError::NoSession) }
    }

    async fn answer(&self, answer: StepAnswer<'_>) -> Result<EnrollmentView, AppError> {
        let session = self.services.session().key().ok_or(AppError::NoSession)?;
        Ok(self.services.bank().answer(&session, answer).await?)
    }

    /// Chooses a product and who signs it.
    pub async fn choose(self, choice: ProductChoice) -> Result<(), AppError> {
        let view = self.answer(StepAnswer::Product(&choice)).await?;
        self.state.dispatch(Action::Choose(view));
        Ok(())
    }

    /// Proves that the account is the person's.
    pub async fn verify(self, verification: Verification) -> Result<(), AppError> {
        match self.answer(StepAnswer::Verification(&verification)).await {
            Ok(view) => self.state.dispatch(Action::Verify(view)),
            Err(error) => {
                if verification.card.is_some() {
                    self.look().await;
                }
                return Err(error);
            }
        }
        Ok(())
    }

    /// Asks what the bank wants to know now: other cells of the card after each try, another fee.
    /// Should that fail, the bank refuses the answer to what is shown, and does not count it.
    async fn look(&self) {
        let Some(session) = self.services.session().key() else {
            return;
        };
        if let Ok(view) = self.services.bank().view(&session).await {
            self.state.dispatch(Action::Look(view));
        }
    }

    /// Has a code sent to the phone on file.
    pub async fn send_code(self) -> Result<TextMessage, AppError> {
        let session = self.services.session().key().ok_or(AppError::NoSession)?;
        Ok(self.services.bank().text_message(&session).await?)
    }

    /// What the customer's accounts hold. Asked for each time, never kept.
    pub async fn balances(self) -> Result<Balances, AppError> {
        let session = self.services.session().key().ok_or(AppError::NoSession)?;
        Ok(self.services.bank().balances(&session).await?)
    }

    /// Agrees to the fee as shown; one that has changed is shown anew.
    pub async fn confirm_fee(self, fee: FeeConfirmation) -> Result<(), AppError> {
        let answered = self.answer(StepAnswer::Fee(&fee)).await;
        if answered.as_ref().is_err_and(|error| error.kind() == ErrorKind::FeeChanged) {
            self.look().await;
        }
        self.state.dispatch(Action::ConfirmFee(answered?));
        Ok(())
    }

    /// Goes back to the fee after issuing has stopped because of it; from the start where the bank
    /// asks for something else.
    pub fn review_fee(&self) {
        let handle = self.clone();
        spawn_local(async move {
            handle.look().await;
            handle.state.dispatch(Action::ReviewFee);
        });
    }

    /// Gives contact details.
    pub async fn describe(self, details: Details) -> Result<(), AppError> {
        let view = self.answer(StepAnswer::Details(&details)).await?;
        self.personal.borrow_mut().phone = details.phone.clone();
        self.state.dispatch(Action::Describe(details, view));
        Ok(())
    }

    /// Issues. The password is gone from the page when this returns; the outcome arrives as
    /// actions.
    pub fn enroll(&self, password: KeeperSecret, storage: Storage) {
        let (Some(product), Some(holder_name)) = (self.state.product, self.holder_name()) else {
            return;
        };
        let elsewhere = self.state.elsewhere.clone();
        let old = self.state.view.as_ref().and_then(|view| view.old.as_ref());
        let not_after = old.map(|old| old.new_not_after);
        let renews = self.state.old.clone();
        let input =
            EnrollInput { password, storage, product, holder_name, elsewhere, not_after, renews };
        let (services, dispatcher) = (self.services.clone(), self.state.dispatcher());
        dispatcher.dispatch(Action::Enroll(storage));
        spawn_local(async move {
            let progress = |stage| dispatcher.dispatch(Action::Advance(stage));
            let outcome = enroll::enroll(&services, input, &progress).await;
            dispatcher.dispatch(match outcome {
                Ok(enrolled) => Action::Finish(Rc::new(enrolled)),
                Err(error) => Action::Stop {
                    stage: error.stage,
                    entry: error.entry.clone(),
                    error: error.into(),
                },
            });
        });
    }

    /// Obtains a certificate for a request that the person made elsewhere.
    pub async fn certify(self, request: &OwnRequest) -> Result<(), AppError> {
        let received = own_request::certify(&self.services, request).await?;
        self.state.dispatch(Action::Receive(Rc::new(received)));
        self.forget();
        self.services.note_received(true);
        Ok(())
    }

    /// Goes on with what began on another device; this keeper knows its code. False while another
    /// certificate is being issued, or waits to be saved.
    pub fn take_over(&self, elsewhere: Rc<Elsewhere>, keeper: Keeper, birth_date: &str) -> bool {
        if !self.state.can_take_over() {
            return false;
        }
        self.services.session().clear();
        self.services.adopt_keeper(keeper);
        self.personal
            .replace(Personal { birth_date: birth_date.to_owned(), ..Personal::default() });
        self.state.dispatch(Action::TakeOver(elsewhere));
        true
    }

    /// Agrees to the terms, for this kind of holder. Another kind than before is another enrollment.
    pub fn agree(&self, holder: Holder, agreed: Vec<AgreedTerms>) {
        if holder != self.state.holder {
            self.forget();
        }
        self.state.dispatch(Action::Agree(holder, agreed));
    }

    /// Goes back to the first step that must be answered again.
    pub fn restart(&self, notice: Notice) {
        if self.state.is_running() {
            return;
        }
        self.forget();
        self.state.dispatch(Action::Restart(notice));
    }

    /// Forgets everything, the keeper's memory included.
    pub fn reset(&self) {
        if self.state.is_running() {
            return;
        }
        self.forget();
        self.state.dispatch(Action::Reset);
    }

    /// The enrollment was finished by resuming it: the wizard starts afresh.
    pub fn finished_elsewhere(&self) {
        if self.state.received.is_some() {
            return;
        }
        self.services.session().clear();
        self.personal.take();
        self.state.dispatch(Action::Reset);
    }

    fn forget(&self) {
        self.services.session().clear();
        self.services.end_keeper();
        self.services.note_received(false);
        self.personal.take();
    }

    fn holder_name(&self) -> Option<String> {
        if let Some(elsewhere) = &self.state.elsewhere {
            return Some(elsewhere.offer.holder_name.clone());
        }
        let customer = self.state.view.as_ref()?.customer.as_ref()?;
        Some(customer.name.clone())
    }
}

/// Whether the bank no longer knows the enrollment.
fn is_over(error: &AppError) -> bool {
    restart_after(error) == Some(Notice::SessionEnded) && error.kind() != ErrorKind::NoMoreMessages
}

/// Whether an error can only be answered by starting again, and what to tell the person then.
pub fn restart_after(error: &AppError) -> Option<Notice> {
    match error.kind() {
        ErrorKind::TermsOutdated => Some(Notice::TermsChanged),
        ErrorKind::SessionInvalid
        | ErrorKind::StepSkipped
        | ErrorKind::EnrollmentClosed
        | ErrorKind::EnrollmentExpired
        | ErrorKind::EnrollmentReplaced
        | ErrorKind::EnrollmentLost
        | ErrorKind::CodeWrong
        | ErrorKind::ReferenceClosed
        | ErrorKind::NoMoreMessages
        | ErrorKind::RequestRefused
        | ErrorKind::RequestReplaced => Some(Notice::SessionEnded),
        _ => None,
    }
}

/// Properties of [`IssuanceProvider`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct IssuanceProviderProps {
    /// What may use the wizard.
    pub children: Html,
}

/// Holds the wizard's state above all pages, so that a look at another page loses nothing, and
/// keeps its draft.
#[component]
pub fn IssuanceProvider(props: &IssuanceProviderProps) -> Html {
    let services = use_services();
    let state = use_reducer(Issuance::default);
    let ready = use_state(|| false);
    let personal = use_memo((), |()| RefCell::new(Personal::default()));
    {
        let (services, dispatcher, ready) = (services.clone(), state.dispatcher(), ready.setter());
        use_effect_with((), move |()| {
            spawn_local(async move {
                // Without a draft, or without a place for it, the wizard starts empty.
                if let Ok(Some(draft)) = draft::load(&services).await {
                    dispatcher.dispatch(Action::Restore(draft));
                }
                ready.set(true);
            });
        });
    }
    {
        let services = services.clone();
        let had_draft = use_mut_ref(|| false);
        use_effect_with((*ready, state.to_draft()), move |(ready, draft)| {
            if !*ready {
                return;
            }
            let had = had_draft.replace(draft.is_some());
            let draft = draft.clone();
            if draft.is_some() || had {
                spawn_local(async move {
                    // A draft that cannot be kept is typed once more: no reason to disturb.
                    let _ = match draft {
                        Some(draft) => draft::save(&services, &draft).await,
                        None => draft::clear(&services).await,
                    };
                });
            }
        });
    }
    let handle = IssuanceHandle { state, ready: *ready, services, personal };
    html! {
        <ContextProvider<IssuanceHandle> context={handle}>
            { props.children.clone() }
        </ContextProvider<IssuanceHandle>>
    }
}

/// The wizard.
///
/// # Panics
/// Outside of [`IssuanceProvider`]: a fault of the program.
#[hook]
pub fn use_issuance() -> IssuanceHandle {
    // The application puts it around everything that is shown, see app.rs.
    use_context::<IssuanceHandle>().expect("use_issuance() needs IssuanceProvider around it")
}
