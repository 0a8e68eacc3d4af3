//! The issuing authorities (인증기관) under the bank's root. All are invented; none has the name of
//! a real one.

use ingam_bank_api::Localized;

/// Who signs what customers get. The order is that of the choice, and of everything that is done
/// for several of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IssuingAuthority {
    /// The bank's own: signs every product.
    Bank,
    /// 가람
    Garam,
    /// 누리
    Nuri,
}

/// What is the same about an authority for as long as its certificates exist.
struct Facts {
    id: &'static str,
    korean: &'static str,
    english: &'static str,
    organization: &'static str,
    file: &'static str,
    list: &'static str,
}

impl IssuingAuthority {
    /// Every authority, in order.
    pub const ALL: [Self; 3] = [Self::Bank, Self::Garam, Self::Nuri];

    /// The name on the wire, in the database and on the command line.
    pub fn as_str(self) -> &'static str {
        self.facts().id
    }

    /// The authority of this wire name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|authority| authority.as_str() == name)
    }

    /// The common name in its own certificate, which people see as the issuer.
    pub fn common_name(self) -> &'static str {
        self.facts().korean
    }

    /// The name for people.
    pub fn name(self) -> Localized {
        let Facts { korean, english, .. } = self.facts();
        Localized { ko: (*korean).to_owned(), en: (*english).to_owned() }
    }

    /// The organization (`O=`) in its own certificate and in those it signs.
    pub fn organization(self) -> &'static str {
        self.facts().organization
    }

    /// Its files in the data directory: `{file}.key.pem` and `{file}.pem`.
    pub fn file(self) -> &'static str {
        self.facts().file
    }

    /// Its revocation list, in the database and in URLs.
    pub fn list(self) -> &'static str {
        self.facts().list
    }

    fn facts(self) -> &'static Facts {
        match self {
            // File and list are older than the choice of an authority.
            Self::Bank => &Facts {
                id: "bank",
                korean: "모의은행 인증센터 (TEST)",
                english: "Mock Bank Certificate Centre (TEST)",
                organization: "IngamTest",
                file: "issuer",
                list: "issuing",
            },
            Self::Garam => &Facts {
                id: "garam",
                korean: "가람 모의인증 (TEST)",
                english: "Garam Mock Certification (TEST)",
                organization: "GaramTest",
                file: "garam",
                list: "garam",
            },
            Self::Nuri => &Facts {
                id: "nuri",
                korean: "누리 모의인증 (TEST)",
                english: "Nuri Mock Certification (TEST)",
                organization: "NuriTest",
                file: "nuri",
                list: "nuri",
            },
        }
    }
}
