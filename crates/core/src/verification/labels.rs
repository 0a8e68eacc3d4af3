//! Ids of all texts of the verifier. The words are in `assets/i18n/*.verified.ftl`; a test compares.

use crate::doctor::Label;

macro_rules! labels {
    ($($name:ident = $id:literal,)+) => {
        $(pub(super) const $name: Label = Label::new($id);)+

        /// Ids of all texts that a verification can have, beside those of the doctor.
        pub const ALL: &[&str] = &[$($id),+];
    };
}

labels! {
    // Who signed.
    BANK = "signed-by-bank",
    SIGNER = "signed-by-signer",
    // What a signature is worth.
    GOOD = "verdict-good",
    OPEN = "verdict-open",
    BAD = "verdict-bad",
    // What a file is.
    DAMAGED = "file-damaged",
    DOCUMENT = "file-document",
    NOT_READ = "file-not-read",
    TOO_MANY_SIGNERS = "file-too-many-signers",
    // What was signed.
    BESIDE = "content-beside",
    CUT = "content-cut",
    HIDDEN = "content-hidden",
    INSIDE = "content-inside",
    MISSING = "content-missing",
    NONE_FITS = "content-none-fits",
    TWIN = "content-twin",
    TWIN_DIFFERS = "content-twin-differs",
    // Tables.
    AT = "signed-at",
    // What was found out, in the order of the type.
    HOLDS = "remark-holds",
    CONTENT_CHANGED = "remark-content-changed",
    DOCUMENT_MISSING = "remark-document-missing",
    NO_DOCUMENT_FITS = "remark-no-document-fits",
    SIGNATURE_WRONG = "remark-signature-wrong",
    CERTIFICATE_MISSING = "remark-certificate-missing",
    OTHER_CERTIFICATE = "remark-other-certificate",
    ATTRIBUTE_MISSING = "remark-attribute-missing",
    ATTRIBUTES_MALFORMED = "remark-attributes-malformed",
    CONTENT_TYPE_DIFFERS = "remark-content-type-differs",
    ALGORITHMS_DIFFER = "remark-algorithms-differ",
    ATTRIBUTES_AS_CONTENT = "remark-attributes-as-content",
    SIGNER_MALFORMED = "remark-signer-malformed",
    WEAK_DIGEST = "remark-weak-digest",
    UNKNOWN_ALGORITHM = "remark-unknown-algorithm",
    SHORT_KEY = "remark-short-key",
    TRUSTED = "remark-trusted",
    ISSUER_UNKNOWN = "remark-issuer-unknown",
    CHAIN_WRONG = "remark-chain-wrong",
    AUTHORITY_NOT_VALID = "remark-authority-not-valid",
    NOT_FOR_SIGNING = "remark-not-for-signing",
    BEFORE_VALIDITY = "remark-before-validity",
    AFTER_VALIDITY = "remark-after-validity",
    CONFIRMED_AT = "remark-confirmed-at",
    CONFIRMS_AT = "remark-confirms-at",
    CLAIMED_AT = "remark-claimed-at",
    CLAIM_DIFFERS = "remark-claim-differs",
    NO_TIME = "remark-no-time",
    IN_THE_FUTURE = "remark-in-the-future",
    DEVICE_CLOCK_BEHIND = "remark-device-clock-behind",
    NOT_REVOKED = "remark-not-revoked",
    REVOKED_BEFORE = "remark-revoked-before",
    SUSPENDED = "remark-suspended",
    REVOKED_LATER = "remark-revoked-later",
    REVOKED_LATER_THAN_CLAIMED = "remark-revoked-later-than-claimed",
    REVOCATION_UNKNOWN = "remark-revocation-unknown",
    REVOCATION_STALE = "remark-revocation-stale",
    REVOCATION_BY_STRANGER = "remark-revocation-by-stranger",
    REVOCATION_FROM_FUTURE = "remark-revocation-from-future",
    REVOCATION_UNREADABLE = "remark-revocation-unreadable",
    REVOCATION_DENIED = "remark-revocation-denied",
    AUTHORITY_REVOKED = "remark-authority-revoked",
    AUTHORITY_REVOKED_LATER = "remark-authority-revoked-later",
    AUTHORITY_SUSPENDED = "remark-authority-suspended",
}
