//! Schemathesis calls the bank as its own OpenAPI document says, and finds no difference.

use std::process::Command;

use serde_json::{Value, json};

use crate::{
    bank_process::Bank,
    program::{from_environment, must},
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

/// Calls the bank with a JSON body, or without one, and reads its JSON.
fn call(bank: &Bank, path: &str, body: Option<&Value>) -> Value {
    let url = format!("http://{}{path}", bank.address);
    let text = body.map(Value::to_string).unwrap_or_default();
    let mut arguments = vec!["-sSf", &url];
    if body.is_some() {
        arguments.extend(["-H", "content-type: application/json", "--data-binary", &text]);
    }
    serde_json::from_str(&must("curl", arguments).stdout).expect("JSON")
}

/// A session that belongs to a customer: its settings.
fn session(bank: &Bank) -> String {
    let terms = call(bank, "/api/terms", None);
    let documents = terms["documents"].as_array().expect("documents").iter();
    let agreed = documents.map(|terms| {
        json!({ "id": terms["id"], "version": terms["version"], "sha256": terms["sha256"] })
    });
    let start = json!({ "holder": "personal", "agreed": agreed.collect::<Vec<_>>() });
    let started = call(bank, "/api/enrollments", Some(&start));
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let (id, token) = (text(&started["enrollment"]["id"]), text(&started["token"]));
    format!(
        "headers = {{ Authorization = \"Bearer {token}\" }}\n[parameters]\n\"path.id\" = \"{id}\"\n"
    )
}

/// Compares a part of the bank with its description, in a session of its own.
fn compare(name: &str, part: &[&str]) {
    // One address makes all these calls: its limit is not what is tested here.
    let bank = Bank::start_with(&["--calls-per-minute", "1000000"]);
    let settings = bank.scratch("schemathesis.toml");
    std::fs::write(&settings, format!("{}{SETTINGS}", session(&bank))).expect("writable");
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

/// What ends a session: giving the enrollment up, and ten wrong identities.
const ENDS: &str = r"/identity$|/\{id\}$";

#[test]
fn the_description_of_the_steps_is_true() {
    compare("steps", &["--exclude-path-regex", ENDS]);
}

#[test]
fn the_description_of_what_ends_a_session_is_true() {
    compare("ends", &["--include-path-regex", ENDS]);
}
