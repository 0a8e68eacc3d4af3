use ingam_core::enrollment_codes::{AuthorizationCode, grouped};
use web_sys::HtmlElement;
use yew::{platform::spawn_local, prelude::*};

use crate::{
    components::{
        button::{Button, ButtonKind},
        rows::row,
    },
    hooks::use_services,
    i18n::use_i18n,
    keeper::protocol::RevealCodes,
    platform::clipboard,
};

/// 참조번호와 인가코드, for going on with another device, where issuing has stopped. The keeper gives them
/// out; the authorization code goes straight into its element, which is the only place on the page that
/// has it. Without an enrollment under way nothing is shown.
#[component]
pub fn Codes() -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let reference = use_state(|| None::<String>);
    let copied = use_state(|| None::<bool>);
    let code = use_node_ref();
    {
        let services = services.clone();
        let (reference, code) = (reference.setter(), code.clone());
        use_effect_with((), move |()| {
            spawn_local(async move {
                // No codes are no reason to disturb: what went wrong is said above.
                let Ok(revealed) = services.keeper().ask(RevealCodes {}).await else {
                    return;
                };
                let element = code.cast::<HtmlElement>();
                if let Some((element, text)) = element.zip(revealed.code.expose()) {
                    element.set_text_content(Some(&grouped(text)));
                    reference.set(Some(revealed.reference));
                }
            });
        });
    }
    let on_copy = {
        let (code, copied) = (code.clone(), copied.setter());
        Callback::from(move |()| {
            let shown = code.cast::<HtmlElement>().and_then(|element| element.text_content());
            let shown = zeroize::Zeroizing::new(shown.unwrap_or_default());
            let copied = copied.clone();
            spawn_local(async move {
                if let Ok(code) = AuthorizationCode::parse(&shown) {
                    copied.set(Some(clipboard::write(code.digits()).await));
                }
            });
        })
    };
    let label = if *copied == Some(true) { id!("action-copied") } else { id!("action-copy") };
    html! {
        <section class="card" hidden={reference.is_none()}>
            <h2>{ i18n.t(id!("codes-title")) }</h2>
            <p>{ i18n.t(id!("codes-about")) }</p>
            <dl class="rows">
                { row(i18n.t(id!("fact-reference")), html! {
                    <code data-code="reference">{ reference.as_deref().map(grouped).unwrap_or_default().as_str() }</code>
                }) }
                { row(i18n.t(id!("codes-code")), html! {
                    <>
                        <code data-code="authorization" ref={code} />
                        // What is copied on a public computer is there for the next person.
                        if services.memory().is_none() {
                            { Button::new(ButtonKind::Plain, i18n.t(label)).label(i18n.t(id!("codes-copy"))).on_press(on_copy) }
                        }
                    </>
                }) }
            </dl>
            <div role="status">
                { match *copied {
                    None => Html::default(),
                    Some(true) => html! { <p class="visually-hidden">{ i18n.t(id!("action-copied")) }</p> },
                    Some(false) => html! { <p>{ i18n.t(id!("codes-copy-failed")) }</p> },
                } }
            </div>
        </section>
    }
}
