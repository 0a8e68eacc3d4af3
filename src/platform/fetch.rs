//! HTTP by `fetch`, with a time limit and a size limit.

use std::{cell::Cell, rc::Rc};

use gloo_timers::callback::Timeout;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, ReadableStream, ReadableStreamDefaultReader, ReferrerPolicy, Request,
    RequestCache, RequestCredentials, RequestInit, RequestRedirect, Response,
};

use super::bank_client::{
    HttpRequest, HttpResponse, MAX_ANSWER, Method, TIMEOUT, Transport, TransportError,
    TransportFuture,
};

/// Sends requests from the page.
#[derive(Clone, Copy, Debug, Default)]
pub struct FetchTransport;

impl Transport for FetchTransport {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        Box::pin(send(request))
    }
}

/// The content of a file of the page's own host; `None` if it cannot be had.
pub(super) async fn read_file(url: &str) -> Option<Vec<u8>> {
    let request = HttpRequest { method: Method::Get, url: url.to_owned(), token: None, body: None };
    let response = send(request).await.ok()?;
    (response.status == 200).then_some(response.body)
}

/// Ends a request: when its time is over, and when nobody waits for it any more.
struct Deadline {
    controller: AbortController,
    passed: Rc<Cell<bool>>,
    answered: Cell<bool>,
    _timer: Timeout,
}

impl Deadline {
    fn start() -> Option<Self> {
        let controller = AbortController::new().ok()?;
        let passed = Rc::new(Cell::new(false));
        let timer = Timeout::new(TIMEOUT, {
            let (controller, passed) = (controller.clone(), Rc::clone(&passed));
            move || {
                passed.set(true);
                controller.abort();
            }
        });
        Some(Self { controller, passed, answered: Cell::new(false), _timer: timer })
    }

    fn error(&self) -> TransportError {
        if self.passed.get() { TransportError::TimedOut } else { TransportError::Unreachable }
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        if !self.answered.get() {
            self.controller.abort();
        }
    }
}

async fn send(request: HttpRequest) -> Result<HttpResponse, TransportError> {
    let deadline = Deadline::start().ok_or(TransportError::Unreachable)?;
    // A URL that cannot be asked is a bank that cannot be reached.
    let asked = build(&request, &deadline).map_err(|_| TransportError::Unreachable)?;
    let window = web_sys::window().ok_or(TransportError::Unreachable)?;
    let response: Response = JsFuture::from(window.fetch_with_request(&asked))
        .await
        .map_err(|_| deadline.error())?
        .unchecked_into();
    let header = |name| response.headers().get(name).ok().flatten();
    let content_type = header("content-type")
        .and_then(|value| value.split(';').next().map(|kind| kind.trim().to_ascii_lowercase()))
        .unwrap_or_default();
    let announced = header("content-length").and_then(|n| n.parse::<usize>().ok());
    if announced.is_some_and(|length| length > MAX_ANSWER) {
        return Err(TransportError::TooLarge);
    }
    let body = match response.body() {
        Some(stream) => read(&stream, &deadline).await?,
        None => Vec::new(),
    };
    deadline.answered.set(true);
    Ok(HttpResponse { status: response.status(), content_type, body })
}

fn build(request: &HttpRequest, deadline: &Deadline) -> Result<Request, JsValue> {
    let headers = Headers::new()?;
    if let Some(token) = &request.token {
        headers.set("authorization", &format!("Bearer {}", token.expose()))?;
    }
    let init = RequestInit::new();
    let body = Uint8Array::from(request.body.as_ref().map_or(&[][..], |(_, bytes)| bytes));
    if let Some((content_type, _)) = &request.body {
        headers.set("content-type", content_type)?;
        init.set_body(&body);
    }
    init.set_method(match request.method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Delete => "DELETE",
    });
    init.set_headers(&headers);
    init.set_cache(RequestCache::NoStore);
    init.set_credentials(RequestCredentials::Omit);
    init.set_redirect(RequestRedirect::Error);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init.set_signal(Some(&deadline.controller.signal()));
    let made = Request::new_with_str_and_init(&request.url, &init);
    // The request has a copy. Secrets must not wait for the garbage collector here.
    body.fill(0, 0, body.length());
    made
}

/// Reads a stream to its end, but never more than is allowed.
async fn read(stream: &ReadableStream, deadline: &Deadline) -> Result<Vec<u8>, TransportError> {
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut body = Vec::new();
    loop {
        let chunk = JsFuture::from(reader.read()).await.map_err(|_| deadline.error())?;
        let value = Reflect::get(&chunk, &JsValue::from_str("value")).unwrap_or_default();
        let Ok(bytes) = value.dyn_into::<Uint8Array>() else {
            return Ok(body);
        };
        if body.len() + bytes.length() as usize > MAX_ANSWER {
            return Err(TransportError::TooLarge);
        }
        body.extend(bytes.to_vec());
    }
}
