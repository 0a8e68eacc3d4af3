use ingam_bank_api::{EnrollmentStarted, Secret, StartRenewal, paths};

use super::{BankClient, BankError, Method, read, write};

impl BankClient {
    /// `POST /api/renewals`: by whoever is logged in, for the certificate of the login.
    pub async fn renew(
        &self,
        token: &Secret,
        start: &StartRenewal,
    ) -> Result<EnrollmentStarted, BankError> {
        let answer = self.call(Method::Post, paths::RENEWALS, Some(token), Some(write(start)?));
        read(&answer.await?)
    }
}
