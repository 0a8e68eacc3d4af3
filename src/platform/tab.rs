//! What a tab remembers of itself when the page is loaded again: its name, which is kept with the tab alone
//! and on no disk.

const PUBLIC: &str = "ingam-public";
const PUBLIC_LATE: &str = "ingam-public-late";

/// Whether the person has said that this is a public computer.
pub fn is_public() -> bool {
    [PUBLIC, PUBLIC_LATE].contains(&name().as_str())
}

/// Whether something was kept in the browser before the person said so.
pub fn was_late() -> bool {
    name() == PUBLIC_LATE
}

/// Remembers that it is a public one. `late`: something was kept in the browser before.
pub fn set_public(late: bool) {
    set_name(if late { PUBLIC_LATE } else { PUBLIC });
}

/// Forgets it.
pub fn forget_public() {
    set_name("");
}

fn name() -> String {
    web_sys::window().and_then(|window| window.name().ok()).unwrap_or_default()
}

fn set_name(name: &str) {
    if let Some(window) = web_sys::window() {
        // A browser that refuses asks again after a reload.
        let _ = window.set_name(name);
    }
}
