//! HTTP by `fetch`, with a time limit and a size limit.

use std::{cell::Cell, rc::Rc};

use gloo_net::http::{Headers, RequestBuilder};
use gloo_timers::callback::Timeout;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStream, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache,
    RequestCredentials, RequestRedirect,
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
    let request = HttpRequest {
        method: Method::Get,
        url: url.to_owned(),
        token: None,
        body: None,
    };
    let response = send(request).await.ok()?;
    (response.status == 200).then_some(response.body)
}

/// Ends a request: when its time is over, and when nobody waits for it any more.
struct Deadline {
    controller: AbortController,
    passed: Rc<Cell<bool>>,
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
        Some(Self {
            controller,
            passed,
            _timer: timer,
        })
    }

    fn error(&self) -> TransportError {
        if self.passed.get() {
            TransportError::TimedOut
        } else {
            TransportError::Unreachable
        }
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        // After a complete answer this does nothing.
        self.controller.abort();
    }
}

async fn send(request: HttpRequest) -> Result<HttpResponse, TransportError> {
    let deadline = Deadline::start().ok_or(TransportError::Unreachable)?;
    let method = match request.method {
        Method::Get => gloo_net::http::Method::GET,
        Method::Post => gloo_net::http::Method::POST,
        Method::Put => gloo_net::http::Method::PUT,
    };
    let headers = Headers::new();
    if let Some(token) = &request.token {
        headers.set("authorization", &format!("Bearer {}", token.expose()));
    }
    if let Some((content_type, _)) = &request.body {
        headers.set("content-type", content_type);
    }
    let builder = RequestBuilder::new(&request.url)
        .method(method)
        .headers(headers)
        .cache(RequestCache::NoStore)
        .credentials(RequestCredentials::Omit)
        .redirect(RequestRedirect::Error)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(Some(&deadline.controller.signal()));
    let built = match request.body {
        Some((_, bytes)) => builder.body(Uint8Array::from(bytes.as_slice())),
        None => builder.build(),
    };
    // A URL that cannot be asked is a bank that cannot be reached.
    let built = built.map_err(|_| TransportError::Unreachable)?;
    let response = built.send().await.map_err(|_| deadline.error())?;
    let content_type = response
        .headers()
        .get("content-type")
        .and_then(|value| {
            value
                .split(';')
                .next()
                .map(|kind| kind.trim().to_ascii_lowercase())
        })
        .unwrap_or_default();
    let announced = response
        .headers()
        .get("content-length")
        .and_then(|n| n.parse::<usize>().ok());
    if announced.is_some_and(|length| length > MAX_ANSWER) {
        return Err(TransportError::TooLarge);
    }
    let body = match response.body() {
        Some(stream) => read(&stream, &deadline).await?,
        None => Vec::new(),
    };
    Ok(HttpResponse {
        status: response.status(),
        content_type,
        body,
    })
}

/// Reads a stream to its end, but never more than is allowed.
async fn read(stream: &ReadableStream, deadline: &Deadline) -> Result<Vec<u8>, TransportError> {
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut body = Vec::new();
    loop {
        let chunk = JsFuture::from(reader.read())
            .await
            .map_err(|_| deadline.error())?;
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
