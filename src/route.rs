//! Addresses of the page.

use ingam_core::vault::EntryId;
use yew_router::Routable;

use crate::issuance::Step;

/// Every address. Deep links work: each page can be the first one that is opened.
#[derive(Clone, Debug, PartialEq, Eq, Routable)]
pub enum Route {
    /// Front of the centre.
    #[at("/")]
    Home,
    /// Starts or continues the wizard.
    #[at("/issue")]
    Issue,
    /// One step of the wizard, by [`Step::slug`].
    #[at("/issue/:step")]
    IssueStep {
        /// [`Step::slug`]
        step: String,
    },
    /// Continues a pending enrollment.
    #[at("/resume/:id")]
    Resume {
        /// [`EntryId`]
        id: String,
    },
    /// 내 인증서
    #[at("/certificates")]
    Certificates,
    /// One certificate.
    #[at("/certificates/:id")]
    Certificate {
        /// [`EntryId`]
        id: String,
    },
    /// Everything else.
    #[not_found]
    #[at("/404")]
    NotFound,
}

impl Route {
    /// Address of a step.
    pub fn step(step: Step) -> Self {
        Self::IssueStep {
            step: step.slug().to_owned(),
        }
    }

    /// Address of a certificate.
    pub fn certificate(id: &EntryId) -> Self {
        Self::Certificate {
            id: id.as_str().to_owned(),
        }
    }

    /// Address for continuing a pending enrollment.
    pub fn resume(id: &EntryId) -> Self {
        Self::Resume {
            id: id.as_str().to_owned(),
        }
    }

    /// Whether the page asks one question and its menu steps aside on a phone.
    pub fn is_focused(&self) -> bool {
        matches!(
            self,
            Self::Issue | Self::IssueStep { .. } | Self::Resume { .. }
        )
    }
}
