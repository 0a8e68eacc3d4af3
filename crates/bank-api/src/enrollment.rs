use serde::{Deserialize, Serialize};

use crate::{AgreedTerms, Holder, Localized, OldCertificate, Product, Purpose, Secret};

/// The next thing the bank wants to know. Steps are answered in this order; an earlier step may be
/// answered again until the codes are handed out, and then what depended on it is asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// 본인확인
    Identity,
    /// 인증서 선택
    Product,
    /// 추가 본인확인
    Verification,
    /// 수수료 확인 (only for a product with a fee)
    Fee,
    /// 고객 정보
    Details,
    /// 참조번호와 인가코드
    Codes,
    /// The certificate was signed.
    Issued,
}

/// `POST /api/enrollments`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StartEnrollment {
    /// Personal or corporate.
    pub holder: Holder,
    /// Every document of [`Terms`](crate::Terms) in its current version.
    pub agreed: Vec<AgreedTerms>,
    /// [`Purpose::Issue`] or [`Purpose::Reissue`]: a renewal begins at
    /// [`paths::RENEWALS`](crate::paths::RENEWALS).
    #[serde(default)]
    pub purpose: Purpose,
}

/// Answer to [`StartEnrollment`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EnrollmentStarted {
    /// 256-bit opaque session token, base64url; sent as `Authorization: Bearer`. Kept in page memory only.
    pub token: Secret,
    /// The enrollment as it stands.
    pub enrollment: EnrollmentView,
}

/// `PUT …/identity`: who is asking. Exactly one of `user_id`, `account` and `phone` is given; an account
/// number needs no login (비회원). With `phone`, [`phone_code`](Self::phone_code) is given as well; without
/// it, this is the question of `POST …/identity/text-message`, which sends the code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Identity {
    /// Internet-banking user id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 40))]
    pub user_id: Option<String>,
    /// Number of one of the customer's accounts, 10 to 14 digits without dashes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9]{10,14}$"))]
    pub account: Option<String>,
    /// The mobile phone that the bank has on file, digits only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^01[0-9]{8,9}$"))]
    pub phone: Option<String>,
    /// The code of the newest text message to it, 6 digits; see [`TextMessage`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[0-9]{6}$"))]
    pub phone_code: Option<Secret>,
    /// Of a personal holder the resident registration number (also that of foreigners), 13 digits; of
    /// a corporate one the business registration number, 10 digits. Without dashes.
    #[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^([0-9]{13}|[0-9]{10})$"))]
    pub number: Secret,
}

/// `PUT …/product`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProductChoice {
    /// One of [`EnrollmentView::products`].
    pub product: Product,
    /// One of its [`ProductOffer::authorities`]. May be left out where there is only one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// That authority's own terms in their current version, if it has any
    /// ([`AuthorityOffer::terms`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<AgreedTerms>,
}

/// A second way to prove who is asking, beside the account password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// A one-time-password token (OTP).
    Otp,
    /// 보안카드
    SecurityCard,
    /// A code by text message to the phone on file.
    Phone,
}

/// `PUT …/verification`: proof that the person controls a withdrawal account, and one of
/// [`EnrollmentView::ways`]: exactly one of `otp`, `card` and `phone` is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Verification {
    /// [`AccountView::id`]
    pub account: String,
    /// Account password, 4 digits.
    pub account_password: Secret,
    /// Current code of the OTP token, 6 digits (RFC 6238).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub otp: Option<Secret>,
    /// What [`EnrollmentView::card`] asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<CardAnswer>,
    /// The code of the newest text message, 6 digits; see [`TextMessage`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Secret>,
}

/// Digits of a security card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CardAnswer {
    /// The cells that were asked for, as the person saw them. Others are asked after each try, also
    /// after one in another window; an answer to earlier ones is refused and not counted.
    pub cells: CardCells,
    /// The first two digits of one cell and the last two of the other, 4 digits together.
    pub digits: Secret,
}

/// Answer to `POST …/text-message` and `POST …/identity/text-message`: a code is on its way to the phone on file. A code sent before
/// stops working.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TextMessage {
    /// Masked number, e.g. `010-****-1234`.
    pub phone: String,
    /// When the code stops working, seconds since 1970-01-01T00:00:00Z.
    pub expires_at: i64,
    /// How many more can be sent in this enrollment.
    pub remaining: u32,
}

/// `PUT …/fee`: the customer has seen the fee and lets the bank withdraw it when the certificate is
/// issued. Until then the amount is reserved on the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FeeConfirmation {
    /// The amount the customer saw, won. Refused if it is no longer the fee.
    pub amount: u64,
    /// [`AccountView::id`] of the account it is withdrawn from.
    pub account: String,
    /// Password of that account, 4 digits; needed unless it is one of [`FeeView::proved`].
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[0-9]{4}$"))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_password: Option<Secret>,
}

/// Answer to `POST …/balances`, after verification: shown only when the customer asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Balances {
    /// One for each of [`EnrollmentView::accounts`], in the same order.
    pub accounts: Vec<Balance>,
}

/// What an account holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Balance {
    /// [`AccountView::id`]
    pub account: String,
    /// Won.
    pub balance: u64,
    /// What of it is not reserved for a fee, won.
    pub available: u64,
}

/// `PUT …/details`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Details {
    /// E-mail address for notices.
    pub email: String,
    /// Mobile phone number, digits only.
    pub phone: String,
    /// Postal address.
    pub address: Address,
    /// 담당자: who answers for the certificate of an organisation. Corporate holders must name one,
    /// letters with spaces and `. - ' ·` between them; personal holders must not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 40))]
    pub contact_name: Option<String>,
    /// The organisation's name in Latin letters as its certificate shall have it: printable ASCII, no
    /// longer than [`CustomerView::english_name_limit`]. Absent: as the bank has it. Corporate
    /// holders only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[ -~]{1,64}$"))]
    pub english_name: Option<String>,
}

/// A postal address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Address {
    /// 5 digits.
    pub postal_code: String,
    /// Street address.
    pub line1: String,
    /// Building, floor, room; may be empty.
    pub line2: String,
}

/// An enrollment as the customer may see it. What is not known yet is absent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EnrollmentView {
    /// Identifier in paths. Not a secret, useless without the token.
    pub id: String,
    /// What is asked next.
    pub step: Step,
    /// What it is for.
    #[serde(default)]
    pub purpose: Purpose,
    /// What the new certificate takes the place of, in a renewal or, once the product is chosen, a reissue.
    #[serde(default)]
    pub old: Option<OldCertificate>,
    /// When the bank forgets this enrollment, seconds since 1970-01-01T00:00:00Z.
    pub expires_at: i64,
    /// Known after identity.
    pub customer: Option<CustomerView>,
    /// What this customer may apply for; empty before identity. In a reissue, what there is a
    /// certificate of; in a renewal, its product alone.
    pub products: Vec<ProductOffer>,
    /// Accounts that may be used for verification and fee; empty before identity.
    pub accounts: Vec<AccountView>,
    /// What the customer can prove the account with; empty before identity.
    #[serde(default)]
    pub ways: Vec<Way>,
    /// What is asked of the security card now, if the customer has one. Other cells after each try.
    #[serde(default)]
    pub card: Option<CardCells>,
    /// The chosen product.
    pub product: Option<Product>,
    /// Who will sign it, an [`AuthorityOffer::id`]. Known with the product.
    #[serde(default)]
    pub authority: Option<String>,
    /// Known after verification, if the chosen product has a fee.
    pub fee: Option<FeeView>,
    /// What the bank has on file, known after verification, to start the form with.
    pub details: Option<Details>,
    /// How the subject of the certificate reads, `cn=…,ou=…,…,c=kr`; known together with `details`.
    #[serde(default)]
    pub subject: Option<String>,
}

/// The customer's name: of a person or of an organisation (상호).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CustomerView {
    /// The same each time for the same customer, another one for every other; it says nothing else.
    #[serde(default)]
    pub mark: String,
    /// As registered, e.g. `홍길동`.
    pub name: String,
    /// Latin letters, e.g. `Hong Gil Dong`. Of an organisation that has given its details: as given.
    pub english_name: String,
    /// How long the name in Latin letters may be in the certificate, characters; 0 where it cannot be
    /// changed: that of a person.
    #[serde(default)]
    pub english_name_limit: u32,
}

/// A product this customer may apply for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProductOffer {
    /// The product.
    pub product: Product,
    /// Fee for one year, VAT included, won; 0 in a reissue.
    pub fee: u64,
    /// Validity in months.
    pub validity_months: u32,
    /// True if the customer holds a valid certificate of this product: a new one replaces it, and
    /// the old one is revoked when the new one is issued.
    pub replaces: bool,
    /// Who may sign it. If there are several, the customer chooses one. In a reissue or a renewal it is
    /// the one that signed the old certificate.
    #[serde(default)]
    pub authorities: Vec<AuthorityOffer>,
}

/// An issuing authority (인증기관) that signs a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuthorityOffer {
    /// Identifier, for [`ProductChoice::authority`].
    pub id: String,
    /// Name as shown to people.
    pub name: Localized,
    /// [`TermsDocument::id`](crate::TermsDocument::id) of its own terms, among those at
    /// [`paths::AUTHORITY_TERMS`](crate::paths::AUTHORITY_TERMS). Absent where only the bank's own
    /// authority signs the product: the bank's terms say all then.
    #[serde(default)]
    pub terms: Option<String>,
}

/// Cells of a security card, numbered from 1 to 35.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CardCells {
    /// Its first two digits are asked for.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 35))]
    pub first: u8,
    /// Its last two digits are asked for.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 35))]
    pub last: u8,
}

/// A withdrawal account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountView {
    /// Identifier inside this enrollment.
    pub id: String,
    /// Masked number, e.g. `123456-**-***890`.
    pub number: String,
    /// What the customer calls it, e.g. `급여통장`.
    pub label: String,
}

/// The fee that will be withdrawn when the certificate is issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FeeView {
    /// Won, VAT included.
    pub amount: u64,
    /// [`AccountView::id`] it comes from.
    pub account: String,
    /// Whether the customer has confirmed it, so that it is reserved on the account.
    pub confirmed: bool,
    /// [`AccountView::id`] of each account whose password the customer proved: choosing one of these
    /// needs no password.
    #[serde(default)]
    pub proved: Vec<String>,
}

/// `POST …/codes`: everything the keeper needs to enroll. Asking again gives the same codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EnrollmentCodes {
    /// 참조번호: the CMP senderKID. Digits.
    pub reference: String,
    /// 인가코드: the shared secret of the CMP message protection; never sent back to the bank. Empty
    /// in a renewal, whose message is protected by the signature of the old key instead.
    pub code: Secret,
    /// The subject the certificate will carry: DER of an X.501 `Name`, base64.
    pub subject: String,
    /// The certificate policy it will carry, dotted decimal.
    pub policy: String,
    /// When the codes stop working, seconds since 1970-01-01T00:00:00Z.
    pub expires_at: i64,
}
