//! The page's end of the worker: workers that answer, die, or are something else. The scripts
//! stand in for the keeper; the real one is driven through the page by `tests/e2e`.

use ingam::{
    keeper::protocol::{
        Answer, Confirmed, KeeperError, Refusal, RememberHolder, Remembered, Reply, Secret,
        VERSION, write,
    },
    platform::{
        keeper_client::{Keeper, Keepers, Program},
        keeper_worker::WorkerKeepers,
    },
};
use js_sys::Array;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Blob, BlobPropertyBag, Url};

/// A script that answers every call in this way. Ids count from 1, so each is one byte: the first
/// of a call, and the second of a reply.
fn answering(outcome: Result<Answer, KeeperError>) -> String {
    let reply = write(&Reply::Done { id: 0, outcome: Box::new(outcome) });
    format!(
        "const reply = {:?};
         onmessage = ({{ data }}) => {{ reply[1] = data[0]; postMessage(new Uint8Array(reply)); }};",
        *reply.expect("every reply can be written")
    )
}

fn remembered() -> String {
    answering(Ok(Answer::RememberHolder(Remembered {})))
}

fn keeper(script: &str) -> Keeper {
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&script.into()), &options);
    let url = Url::create_object_url_with_blob(&blob.expect("a blob")).expect("a URL");
    Keeper::new(WorkerKeepers::from_url(url).start(Program::Keeper))
}

fn ready(version: u32) -> String {
    let ready = write(&Reply::Ready { version }).expect("every reply can be written");
    format!("postMessage(new Uint8Array({:?}));", *ready)
}

async fn ask(keeper: &Keeper) -> Result<(), KeeperError> {
    let number = Secret::new("9001011234568".to_owned());
    keeper.ask(RememberHolder { number }).await.map(|_| ())
}

#[wasm_bindgen_test]
async fn answers() {
    let keeper = keeper(&(remembered() + &ready(VERSION)));
    assert_eq!(ask(&keeper).await, Ok(()));
    let both = futures::future::join(ask(&keeper), ask(&keeper)).await;
    assert_eq!(both, (Ok(()), Ok(())));
    assert!(!keeper.stopped());
}

#[wasm_bindgen_test]
async fn the_number_travels_as_bytes() {
    let script = remembered().replace(
        "reply[1]",
        "const text = new TextDecoder().decode(data);
         if (!(data instanceof Uint8Array && text.includes('9001011234568'))) throw new Error(text);
         reply[1]",
    );
    assert_eq!(ask(&keeper(&(script + &ready(VERSION)))).await, Ok(()));
}

#[wasm_bindgen_test]
async fn refusals_arrive() {
    let refusal = KeeperError::Refused(Refusal::BadRequest);
    let keeper = keeper(&(answering(Err(refusal.clone())) + &ready(VERSION)));
    assert_eq!(ask(&keeper).await, Err(refusal));
}

#[wasm_bindgen_test]
async fn another_build_is_not_talked_to() {
    let keeper = keeper(&(remembered() + &ready(VERSION + 1)));
    assert_eq!(ask(&keeper).await, Err(KeeperError::Stopped));
    assert!(keeper.stopped());
}

#[wasm_bindgen_test]
async fn something_else_is_not_talked_to() {
    let keeper = keeper("postMessage('hello');");
    assert_eq!(ask(&keeper).await, Err(KeeperError::Stopped));
}

#[wasm_bindgen_test]
async fn an_answer_to_another_question_is_a_fault() {
    let other = Answer::AcceptConfirmation(Confirmed {});
    let script = answering(Ok(other)) + &ready(VERSION);
    assert_eq!(ask(&keeper(&script)).await, Err(KeeperError::Internal));
}

#[wasm_bindgen_test]
async fn a_reply_that_is_cut_off_ends_the_keeper() {
    let script = remembered().replace("new Uint8Array(reply)", "new Uint8Array(reply).slice(0, 2)");
    let keeper = keeper(&(script + &ready(VERSION)));
    assert_eq!(ask(&keeper).await, Err(KeeperError::Stopped));
    assert!(keeper.stopped());
}

#[wasm_bindgen_test]
async fn dies_at_the_start() {
    let keeper = keeper("throw new Error('on purpose');");
    assert_eq!(ask(&keeper).await, Err(KeeperError::Stopped));
    assert_eq!(ask(&keeper).await, Err(KeeperError::Stopped));
}

#[wasm_bindgen_test]
async fn dies_at_the_question() {
    let script = "onmessage = () => { throw new Error('on purpose'); };".to_owned();
    let keeper = keeper(&(script + &ready(VERSION)));
    assert_eq!(ask(&keeper).await, Err(KeeperError::Stopped));
    assert!(keeper.stopped());
}

#[wasm_bindgen_test]
async fn ended_in_the_middle() {
    let keeper = keeper(&("onmessage = () => {};".to_owned() + &ready(VERSION)));
    let end = async {
        // After the question is on its way: the other future is polled first.
        keeper.stop();
    };
    assert_eq!(futures::future::join(ask(&keeper), end).await.0, Err(KeeperError::Stopped));
}

#[wasm_bindgen_test]
async fn cannot_be_loaded() {
    for url in
        ["/no-such-keeper.js", "https://elsewhere.example/keeper.js", "data:text/javascript,"]
    {
        let keeper = Keeper::new(WorkerKeepers::from_url(absolute(url)).start(Program::Keeper));
        assert_eq!(ask(&keeper).await, Err(KeeperError::Stopped), "{url}");
    }
}

#[wasm_bindgen_test]
async fn the_page_names_none() {
    let keeper = Keeper::new(WorkerKeepers::of_this_page().start(Program::Keeper));
    assert!(keeper.stopped());
    assert_eq!(ask(&keeper).await, Err(KeeperError::Stopped));
}

fn absolute(url: &str) -> String {
    let base = web_sys::window().expect("a page").location().href().expect("a URL");
    Url::new_with_base(url, &base).expect("a URL").href()
}
