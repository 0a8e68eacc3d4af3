//! Addresses of the page.

use ingam_core::vault::EntryId;

use crate::issuance::Step;

/// Every address. Deep links work: each page can be the first one that is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `/`: front of the centre.
    Home,
    /// `/issue`: starts or continues the wizard.
    Issue,
    /// `/issue/…`: one step of the wizard, by [`Step::slug`].
    IssueStep {
        /// [`Step::slug`]
        step: String,
    },
    /// `/resume`: continues what began on another device, with its two codes.
    Elsewhere,
    /// `/resume/…`: continues a pending enrollment.
    Resume {
        /// [`EntryId`]
        id: String,
    },
    /// `/renew/…`: 인증서 갱신
    Renew {
        /// [`EntryId`]
        id: String,
    },
    /// `/reissue`: 인증서 재발급
    Reissue,
    /// `/certificates`: 내 인증서
    Certificates,
    /// `/certificates/…`: one certificate.
    Certificate {
        /// [`EntryId`]
        id: String,
    },
    /// `/export/…`: one certificate as files of other programs.
    Export {
        /// [`EntryId`]
        id: String,
    },
    /// `/backup`: 전체 백업
    Backup,
    /// `/copy`: PC ↔ 휴대폰 복사
    Copy,
    /// `/import`: 인증서 가져오기
    Import,
    /// `/inspect`: 인증서 살펴보기
    Inspect,
    /// `/verify`: 전자서명 검증
    Verify,
    /// `/receipts`: 영수증
    Receipts,
    /// `/revoke`: 분실·폐기
    Revoke,
    /// `/login`: 인터넷뱅킹 로그인
    Login,
    /// `/bank`: 계좌 조회
    Bank,
    /// `/help`: 이용안내
    Help,
    /// `/help/…`: one page of the help.
    HelpTopic {
        /// Its name.
        topic: String,
    },
    /// `/help/errors/…`: one error.
    HelpError {
        /// Its code.
        code: String,
    },
    /// `/transfer`: 이체
    Transfer,
    /// `/transfers`: 이체 내역
    Transfers,
    /// `/register`: 타행·타기관 인증서 등록
    Register,
    /// Everything else; `/404` if it needs an address.
    NotFound,
}

impl Route {
    /// The route of a path below the page's base. A slash at its end changes nothing. What stands
    /// for a step or an id is taken as it is: only its page knows whether there is such a thing.
    pub fn from_path(path: &str) -> Self {
        let path = path.strip_prefix('/').unwrap_or(path);
        let path = path.strip_suffix('/').unwrap_or(path);
        let Some((first, name)) = path.split_once('/') else {
            return match path {
                // Plain hosts serve the page under its file name, too.
                "" | "index.html" => Self::Home,
                "issue" => Self::Issue,
                "resume" => Self::Elsewhere,
                "reissue" => Self::Reissue,
                "certificates" => Self::Certificates,
                "backup" => Self::Backup,
                "copy" => Self::Copy,
                "import" => Self::Import,
                "inspect" => Self::Inspect,
                "verify" => Self::Verify,
                "receipts" => Self::Receipts,
                "revoke" => Self::Revoke,
                "login" => Self::Login,
                "bank" => Self::Bank,
                "help" => Self::Help,
                "transfer" => Self::Transfer,
                "transfers" => Self::Transfers,
                "register" => Self::Register,
                _ => Self::NotFound,
            };
        };
        let (first, name) = match path.strip_prefix("help/errors/") {
            Some(code) => ("help/errors", code),
            None => (first, name),
        };
        if name.is_empty() || name.contains('/') {
            return Self::NotFound;
        }
        let name = name.to_owned();
        match first {
            "issue" => Self::IssueStep { step: name },
            "resume" => Self::Resume { id: name },
            "renew" => Self::Renew { id: name },
            "certificates" => Self::Certificate { id: name },
            "export" => Self::Export { id: name },
            "help" => Self::HelpTopic { topic: name },
            "help/errors" => Self::HelpError { code: name },
            _ => Self::NotFound,
        }
    }

    /// The path below the page's base, with a slash at its front.
    pub fn to_path(&self) -> String {
        let (folder, name) = match self {
            Self::Home => ("/", ""),
            Self::Issue => ("/issue", ""),
            Self::IssueStep { step } => ("/issue/", step.as_str()),
            Self::Elsewhere => ("/resume", ""),
            Self::Resume { id } => ("/resume/", id.as_str()),
            Self::Renew { id } => ("/renew/", id.as_str()),
            Self::Reissue => ("/reissue", ""),
            Self::Certificates => ("/certificates", ""),
            Self::Certificate { id } => ("/certificates/", id.as_str()),
            Self::Export { id } => ("/export/", id.as_str()),
            Self::Backup => ("/backup", ""),
            Self::Copy => ("/copy", ""),
            Self::Import => ("/import", ""),
            Self::Inspect => ("/inspect", ""),
            Self::Verify => ("/verify", ""),
            Self::Receipts => ("/receipts", ""),
            Self::Revoke => ("/revoke", ""),
            Self::Login => ("/login", ""),
            Self::Bank => ("/bank", ""),
            Self::Help => ("/help", ""),
            Self::HelpTopic { topic } => ("/help/", topic.as_str()),
            Self::HelpError { code } => ("/help/errors/", code.as_str()),
            Self::Transfer => ("/transfer", ""),
            Self::Transfers => ("/transfers", ""),
            Self::Register => ("/register", ""),
            Self::NotFound => ("/404", ""),
        };
        [folder, name].concat()
    }

    /// Address of a step.
    pub fn step(step: Step) -> Self {
        Self::IssueStep { step: step.slug().to_owned() }
    }

    /// Address of a certificate.
    pub fn certificate(id: &EntryId) -> Self {
        Self::Certificate { id: id.as_str().to_owned() }
    }

    /// Address for exporting a certificate.
    pub fn export(id: &EntryId) -> Self {
        Self::Export { id: id.as_str().to_owned() }
    }

    /// Address for continuing a pending enrollment.
    pub fn resume(id: &EntryId) -> Self {
        Self::Resume { id: id.as_str().to_owned() }
    }

    /// Address of a page of the help.
    pub fn help(topic: &str) -> Self {
        Self::HelpTopic { topic: topic.to_owned() }
    }

    /// Address for renewing a certificate.
    pub fn renew(id: &EntryId) -> Self {
        Self::Renew { id: id.as_str().to_owned() }
    }

    /// Whether the page asks one question and its menu steps aside on a phone.
    pub fn is_focused(&self) -> bool {
        matches!(
            self,
            Self::Issue
                | Self::IssueStep { .. }
                | Self::Elsewhere
                | Self::Resume { .. }
                | Self::Renew { .. }
        )
    }
}
