//! Our CMP client renews a certificate at OpenSSL's CMP server: `kur`, signed with the old key.

use std::{fs, path::Path};

use getrandom::{SysRng, rand_core::UnwrapErr};
use ingam_core::{
    certificate::Certificate,
    cmp::{CmpError, SignedTransaction, Signer, Unsigned},
    key::Key,
    key_update::derive_key_update,
};

use crate::{
    client_cmp::{Server, now},
    program::must,
};

/// DER of something that OpenSSL does not look at.
const ENCRYPTED: [u8; 4] = [0x30, 2, 5, 0];

/// A certificate authority of OpenSSL's, and what it has issued.
struct Authority {
    directory: tempfile::TempDir,
    old_key: Key,
}

impl Authority {
    fn new() -> Self {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let this = Self { directory, old_key: Key::make(&mut UnwrapErr(SysRng)) };
        let authority =
            "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n";
        this.issue("root", None, authority);
        let issuer = format!("{authority}certificatePolicies=1.2.3\n");
        this.issue("issuer", Some("root"), &issuer);
        let server = "keyUsage=critical,digitalSignature\nextendedKeyUsage=1.3.6.1.5.5.7.3.28\n";
        this.issue("server", Some("issuer"), server);
        fs::write(this.path("old.key.der"), &*this.old_key.to_pkcs8()).expect("writable");
        let [der, pem] = ["old.key.der", "old.key"].map(|name| this.path(name));
        must("openssl", ["pkey", "-inform", "DER", "-in", &der, "-out", &pem]);
        let person =
            "keyUsage=critical,digitalSignature,nonRepudiation\ncertificatePolicies=1.2.3\n";
        this.issue("old", Some("issuer"), person);
        this
    }

    fn path(&self, name: &str) -> String {
        self.directory.path().join(name).display().to_string()
    }

    /// A key, if there is none yet, and a certificate for it.
    fn issue(&self, name: &str, by: Option<&str>, extensions: &str) {
        let [key, csr, pem, der, conf] =
            ["key", "csr", "pem", "der", "conf"].map(|end| self.path(&format!("{name}.{end}")));
        if !Path::new(&key).exists() {
            let curve = "ec_paramgen_curve:P-256";
            must("openssl", ["genpkey", "-algorithm", "EC", "-pkeyopt", curve, "-out", &key]);
        }
        let subject = format!("/C=kr/CN={name}");
        must("openssl", ["req", "-new", "-key", &key, "-subj", &subject, "-out", &csr]);
        let identifiers = "subjectKeyIdentifier=hash\n";
        fs::write(&conf, format!("{extensions}{identifiers}")).expect("writable");
        let (by_pem, by_key) = match by {
            Some(by) => (self.path(&format!("{by}.pem")), self.path(&format!("{by}.key"))),
            None => (String::new(), key),
        };
        let signer: Vec<&str> = match by {
            Some(_) => vec!["-CA", &by_pem, "-CAkey", &by_key],
            None => vec!["-signkey", &by_key],
        };
        let what = ["x509", "-req", "-in", &csr, "-days", "30", "-extfile", &conf, "-out", &pem];
        must("openssl", what.into_iter().chain(signer));
        must("openssl", ["x509", "-in", &pem, "-outform", "DER", "-out", &der]);
    }

    fn certificate(&self, name: &str) -> Certificate {
        let der = fs::read(self.path(&format!("{name}.der"))).expect("a file of this test");
        Certificate::parse(&der).expect("a certificate")
    }

    fn transaction(&self) -> SignedTransaction {
        let chain = ["issuer", "root"].map(|name| self.certificate(name)).to_vec();
        let signer = Signer {
            certificate: self.certificate("old"),
            chain,
            algorithm: ingam_core::private_key::Algorithm::P256,
        };
        let root = self.certificate("root").fingerprint();
        SignedTransaction::new(signer, root, Vec::new(), &mut UnwrapErr(SysRng))
    }

    /// OpenSSL's server. Before OpenSSL 3.3 it knows of one certificate: the one that may be renewed is also
    /// the one that it gives.
    fn serve(self) -> (Server, SignedTransaction, Key, Certificate) {
        let (transaction, old) = (self.transaction(), self.certificate("old"));
        let path = |name: &str| self.path(name);
        let options = [
            ("-srv_cert", path("server.pem")),
            ("-srv_key", path("server.key")),
            ("-srv_untrusted", path("issuer.pem")),
            ("-srv_trusted", path("root.pem")),
            ("-rsp_cert", path("old.pem")),
            ("-rsp_extracerts", path("issuer.pem")),
        ];
        let options: Vec<&str> =
            options.iter().flat_map(|(name, value)| [*name, value.as_str()]).collect();
        let Self { directory, old_key } = self;
        (Server::run(directory, &options), transaction, old_key, old)
    }
}

#[test]
fn openssl_takes_our_request_and_gives_what_we_can_read() {
    let authority = Authority::new();
    let (server, mut transaction, old_key, old) = authority.serve();
    let mut connection = server.connect();
    let mut rng = UnwrapErr(SysRng);
    let sign = |message: &Unsigned| message.finish(&old_key.sign(&message.message()));
    let request = derive_key_update(&Key::make(&mut rng), &old, &ENCRYPTED);
    let message = transaction.ask_renewal(&request, now(), &mut rng).expect("a message");
    let time = i64::try_from(now()).expect("a time");
    let answer = connection.post(&sign(&message));
    let issued = transaction.read_renewed(&answer, time).expect("a certificate");
    assert_eq!(issued.certificate, old.der());
    let message =
        transaction.confirm_renewed(&issued.certificate, now(), &mut rng).expect("a message");
    let answer = connection.post(&sign(&message));
    assert_eq!(transaction.read_renewal_confirmation(&answer, time), Ok(()));
}

#[test]
fn openssl_refuses_a_request_without_proof_or_by_another_key() {
    type Change = fn(&mut Vec<u8>);
    let keep: Change = |_| {};
    // The last byte of the proof of possession.
    let spoil: Change = |request| *request.last_mut().expect("not empty") ^= 1;
    for (change, foreign) in [(spoil, false), (keep, true)] {
        let (server, mut transaction, old_key, old) = Authority::new().serve();
        let mut rng = UnwrapErr(SysRng);
        let mut request = derive_key_update(&Key::make(&mut rng), &old, &ENCRYPTED);
        change(&mut request);
        let message = transaction.ask_renewal(&request, now(), &mut rng).expect("a message");
        let key = if foreign { Key::make(&mut rng) } else { old_key };
        let signed = message.finish(&key.sign(&message.message()));
        let answer = server.connect().post(&signed);
        let refused = transaction.read_renewed(&answer, i64::try_from(now()).expect("a time"));
        assert!(matches!(refused, Err(CmpError::Refused(_))), "{foreign}: {refused:?}");
    }
}
