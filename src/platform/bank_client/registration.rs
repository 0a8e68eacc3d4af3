//! Certificates of other institutions.

use ingam_bank_api::{
    LoginChallenge, ReceiptsQuestion, RegistrationConfirmation, RegistrationDesk,
    RegistrationProof, RegistrationSignature, Secret, paths,
};

use super::{BankClient, BankError, Method, read, write};

impl BankClient {
    /// `POST /api/registrations`: opens the desk.
    pub async fn open_registrations(
        &self,
        question: &ReceiptsQuestion,
    ) -> Result<RegistrationDesk, BankError> {
        let question = write(question)?;
        let answer = self.call(Method::Post, paths::REGISTRATIONS, None, Some(question));
        read(&answer.await?)
    }

    /// `GET /api/registrations`: the desk as it is.
    pub async fn registrations(&self, token: &Secret) -> Result<RegistrationDesk, BankError> {
        self.desk(Method::Get, paths::REGISTRATIONS, token, None).await
    }

    /// `POST …/challenge`: what a certificate has to sign, once.
    pub async fn registration_challenge(
        &self,
        token: &Secret,
    ) -> Result<LoginChallenge, BankError> {
        let answer = self.call(Method::Post, paths::REGISTRATION_CHALLENGE, Some(token), None);
        read(&answer.await?)
    }

    /// `PUT …/certificate`: shows a certificate.
    pub async fn show_certificate(
        &self,
        token: &Secret,
        shown: &RegistrationSignature,
    ) -> Result<RegistrationDesk, BankError> {
        self.desk(Method::Put, paths::REGISTRATION_CERTIFICATE, token, Some(write(shown)?)).await
    }

    /// `PUT …/proof`
    pub async fn prove_registration(
        &self,
        token: &Secret,
        proof: &RegistrationProof,
    ) -> Result<RegistrationDesk, BankError> {
        self.desk(Method::Put, paths::REGISTRATION_PROOF, token, Some(write(proof)?)).await
    }

    /// `POST …/confirmation`: registers what was shown.
    pub async fn register(
        &self,
        token: &Secret,
        confirmation: &RegistrationConfirmation,
    ) -> Result<RegistrationDesk, BankError> {
        let body = Some(write(confirmation)?);
        self.desk(Method::Post, paths::REGISTRATION_CONFIRMATION, token, body).await
    }

    /// `DELETE …/certificates/{fingerprint}`
    pub async fn deregister(
        &self,
        token: &Secret,
        fingerprint: &str,
    ) -> Result<RegistrationDesk, BankError> {
        let path = paths::registered_certificate(fingerprint);
        self.desk(Method::Delete, &path, token, None).await
    }

    async fn desk(
        &self,
        method: Method,
        path: &str,
        token: &Secret,
        question: Option<Vec<u8>>,
    ) -> Result<RegistrationDesk, BankError> {
        read(&self.call(method, path, Some(token), question).await?)
    }
}
