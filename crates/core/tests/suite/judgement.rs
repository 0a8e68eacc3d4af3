//! What a certificate says, and every reason for which one is not accepted.

use ingam_core::{
    certificate::Certificate,
    chain::ChainError,
    cmp::IssuedCertificate,
    enrollment::{Accepted, EnrollmentError, Wanted, finish},
    key::Key,
    policy,
    self_test::{self, SelfTestError},
};

use crate::support::*;

struct Case {
    authority: Authority,
    key: Key,
}

impl Case {
    fn new() -> Self {
        Self { authority: Authority::new(), key: Key::make(&mut rng()) }
    }

    /// What comes of `certificate`, sent along with `others`.
    fn judge(&self, certificate: Vec<u8>, others: &[&[u8]]) -> Result<Accepted, EnrollmentError> {
        self.judge_at(NOW, certificate, others)
    }

    fn judge_at(
        &self,
        now: i64,
        certificate: Vec<u8>,
        others: &[&[u8]],
    ) -> Result<Accepted, EnrollmentError> {
        let others = others.iter().map(|der| der.to_vec()).collect();
        let wanted = Wanted {
            key: &self.key,
            subject: &subject(),
            policy: POLICY,
            number: Some(NUMBER),
            not_after: None,
            known: &[],
            root_sha256: &self.authority.root_sha256(),
            now,
        };
        finish(&IssuedCertificate { certificate, others }, &wanted)
    }

    /// A leaf with one change, sent with the right chain.
    fn changed(
        &self,
        change: impl FnOnce(Template) -> Template,
    ) -> Result<Accepted, EnrollmentError> {
        let leaf = change(Authority::leaf_template(&self.key)).sign(&self.authority.issuer_key);
        self.judge(leaf, &[&self.authority.issuer, &self.authority.root])
    }

    /// The right leaf under an issuing authority with one change.
    fn under(
        &self,
        change: impl FnOnce(Template) -> Template,
    ) -> Result<Accepted, EnrollmentError> {
        let issuer = change(Authority::issuer_template(&self.authority.issuer_key));
        let issuer = issuer.sign(&self.authority.root_key);
        self.judge(self.authority.issue(&self.key), &[&issuer, &self.authority.root])
    }
}

#[test]
fn the_right_certificate_is_accepted() {
    let case = Case::new();
    let leaf = case.authority.issue(&case.key);
    // In any order, with strangers in between.
    let stranger = Authority::new();
    let accepted = case
        .judge(
            leaf.clone(),
            &[&case.authority.root, &stranger.issuer, &stranger.root, &case.authority.issuer],
        )
        .unwrap();
    let chain: Vec<&[u8]> = accepted.chain.iter().map(Certificate::der).collect();
    assert_eq!(chain, [case.authority.issuer.as_slice(), &case.authority.root]);

    let certificate = accepted.certificate;
    assert_eq!(certificate.der(), leaf);
    assert_eq!(
        certificate.subject_text(),
        "cn=홍길동(Hong Gil Dong)9999041202611221234567890,ou=모의은행 (TEST),ou=personal4IB,o=IngamTest,c=kr"
    );
    assert_eq!(certificate.issuer_name(), "모의 CA");
    assert_eq!(certificate.serial(), "112233");
    assert_eq!(
        (certificate.not_before(), certificate.not_after()),
        (MIDNIGHT, MIDNIGHT + YEAR - 1)
    );
    assert_eq!(certificate.policies(), [POLICY]);
    assert_eq!(policy::product_of(POLICY), Some("banking"));
    assert!(!policy::is_corporate(POLICY) && policy::is_corporate("1.3.6.1.4.1.32473.2.1.3"));
    assert_eq!(certificate.identity().unwrap().real_name, "홍길동");
    assert_eq!(
        (certificate.key_text(), certificate.signature_text()),
        ("EC P-256".into(), "ECDSA SHA-256".into())
    );

    let root = case.authority.root_sha256();
    let test = |key: &Key, now| {
        self_test::run(key, &certificate, Some((&accepted.chain, &root)), now, &mut rng())
    };
    assert_eq!(test(&case.key, NOW), Ok(()));
    assert_eq!(test(&stranger.root_key, NOW), Err(SelfTestError::AnotherKey));
    assert_eq!(test(&case.key, MIDNIGHT + YEAR), Err(SelfTestError::NotValidNow));
}

#[test]
fn leaves_with_one_defect() {
    use EnrollmentError::*;
    let case = Case::new();
    let other = Key::make(&mut rng());
    let chain = |error| Err(Chain(error));
    type Change<'a> = Box<dyn FnOnce(Template) -> Template + 'a>;
    let cases: Vec<(&str, Change<'_>, Result<Accepted, EnrollmentError>)> = vec![
        (
            "key",
            Box::new(|t| Template { public_key_info: other.public_key_info(), ..t }),
            Err(AnotherKey),
        ),
        ("expired", Box::new(|t| Template { not_after: NOW - 1, ..t }), Err(NotValidNow)),
        ("not yet", Box::new(|t| Template { not_before: NOW + 1, ..t }), Err(NotValidNow)),
        (
            "14 months",
            Box::new(|t| Template { not_after: MIDNIGHT + 14 * 31 * 86_400, ..t }),
            Err(TooLong),
        ),
        (
            "subject",
            Box::new(|t| Template { subject: authority_name("홍길순"), ..t }),
            Err(AnotherSubject),
        ),
        (
            "authority",
            Box::new(|t| t.with("2.5.29.19", true, constraints(true, None))),
            chain(ChainError::NotALeaf),
        ),
        ("no policy", Box::new(|t| t.without("2.5.29.32")), Err(AnotherPolicy)),
        (
            "other policy",
            Box::new(|t| t.with("2.5.29.32", true, policies(&["1.2.3.4"]))),
            chain(ChainError::NotAllowed),
        ),
        (
            "two policies",
            Box::new(|t| t.with("2.5.29.32", true, policies(&[POLICY, POLICY]))),
            Err(AnotherPolicy),
        ),
        ("no usage", Box::new(|t| t.without("2.5.29.15")), Err(AnotherUsage)),
        (
            "more usage",
            Box::new(|t| t.with("2.5.29.15", true, key_usage(4, 0xf0))),
            Err(AnotherUsage),
        ),
        (
            "usage not critical",
            Box::new(|t| t.with("2.5.29.15", false, key_usage(6, 0xc0))),
            Err(AnotherUsage),
        ),
        ("no VID", Box::new(|t| t.without("2.5.29.17")), Err(VidMismatch)),
        (
            "other VID",
            Box::new(|t| t.with("2.5.29.17", false, identity("홍길동", &[1; 32]))),
            Err(VidMismatch),
        ),
        (
            "unknown critical",
            Box::new(|t| t.with("1.2.3.4.5", true, vec![5, 0])),
            chain(ChainError::Extension),
        ),
        (
            "issuer name",
            Box::new(|t| Template { issuer: authority_name("모의 ROOT"), ..t }),
            chain(ChainError::Length),
        ),
    ];
    for (defect, change, verdict) in cases {
        assert_eq!(case.changed(change), verdict, "{defect}");
    }
    let twice = case.changed(|mut template| {
        template.extensions.push(template.extensions[0].clone());
        template
    });
    assert!(twice.is_err());
}

#[test]
fn authorities_with_one_defect() {
    use ChainError::*;
    let case = Case::new();
    type Change = fn(Template) -> Template;
    let cases: [(&str, Change, ChainError); 9] = [
        ("no constraints", |t| t.without("2.5.29.19"), NotAllowed),
        ("not an authority", |t| t.with("2.5.29.19", true, constraints(false, None)), NotAllowed),
        (
            "constraints not critical",
            |t| t.with("2.5.29.19", false, constraints(true, None)),
            NotAllowed,
        ),
        ("no usage", |t| t.without("2.5.29.15"), NotAllowed),
        ("may not sign", |t| t.with("2.5.29.15", true, key_usage(6, 0xc0)), NotAllowed),
        ("no policies", |t| t.without("2.5.29.32"), NotAllowed),
        ("expired", |t| Template { not_after: NOW - 1, ..t }, NotValidNow),
        ("name constraints", |t| t.with("2.5.29.30", true, vec![0x30, 0]), Extension),
        ("policy constraints", |t| t.with("2.5.29.36", true, vec![0x30, 0]), Extension),
    ];
    for (defect, change, error) in cases {
        assert_eq!(case.under(change).unwrap_err(), EnrollmentError::Chain(error), "{defect}");
    }
    assert!(case.under(|t| t.with("2.5.29.32", true, policies(&["2.5.29.32.0"]))).is_ok());
}

#[test]
fn other_roots_and_missing_links() {
    let case = Case::new();
    let leaf = || case.authority.issue(&case.key);
    let chain = |error| Err(EnrollmentError::Chain(error));
    assert_eq!(case.judge(leaf(), &[]), chain(ChainError::Length));
    assert_eq!(case.judge(leaf(), &[&case.authority.issuer]), chain(ChainError::UntrustedRoot));
    let stranger = Authority::new();
    let forged = Authority::leaf_template(&case.key).sign(&stranger.issuer_key);
    assert_eq!(
        case.judge(forged.clone(), &[&stranger.issuer, &stranger.root]),
        chain(ChainError::UntrustedRoot)
    );
    assert_eq!(
        case.judge(forged, &[&case.authority.issuer, &case.authority.root]),
        chain(ChainError::Length)
    );
    let later = MIDNIGHT + 11 * YEAR;
    let chained = case.judge_at(later, leaf(), &[&case.authority.issuer, &case.authority.root]);
    assert_eq!(chained, chain(ChainError::NotValidNow));
}

#[test]
fn bytes_that_are_no_certificate() {
    let case = Case::new();
    let good = case.authority.issue(&case.key);
    let mut indefinite = good.clone();
    indefinite[1] = 0x80;
    let deep = (0..40).fold(vec![5, 0], |inner, _| der(0x30, &[&inner]));
    let cases = [
        Vec::new(),
        vec![0x30],
        good[..good.len() - 1].to_vec(),
        [&good[..], &[0]].concat(),
        indefinite,
        deep,
        vec![0x30; 1_000_000],
    ];
    for bytes in cases {
        assert_eq!(case.judge(bytes, &[]).unwrap_err(), EnrollmentError::Unreadable);
    }
    // Whatever bit is changed: refused, never a panic.
    for at in 0..good.len() {
        let mut changed = good.clone();
        changed[at] ^= 0x10;
        assert!(
            case.judge(changed, &[&case.authority.issuer, &case.authority.root]).is_err(),
            "byte {at}"
        );
    }
}

#[test]
fn hostile_names_are_printed_with_escapes() {
    let case = Case::new();
    let name = name(&[("2.5.4.10", 0x0c, "<b>,\u{202e}x\0"), ("2.5.4.3", 0x0c, " a=b+c\\ ")]);
    let der = Template { subject: name, ..Authority::leaf_template(&case.key) }
        .sign(&case.authority.issuer_key);
    let text = Certificate::parse(&der).unwrap().subject_text();
    assert_eq!(text, "cn=\\ a\\=b\\+c\\\\\\ ,o=\\<b\\>\\,\\e2\\80\\aex\\00");
}
