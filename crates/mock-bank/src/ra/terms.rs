//! The documents to agree to (약관).

use std::sync::LazyLock;

use ingam_bank_api::{AgreedTerms, Terms};

use super::Refused;

/// The current documents.
pub static TERMS: LazyLock<Terms> = LazyLock::new(|| {
    // The file is part of the program, and a test reads it.
    serde_json::from_str(include_str!("../../data/terms.json"))
        .expect("data/terms.json is well formed")
});

/// Checks that every document was agreed to in its current version, and nothing else was.
pub fn check(agreed: &[AgreedTerms]) -> Result<(), Refused> {
    let documents = &TERMS.documents;
    let current = |terms: &AgreedTerms| {
        documents
            .iter()
            .any(|document| document.id == terms.id && document.version == terms.version)
    };
    let complete =
        documents.iter().all(|document| agreed.iter().any(|terms| terms.id == document.id));
    if complete && agreed.len() == documents.len() && agreed.iter().all(current) {
        return Ok(());
    }
    Err(Refused::TermsOutdated)
}

/// Agreement to all current documents.
pub fn all_agreed() -> Vec<AgreedTerms> {
    let documents = TERMS.documents.iter();
    documents
        .map(|document| AgreedTerms { id: document.id.clone(), version: document.version.clone() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_five_in_their_current_version() {
        assert_eq!(TERMS.documents.len(), 5);
        let agreed = all_agreed();
        assert!(check(&agreed).is_ok());
        assert!(check(&agreed[1..]).is_err());
        let mut twice = agreed.clone();
        twice[0] = twice[1].clone();
        assert!(check(&twice).is_err());
        let mut old = agreed;
        old[0].version = "2020-01-01".to_owned();
        assert!(check(&old).is_err());
    }

    #[test]
    fn every_text_is_there_in_both_languages() {
        for document in &TERMS.documents {
            for body in [&document.body.ko, &document.body.en] {
                assert!(body.split("\n\n").count() >= 4, "{}", document.id);
            }
        }
    }
}
