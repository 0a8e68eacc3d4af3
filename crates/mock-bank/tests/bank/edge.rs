//! The HTTP edge: headers, the page, limits, the description, the desk.

use std::fs;

use serde_json::{Value, json};

use crate::session::Session;
use crate::support::{Bank, client, kind};

fn page() -> tempfile::TempDir {
    let page = tempfile::tempdir().expect("a directory");
    for (name, text) in [
        ("index.html", "<!doctype html>the page"),
        ("ingam-0123456789abcdef.js", "1"),
        ("plain.js", "2"),
    ] {
        fs::write(page.path().join(name), text).expect("written");
    }
    page
}

#[tokio::test]
async fn the_page_has_its_headers_and_any_address() {
    let page = page();
    let bank = Bank::start_with(&["--page", page.path().to_str().expect("a path")]);
    let html =
        client().get(format!("{}/certificates/any", bank.url)).header("accept", "text/html,*/*");
    let html = html.send().await.expect("an answer");
    let header = |name: &str| {
        html.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    };
    assert_eq!((html.status().as_u16(), header("cache-control")), (200, "no-cache"));
    let policy = header("content-security-policy");
    for part in [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types ingam",
    ] {
        assert!(policy.contains(part), "{policy}");
    }
    assert!(!policy.contains("unsafe-inline") && !policy.contains("https:"), "{policy}");
    assert_eq!(header("cross-origin-opener-policy"), "same-origin");
    assert_eq!(header("cross-origin-embedder-policy"), "require-corp");
    assert_eq!(header("cross-origin-resource-policy"), "same-origin");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("referrer-policy"), "no-referrer");
    assert!(header("strict-transport-security").starts_with("max-age="));
    assert!(header("permissions-policy").contains("microphone=()"));
    assert!(html.text().await.expect("text").contains("the page"));

    let cached = |path: &'static str| {
        let bank = &bank;
        async move {
            let answer = bank.get(path).await;
            let cache = answer.headers().get("cache-control").and_then(|value| value.to_str().ok());
            (answer.status().as_u16(), cache.unwrap_or_default().to_owned())
        }
    };
    assert_eq!(
        cached("/ingam-0123456789abcdef.js").await,
        (200, "public, max-age=31536000, immutable".to_owned())
    );
    assert_eq!(cached("/plain.js").await, (200, "no-cache".to_owned()));
    assert_eq!(cached("/missing.js").await.0, 404);
    // Programs that ask whether anybody is there say nothing of HTML.
    assert_eq!(cached("/").await, (200, "no-cache".to_owned()));
    let config: Value = bank.get("/config.json").await.json().await.expect("JSON");
    let root =
        bank.printed(&["x509", "-in", "data/root.pem", "-outform", "DER", "-out", "root.der"]);
    assert_eq!(root, "");
    let digest = bank.printed(&["dgst", "-sha256", "-r", "root.der"]);
    assert_eq!(config, json!({ "bank": "", "root_sha256": digest.split(' ').next() }));
}

#[tokio::test]
async fn answers_are_not_stored_and_problems_are_typed() {
    let bank = Bank::start();
    let answer = bank.get("/api/nowhere").await;
    assert_eq!(answer.headers()["cache-control"], "no-store");
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
    assert!(
        answer.headers()["content-security-policy"]
            .to_str()
            .is_ok_and(|policy| policy.contains("'none'"))
    );
    assert_eq!(kind(&answer.json().await.expect("JSON")), "not-found");
    let session = Session::start(&bank).await;
    assert_eq!(
        kind(&session.put("identity", json!({ "user_id": 3 })).await.1),
        "malformed-request"
    );
    let (status, problem) =
        session.put("identity", json!({ "user_id": "x".repeat(20_000), "number": "" })).await;
    assert_eq!((status, kind(&problem)), (413, "too-large"));
}

#[tokio::test]
async fn only_named_origins_may_call() {
    let bank = Bank::start_with(&["--allow-origin", "https://page.example"]);
    for (origin, allowed) in
        [("https://page.example", true), ("https://page.example.evil", false), ("null", false)]
    {
        let answer =
            client().get(format!("{}/api/terms", bank.url)).header("origin", origin).send().await;
        let answer = answer.expect("an answer");
        let header = answer
            .headers()
            .get("access-control-allow-origin")
            .and_then(|value| value.to_str().ok());
        assert_eq!(header, allowed.then_some(origin));
        assert!(!answer.headers().contains_key("access-control-allow-credentials"));
    }
}

#[tokio::test]
async fn the_knobs_are_not_for_pages() {
    let bank = Bank::start();
    let port = bank.admin_url.rsplit(':').next().expect("a port").to_owned();
    let turn = |name: &'static str, value: String| {
        let call = client().post(format!("{}/unlock", bank.admin_url)).header(name, value);
        call.body(r#"{"customer":"hong"}"#).send()
    };
    let own = bank.admin_url.clone();
    for (name, value, status) in [
        ("content-type", "text/plain;charset=UTF-8".to_owned(), 204),
        ("host", format!("localhost:{port}"), 204),
        ("host", format!("rebound.example:{port}"), 404),
        ("host", "192.0.2.1".to_owned(), 404),
        ("sec-fetch-site", "cross-site".to_owned(), 404),
        ("sec-fetch-site", "same-site".to_owned(), 404),
        ("origin", "https://page.example".to_owned(), 404),
        ("origin", "null".to_owned(), 404),
        ("origin", own, 404),
    ] {
        let answer = turn(name, value.clone()).await.expect("an answer");
        assert_eq!(answer.status(), status, "{name}: {value}");
    }
    let look = client().get(format!("{}/customers", bank.admin_url));
    let look = look.header("host", format!("rebound.example:{port}"));
    assert_eq!(look.send().await.expect("an answer").status(), 404, "nor may it look");
}

#[tokio::test]
async fn too_many_calls_are_told_when_to_come_back() {
    let bank = Bank::start_with(&["--calls-per-minute", "3"]);
    let mut last = None;
    // Seven calls cannot all fall into two windows of three.
    for _ in 0..7 {
        last = Some(bank.get("/api/terms").await).filter(|answer| answer.status() == 429);
        if last.is_some() {
            break;
        }
    }
    let refused = last.expect("a refusal");
    let header = refused.headers()["retry-after"].to_str().expect("a number").to_owned();
    let problem: Value = refused.json().await.expect("JSON");
    assert_eq!((kind(&problem), problem["retry_after"].to_string()), ("too-many-requests", header));
}

#[tokio::test]
async fn the_description_names_every_path_and_status() {
    let bank = Bank::start();
    let document: Value = bank.get("/api/openapi.json").await.json().await.expect("JSON");
    let step = |name: &str| document["paths"][format!("/api/enrollments/{{id}}/{name}")].clone();
    for name in ["identity", "product", "verification", "fee", "details"] {
        assert!(step(name)["put"]["responses"]["200"].is_object(), "{name}");
    }
    assert!(step("codes")["post"]["responses"]["409"].is_object());
    assert!(step("verification")["put"]["responses"]["423"].is_object());
    assert!(document["paths"]["/api/enrollments"]["post"]["responses"]["201"].is_object());
    assert_eq!(document["components"]["securitySchemes"]["session"]["scheme"], "bearer");
}

#[tokio::test]
async fn the_desk_shows_what_a_customer_knows() {
    let bank = Bank::start();
    let otp = bank.otp("hong").await;
    let desk = bank.get("/demo").await;
    assert!(
        desk.headers()["content-security-policy"]
            .to_str()
            .is_ok_and(|policy| policy.contains("form-action 'self'"))
    );
    let html = desk.text().await.expect("text");
    for text in ["홍길동", "900101-1234568", "123456-78-901234", "1357", "모의은행", "A mock bank"]
    {
        assert!(html.contains(text), "{text}");
    }
    // The code may have changed between the two calls, but then it is shown as another one of six digits.
    assert!(html.contains(&otp) || html.matches("data-field=\"otp\"").count() == 9);
    let unlock =
        client().post(format!("{}/demo/unlock", bank.url)).header("sec-fetch-site", "cross-site");
    let unlock =
        unlock.header("content-type", "application/x-www-form-urlencoded").body("customer=hong");
    assert_eq!(unlock.send().await.expect("an answer").status(), 404);
}
