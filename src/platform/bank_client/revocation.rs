//! The end of certificates, without their keys.

use ingam_bank_api::{
    HeldCertificates, RevocationByCode, RevocationCode, RevocationQuestion, RevokedByCode, Secret,
    paths,
};

use super::{BankClient, BankError, Method, SessionKey, read, write};

impl BankClient {
    /// `POST /api/revocations`: whose account this is, and what is to be changed.
    pub async fn held(&self, question: &RevocationQuestion) -> Result<HeldCertificates, BankError> {
        let question = write(question)?;
        read(&self.call(Method::Post, paths::REVOCATIONS, None, Some(question)).await?)
    }

    /// `POST /api/revocations/code`
    pub async fn revoke_by_code(&self, code: Secret) -> Result<RevokedByCode, BankError> {
        let question = write(&RevocationByCode { code })?;
        read(&self.call(Method::Post, paths::REVOCATION_BY_CODE, None, Some(question)).await?)
    }

    /// `POST …/revocation-code`: of the certificate that was issued in this session.
    pub async fn revocation_code(&self, session: &SessionKey) -> Result<RevocationCode, BankError> {
        let path = paths::enrollment_step(&session.id, "revocation-code");
        read(&self.call(Method::Post, &path, Some(&session.token), None).await?)
    }

    /// `POST /api/login/revocation-code`: of the certificate that somebody is logged in with.
    pub async fn revocation_code_of_login(
        &self,
        token: &Secret,
    ) -> Result<RevocationCode, BankError> {
        read(&self.call(Method::Post, paths::LOGIN_REVOCATION_CODE, Some(token), None).await?)
    }
}
