//! Somebody at the desk for certificates of other institutions, without the client's code.

use std::fs;

use base64ct::{Base64, Encoding as _};
use ingam_core::import::{self, File, Identity};
use ingam_core::password_encryption::Work;
use p256::SecretKey;
use p256::ecdsa::SigningKey;
use p256::pkcs8::DecodePrivateKey as _;
use reqwest::Method;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::login_client::{Draft, Holder, MESSAGE_DIGEST, tlv};
use crate::support::{Bank, client, must};
use crate::vid_request::encrypted;

const INFO: &[u8] = b"ingam registration v1";

/// A desk that was opened.
pub struct Desk<'a> {
    pub bank: &'a Bank,
    pub customer: &'static str,
    pub token: String,
}

/// What the other institution hands out, opened as the page opens it.
pub async fn elsewhere(bank: &Bank, customer: &str, form: &str, key: &str, kind: &str) -> Identity {
    let bytes = Desk::file(bank, customer, form, key, kind).await;
    let file = File { name: "bada", bytes: &bytes };
    let opened = import::open(&[file], "Bada-demo-77!", &mut Work::new()).expect("it opens");
    opened.identities.into_iter().next().expect("a certificate with its key")
}

/// With a P-256 key out of a `.pfx`, and R.
pub async fn opened(bank: &Bank, customer: &str, kind: &str) -> Holder {
    let identity = elsewhere(bank, customer, "pfx", "p256", kind).await;
    let key = SecretKey::from_pkcs8_der(&identity.key.to_pkcs8()).expect("a key");
    Holder {
        key: SigningKey::from(key),
        der: identity.certificate.der().to_vec(),
        random: identity.key.random().map(|random| *random.expose()),
    }
}

/// All of it.
pub async fn register(desk: &Desk<'_>, holder: &Holder) {
    let (status, shown) = desk.show(holder).await;
    assert_eq!(status, 200, "{shown}");
    desk.prove().await;
    let (status, done) = desk.confirm(&holder.fingerprint()).await;
    assert_eq!(status, 200, "{done}");
}

impl Holder {
    pub fn fingerprint(&self) -> String {
        ingam_mock_bank::hex::hex(&Sha256::digest(&self.der))
    }
}

impl Bank {
    /// A text signed by OpenSSL with `name`.crt and `name`.key.
    pub fn cms(&self, text: &str, name: &str) -> Vec<u8> {
        fs::write(self.file("text"), text).expect("written");
        let (certificate, key) = (format!("{name}.crt"), format!("{name}.key"));
        let how =
            ["cms", "-sign", "-cades", "-binary", "-nodetach", "-md", "sha256", "-in", "text"];
        let who = ["-signer", &certificate, "-inkey", &key, "-outform", "DER", "-out", "cms.der"];
        must(&self.openssl(&[&how[..], &who].concat()));
        fs::read(self.file("cms.der")).expect("a signature")
    }
}

impl<'a> Desk<'a> {
    /// A file of the other institution.
    pub async fn file(bank: &Bank, customer: &str, form: &str, key: &str, kind: &str) -> Vec<u8> {
        let order = [("customer", customer), ("form", form), ("key", key), ("kind", kind)];
        let call = client().post(format!("{}/demo/foreign", bank.url)).form(&order);
        let answer = call.send().await.expect("an answer");
        assert_eq!(answer.status(), 200);
        answer.bytes().await.expect("bytes").to_vec()
    }

    pub async fn open(bank: &Bank, question: Value) -> Result<(Value, String), (u16, Value)> {
        let call = client().post(format!("{}/api/registrations", bank.url)).json(&question);
        let answer = call.send().await.expect("an answer");
        let (status, body) =
            (answer.status().as_u16(), answer.json::<Value>().await.expect("JSON"));
        match body["token"].as_str() {
            Some(token) => Ok((body.clone(), token.to_owned())),
            None => Err((status, body)),
        }
    }

    async fn of(bank: &'a Bank, customer: &'static str) -> Self {
        let mock = ingam_mock_bank::customers::ALL.iter().find(|mock| mock.id == customer);
        let mock = mock.expect("a customer");
        let account = &mock.accounts[0];
        let question = json!({ "account": account.number, "account_password": account.password, "number": mock.number });
        let (_, token) = Self::open(bank, question).await.expect("let in");
        Self { bank, customer, token }
    }

    pub async fn hong(bank: &'a Bank) -> Self {
        Self::of(bank, "hong").await
    }

    pub async fn kim(bank: &'a Bank) -> Self {
        Self::of(bank, "kim").await
    }

    async fn call(
        &self,
        method: Method,
        path: &str,
        body: Option<Value>,
        origin: Option<&str>,
    ) -> (u16, Value) {
        let mut call = client()
            .request(method, format!("{}/api/registrations{path}", self.bank.url))
            .bearer_auth(&self.token);
        if let Some(body) = body {
            call = call.json(&body);
        }
        if let Some(origin) = origin {
            call = call.header("origin", origin);
        }
        let answer = call.send().await.expect("an answer");
        (answer.status().as_u16(), answer.json().await.unwrap_or_default())
    }

    pub async fn look(&self) -> (u16, Value) {
        self.call(Method::GET, "", None, None).await
    }

    pub async fn put(&self, step: &str, body: Value) -> (u16, Value) {
        self.put_from(step, body, None).await
    }

    pub async fn put_from(&self, step: &str, body: Value, origin: Option<&str>) -> (u16, Value) {
        self.call(Method::PUT, &format!("/{step}"), Some(body), origin).await
    }

    pub async fn nonce(&self) -> String {
        let (status, given) = self.call(Method::POST, "/challenge", None, None).await;
        assert_eq!(status, 201, "{given}");
        given["nonce"].as_str().expect("a nonce").to_owned()
    }

    /// What has to be sent, with a new nonce, for a page of this origin.
    pub async fn signature(&self, holder: &Holder, origin: &str) -> Value {
        let nonce = self.nonce().await;
        let text = ingam_bank_api::registration_text(origin, &nonce);
        let mut draft = Draft::new(holder, origin, &nonce);
        draft.attribute(MESSAGE_DIGEST, tlv(0x04, &[&Sha256::digest(&text)]));
        draft.content = text.into_bytes();
        self.body(&nonce, &draft.signed(), holder).await
    }

    async fn body(&self, nonce: &str, signed: &[u8], holder: &Holder) -> Value {
        let random = match &holder.random {
            Some(random) => {
                let sent = encrypted(self.bank, random, INFO, &holder.bound_to(nonce)).await;
                Some(Base64::encode_string(&sent))
            }
            None => None,
        };
        json!({ "nonce": nonce, "signed": Base64::encode_string(signed), "random": random })
    }

    pub async fn show(&self, holder: &Holder) -> (u16, Value) {
        let body = self.signature(holder, &self.bank.url).await;
        self.put("certificate", body).await
    }

    /// Shows what another program signed.
    pub async fn show_signed(
        &self,
        nonce: &str,
        signed: &[u8],
        der: &[u8],
        random: Option<[u8; 20]>,
    ) -> (u16, Value) {
        let key = SigningKey::from(ingam_mock_bank::ca::keys::make_key());
        let holder = Holder { key, der: der.to_vec(), random };
        let body = self.body(nonce, signed, &holder).await;
        self.put("certificate", body).await
    }

    pub async fn prove(&self) -> (u16, Value) {
        let otp = self.bank.otp(self.customer).await;
        self.put("proof", json!({ "otp": otp })).await
    }

    pub async fn confirm(&self, fingerprint: &str) -> (u16, Value) {
        let body = json!({ "fingerprint": fingerprint });
        self.call(Method::POST, "/confirmation", Some(body), None).await
    }

    pub async fn deregister(&self, fingerprint: &str) -> (u16, Value) {
        self.call(Method::DELETE, &format!("/certificates/{fingerprint}"), None, None).await
    }
}
