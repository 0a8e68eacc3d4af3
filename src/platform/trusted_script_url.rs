//! The one Trusted Types policy of the page, `ingam`: it lets a worker be started from a URL of
//! the page's own origin, and nothing else. The CSP names it in `trusted-types`.

use std::cell::RefCell;

use js_sys::{Error, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::location::is_same_origin;

#[wasm_bindgen]
extern "C" {
    type PolicyFactory;

    #[wasm_bindgen(method, catch, js_name = createPolicy)]
    fn create_policy(this: &PolicyFactory, name: &str, rules: &Object) -> Result<Policy, JsValue>;

    type Policy;

    #[wasm_bindgen(method, catch, js_name = createScriptURL)]
    fn create_script_url(this: &Policy, url: &str) -> Result<JsValue, JsValue>;
}

type Rule = Closure<dyn FnMut(String) -> Result<JsValue, JsValue>>;

thread_local! {
    // A second policy of the same name would be refused, so it is made once.
    static POLICY: RefCell<Option<(Policy, Rule)>> = const { RefCell::new(None) };
}

/// The URL as something that `new Worker` accepts: a `TrustedScriptURL`, or the text itself where
/// the browser has no Trusted Types. `None` if the policy refuses it.
pub(super) fn trusted_script_url(url: &str) -> Option<JsValue> {
    let factory = Reflect::get(&js_sys::global(), &"trustedTypes".into()).ok()?;
    if factory.is_undefined() {
        return is_same_origin(url).then(|| JsValue::from_str(url));
    }
    POLICY.with_borrow_mut(|policy| {
        if policy.is_none() {
            *policy = Some(make_policy(factory.unchecked_ref())?);
        }
        let (policy, _) = policy.as_ref()?;
        policy.create_script_url(url).ok()
    })
}

fn make_policy(factory: &PolicyFactory) -> Option<(Policy, Rule)> {
    let rule = Rule::new(|url: String| {
        if is_same_origin(&url) {
            return Ok(JsValue::from(url));
        }
        Err(Error::new("only scripts of this origin").into())
    });
    let rules = Object::new();
    Reflect::set(&rules, &"createScriptURL".into(), rule.as_ref()).ok()?;
    let policy = factory.create_policy("ingam", &rules).ok()?;
    Some((policy, rule))
}
