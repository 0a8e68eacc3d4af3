//! What stands in a path and is no text: refused as what names nothing, in the form of every refusal.

use reqwest::Method;
use serde_json::{Value, json};

use crate::registration_client::Desk;
use crate::support::{Bank, client, kind};
use crate::transfers_client::Client;

#[tokio::test]
async fn what_is_no_utf8_names_nothing() {
    let bank = Bank::start();
    let hong = Client::new(&bank, "hong").await;
    let desk = Desk::hong(&bank).await;
    let signature = json!({ "signed": "MAA=" });
    let message = json!({ "message": "aGVsbG8=" });
    for (method, path, token, body, wanted) in [
        (Method::POST, "/api/transfers/%FF/signature", &hong.token, &signature, "order-unknown"),
        (Method::GET, "/api/transfers/%FF/receipt", &hong.token, &Value::Null, "not-found"),
        (
            Method::DELETE,
            "/api/registrations/certificates/%FF",
            &desk.token,
            &Value::Null,
            "not-found",
        ),
        (Method::POST, "/api/mailboxes/%FF/tries", &hong.token, &message, "mailbox-unknown"),
        (Method::POST, "/api/mailboxes/%FF/messages", &hong.token, &message, "mailbox-unknown"),
        (
            Method::POST,
            "/api/mailboxes/%FF/messages/next",
            &hong.token,
            &Value::Null,
            "mailbox-unknown",
        ),
        (Method::DELETE, "/api/mailboxes/%FF", &hong.token, &Value::Null, "mailbox-unknown"),
        (Method::GET, "/crl/%FF", &hong.token, &Value::Null, "not-found"),
        (Method::GET, "/bada/crl/%FF", &hong.token, &Value::Null, "not-found"),
        (Method::GET, "/demo/foreign/%FF", &hong.token, &Value::Null, "not-found"),
        (Method::GET, "/demo/certificates/%FF", &hong.token, &Value::Null, "not-found"),
    ] {
        let mut call = client().request(method, format!("{}{path}", bank.url)).bearer_auth(token);
        if !body.is_null() {
            call = call.json(body);
        }
        let answer = call.send().await.expect("an answer");
        let of = answer.headers()["content-type"].to_str().expect("text").to_owned();
        assert_eq!(of, "application/problem+json", "{path}: {}", answer.status());
        let problem: Value = answer.json().await.expect("JSON");
        assert_eq!(kind(&problem), wanted, "{path}");
    }
}
