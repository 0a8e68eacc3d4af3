use crate::{
    certificates::export::Format,
    i18n::MessageId,
    keeper::protocol::{CertificateFormat, KeyFormat, Strength},
};

/// A format, and what to know before choosing it.
#[derive(Debug, PartialEq)]
pub struct Offer {
    /// In the form.
    pub value: &'static str,
    /// What is written.
    pub format: Format,
    /// What it is called.
    pub title: MessageId,
    /// Who reads it.
    pub readers: MessageId,
    /// How strong it is.
    pub strength: MessageId,
    /// The same in one word; `None` if there is nothing to protect.
    pub level: Option<Strength>,
}

/// Every format; the first two are what nearly everybody needs.
pub static OFFERS: [Offer; 8] = [
    Offer {
        value: "pkcs12",
        format: Format::Key(KeyFormat::Pkcs12),
        title: id!("format-pkcs12"),
        readers: id!("format-pkcs12-readers"),
        strength: id!("format-pkcs12-strength"),
        level: Some(Strength::Strong),
    },
    Offer {
        value: "npki",
        format: Format::Key(KeyFormat::NpkiClassic),
        title: id!("format-npki"),
        readers: id!("format-npki-readers"),
        strength: id!("format-npki-strength"),
        level: Some(Strength::Weak),
    },
    Offer {
        value: "pkcs12-legacy",
        format: Format::Key(KeyFormat::Pkcs12Legacy),
        title: id!("format-pkcs12-legacy"),
        readers: id!("format-pkcs12-legacy-readers"),
        strength: id!("format-pkcs12-legacy-strength"),
        level: Some(Strength::Weak),
    },
    Offer {
        value: "npki-seed",
        format: Format::Key(KeyFormat::NpkiSeed),
        title: id!("format-npki-seed"),
        readers: id!("format-npki-seed-readers"),
        strength: id!("format-npki-seed-strength"),
        level: Some(Strength::Fair),
    },
    Offer {
        value: "npki-modern",
        format: Format::Key(KeyFormat::NpkiModern),
        title: id!("format-npki-modern"),
        readers: id!("format-npki-modern-readers"),
        strength: id!("format-npki-modern-strength"),
        level: Some(Strength::Strong),
    },
    Offer {
        value: "pem",
        format: Format::Key(KeyFormat::Pem),
        title: id!("format-pem"),
        readers: id!("format-pem-readers"),
        strength: id!("format-pem-strength"),
        level: Some(Strength::Strong),
    },
    Offer {
        value: "certificate-der",
        format: Format::Certificate(CertificateFormat::Der),
        title: id!("format-der"),
        readers: id!("format-der-readers"),
        strength: id!("format-certificate-strength"),
        level: None,
    },
    Offer {
        value: "certificate-pem",
        format: Format::Certificate(CertificateFormat::Pem),
        title: id!("format-chain"),
        readers: id!("format-chain-readers"),
        strength: id!("format-certificate-strength"),
        level: None,
    },
];
