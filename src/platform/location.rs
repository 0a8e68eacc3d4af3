//! Where the page is, and what its HTML says.

use web_sys::Url;

use super::keeper_client::Program;

/// Scheme, host and port of the page; empty outside a page.
pub fn origin() -> String {
    web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// URL of a file that lies beside the page, whatever route is shown.
pub fn beside_page(name: &str) -> Option<String> {
    let base = web_sys::window()?.document()?.base_uri().ok()??;
    Some(Url::new_with_base(name, &base).ok()?.href())
}

/// URL of a worker's start file, which the build names in `<meta name="ingam-…">`.
pub fn worker_url(program: Program) -> Option<String> {
    let document = web_sys::window()?.document()?;
    let meta = document.query_selector(match program {
        Program::Keeper => "meta[name=ingam-keeper]",
        Program::FileKeeper => "meta[name=ingam-file-keeper]",
    });
    let meta = meta.ok()??;
    beside_page(&meta.get_attribute("content")?)
}

/// Whether a URL has the origin of the page.
pub(super) fn is_same_origin(url: &str) -> bool {
    Url::new(url).is_ok_and(|url| url.origin() == origin())
}
