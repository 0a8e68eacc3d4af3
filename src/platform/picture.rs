//! Pictures as shades of grey, by the browser's own decoders.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, ImageBitmap};

/// Most pixels. Larger pictures are made smaller: a code on paper is legible far below, and so are the four
/// of a page.
const MOST: f64 = 4_000_000.0;

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// Row by row, 0 is black.
    pub grey: Vec<u8>,
}

/// So many bytes tell what kind of picture it is.
pub const BEGINNING: usize = 64;

/// Whether bytes begin as a picture of a camera or scanner does: JPEG, PNG, WebP.
pub fn is_picture(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xff, 0xd8, 0xff])
        || bytes.starts_with(b"\x89PNG")
        || (bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice()))
}

/// Decodes a picture; `None` if the browser cannot.
pub async fn decode(bytes: &[u8]) -> Option<Picture> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence(&parts).ok()?;
    let promise = web_sys::window()?.create_image_bitmap_with_blob(&blob).ok()?;
    let bitmap: ImageBitmap = JsFuture::from(promise).await.ok()?.unchecked_into();
    let size = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    let picture = grey(size, |context, width, height| {
        context.draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, width, height)
    });
    bitmap.close();
    picture
}

/// What a camera sees now; `None` until it sees something.
pub fn frame(video: &HtmlVideoElement) -> Option<Picture> {
    let size = (f64::from(video.video_width()), f64::from(video.video_height()));
    grey(size, |context, width, height| {
        context.draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, width, height)
    })
}

fn grey(
    (width, height): (f64, f64),
    draw: impl FnOnce(&CanvasRenderingContext2d, f64, f64) -> Result<(), JsValue>,
) -> Option<Picture> {
    let scale = (MOST / (width * height)).sqrt().min(1.0);
    let (width, height) = ((width * scale).floor(), (height * scale).floor());
    if !(width >= 1.0 && height >= 1.0) {
        return None;
    }
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.unchecked_into();
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    draw(&context, width, height).ok()?;
    let pixels = context.get_image_data(0.0, 0.0, width, height).ok()?.data().0;
    // Green is nearly all of what is bright.
    let shade = |pixel: &[u8]| match pixel {
        [red, green, blue, ..] => {
            ((u16::from(*red) + 2 * u16::from(*green) + u16::from(*blue)) / 4) as u8
        }
        _ => u8::MAX,
    };
    let grey = pixels.chunks_exact(4).map(shade).collect();
    Some(Picture { width: width as u32, height: height as u32, grey })
}
