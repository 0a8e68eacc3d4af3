//! Reading certificates, compared with another reader.

use der::{Decode, Encode};
use ingam_core::{certificate::Certificate, key::Key};
use x509_cert::ext::pkix::CertificatePolicies;

use crate::support::{Authority, rng};

/// Another reader of certificates says the same of each.
#[test]
fn x509_cert_agrees() {
    let authority = Authority::new();
    let leaf = authority.issue(&Key::make(&mut rng()));
    for der in [&leaf, &authority.issuer, &authority.root] {
        let ours = Certificate::parse(der).unwrap();
        let theirs = x509_cert::Certificate::from_der(der).unwrap();
        let theirs = theirs.tbs_certificate();
        let seconds = |time: x509_cert::time::Time| time.to_unix_duration().as_secs() as i64;
        assert_eq!(ours.subject(), theirs.subject().to_der().unwrap());
        assert_eq!(ours.issuer(), theirs.issuer().to_der().unwrap());
        assert_eq!(ours.public_key_info(), theirs.subject_public_key_info().to_der().unwrap());
        assert_eq!(ours.not_before(), seconds(theirs.validity().not_before));
        assert_eq!(ours.not_after(), seconds(theirs.validity().not_after));
        let policies = theirs.get_extension::<CertificatePolicies>().unwrap();
        let policies = policies.map_or_else(Vec::new, |(_, policies)| policies.0);
        let policies: Vec<_> =
            policies.iter().map(|info| info.policy_identifier.to_string()).collect();
        assert_eq!(ours.policies(), policies);
    }
}
