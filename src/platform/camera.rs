//! The camera of the device.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    HtmlVideoElement, MediaDevices, MediaStream, MediaStreamConstraints, MediaStreamTrack,
};

/// A camera that sees; it is switched off when this is dropped.
pub struct Camera(MediaStream);

/// Whether the browser can ask for a camera at all.
pub fn is_known() -> bool {
    devices().is_some()
}

/// Asks the person for the camera, that on the back of a phone if there is one. `None`: there is none, it
/// is in use, or the person said no.
pub async fn open() -> Option<Camera> {
    let constraints = MediaStreamConstraints::new();
    let wanted = js_sys::Object::new();
    Reflect::set(&wanted, &"facingMode".into(), &"environment".into()).ok()?;
    // Codes are dense; without a wish browsers give 640 x 480. They give what is nearest.
    for (side, pixels) in [("width", 1920), ("height", 1080)] {
        Reflect::set(&wanted, &side.into(), &pixels.into()).ok()?;
    }
    constraints.set_video(&wanted);
    let asked = devices()?.get_user_media_with_constraints(&constraints).ok()?;
    JsFuture::from(asked).await.ok().map(|stream| Camera(stream.unchecked_into()))
}

impl Camera {
    /// Shows in an element what the camera sees, from now on.
    pub fn show(&self, video: &HtmlVideoElement) {
        video.set_src_object(Some(&self.0));
        // A browser that does not play shows nothing, and then nothing is read.
        let _ = video.play();
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        for track in self.0.get_tracks() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
    }
}

/// Browsers without it, and pages that were not loaded securely, have none.
fn devices() -> Option<MediaDevices> {
    let navigator = web_sys::window()?.navigator();
    let devices = Reflect::get(&navigator, &"mediaDevices".into()).ok()?;
    (!devices.is_undefined() && !devices.is_null()).then(|| JsValue::unchecked_into(devices))
}
