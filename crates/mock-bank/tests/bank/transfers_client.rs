//! Somebody who transfers money, made without the client's code.

use base64ct::{Base64, Encoding as _};
use reqwest::Method;
use serde_json::{Value, json};

use crate::login_client::{Draft, Holder, R};
use crate::support::{Bank, client, kind};

/// Somebody who is logged in.
pub struct Client<'a> {
    pub bank: &'a Bank,
    pub holder: Holder,
    pub token: String,
}

impl<'a> Client<'a> {
    pub async fn new(bank: &'a Bank, customer: &str) -> Self {
        Self::of(bank, Holder::new(bank, customer, Some(R)).await).await
    }

    /// Whoever has this certificate.
    pub async fn of(bank: &'a Bank, holder: Holder) -> Self {
        let token = holder.token(bank).await;
        Self { bank, holder, token }
    }

    /// The same person in another session.
    pub async fn again(&self) -> Self {
        Self::of(self.bank, self.holder.clone()).await
    }

    pub async fn call(&self, method: Method, path: &str, body: Option<&Value>) -> (u16, Value) {
        self.call_from(method, path, body, None).await
    }

    pub async fn call_from(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        origin: Option<&str>,
    ) -> (u16, Value) {
        let url = format!("{}/api/transfers{path}", self.bank.url);
        let mut call = client().request(method, url).bearer_auth(&self.token);
        if let Some(body) = body {
            call = call.json(body);
        }
        if let Some(origin) = origin {
            call = call.header("origin", origin);
        }
        let answer = call.send().await.expect("an answer");
        (answer.status().as_u16(), answer.json().await.unwrap_or_default())
    }

    /// The facts of an order.
    pub async fn order(&self, order: &Value) -> Value {
        let (status, ordered) = self.call(Method::POST, "", Some(order)).await;
        assert_eq!(status, 201, "{ordered}");
        ordered["facts"].clone()
    }

    pub async fn refused(&self, order: &Value, status: u16, wanted: &str) -> Value {
        let (got, problem) = self.call(Method::POST, "", Some(order)).await;
        assert_eq!((got, kind(&problem)), (status, wanted), "{problem}");
        problem
    }

    /// What has to be sent for an order.
    pub fn signature(&self, facts: &Value) -> Value {
        let text = text(&self.bank.url, facts);
        sent(&Draft::of(&self.holder, text.as_bytes()).signed())
    }

    pub async fn sign(&self, order: &Value, body: &Value) -> (u16, Value) {
        self.call(Method::POST, &signature_of(order), Some(body)).await
    }

    pub async fn not_signed(&self, order: &Value, body: &Value, status: u16, wanted: &str) {
        let (got, problem) = self.sign(order, body).await;
        assert_eq!((got, kind(&problem)), (status, wanted), "{problem}");
    }

    /// Orders and signs; the answer.
    pub async fn transfer(&self, order: &Value) -> (u16, Value) {
        let facts = self.order(order).await;
        self.sign(&facts, &self.signature(&facts)).await
    }

    pub async fn receipt(&self, facts: &Value) -> (u16, Vec<u8>) {
        let order = facts["order"].as_str().expect("digits");
        let url = format!("{}/api/transfers/{order}/receipt", self.bank.url);
        let answer = client().get(url).bearer_auth(&self.token).send().await.expect("an answer");
        (answer.status().as_u16(), answer.bytes().await.expect("bytes").to_vec())
    }

    pub async fn balance(&self, account: usize) -> u64 {
        let (_, accounts) =
            crate::login_client::call(self.bank, Method::GET, "/api/accounts", &self.token).await;
        accounts["accounts"][account]["balance"].as_u64().expect("won")
    }
}

/// The text of an order, written without the bank's code.
pub fn text(origin: &str, facts: &Value) -> String {
    let fact = |name: &str| facts[name].as_str().expect("text").to_owned();
    let dashed = |name: &str| {
        let digits = fact(name);
        format!("{} {}-{}-{}", fact("bank"), &digits[..6], &digits[6..8], &digits[8..])
    };
    let amount = facts["amount"].as_u64().expect("won");
    let amount = match amount {
        0..1_000 => amount.to_string(),
        1_000..1_000_000 => format!("{},{:03}", amount / 1_000, amount % 1_000),
        _ => format!("{},{:03},{:03}", amount / 1_000_000, amount / 1_000 % 1_000, amount % 1_000),
    };
    let at = facts["ordered_at"].as_i64().expect("seconds");
    let time = time::OffsetDateTime::from_unix_timestamp(at + 9 * 3600).expect("a time");
    let time =
        format!("{} {:02}:{:02}:{:02}", time.date(), time.hour(), time.minute(), time.second());
    format!(
        "이체 확인서 (Ingam transfer v1)\n주문번호: {}\n보내는 분: {}\n출금 계좌: {}\n받는 분: {}\n\
         입금 계좌: {}\n금액: {amount}원\n수수료: 0원\n내 통장 표시: {}\n받는 분 통장 표시: {}\n\
         시각: {time} (KST)\n사이트: {origin}\n확인번호: {}\n",
        fact("order"),
        fact("sender"),
        dashed("from"),
        fact("recipient"),
        dashed("to"),
        fact("own_memo"),
        fact("their_memo"),
        fact("nonce"),
    )
}

pub fn sent(signed: &[u8]) -> Value {
    json!({ "signed": Base64::encode_string(signed) })
}

pub fn signature_of(order: &Value) -> String {
    format!("/{}/signature", order["order"].as_str().expect("digits"))
}

/// To 김영희.
pub fn to_kim(amount: u64) -> Value {
    json!({ "from": "hong-1", "to": "23456701002345", "amount": amount, "own_memo": "", "their_memo": "",
        "language": "ko" })
}
