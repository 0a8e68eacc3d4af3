//! How the bank was started.

use std::path::PathBuf;

use ingam_bank_api::Localized;

/// Set once at start.
#[derive(Clone, Debug)]
pub struct Config {
    /// Base of the URLs written into certificates, without a slash at the end.
    pub public_url: String,
    /// The built page to serve, if any.
    pub page: Option<PathBuf>,
    /// Origins that may call from a browser.
    pub allowed_origins: Vec<String>,
    /// Calls to `/api`, `/cmp`, `/ocsp` and EST that one address may make in a minute.
    pub calls_per_minute: u32,
}

impl Config {
    /// The origin of the pages that the bank itself serves.
    pub fn origin(&self) -> String {
        let parts = self.public_url.split_once("://");
        let (scheme, rest) = parts.unwrap_or(("http", self.public_url.as_str()));
        let host = rest.split('/').next().unwrap_or_default().to_ascii_lowercase();
        // A browser leaves out the port that goes without saying.
        let usual = if scheme == "https" { ":443" } else { ":80" };
        format!("{scheme}://{}", host.strip_suffix(usual).unwrap_or(&host))
    }

    /// Whether people log in from pages of this origin: those that the bank serves, and those it was told
    /// of. Nothing that a call says of itself makes it the bank's own.
    pub fn may_log_in_from(&self, origin: &str) -> bool {
        let own = self.origin();
        // Another name for this machine that nobody else can have.
        let local =
            own.strip_prefix("http://127.0.0.1:").map(|port| format!("http://localhost:{port}"));
        origin == own
            || local.is_some_and(|local| local == origin)
            || self.allowed_origins.iter().any(|allowed| allowed == origin)
    }
}

/// What the bank is called.
pub fn bank_name() -> Localized {
    Localized { ko: "모의은행".to_owned(), en: "Mock Bank".to_owned() }
}

/// Seconds an enrollment, and the codes it ends in, can be used.
pub const ENROLLMENT_LIFETIME: i64 = 24 * 60 * 60;
/// Seconds without a call after which a session ends.
pub const SESSION_IDLE: i64 = 10 * 60;
/// Seconds after which a session ends in any case.
pub const SESSION_ABSOLUTE: i64 = 60 * 60;
/// Seconds in which what a login has to sign can be signed.
pub const CHALLENGE_LIFETIME: i64 = 3 * 60;
/// Seconds in which a transfer that was ordered can be signed.
pub const ORDER_LIFETIME: i64 = 5 * 60;
/// Orders of one customer that wait for a signature.
pub const ORDERS: i64 = 20;
/// Transfers in one answer.
pub const TRANSFERS: i64 = 20;
/// What a transfer costs, won: nothing, within the bank.
pub const TRANSFER_FEE: u64 = 0;
/// Wrong account passwords before the account is locked.
pub const ACCOUNT_PASSWORD_TRIES: i64 = 5;
/// Wrong one-time passwords before the token is locked.
pub const OTP_TRIES: i64 = 10;
/// Wrong digits of a security card before it is locked.
pub const CARD_TRIES: i64 = 3;
/// Wrong codes of text messages before the phone is locked.
pub const PHONE_TRIES: i64 = 5;
/// Seconds a code by text message can be used.
pub const PHONE_CODE_LIFETIME: i64 = 3 * 60;
/// Text messages in one enrollment.
pub const MESSAGES: i64 = 5;
/// Seconds between two text messages to one customer.
pub const MESSAGE_PAUSE: i64 = 10;
/// Digits of a reference number.
pub const REFERENCE_DIGITS: usize = 10;
/// Wrong messages for one reference number before it stops working.
pub const CODE_TRIES: i64 = 10;
/// How often a certificate that nobody confirmed is replaced for one reference number.
pub const REPLACEMENTS: usize = 3;
/// Wrong identities in one enrollment before its session ends.
pub const IDENTITY_TRIES: i64 = 10;
/// Korean days after the day of issue on which a certificate can be revoked and its fee comes back.
pub const REFUND_DAYS: i64 = 7;
/// Korean days before the one on which a certificate ends from which on it can be renewed.
pub const RENEWAL_DAYS: i64 = 30;
/// Korean months in which a suspended certificate can be resumed; then it is revoked.
pub const SUSPENSION_MONTHS: u8 = 6;
/// Receipts that a customer is shown, the newest ones.
pub const RECEIPTS: i64 = 100;
/// Seconds in which a customer's enrollments and text messages are counted.
pub const HOUR: i64 = 60 * 60;
/// Enrollments in which one customer may be recognised in an hour, unless the command line says otherwise.
pub const ENROLLMENTS_PER_HOUR: u32 = 60;
/// Text messages to one customer in an hour, from all enrollments.
pub const MESSAGES_PER_HOUR: usize = 20;
/// Largest request body, bytes.
pub const MAX_BODY: usize = 16 * 1024;
/// Largest certification request, bytes.
pub const MAX_CSR: usize = 4 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    fn config(public_url: &str) -> Config {
        Config {
            public_url: public_url.to_owned(),
            page: None,
            allowed_origins: vec!["https://page.example".to_owned()],
            calls_per_minute: 1,
        }
    }

    #[test]
    fn an_origin_has_no_path_and_no_usual_port() {
        for (url, origin) in [
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("https://Bank.example", "https://bank.example"),
            ("https://bank.example:443/ingam", "https://bank.example"),
            ("http://bank.example:80", "http://bank.example"),
            ("https://bank.example:80", "https://bank.example:80"),
        ] {
            assert_eq!(config(url).origin(), origin);
        }
    }

    #[test]
    fn people_log_in_where_the_bank_says() {
        let here = config("http://127.0.0.1:8080");
        for (origin, right) in [
            ("http://127.0.0.1:8080", true),
            ("http://localhost:8080", true),
            ("https://page.example", true),
            ("http://localhost:8081", false),
            ("https://127.0.0.1:8080", false),
            ("http://page.example", false),
            ("https://page.example.evil", false),
            ("null", false),
            ("", false),
        ] {
            assert_eq!(here.may_log_in_from(origin), right, "{origin}");
        }
        assert!(!config("https://bank.example").may_log_in_from("http://localhost:8080"));
    }
}
