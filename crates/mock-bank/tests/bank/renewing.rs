//! People who renew: logged in with a certificate, with OpenSSL or a program of our own that signs with the old
//! key.

use std::fs;
use std::process::Output;

use base64ct::{Base64, Encoding as _};
use der::Encode as _;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{DerSignature, SigningKey};
use p256::pkcs8::EncodePrivateKey as _;
use reqwest::Method;
use serde_json::{Value, json};
use x509_cert::Certificate;
use x509_cert::ext::pkix::SubjectKeyIdentifier;

use crate::login_client::{Holder, R, algorithm, der_of, tlv};
use crate::session::Session;
use crate::support::{Bank, client, must};
use crate::vid_request::{encrypted, request_by};

pub const DAY: i64 = 86_400;
const ECDSA_SHA256: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02];
/// 1.3.6.1.4.1.32473.1.1
const VID_RANDOM: &[u8] = &[0x2b, 0x06, 0x01, 0x04, 0x01, 0x81, 0xfd, 0x59, 0x01, 0x01];

/// Issues a certificate with a VID by the codes that these options give; `name`.key and `name`.crt are written.
pub async fn holder(bank: &Bank, name: &str, options: &[&str]) -> Holder {
    let key = SigningKey::from(ingam_mock_bank::ca::keys::make_key());
    let csr = request_by(bank, &key, &R, None).await;
    must(&bank.cmp(&bank.codes(options), &csr, name, &[]));
    let holder = Holder { key, der: der_of(bank, &format!("{name}.crt")), random: Some(R) };
    write_key(bank, name, &holder.key);
    holder
}

pub async fn banking(bank: &Bank, name: &str) -> Holder {
    holder(bank, name, &["--product", "banking"]).await
}

pub fn write_key(bank: &Bank, name: &str, key: &SigningKey) {
    let pem = p256::SecretKey::from(key).to_pkcs8_pem(Default::default()).expect("PEM");
    fs::write(bank.file(&format!("{name}.key")), pem.as_bytes()).expect("written");
}

/// The last second of a certificate.
pub fn not_after(certificate: &Certificate) -> i64 {
    let end = certificate.tbs_certificate().validity().not_after.to_unix_duration();
    i64::try_from(end.as_secs()).expect("seconds")
}

/// The bank's clock.
pub async fn now(bank: &Bank) -> i64 {
    bank.admin("advance", json!({ "seconds": 0 })).await.1["now"].as_i64().expect("seconds")
}

pub async fn go_to(bank: &Bank, at: i64) {
    let seconds = at - now(bank).await;
    bank.knob("advance", json!({ "seconds": seconds })).await;
}

/// Goes to noon of the day that is so many days before the last one.
pub async fn days_left(bank: &Bank, holder: &Holder, days: i64) {
    go_to(bank, not_after(&holder.certificate()) - days * DAY - DAY / 2).await;
}

/// `POST /api/renewals`.
pub async fn renew(bank: &Bank, token: &str, start: &Value) -> (u16, Value) {
    let call = client().post(format!("{}/api/renewals", bank.url)).bearer_auth(token).json(start);
    let answer = call.send().await.expect("an answer");
    (answer.status().as_u16(), answer.json().await.expect("JSON"))
}

/// The session of what was opened.
pub fn session<'a>(bank: &'a Bank, opened: &Value) -> Session<'a> {
    let text = |value: &Value| value.as_str().unwrap_or_else(|| panic!("{opened}")).to_owned();
    Session { bank, id: text(&opened["enrollment"]["id"]), token: text(&opened["token"]) }
}

/// Logs in and opens a renewal.
pub async fn open<'a>(bank: &'a Bank, holder: &Holder) -> Session<'a> {
    let token = holder.token(bank).await;
    let (status, opened) = renew(bank, &token, &json!({})).await;
    assert_eq!(status, 201, "{opened}");
    session(bank, &opened)
}

/// Opens a renewal without a fee, and closes its answers.
pub async fn to_codes<'a>(bank: &'a Bank, holder: &Holder) -> Session<'a> {
    let session = open(bank, holder).await;
    let (status, codes) = session.codes().await;
    assert_eq!((status, &codes["code"]), (200, &json!("")), "{codes}");
    session
}

/// A reissue of 홍길동, or of somebody else's holder kind, up to its session.
pub async fn reissue<'a>(bank: &'a Bank, holder: &str) -> Session<'a> {
    let (status, opened) = start(bank, holder, "reissue").await;
    assert_eq!(status, 201, "{opened}");
    session(bank, &opened)
}

pub async fn start(bank: &Bank, holder: &str, purpose: &str) -> (u16, Value) {
    let terms: Value = bank.get("/api/terms").await.json().await.expect("JSON");
    let body = json!({ "holder": holder, "agreed": terms["documents"], "purpose": purpose });
    let call = client().post(format!("{}/api/enrollments", bank.url)).json(&body);
    let answer = call.send().await.expect("an answer");
    (answer.status().as_u16(), answer.json().await.expect("JSON"))
}

pub fn new_key(bank: &Bank, name: &str) {
    let (group, key) = ("ec_paramgen_curve:P-256", format!("{name}.key"));
    must(&bank.openssl(&["genpkey", "-algorithm", "EC", "-pkeyopt", group, "-out", &key]));
}

/// `openssl cmp -cmd kur`: the key is made if it is not there; the certificate lands in `new`.crt.
pub async fn kur(bank: &Bank, old: &str, new: &str, more: &[&str]) -> Output {
    if !bank.file(&format!("{new}.key")).exists() {
        new_key(bank, new);
    }
    write_root(bank).await;
    let server = bank.url.trim_start_matches("http://");
    let at = now(bank).await.to_string();
    let [cert, key, new_key, out] =
        [format!("{old}.crt"), format!("{old}.key"), format!("{new}.key"), format!("{new}.crt")];
    let mut arguments = vec!["cmp", "-cmd", "kur", "-server", server, "-path", "/cmp"];
    arguments.extend(["-cert", &cert, "-key", &key, "-newkey", &new_key, "-certout", &out]);
    arguments.extend(["-trusted", "root.pem", "-attime", &at]);
    arguments.extend(more);
    bank.openssl(&arguments)
}

async fn write_root(bank: &Bank) {
    let authority: Value = bank.get("/api/authority").await.json().await.expect("JSON");
    let der = Base64::decode_vec(authority["root"].as_str().expect("base64")).expect("base64");
    fs::write(bank.file("root.der"), der).expect("written");
    must(&bank.openssl(&["x509", "-inform", "DER", "-in", "root.der", "-out", "root.pem"]));
}

/// A `kur` of our own making, which can be made wrong.
pub struct Kur {
    pub old: Holder,
    pub key: SigningKey,
    /// The value of the control with R.
    pub random: Option<Vec<u8>>,
    pub transaction: Vec<u8>,
    /// Who signs the request instead of the new key.
    pub prover: Option<SigningKey>,
}

impl Kur {
    /// As it should be, with R.
    pub async fn new(bank: &Bank, old: &Holder) -> Self {
        let key = SigningKey::from(ingam_mock_bank::ca::keys::make_key());
        let info = b"ingam vid random v1";
        let random = encrypted(bank, &R, info, &key_info(&key)).await;
        let transaction = ingam_mock_bank::secrets::random::<16>().to_vec();
        Self { old: old.clone(), key, random: Some(random), transaction, prover: None }
    }

    /// DER of the PKIMessage.
    pub fn message(&self) -> Vec<u8> {
        let info = key_info(&self.key);
        let certificate = self.old.certificate();
        let subject = certificate.tbs_certificate().subject().to_der().expect("DER");
        // [6] IMPLICIT: the tag of the SubjectPublicKeyInfo itself is replaced.
        let head = if info[1] < 0x80 { 2 } else { 3 };
        let template = tlv(0x30, &[&tlv(0xa5, &[&subject]), &tlv(0xa6, &[&info[head..]])]);
        let mut request = vec![tlv(0x02, &[&[0]]), template];
        if let Some(random) = &self.random {
            let control = tlv(0x30, &[&tlv(0x06, &[VID_RANDOM]), random]);
            request.push(tlv(0x30, &[&control]));
        }
        let request = tlv(0x30, &[&request.concat()]);
        let proof: DerSignature = self.prover.as_ref().unwrap_or(&self.key).sign(&request);
        let proof = tlv(0x03, &[&[0], proof.as_bytes()]);
        let proof = tlv(0xa1, &[&algorithm(ECDSA_SHA256), &proof]);
        let messages = tlv(0x30, &[&tlv(0x30, &[&request, &proof])]);
        self.signed(&tlv(0xa7, &[&messages]))
    }

    /// DER of a general message of this sender: asks for these kinds.
    pub fn genm(&self, kinds: &[&[u8]]) -> Vec<u8> {
        let asked = kinds.iter().map(|kind| tlv(0x30, &[&tlv(0x06, &[kind])]));
        self.signed(&tlv(0xb5, &[&tlv(0x30, &[&asked.collect::<Vec<_>>().concat()])]))
    }

    /// A body in a message that is signed with the old key.
    fn signed(&self, body: &[u8]) -> Vec<u8> {
        let certificate = self.old.certificate();
        let tbs = certificate.tbs_certificate();
        let subject = tbs.subject().to_der().expect("DER");
        let key_id = tbs.get_extension::<SubjectKeyIdentifier>().expect("extensions");
        let key_id = key_id.expect("a key identifier").1.0;
        let header = tlv(
            0x30,
            &[
                &tlv(0x02, &[&[2]]),
                &tlv(0xa4, &[&subject]),
                &tlv(0xa4, &[&[0x30, 0]]),
                &tlv(0xa1, &[&algorithm(ECDSA_SHA256)]),
                &tlv(0xa2, &[&tlv(0x04, &[key_id.as_bytes()])]),
                &tlv(0xa4, &[&tlv(0x04, &[&self.transaction])]),
                &tlv(0xa5, &[&tlv(0x04, &[&[7; 16]])]),
            ],
        );
        let signature: DerSignature = self.old.key.sign(&tlv(0x30, &[&header, body]));
        let protection = tlv(0xa0, &[&tlv(0x03, &[&[0], signature.as_bytes()])]);
        let certificates = tlv(0xa1, &[&tlv(0x30, &[&self.old.der])]);
        tlv(0x30, &[&header, body, &protection, &certificates])
    }

    /// Sends it. The certificate, or what the bank says.
    pub async fn send(&self, bank: &Bank) -> Result<Holder, String> {
        let answer = bank.send(self.message()).await.expect("an answer");
        let body = body(&answer);
        if body[0] != 0xa8 {
            return Err(String::from_utf8_lossy(&answer).into_owned());
        }
        let der = certificate_in(&body);
        Ok(Holder { key: self.key.clone(), der, random: self.random.as_ref().map(|_| R) })
    }
}

/// What the bank's records say of a certificate.
pub async fn row(bank: &Bank, holder: &Holder) -> Value {
    let serial = holder.serial();
    let all = bank.look("certificates").await;
    let mut all = all.as_array().expect("a list").iter();
    all.find(|one| one["serial"] == serial.as_str()).cloned().unwrap_or_default()
}

fn key_info(key: &SigningKey) -> Vec<u8> {
    let info = spki::SubjectPublicKeyInfoOwned::from_key(key.verifying_key()).expect("a key");
    info.to_der().expect("DER")
}

/// Length of the element at the start, with its head.
fn element(bytes: &[u8]) -> usize {
    match bytes[1] {
        short @ 0..=0x7f => 2 + usize::from(short),
        0x81 => 3 + usize::from(bytes[2]),
        _ => 4 + (usize::from(bytes[2]) << 8) + usize::from(bytes[3]),
    }
}

/// Contents of the element at the start.
fn inside(bytes: &[u8]) -> &[u8] {
    let head = match bytes[1] {
        0..=0x7f => 2,
        0x81 => 3,
        _ => 4,
    };
    &bytes[head..element(bytes)]
}

/// The body of a PKIMessage.
pub fn body(message: &[u8]) -> Vec<u8> {
    let content = inside(message);
    let body = &content[element(content)..];
    body[..element(body)].to_vec()
}

/// The certificate of a `kup` without caPubs.
fn certificate_in(body: &[u8]) -> Vec<u8> {
    // [8], CertRepMessage, response, its first CertResponse.
    let response = inside(inside(inside(inside(body))));
    let after_id = &response[element(response)..];
    let pair = &after_id[element(after_id)..];
    // CertifiedKeyPair, CertOrEncCert [0].
    inside(inside(pair)).to_vec()
}

/// `GET` with the token of a login.
pub async fn logged_in(bank: &Bank, token: &str) -> u16 {
    crate::login_client::call(bank, Method::GET, "/api/accounts", token).await.0
}
