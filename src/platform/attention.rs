//! Whether somebody is at the page.

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Interval;
use web_sys::{HtmlInputElement, Window, wasm_bindgen::JsCast};

/// What is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Somebody pressed, typed or moved.
    Touched,
    /// The tab can no longer be seen.
    Hidden,
    /// A second went by; more, if the browser was asleep.
    Second,
}

/// Not `scroll`: whoever scrolls does one of these, and a browser scrolls by itself when something above
/// appears, as a warning does that nobody is there.
const TOUCHES: [&str; 6] = ["pointerdown", "pointermove", "keydown", "input", "wheel", "touchmove"];

/// Listens until it is dropped.
pub struct Attention {
    _listeners: Vec<EventListener>,
    _interval: Interval,
}

impl Attention {
    /// Tells what happens from now on.
    pub fn new(tell: impl Fn(Sign) + Clone + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        let mut listeners: Vec<_> = TOUCHES
            .into_iter()
            .map(|event| {
                let tell = tell.clone();
                listen(&window, event, move |_| tell(Sign::Touched))
            })
            .collect();
        let document = window.document()?;
        let hidden = tell.clone();
        listeners.push(EventListener::new(&document.clone(), "visibilitychange", move |_| {
            if document.hidden() {
                hidden(Sign::Hidden);
            }
        }));
        let interval = Interval::new(1_000, move || tell(Sign::Second));
        Some(Self { _listeners: listeners, _interval: interval })
    }
}

/// Asks the browser not to remember what is typed, for the next person to be offered: in every field that
/// is reached, until it is dropped.
pub fn without_suggestions() -> Option<EventListener> {
    Some(listen(&web_sys::window()?, "focusin", |event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(field) = field {
            // Keepers of passwords do not care about `off`; a password for once they do not keep.
            let secret = field.type_() == "password";
            field.set_autocomplete(if secret { "one-time-code" } else { "off" });
        }
    }))
}

/// Asks before the page is closed or loaded again, as long as `wanted` says so; until it is dropped.
pub fn before_unload(wanted: impl Fn() -> bool + 'static) -> Option<EventListener> {
    let options = EventListenerOptions::enable_prevent_default();
    let window = web_sys::window()?;
    Some(EventListener::new_with_options(&window, "beforeunload", options, move |event| {
        if wanted() {
            event.prevent_default();
            // Older browsers look only here.
            let event = event.unchecked_ref::<web_sys::BeforeUnloadEvent>();
            event.set_return_value("-");
        }
    }))
}

/// First of all: what stops an event does not stop it here.
fn listen(
    window: &Window,
    event: &'static str,
    told: impl FnMut(&web_sys::Event) + 'static,
) -> EventListener {
    let options = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(window, event, options, told)
}
