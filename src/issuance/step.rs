use ingam_bank_api::Step as Asked;

/// A step of the wizard, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// 약관 동의
    Terms,
    /// 본인 확인
    Identity,
    /// 인증서 선택
    Product,
    /// 추가 확인
    Verification,
    /// 수수료 확인
    Fee,
    /// 고객 정보
    Details,
    /// 인증서 요청서: instead of [`Step::Password`], for a request made elsewhere
    Request,
    /// 암호와 저장 위치
    Password,
    /// 발급 중
    Issuing,
    /// 발급 완료
    Done,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Self; 10] = [
        Self::Terms,
        Self::Identity,
        Self::Product,
        Self::Verification,
        Self::Fee,
        Self::Details,
        Self::Request,
        Self::Password,
        Self::Issuing,
        Self::Done,
    ];

    /// Name in addresses.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Terms => "terms",
            Self::Identity => "identity",
            Self::Product => "product",
            Self::Verification => "verification",
            Self::Fee => "fee",
            Self::Details => "details",
            Self::Request => "request",
            Self::Password => "password",
            Self::Issuing => "issuing",
            Self::Done => "done",
        }
    }

    /// The step of this name.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.slug() == slug)
    }

    /// Where the person answers what the bank asks next.
    pub fn answering(asked: Asked) -> Self {
        match asked {
            Asked::Identity => Self::Identity,
            Asked::Product => Self::Product,
            Asked::Verification => Self::Verification,
            Asked::Fee => Self::Fee,
            Asked::Details => Self::Details,
            Asked::Codes | Asked::Issued => Self::Password,
        }
    }

    /// What the bank asks when this is the furthest step.
    pub fn asked(self) -> Asked {
        match self {
            Self::Terms | Self::Identity => Asked::Identity,
            Self::Product => Asked::Product,
            Self::Verification => Asked::Verification,
            Self::Fee => Asked::Fee,
            Self::Details => Asked::Details,
            Self::Request | Self::Password | Self::Issuing | Self::Done => Asked::Codes,
        }
    }
}
