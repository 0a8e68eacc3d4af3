//! Other programs read what the client writes: the certification request and the PKCS#12 file.

use getrandom::{SysRng, rand_core::UnwrapErr};
use ingam_core::{
    certificate::Certificate,
    csr::derive_csr,
    key::Key,
    pkcs12::{Contents, Profile, make_pfx},
    private_key::PrivateKey,
};

use crate::program::{must, openssl, run};

pub const PASSWORD: &str = "Seal-of-1904!x";

/// DER of `C=kr, O=IngamTest, OU=personal4IB, CN=홍길동(Hong Gil Dong)` with the string types of the
/// profile, written down by hand.
fn subject() -> Vec<u8> {
    let element = |tag: u8, content: &[u8]| {
        let length = u8::try_from(content.len())
            .ok()
            .filter(|length| *length < 128)
            .expect("a short element");
        [&[tag, length], content].concat()
    };
    let attribute = |last: u8, tag: u8, text: &str| {
        let oid = element(0x06, &[0x55, 0x04, last]);
        element(0x31, &element(0x30, &[oid, element(tag, text.as_bytes())].concat()))
    };
    let names = [
        attribute(6, 0x13, "kr"),
        attribute(10, 0x0c, "IngamTest"),
        attribute(11, 0x0c, "personal4IB"),
        attribute(3, 0x0c, "홍길동(Hong Gil Dong)"),
    ];
    element(0x30, &names.concat())
}

/// A key, its request, and a certificate that OpenSSL made for it.
pub struct Holder {
    directory: tempfile::TempDir,
    pub key: Key,
}

impl Holder {
    pub fn new() -> Self {
        let holder = Self {
            directory: tempfile::tempdir().expect("a temporary directory"),
            key: Key::make(&mut UnwrapErr(SysRng)),
        };
        let csr = derive_csr(&holder.key, &subject(), None).expect("a request");
        std::fs::write(holder.path("request.der"), csr).expect("writable");
        holder
    }

    pub fn path(&self, name: &str) -> String {
        self.directory.path().join(name).display().to_string()
    }

    /// Signs the request with a throw-away root and packs everything.
    pub fn pfx(&self, profile: Profile) -> String {
        let path = |name: &str| self.path(name);
        must(
            "openssl",
            [
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                &path("ca.key"),
                "-subj",
                "/CN=root",
                "-days",
                "9",
                "-outform",
                "DER",
                "-out",
                &path("ca.der"),
            ],
        );
        openssl(&format!(
            "req -inform DER -in {} -out {}",
            path("request.der"),
            path("request.pem")
        ));
        openssl(&format!("x509 -inform DER -in {} -out {}", path("ca.der"), path("ca.pem")));
        openssl(&format!(
            "x509 -req -in {} -CA {} -CAkey {} -days 5 -outform DER -out {}",
            path("request.pem"),
            path("ca.pem"),
            path("ca.key"),
            path("leaf.der")
        ));
        let certificate = |name: &str| {
            Certificate::parse(&std::fs::read(path(name)).expect("a file")).expect("a certificate")
        };
        let key = Key::from_pkcs8(&self.key.to_pkcs8()).expect("a key of ours");
        let contents = Contents {
            key: &PrivateKey::from(key),
            certificate: &certificate("leaf.der"),
            chain: &[certificate("ca.der")],
            friendly_name: "홍길동 은행용",
        };
        let pfx = make_pfx(&contents, PASSWORD, profile, &mut UnwrapErr(SysRng)).expect("a file");
        std::fs::write(path("bundle.p12"), pfx).expect("writable");
        path("bundle.p12")
    }
}

#[test]
fn openssl_verifies_the_request() {
    let holder = Holder::new();
    let request = holder.path("request.der");
    let verified = openssl(&format!("req -inform DER -in {request} -verify -noout"));
    assert!(verified.text().contains("verify OK"), "{}", verified.text());
    let subject = openssl(&format!(
        "req -inform DER -in {request} -noout -subject -nameopt utf8,sep_comma_plus_space,show_type"
    ))
    .stdout;
    assert!(
        subject.contains("C=PRINTABLESTRING:kr")
            && subject.contains("CN=UTF8STRING:홍길동(Hong Gil Dong)"),
        "{subject}"
    );
}

#[test]
fn openssl_opens_the_file() {
    let holder = Holder::new();
    let pfx = holder.pfx(Profile::Modern);
    let text = openssl(&format!("pkcs12 -in {pfx} -passin pass:{PASSWORD} -info -noout")).text();
    assert!(text.contains("MAC: sha256, Iteration 300000"), "{text}");
    assert_eq!(
        text.matches("PBES2, PBKDF2, AES-256-CBC, Iteration 300000, PRF hmacWithSHA256").count(),
        2,
        "{text}"
    );

    let key = holder.path("key.pem");
    openssl(&format!("pkcs12 -in {pfx} -passin pass:{PASSWORD} -nocerts -nodes -out {key}"));
    let (ours, certified) = (
        openssl(&format!("pkey -in {key} -pubout")).stdout,
        openssl(&format!("x509 -inform DER -in {} -noout -pubkey", holder.path("leaf.der"))).stdout,
    );
    assert_eq!(ours, certified);
    let wrong = run("openssl", ["pkcs12", "-in", &pfx, "-passin", "pass:wrong", "-noout"]);
    assert!(!wrong.success);
}

#[test]
fn openssl_opens_the_legacy_file() {
    let holder = Holder::new();
    let pfx = holder.pfx(Profile::Legacy);
    let open = format!("pkcs12 -in {pfx} -passin pass:{PASSWORD} -legacy -info -nodes");
    let text = openssl(&open).text();
    assert!(text.contains("MAC: sha1, Iteration 50000"), "{text}");
    assert_eq!(
        text.matches("pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 50000").count(),
        2,
        "{text}"
    );
    assert!(text.contains("BEGIN PRIVATE KEY"), "{text}");
}

/// A file in each profile, with its holder.
fn files() -> [(Holder, String); 2] {
    [Profile::Modern, Profile::Legacy].map(|profile| {
        let holder = Holder::new();
        let pfx = holder.pfx(profile);
        (holder, pfx)
    })
}

#[test]
fn java_opens_the_files() {
    for (_holder, pfx) in files() {
        let listed = must(
            "keytool",
            ["-list", "-v", "-storetype", "PKCS12", "-keystore", &pfx, "-storepass", PASSWORD],
        )
        .text();
        assert!(
            listed.contains("PrivateKeyEntry") && listed.contains("Certificate chain length: 2"),
            "{listed}"
        );
    }
}

#[test]
fn nss_imports_the_files() {
    for (holder, pfx) in files() {
        let database = format!("sql:{}", holder.path("nss"));
        std::fs::create_dir(holder.path("nss")).expect("writable");
        must("certutil", ["-N", "-d", &database, "--empty-password"]);
        must("pk12util", ["-i", &pfx, "-d", &database, "-W", PASSWORD, "-K", ""]);
        let keys = must("certutil", ["-K", "-d", &database]).text();
        assert!(keys.contains("홍길동 은행용"), "{keys}");
    }
}

#[test]
fn gnutls_opens_the_files() {
    for (_holder, pfx) in files() {
        let text =
            must("certtool", ["--p12-info", "--inder", "--infile", &pfx, "--password", PASSWORD])
                .text();
        assert!(text.contains("BEGIN CERTIFICATE") && text.contains("PRIVATE KEY"), "{text}");
    }
}
