//! Reading a file that the person chose.

use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

/// Why a chosen file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// It is larger than what was allowed.
    #[error("the file is too large")]
    TooLarge,
    /// It is gone, or may not be read.
    #[error("the file cannot be read")]
    Unreadable,
}

/// The content of the file in an `<input type="file">`; `None` if none was chosen.
pub async fn read(input: &HtmlInputElement, most: usize) -> Result<Option<Vec<u8>>, FileError> {
    let Some(file) = input.files().and_then(|files| files.get(0)) else {
        return Ok(None);
    };
    // The size of a file is a whole number, kept in a float by the browser's interface.
    if file.size() > most as f64 {
        return Err(FileError::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| FileError::Unreadable)?;
    Ok(Some(Uint8Array::new(&buffer).to_vec()))
}
