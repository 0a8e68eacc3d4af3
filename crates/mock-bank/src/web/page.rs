//! The built page: files as they are, `index.html` for `/` and for addresses that only the page knows, and
//! the configuration that points it at this bank.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Json, Router};
use ingam_bank_api::ProblemKind;
use serde_json::json;
use tower::ServiceExt as _;
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeFile;

use super::problem::Refusal;
use crate::Bank;

/// The policy of the page. `connect-src` is this bank alone; Trusted Types leave one way to start
/// the keeper.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
    base-uri 'self'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
    trusted-types ingam";

const ONE_YEAR: &str = "public, max-age=31536000, immutable";
const ASK_AGAIN: &str = "no-cache";

/// Everything that no other route takes.
pub fn router(bank: &Arc<Bank>) -> Router {
    let router: Router<Arc<Bank>> = if bank.config.page.is_some() {
        Router::new()
            .route("/config.json", get(config))
            .fallback(file)
            .layer(CompressionLayer::new())
    } else {
        Router::new().fallback(super::problem::not_found)
    };
    router.with_state(Arc::clone(bank))
}

/// Same origin, and the root to trust.
async fn config(State(bank): State<Arc<Bank>>) -> Response {
    let body = Json(json!({ "bank": "", "root_sha256": bank.authority.root_sha256() }));
    ([(header::CACHE_CONTROL, ASK_AGAIN)], body).into_response()
}

async fn file(State(bank): State<Arc<Bank>>, request: Request) -> Result<Response, Refusal> {
    let not_found = || Refusal::from(ProblemKind::NotFound);
    let dist = bank.config.page.as_deref().ok_or_else(not_found)?;
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(not_found());
    }
    let wanted = local(dist, request.uri().path()).ok_or_else(not_found)?;
    let (path, cache) = if is_file(&wanted).await && request.uri().path() != "/index.html" {
        let cache = if has_hash(&wanted) { ONE_YEAR } else { ASK_AGAIN };
        (wanted, cache)
    } else if wants_html(&request) || request.uri().path() == "/" {
        (dist.join("index.html"), ASK_AGAIN)
    } else {
        return Err(not_found());
    };
    // ServeFile answers 404 itself if index.html is missing.
    let served = ServeFile::new(path).oneshot(request).await;
    let mut response =
        served.map_or_else(|never| match never {}, |served| served.map(axum::body::Body::new));
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(PAGE_POLICY));
    Ok(response)
}

/// The file of a URL path, if the path stays inside the directory.
fn local(dist: &Path, path: &str) -> Option<PathBuf> {
    // Names in dist/ are plain ASCII: an escape is never needed to reach one.
    if path.contains(['%', '\\', '\0']) {
        return None;
    }
    let relative = Path::new(path.trim_start_matches('/'));
    let plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
    plain.then(|| dist.join(relative))
}

async fn is_file(path: &Path) -> bool {
    tokio::fs::metadata(path).await.is_ok_and(|metadata| metadata.is_file())
}

fn wants_html(request: &Request) -> bool {
    let accept = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

/// Whether the name holds a hash of the content: `-` and at least 8 hex digits before an `_` or `.`.
fn has_hash(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.split('-').skip(1).any(|part| {
        let hash = part.split(['.', '_']).next().unwrap_or_default();
        hash.len() >= 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashed_names_are_immutable() {
        for name in [
            "ingam-0f8a2c33b1d4e5f6.js",
            "ingam-0f8a2c33b1d4e5f6_bg.wasm",
            "tokens-0123456789abcdef.css",
        ] {
            assert!(has_hash(Path::new(name)), "{name}");
        }
        for name in ["index.html", "keeper-start.js", "config.json", "pretendard-regular.woff2"] {
            assert!(!has_hash(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn paths_stay_inside() {
        let dist = Path::new("/dist");
        assert_eq!(local(dist, "/a/b.js"), Some(PathBuf::from("/dist/a/b.js")));
        for path in ["/../secrets.key", "/a/../../x", "/%2e%2e/x", "//../x"] {
            assert_eq!(local(dist, path), None, "{path}");
        }
    }
}
