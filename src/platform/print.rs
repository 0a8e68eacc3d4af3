//! Paper.

/// Opens the browser's print dialog. What is printed is what is shown, as `print.css` arranges it.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print says so itself.
        let _ = window.print();
    }
}
