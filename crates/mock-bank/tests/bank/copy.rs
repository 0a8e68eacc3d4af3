//! Mailboxes for certificates that go from one device to another: what the bank passes on, and what not.

use base64ct::{Base64, Encoding as _};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Bank, client, kind};

/// A mailbox, and the token of the side that opened it.
struct Mailbox<'a> {
    bank: &'a Bank,
    number: String,
    token: String,
}

fn text(message: &str) -> String {
    Base64::encode_string(message.as_bytes())
}

impl<'a> Mailbox<'a> {
    async fn open(bank: &'a Bank) -> Self {
        let answer = client().post(format!("{}/api/mailboxes", bank.url)).send().await;
        let answer = answer.expect("an answer");
        assert_eq!(answer.status(), 201);
        let opened: Value = answer.json().await.expect("JSON");
        assert_eq!(opened["lifetime"], 180);
        let text = |name: &str| opened[name].as_str().expect(name).to_owned();
        let mailbox = Self { bank, number: text("number"), token: text("token") };
        assert!(mailbox.number.len() == 4 && mailbox.number.bytes().all(|b| b.is_ascii_digit()));
        mailbox
    }

    async fn call(&self, method: Method, part: &str, token: &str, body: Value) -> (u16, Value) {
        let url = format!("{}/api/mailboxes/{}{part}", self.bank.url, self.number);
        let mut call = client().request(method, url).bearer_auth(token);
        if !body.is_null() {
            call = call.json(&body);
        }
        let answer = call.send().await.expect("an answer");
        (answer.status().as_u16(), answer.json().await.unwrap_or_default())
    }

    /// A try: the token, or why there is none.
    async fn join(&self, message: &str) -> Result<(String, u64), (u16, Value)> {
        let body = json!({ "message": text(message) });
        let (status, answer) = self.call(Method::POST, "/tries", "", body).await;
        if status != 201 {
            return Err((status, answer));
        }
        let token = answer["token"].as_str().expect("a token").to_owned();
        Ok((token, answer["remaining_tries"].as_u64().expect("a number")))
    }

    async fn joined(&self, message: &str) -> String {
        self.join(message).await.expect("a try").0
    }

    async fn refused(&self, message: &str) -> (u16, String) {
        let (status, problem) = self.join(message).await.expect_err("no try");
        (status, kind(&problem).to_owned())
    }

    async fn send(&self, token: &str, attempt: Option<u32>, message: &str) -> (u16, Value) {
        let body = json!({ "attempt": attempt, "message": text(message) });
        self.call(Method::POST, "/messages", token, body).await
    }

    async fn take(&self, token: &str) -> (u16, Value) {
        self.call(Method::POST, "/messages/next", token, Value::Null).await
    }

    /// What the next message says, if there is one.
    async fn next(&self, token: &str) -> Option<String> {
        let (status, taken) = self.take(token).await;
        assert_eq!(status, 200, "{taken}");
        let message = Base64::decode_vec(taken["message"].as_str()?).expect("base64");
        Some(String::from_utf8(message).expect("text"))
    }

    async fn leave(&self, token: &str) -> u16 {
        self.call(Method::DELETE, "", token, Value::Null).await.0
    }
}

#[tokio::test]
async fn messages_go_both_ways_in_order_and_once() {
    let bank = Bank::start();
    let mailbox = Mailbox::open(&bank).await;
    let (mine, yours) = (mailbox.token.clone(), mailbox.joined("hello").await);
    assert_eq!(mailbox.next(&mine).await.as_deref(), Some("hello"));
    assert_eq!(mailbox.next(&mine).await, None, "read once");
    assert_eq!(mailbox.send(&mine, Some(1), "answer").await.0, 204);
    assert_eq!(mailbox.next(&mine).await, None, "not one's own");
    assert_eq!(mailbox.next(&yours).await.as_deref(), Some("answer"));
    assert_eq!(mailbox.next(&yours).await, None, "read once");
    for message in ["confirm", "done"] {
        assert_eq!(mailbox.send(&yours, None, message).await.0, 204);
    }
    assert_eq!(mailbox.next(&mine).await.as_deref(), Some("confirm"));
    assert_eq!(mailbox.next(&mine).await.as_deref(), Some("done"));
    assert_eq!(mailbox.leave(&mine).await, 204);
    let (status, problem) = mailbox.take(&yours).await;
    assert_eq!((status, kind(&problem)), (409, "mailbox-used"));
    assert_eq!(mailbox.refused("hello").await, (409, "mailbox-used".to_owned()), "used once");
}

#[tokio::test]
async fn the_third_try_is_the_last() {
    let bank = Bank::start();
    let mailbox = Mailbox::open(&bank).await;
    let mut tokens = Vec::new();
    for left in [2, 1, 0] {
        let (token, remaining) = mailbox.join("hello").await.expect("a try");
        assert_eq!(remaining, left);
        tokens.push(token);
    }
    // A try ends with the next one.
    assert_eq!(mailbox.take(&tokens[1]).await.0, 401);
    assert_eq!(mailbox.next(&mailbox.token).await.as_deref(), Some("hello"), "of the third");
    assert_eq!(mailbox.next(&mailbox.token).await, None);
    assert_eq!(mailbox.refused("hello").await, (423, "mailbox-locked".to_owned()));
    let (status, problem) = mailbox.take(&mailbox.token).await;
    assert_eq!((status, kind(&problem)), (423, "mailbox-locked"), "the sender is told");
}

#[tokio::test]
async fn who_gives_the_third_try_up_locks_the_mailbox() {
    let bank = Bank::start();
    let mailbox = Mailbox::open(&bank).await;
    for left in [2, 1, 0] {
        let (token, remaining) = mailbox.join("hello").await.expect("a try");
        assert_eq!(remaining, left);
        assert_eq!(mailbox.leave(&token).await, 204);
    }
    assert_eq!(mailbox.take(&mailbox.token).await.0, 423);
}

#[tokio::test]
async fn nobody_comes_between_once_the_code_was_right() {
    let bank = Bank::start();
    let mailbox = Mailbox::open(&bank).await;
    let yours = mailbox.joined("hello").await;
    assert_eq!(mailbox.send(&yours, None, "confirm").await.0, 204);
    assert_eq!(mailbox.refused("hello").await, (409, "mailbox-used".to_owned()));
    assert_eq!(mailbox.next(&mailbox.token).await.as_deref(), Some("hello"));
    assert_eq!(mailbox.next(&mailbox.token).await.as_deref(), Some("confirm"), "nothing was lost");
}

#[tokio::test]
async fn an_answer_to_a_try_before_reaches_nobody() {
    let bank = Bank::start();
    let mailbox = Mailbox::open(&bank).await;
    mailbox.joined("first").await;
    let second = mailbox.joined("second").await;
    let (status, problem) = mailbox.send(&mailbox.token, Some(1), "answer").await;
    assert_eq!((status, kind(&problem)), (422, "invalid-field"));
    assert_eq!(mailbox.next(&second).await, None);
    assert_eq!(mailbox.send(&mailbox.token, Some(2), "answer").await.0, 204);
    assert_eq!(mailbox.next(&second).await.as_deref(), Some("answer"));
}

#[tokio::test]
async fn mailbox_and_messages_end_after_three_minutes() {
    let bank = Bank::start();
    let mailbox = Mailbox::open(&bank).await;
    bank.knob("advance", json!({ "seconds": 120 })).await;
    let yours = mailbox.joined("hello").await;
    bank.knob("advance", json!({ "seconds": 60 })).await;
    assert_eq!(mailbox.refused("hello").await, (410, "mailbox-expired".to_owned()));
    assert_eq!(mailbox.take(&yours).await.0, 410);
    // Once the other device is there, people have more time; a message has not.
    let mailbox = Mailbox::open(&bank).await;
    let yours = mailbox.joined("hello").await;
    assert_eq!(mailbox.send(&yours, None, "confirm").await.0, 204);
    bank.knob("advance", json!({ "seconds": 180 })).await;
    assert_eq!(mailbox.next(&mailbox.token).await, None);
    assert_eq!(mailbox.send(&mailbox.token, Some(1), "payload").await.0, 204);
    assert_eq!(mailbox.next(&yours).await.as_deref(), Some("payload"));
    bank.knob("advance", json!({ "seconds": 720 })).await;
    assert_eq!(mailbox.take(&yours).await.0, 410);
    // Some time later nothing is known of it.
    bank.knob("advance", json!({ "seconds": 600 })).await;
    Mailbox::open(&bank).await;
    assert_eq!(mailbox.take(&yours).await.0, 404);
}

#[tokio::test]
async fn a_number_alone_opens_nothing() {
    let bank = Bank::start();
    let (first, second) = (Mailbox::open(&bank).await, Mailbox::open(&bank).await);
    let yours = first.joined("hello").await;
    for token in ["", "x", &second.token] {
        assert_eq!(first.take(token).await.0, 401);
        assert_eq!(first.send(token, Some(1), "payload").await.0, 401);
        assert_eq!(first.leave(token).await, 401);
    }
    assert_eq!(second.take(&yours).await.0, 401, "messages of two mailboxes are not swapped");
    assert_eq!(first.next(&first.token).await.as_deref(), Some("hello"));
    let stranger = Mailbox { bank: &bank, number: "no".to_owned(), token: String::new() };
    assert_eq!(stranger.refused("hello").await, (404, "mailbox-unknown".to_owned()));
}

#[tokio::test]
async fn what_is_too_large_or_no_base64_is_not_taken() {
    let bank = Bank::start();
    let mailbox = Mailbox::open(&bank).await;
    let large = "x".repeat(12_001);
    assert_eq!(mailbox.refused(&large).await, (413, "too-large".to_owned()));
    let body = json!({ "message": "no base64!" });
    assert_eq!(mailbox.call(Method::POST, "/tries", "", body).await.0, 422);
    assert_eq!(mailbox.refused("").await.0, 422);
    let yours = mailbox.joined(&"x".repeat(11_998)).await;
    for _ in 0..3 {
        assert_eq!(mailbox.send(&yours, None, "more").await.0, 204);
    }
    assert_eq!(mailbox.send(&yours, None, "more").await.0, 422, "four wait at most");
}

#[tokio::test]
async fn one_address_opens_and_tries_so_many_times() {
    let bank = Bank::start_with(&["--calls-per-minute", "200"]);
    let mut last = None;
    for _ in 0..10 {
        last = Some(Mailbox::open(&bank).await);
    }
    let answer = client().post(format!("{}/api/mailboxes", bank.url)).send().await;
    assert_eq!(answer.expect("an answer").status(), 429);
    let mailbox = last.expect("one");
    for _ in 0..10 {
        // What comes of it is no matter.
        drop(mailbox.join("hello").await);
    }
    assert_eq!(mailbox.refused("hello").await.0, 429);
}

/// Nothing of what passes is in the log.
#[tokio::test]
async fn nothing_is_left_behind() {
    const MARK: &str = "a message that nobody may keep";
    let bank = Bank::start();
    let mailbox = Mailbox::open(&bank).await;
    let yours = mailbox.joined(MARK).await;
    assert_eq!(mailbox.next(&mailbox.token).await.as_deref(), Some(MARK));
    assert_eq!(mailbox.leave(&mailbox.token).await, 204);
    assert!(!bank.log().contains(MARK) && !bank.log().contains(&text(MARK)));
    for token in [&yours, &mailbox.token] {
        assert!(!bank.log().contains(token.as_str()));
    }
}

/// The bank's records, as a file.
async fn records(bank: &Bank) -> sqlx::AnyPool {
    sqlx::any::install_default_drivers();
    let url = format!("sqlite://{}", bank.data().join("bank.db").display());
    sqlx::AnyPool::connect(&url).await.expect("the database")
}

async fn messages(records: &sqlx::AnyPool) -> i64 {
    let count = sqlx::query_scalar("SELECT COUNT(*) FROM mailbox_messages");
    count.fetch_one(records).await.expect("a number")
}

#[tokio::test]
async fn what_nobody_fetched_goes_with_the_next_call() {
    let bank = Bank::start();
    let (first, second) = (Mailbox::open(&bank).await, Mailbox::open(&bank).await);
    let yours = second.joined("hello").await;
    assert_eq!(second.send(&yours, None, "confirm").await.0, 204);
    first.joined("nobody fetches this").await;
    let records = records(&bank).await;
    assert_eq!(messages(&records).await, 3);
    bank.knob("advance", json!({ "seconds": 180 })).await;
    // No mailbox is opened: somebody looks into another one.
    assert_eq!(second.next(&second.token).await, None);
    assert_eq!(messages(&records).await, 0);
    // What is over makes room for what may wait.
    for _ in 0..4 {
        assert_eq!(second.send(&yours, None, "more").await.0, 204);
    }
    assert_eq!(second.send(&yours, None, "more").await.0, 422);
}

#[tokio::test]
async fn mailboxes_that_are_over_take_no_place() {
    let bank = Bank::start();
    let records = records(&bank).await;
    let now = bank.admin("advance", json!({ "seconds": 0 })).await.1["now"].as_i64();
    let now = now.expect("seconds");
    for (state, expires_at, from, status) in
        [(1, now + 100, 0, 201), (0, now - 100, 2_000, 201), (0, now + 100, 4_000, 503)]
    {
        // A number that was drawn before stays whose it is.
        sqlx::query(
            "WITH RECURSIVE n(i) AS (SELECT $3 UNION ALL SELECT i + 1 FROM n WHERE i < $3 + 999)
             INSERT OR IGNORE INTO mailboxes (number, sender_hash, attempt, settled, state, expires_at)
             SELECT printf('%04d', i), x'00', 0, 0, $1, $2 FROM n",
        )
        .bind(state)
        .bind(expires_at)
        .bind(from)
        .execute(&records)
        .await
        .expect("mailboxes");
        let answer = client().post(format!("{}/api/mailboxes", bank.url)).send().await;
        assert_eq!(answer.expect("an answer").status(), status, "{state} {expires_at}");
    }
}
