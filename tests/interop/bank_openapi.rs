//! Schemathesis calls the bank as its own OpenAPI document says, and finds no difference.

use std::process::Command;

use serde_json::{Value, json};

use crate::{
    bank_cmp::enroll,
    bank_process::{Bank, make_request},
    program::{from_environment, must, openssl},
};

/// What the document cannot say is answered with 422: that exactly one of three ways is needed, that
/// a date exists, that a PEM block holds a request; or with 413, which counts bytes. Everything else
/// it must say: what it allows is never answered with 400.
const SETTINGS: &str = r#"
[checks.positive_data_acceptance]
expected-statuses = ["2xx", 401, 403, 404, 409, 410, 413, 422, 423, 429]
[checks.negative_data_rejection]
expected-statuses = [400, 401, 403, 404, 405, 409, 410, 413, 422, 423, 429]
"#;

/// Requests made for one operation in each phase; more find nothing more, and take longer.
const EXAMPLES: &str = "20";

/// An enrollment of a customer, or a login.
#[derive(Clone)]
struct Session {
    id: String,
    token: String,
}

/// Calls the bank with a JSON body, or without one, and reads its JSON.
pub fn call(bank: &Bank, method: &str, path: &str, token: &str, body: Option<&Value>) -> Value {
    let url = format!("http://{}{path}", bank.address);
    let (text, bearer) =
        (body.map(Value::to_string).unwrap_or_default(), format!("authorization: Bearer {token}"));
    let mut arguments = vec!["-sSf", "-X", method, &url, "-H", &bearer];
    if body.is_some() {
        arguments.extend(["-H", "content-type: application/json", "--data-binary", &text]);
    }
    serde_json::from_str(&must("curl", arguments).stdout).expect("JSON")
}

/// The documents of a list of terms, as they are agreed to.
fn agreements(terms: &Value) -> Vec<Value> {
    let documents = terms["documents"].as_array().expect("documents").iter();
    let agreement = |terms: &Value| json!({ "id": terms["id"], "version": terms["version"], "sha256": terms["sha256"] });
    documents.map(agreement).collect()
}

/// What the customer's token shows, as the demo desk tells.
fn one_time_password(bank: &Bank) -> String {
    let desk = must("curl", ["-sSf", &format!("http://{}/demo", bank.address)]).stdout;
    let hers = desk.split_once("hong1234").map(|(_, after)| after);
    let shown = hers.and_then(|text| text.split_once("data-field=\"otp\">"));
    shown.expect("a code").1.chars().take_while(char::is_ascii_digit).collect()
}

/// A session in which so many steps are answered: none, identity, product, verification, fee.
fn session(bank: &Bank, answered: usize) -> Session {
    let terms = call(bank, "GET", "/api/terms", "", None);
    let start = json!({ "holder": "personal", "agreed": agreements(&terms) });
    let started = call(bank, "POST", "/api/enrollments", "", Some(&start));
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let session =
        Session { id: text(&started["enrollment"]["id"]), token: text(&started["token"]) };

    let own = call(bank, "GET", "/api/terms/authorities", "", None);
    let agreed = agreements(&own).into_iter().find(|terms| terms["id"] == "authority-bank");
    let steps = [
        ("identity", json!({ "user_id": "hong1234", "number": "9001011234568" })),
        ("product", json!({ "product": "general", "authority": "bank", "agreed": agreed })),
        (
            "verification",
            json!({ "account": "hong-1", "account_password": "1357", "otp": one_time_password(bank) }),
        ),
        ("fee", json!({ "amount": 4_400, "account": "hong-1" })),
    ];
    for (step, answer) in steps.iter().take(answered) {
        let path = format!("/api/enrollments/{}/{step}", session.id);
        call(bank, "PUT", &path, &session.token, Some(answer));
    }
    session
}

/// Somebody with a certificate logs in; the token. OpenSSL signs.
pub fn logged_in(bank: &Bank) -> String {
    let (_, csr) = make_request(bank, "login");
    let certificate = bank.scratch("login.pem");
    let issued = enroll(bank, &bank.codes(&[]), &csr, &certificate, &[]);
    assert!(issued.success, "{}", issued.text());
    let challenge = call(bank, "POST", "/api/login/challenges", "", None);
    let nonce = challenge["nonce"].as_str().expect("a nonce");
    let origin = format!("http://{}", bank.address);
    let signed = signed_at_login(bank, &ingam_bank_api::login_text(&origin, nonce));
    let login = json!({ "nonce": nonce, "signed": signed });
    let answer = call(bank, "POST", "/api/login", "", Some(&login));
    answer["token"].as_str().expect("a token").to_owned()
}

/// A text, signed with the certificate of [`logged_in`], in base64.
pub fn signed_at_login(bank: &Bank, content: &str) -> String {
    let [certificate, key, text, signed] =
        ["login.pem", "login.key", "login.txt", "login.der"].map(|name| bank.scratch(name));
    std::fs::write(&text, content).expect("writable");
    openssl(&format!(
        "cms -sign -cades -binary -nodetach -md sha256 -outform DER \
         -in {text} -signer {certificate} -inkey {key} -out {signed}"
    ));
    openssl(&format!("base64 -A -in {signed}")).stdout
}

/// One address makes all these calls: its limit is not what is tested here.
pub fn bank() -> Bank {
    Bank::start_with(&["--calls-per-minute", "1000000"])
}

/// Compares a part of the bank with its description, in a session that has come so far.
fn compare(name: &str, answered: usize, part: &[&str]) {
    let bank = bank();
    let session = session(&bank, answered);
    compare_in(&bank, session, name, part);
}

/// The same in a session that is there.
fn compare_in(bank: &Bank, Session { id, token }: Session, name: &str, part: &[&str]) {
    let settings = bank.scratch("schemathesis.toml");
    let place = format!(
        "headers = {{ Authorization = \"Bearer {token}\" }}\n[parameters]\n\"path.id\" = \"{id}\"\n"
    );
    std::fs::write(&settings, format!("{place}{SETTINGS}")).expect("writable");
    let tool = from_environment("INGAM_SCHEMATHESIS_VENV").join("bin/schemathesis");
    let document = format!("http://{}/api/openapi.json", bank.address);
    let run_with = ["--config-file", &settings, "run", &document, "--checks", "all", "--no-color"];
    let bounds = ["--phases", "coverage,fuzzing", "--max-examples", EXAMPLES, "--seed", "1"];
    // It keeps notes where it runs.
    let finished = Command::new(tool)
        .current_dir(bank.data("scratch"))
        .args([&run_with[..], &bounds, part].concat())
        .output()
        .expect("Schemathesis runs");
    let said = [finished.stdout, finished.stderr].concat();
    assert!(finished.status.success(), "{name}: {}", String::from_utf8_lossy(&said));
}

/// What ends a session: giving the enrollment up, ten wrong identities, and logging out.
const ENDS: &str = r"/identity(/text-message)?$|/\{id\}$|/login/session$";

#[test]
fn the_description_of_the_steps_is_true() {
    compare("steps", 0, &["--exclude-path-regex", ENDS]);
}

#[test]
fn the_description_of_what_ends_a_session_is_true() {
    compare("ends", 0, &["--include-path-regex", ENDS]);
}

/// Each step where it is the one that is asked: not everything is refused for coming too early.
#[test]
fn the_description_of_each_step_is_true_when_it_is_asked() {
    let steps = [
        ("product", 1, "/product$"),
        ("verification", 2, "/verification$|[^y]/text-message$"),
        ("fee", 3, "/fee$|/balances$"),
        ("details", 4, "/details$"),
    ];
    for (name, answered, paths) in steps {
        compare(name, answered, &["--include-path-regex", paths]);
    }
}

/// For whoever is logged in; at last logging out.
#[test]
fn the_description_of_a_login_is_true() {
    let bank = bank();
    let session = Session { id: String::new(), token: logged_in(&bank) };
    let paths = r"/login($|/[ce])|/accounts$|/transfers|/renewals$";
    compare_in(&bank, session.clone(), "login", &["--include-path-regex", paths]);
    compare_in(&bank, session, "logout", &["--include-path-regex", "/login/session$"]);
}
