//! The keeper: the only place where a private key exists in the clear.
//!
//! [`Keeper`] executes the commands of [`protocol`] one at a time and knows nothing of workers;
//! `worker` connects it to the page. Randomness comes from the browser, times are arguments.

use getrandom::{SysRng, rand_core::UnwrapErr};
use ingam_core::cmp::SignedTransaction;
use zeroize::Zeroizing;

use codes::Codes;
use enrollment::Enrollment;
use protocol::{
    Answer, Command, FileFault, KeeperError, RememberHolder, Remembered, SignedTransfer,
};
use renewal::{Old, without_browser};
use standing::Inquiry;

mod certificates;
mod codes;
mod enrollment;
mod errors;
pub mod files;
mod login;
pub mod protocol;
mod renewal;
mod revocation;
#[cfg(target_arch = "wasm32")]
mod rsa;
mod signing;
mod standing;
mod transfer;
mod unlock;
#[cfg(target_arch = "wasm32")]
pub mod worker;

/// The browser's source of randomness. It does not fail where there are browsers; should it, the
/// keeper stops rather than go on with less.
type Random = UnwrapErr<SysRng>;

fn random() -> Random {
    UnwrapErr(SysRng)
}

/// A clock for durations: milliseconds since some moment.
pub type Stopwatch = fn() -> f64;

/// What the keeper remembers between commands.
pub struct Keeper {
    stopwatch: Stopwatch,
    number: Zeroizing<String>,
    codes: Option<Codes>,
    enrollment: Option<Enrollment>,
    old: Option<Old>,
    inquiry: Option<Inquiry>,
    revocation: Option<SignedTransaction>,
}

impl Keeper {
    /// A keeper that knows nothing yet.
    pub fn new(stopwatch: Stopwatch) -> Self {
        Self {
            stopwatch,
            number: Zeroizing::default(),
            codes: None,
            enrollment: None,
            old: None,
            inquiry: None,
            revocation: None,
        }
    }

    /// Executes one command.
    pub fn execute(&mut self, command: Command) -> Result<Answer, KeeperError> {
        Ok(match command {
            Command::RememberHolder(request) => {
                Answer::RememberHolder(self.remember_holder(&request)?)
            }
            Command::PrepareEnrollment(request) => {
                Answer::PrepareEnrollment(self.prepare(request)?)
            }
            Command::ResumeEnrollment(request) => Answer::ResumeEnrollment(self.resume(request)?),
            Command::AcceptCertificate(request) => {
                Answer::AcceptCertificate(without_browser(self.under_way()?.accept(&request)?)?)
            }
            Command::AcceptConfirmation(request) => {
                Answer::AcceptConfirmation(self.under_way()?.accept_confirmation(&request)?)
            }
            Command::SelfTest(request) => {
                let begun = self.begin_self_test(&request)?;
                // Only a browser does RSA: see `Execute` below.
                let tested = begun.proof.is_none().then_some(begun.tested);
                Answer::SelfTest(tested.ok_or(KeeperError::File(FileFault::Rsa))?)
            }
            Command::ExportPkcs12(request) => Answer::ExportPkcs12(self.export_pkcs12(&request)?),
            Command::Inspect(request) => Answer::Inspect(certificates::inspect(&request)?),
            Command::CompleteChain(request) => {
                Answer::CompleteChain(certificates::complete_chain(request)?)
            }
            Command::AskOffer(request) => Answer::AskOffer(self.ask_offer(&request)?),
            Command::ReadOffer(request) => Answer::ReadOffer(self.read_offer(&request)?),
            Command::RevealCodes(_) => Answer::RevealCodes(self.reveal_codes()?),
            Command::TryUnlock(request) => Answer::TryUnlock(self.try_unlock(&request)?),
            Command::AddPasskey(request) => Answer::AddPasskey(self.add_passkey(&request)?),
            Command::Rewrap(request) => Answer::Rewrap(self.rewrap(&request)?),
            Command::AskStanding(request) => Answer::AskStanding(self.ask_standing(&request)?),
            Command::ReadStanding(request) => Answer::ReadStanding(self.read_standing(&request)?),
            Command::ReadList(request) => Answer::ReadList(self.read_list(&request)?),
            Command::SignRevocation(request) => {
                let signed = self.begin_revocation(&request)?.sign();
                Answer::SignRevocation(signed.ok_or(KeeperError::File(FileFault::Rsa))?)
            }
            Command::ReadRevocation(request) => {
                Answer::ReadRevocation(self.read_revocation(&request)?)
            }
            Command::SignLogin(request) => {
                let signed = self.begin_login(&request)?.sign()?;
                Answer::SignLogin(signed.ok_or(KeeperError::File(FileFault::Rsa))?)
            }
            Command::SignTransfer(request) => {
                let signed = self.begin_transfer(&request)?.sign()?;
                let signed = signed.ok_or(KeeperError::File(FileFault::Rsa))?;
                Answer::SignTransfer(SignedTransfer { signed })
            }
            Command::BeginRenewal(request) => {
                let login = self.begin_renewal(&request)?;
                let signed = login.sign()?;
                self.hold(login);
                Answer::BeginRenewal(signed.ok_or(KeeperError::File(FileFault::Rsa))?)
            }
            Command::PrepareRenewal(request) => {
                Answer::PrepareRenewal(without_browser(self.prepare_renewal(request)?)?)
            }
            Command::ResumeRenewal(request) => {
                Answer::ResumeRenewal(without_browser(self.resume_renewal(request)?)?)
            }
            Command::SignRegistration(request) => {
                let signed = self.begin_registration(&request)?.sign()?;
                Answer::SignRegistration(signed.ok_or(KeeperError::File(FileFault::Rsa))?)
            }
            // The page sends the others to the keeper for files.
            _ => return Err(KeeperError::Internal),
        })
    }

    fn remember_holder(&mut self, request: &RememberHolder) -> Result<Remembered, KeeperError> {
        self.number = digits(&request.number)?;
        Ok(Remembered {})
    }

    fn under_way(&mut self) -> Result<&mut Enrollment, KeeperError> {
        self.enrollment.as_mut().ok_or(KeeperError::NoEnrollment)
    }
}

#[cfg(target_arch = "wasm32")]
impl worker::Execute for Keeper {
    async fn execute(&mut self, command: Command) -> Result<Answer, KeeperError> {
        match command {
            Command::SelfTest(request) => {
                let begun = self.begin_self_test(&request)?;
                if let Some(proof) = begun.proof {
                    proof.run().await?;
                }
                Ok(Answer::SelfTest(begun.tested))
            }
            Command::SignRevocation(request) => {
                let revocation = self.begin_revocation(&request)?;
                Ok(Answer::SignRevocation(revocation.sign_in_browser().await?))
            }
            Command::SignLogin(request) => {
                let login = self.begin_login(&request)?;
                Ok(Answer::SignLogin(login.sign_in_browser().await?))
            }
            Command::SignTransfer(request) => {
                let signed = self.begin_transfer(&request)?.sign_in_browser().await?;
                Ok(Answer::SignTransfer(SignedTransfer { signed }))
            }
            Command::BeginRenewal(request) => {
                let login = self.begin_renewal(&request)?;
                let signed = login.sign_in_browser().await?;
                self.hold(login);
                Ok(Answer::BeginRenewal(signed))
            }
            Command::PrepareRenewal(request) => {
                let (mut prepared, rest) = self.prepare_renewal(request)?;
                if let Some(message) = rest {
                    prepared.message = self.signed_by_browser(&message).await?;
                }
                Ok(Answer::PrepareRenewal(prepared))
            }
            Command::ResumeRenewal(request) => {
                let (mut prepared, rest) = self.resume_renewal(request)?;
                if let Some(message) = rest {
                    prepared.message = self.signed_by_browser(&message).await?;
                }
                Ok(Answer::ResumeRenewal(prepared))
            }
            Command::AcceptCertificate(request) => {
                let (mut certified, rest) = self.under_way()?.accept(&request)?;
                if let Some(message) = rest {
                    certified.confirmation = self.signed_by_browser(&message).await?;
                }
                Ok(Answer::AcceptCertificate(certified))
            }
            Command::SignRegistration(request) => {
                let registration = self.begin_registration(&request)?;
                Ok(Answer::SignRegistration(registration.sign_in_browser().await?))
            }
            command => self.execute(command),
        }
    }
}

/// A resident or business number.
fn digits(number: &protocol::Secret) -> Result<Zeroizing<String>, KeeperError> {
    let number = number.expose().ok_or(KeeperError::Internal)?;
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || !matches!(number.len(), 10 | 13) {
        return Err(KeeperError::Internal);
    }
    Ok(Zeroizing::new(number.to_owned()))
}
