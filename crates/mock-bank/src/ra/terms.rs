//! The documents to agree to (약관).

use std::sync::{LazyLock, PoisonError, RwLock};

use ingam_bank_api::{AgreedTerms, Localized, Terms, TermsDocument};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::Refused;
use crate::authorities::IssuingAuthority;
use crate::hex::hex;

/// The documents as they were written.
static TERMS: LazyLock<Terms> = LazyLock::new(|| documents(include_str!("../../data/terms.json")));

/// The documents of the issuing authorities that can be chosen, as they were written.
static AUTHORITY_TERMS: LazyLock<Terms> =
    LazyLock::new(|| documents(include_str!("../../data/authority-terms.json")));

fn documents(file: &str) -> Terms {
    // The files are part of the program, and tests read them.
    let file: File = serde_json::from_str(file).expect("the terms are well formed");
    Terms { documents: file.documents.into_iter().map(Text::document).collect() }
}

#[derive(Deserialize)]
struct File {
    documents: Vec<Text>,
}

#[derive(Deserialize)]
struct Text {
    id: String,
    version: String,
    title: Localized,
    body: Localized,
}

impl Text {
    /// The document with the digest of its text, see [`TermsDocument::sha256`].
    fn document(self) -> TermsDocument {
        let Self { id, version, title, body } = self;
        let text = [&title.ko, &title.en, &body.ko, &body.en].map(String::as_str).join("\0");
        let sha256 = hex(&Sha256::digest(text));
        TermsDocument { id, version, title, body, sha256 }
    }
}

/// What is kept of an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// The document, its version and the digest of the text that the customer saw.
    #[serde(flatten)]
    pub terms: AgreedTerms,
    /// When, seconds since 1970-01-01T00:00:00Z.
    pub agreed_at: i64,
}

/// The id of an authority's own document.
pub fn authority_document(authority: IssuingAuthority) -> String {
    format!("authority-{}", authority.as_str())
}

/// The current documents. Tests change one while people are on their way.
#[derive(Debug)]
pub struct CurrentTerms(RwLock<Documents>);

#[derive(Debug)]
struct Documents {
    /// Of the bank: all are agreed to.
    bank: Terms,
    /// Of each issuing authority one.
    authorities: Terms,
}

impl Default for CurrentTerms {
    fn default() -> Self {
        let (bank, authorities) = (TERMS.clone(), AUTHORITY_TERMS.clone());
        Self(RwLock::new(Documents { bank, authorities }))
    }
}

impl CurrentTerms {
    /// The documents as they are now.
    pub fn now(&self) -> Terms {
        self.0.read().unwrap_or_else(PoisonError::into_inner).bank.clone()
    }

    /// The issuing authorities' own documents as they are now.
    pub fn authorities(&self) -> Terms {
        self.0.read().unwrap_or_else(PoisonError::into_inner).authorities.clone()
    }

    /// Gives a document, the bank's or an authority's, another version until the bank is started
    /// again. False if there is none.
    pub fn change(&self, id: &str, version: &str) -> bool {
        let mut now = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let Documents { bank, authorities } = &mut *now;
        let mut all = bank.documents.iter_mut().chain(&mut authorities.documents);
        let found = all.find(|document| document.id == id);
        found.map(|document| version.clone_into(&mut document.version)).is_some()
    }

    /// Checks that an authority's own document was agreed to as it is now.
    pub fn check_authority(
        &self,
        authority: IssuingAuthority,
        agreed: Option<AgreedTerms>,
    ) -> Result<AgreedTerms, Refused> {
        agreed
            .filter(|agreed| Some(agreed) == self.authority_agreed(authority).as_ref())
            .ok_or(Refused::TermsOutdated)
    }

    /// Agreement to an authority's current document.
    pub fn authority_agreed(&self, authority: IssuingAuthority) -> Option<AgreedTerms> {
        let wanted = authority_document(authority);
        let now = self.authorities();
        now.documents.iter().find(|document| document.id == wanted).map(of)
    }

    /// Checks that every document was agreed to as it is now, and nothing else was.
    pub fn check(&self, agreed: &[AgreedTerms]) -> Result<(), Refused> {
        check(&self.now().documents, agreed)
    }

    /// Agreement to all current documents.
    pub fn all_agreed(&self) -> Vec<AgreedTerms> {
        self.now().documents.iter().map(of).collect()
    }
}

fn check(documents: &[TermsDocument], agreed: &[AgreedTerms]) -> Result<(), Refused> {
    let current = |terms: &AgreedTerms| documents.iter().any(|document| *terms == of(document));
    let complete =
        documents.iter().all(|document| agreed.iter().any(|terms| terms.id == document.id));
    if complete && agreed.len() == documents.len() && agreed.iter().all(current) {
        return Ok(());
    }
    Err(Refused::TermsOutdated)
}

/// How an agreement is written into an enrollment, JSON.
pub fn record(agreed: &[AgreedTerms], agreed_at: i64) -> Result<String, Refused> {
    let recorded = agreed.iter().map(|terms| Recorded { terms: terms.clone(), agreed_at });
    serde_json::to_string(&recorded.collect::<Vec<_>>()).map_err(|_| Refused::TermsOutdated)
}

/// What was agreed to, as [`record`] wrote it.
pub fn recorded(agreed: &str) -> Result<Vec<AgreedTerms>, Refused> {
    serde_json::from_str(agreed).map_err(|_| Refused::TermsOutdated)
}

fn of(document: &TermsDocument) -> AgreedTerms {
    AgreedTerms {
        id: document.id.clone(),
        version: document.version.clone(),
        sha256: document.sha256.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_five_in_their_current_version_and_text() {
        assert_eq!(TERMS.documents.len(), 5);
        let terms = CurrentTerms::default();
        let agreed = terms.all_agreed();
        let check = |agreed: &[AgreedTerms]| terms.check(agreed);
        assert!(check(&agreed).is_ok());
        assert!(check(&agreed[1..]).is_err());
        let mut twice = agreed.clone();
        twice[0] = twice[1].clone();
        assert!(check(&twice).is_err());
        let mut old = agreed.clone();
        old[0].version = "2020-01-01".to_owned();
        assert!(check(&old).is_err());
        let mut other_text = agreed.clone();
        other_text[0].sha256 = other_text[1].sha256.clone();
        assert!(check(&other_text).is_err());
        assert!(terms.change(&agreed[0].id, "2099-01-01") && !terms.change("nothing", "1"));
        assert!(check(&agreed).is_err());
        assert!(check(&terms.all_agreed()).is_ok());
    }

    #[test]
    fn each_authority_has_a_document_of_its_own() {
        let terms = CurrentTerms::default();
        let check_authority = |authority, agreed| terms.check_authority(authority, agreed);
        assert_eq!(AUTHORITY_TERMS.documents.len(), IssuingAuthority::ALL.len());
        for authority in IssuingAuthority::ALL {
            let agreed = terms.authority_agreed(authority).expect("a document");
            assert!(check_authority(authority, Some(agreed.clone())).is_ok());
            assert!(check_authority(authority, None).is_err());
            let old = AgreedTerms { version: "2020-01-01".to_owned(), ..agreed.clone() };
            assert!(check_authority(authority, Some(old)).is_err());
            for other in IssuingAuthority::ALL.into_iter().filter(|other| *other != authority) {
                assert!(check_authority(other, Some(agreed.clone())).is_err());
            }
            assert!(terms.change(&agreed.id, "2099-01-01"));
            assert!(check_authority(authority, Some(agreed)).is_err());
        }
    }

    #[test]
    fn every_text_is_there_in_both_languages() {
        for document in TERMS.documents.iter().chain(&AUTHORITY_TERMS.documents) {
            for body in [&document.body.ko, &document.body.en] {
                assert!(body.split("\n\n").count() >= 4, "{}", document.id);
            }
        }
    }
}
