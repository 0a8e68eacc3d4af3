//! A person on the way through the steps.

use serde_json::{Value, json};

use crate::support::{Bank, client};

/// A session of one enrollment.
pub struct Session<'a> {
    pub bank: &'a Bank,
    pub id: String,
    pub token: String,
}

impl<'a> Session<'a> {
    pub async fn start(bank: &'a Bank) -> Self {
        Self::start_as(bank, "personal").await
    }

    pub async fn start_as(bank: &'a Bank, holder: &str) -> Self {
        let terms: Value = bank.get("/api/terms").await.json().await.expect("JSON");
        let body = json!({ "holder": holder, "agreed": terms["documents"] });
        let answer =
            client().post(format!("{}/api/enrollments", bank.url)).json(&body).send().await;
        let answer: Value = answer.expect("an answer").json().await.expect("JSON");
        let text = |value: &Value| value.as_str().expect("text").to_owned();
        Self { bank, id: text(&answer["enrollment"]["id"]), token: text(&answer["token"]) }
    }

    pub async fn call(
        &self,
        method: reqwest::Method,
        step: &str,
        body: Option<Value>,
    ) -> (u16, Value) {
        let url = format!("{}/api/enrollments/{}{step}", self.bank.url, self.id);
        let mut call = client().request(method, url).bearer_auth(&self.token);
        if let Some(body) = body {
            call = call.json(&body);
        }
        // 0: the connection broke.
        let Ok(answer) = call.send().await else { return (0, Value::Null) };
        (answer.status().as_u16(), answer.json().await.unwrap_or_default())
    }

    pub async fn put(&self, step: &str, body: Value) -> (u16, Value) {
        self.call(reqwest::Method::PUT, &format!("/{step}"), Some(body)).await
    }

    pub async fn look(&self) -> (u16, Value) {
        self.call(reqwest::Method::GET, "", None).await
    }

    pub async fn codes(&self) -> (u16, Value) {
        self.call(reqwest::Method::POST, "/codes", None).await
    }

    pub async fn identity(&self) -> (u16, Value) {
        self.put("identity", json!({ "user_id": "hong1234", "number": "9001011234568" })).await
    }

    /// Chooses a product, 범용 by the bank's own authority.
    pub async fn product(&self, product: &str) -> (u16, Value) {
        match product {
            "general" => self.general_by("bank").await,
            _ => self.put("product", json!({ "product": product })).await,
        }
    }

    /// Chooses 범용 by an authority and agrees to its terms.
    pub async fn general_by(&self, authority: &str) -> (u16, Value) {
        let agreed = authority_terms(self.bank, authority).await;
        let choice = json!({ "product": "general", "authority": authority, "agreed": agreed });
        self.put("product", choice).await
    }

    pub async fn verification(&self, password: &str, otp: &str) -> (u16, Value) {
        self.put(
            "verification",
            json!({ "account": "hong-1", "account_password": password, "otp": otp }),
        )
        .await
    }

    pub async fn fee(&self, amount: u64) -> (u16, Value) {
        self.put("fee", json!({ "amount": amount, "account": "hong-1" })).await
    }

    pub async fn details(&self) -> (u16, Value) {
        let address =
            json!({ "postal_code": "04524", "line1": "서울특별시 중구 모의로 1", "line2": "" });
        self.put(
            "details",
            json!({ "email": "hong@example.com", "phone": "01000001234", "address": address }),
        )
        .await
    }

    /// Everything up to the codes, for 홍길동.
    pub async fn to_codes(&self, product: &str) -> (String, String) {
        assert_eq!(self.identity().await.0, 200);
        assert_eq!(self.product(product).await.0, 200);
        let codes = self.product_to_codes(product).await;
        let text = |name: &str| codes[name].as_str().expect("text").to_owned();
        (text("reference"), text("code"))
    }

    /// Everything after the product; what the bank answers in the end.
    pub async fn product_to_codes(&self, product: &str) -> Value {
        let otp = self.bank.otp("hong").await;
        assert_eq!(self.verification("1357", &otp).await.0, 200);
        if product == "general" {
            assert_eq!(self.fee(4_400).await.0, 200);
        }
        assert_eq!(self.details().await.0, 200);
        let (status, codes) = self.codes().await;
        assert_eq!(status, 200, "{codes}");
        codes
    }
}

/// Agreement to the current terms of an authority.
pub async fn authority_terms(bank: &Bank, authority: &str) -> Value {
    let terms: Value = bank.get("/api/terms/authorities").await.json().await.expect("JSON");
    let documents = terms["documents"].as_array().expect("a list");
    let id = format!("authority-{authority}");
    let document = documents.iter().find(|document| document["id"] == id.as_str());
    document.cloned().unwrap_or_default()
}
