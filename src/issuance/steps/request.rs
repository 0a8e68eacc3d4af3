use ingam_core::own_request::{LARGEST, OwnRequest, RequestFault};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::step_form::StepForm;
use crate::{
    components::{
        button::{Button, ButtonKind},
        note::{note, warning},
    },
    hooks::use_async,
    i18n::use_i18n,
    issuance::{Action, Step, use_issuance::use_issuance},
    platform::file::{self, FileError},
};

/// 인증서 요청서: a request that the person made elsewhere, pasted or as a file. What is pasted stays
/// in the field until it is sent, and never enters the state: it may be a key by mistake.
#[component]
pub fn Request() -> Html {
    let i18n = use_i18n();
    let issuance = use_issuance();
    let (text, chosen) = (use_node_ref(), use_node_ref());
    let send = {
        let (issuance, text, chosen) = (issuance.clone(), text.clone(), chosen.clone());
        use_async(move |()| {
            let (issuance, text, chosen) = (issuance.clone(), text.clone(), chosen.clone());
            async move {
                let request = read(&text, &chosen).await.inspect_err(|fault| {
                    if *fault == RequestFault::PrivateKey {
                        clear(&text, &chosen);
                    }
                })?;
                issuance.certify(&request).await
            }
        })
    };
    // What was given last counts: the other field is emptied.
    let oninput = {
        let chosen = chosen.clone();
        Callback::from(move |_: InputEvent| clear(&NodeRef::default(), &chosen))
    };
    let onchange = {
        let text = text.clone();
        Callback::from(move |_: Event| clear(&text, &NodeRef::default()))
    };
    let instead = {
        let state = issuance.state.clone();
        Callback::from(move |()| state.dispatch(Action::Go(Step::Password)))
    };
    html! {
        <StepForm
            title={i18n.t(id!("request-title"))}
            lead={i18n.t(id!("request-lead"))}
            submit={i18n.t(id!("request-submit"))}
            busy={send.remote.is_busy()}
            failure={send.remote.failure().cloned()}
            on_submit={send.run.clone()}
        >
            { warning(i18n.t(id!("request-no-key"))) }
            <div class="field">
                <label for="request">{ i18n.t(id!("request-text")) }</label>
                <div class="control">
                    <textarea
                        id="request"
                        name="request"
                        ref={text}
                        rows="8"
                        autocomplete="off"
                        autocapitalize="none"
                        spellcheck="false"
                        {oninput}
                    />
                </div>
            </div>
            <div class="field">
                <label for="request-file">{ i18n.t(id!("request-file")) }</label>
                <div class="control">
                    <input
                        id="request-file"
                        name="request-file"
                        ref={chosen}
                        type="file"
                        accept=".csr,.pem,.der,.req,.p10,.txt"
                        {onchange}
                    />
                </div>
            </div>
            { note(i18n.t(id!("request-note"))) }
            <div>{ Button::new(ButtonKind::Plain, i18n.t(id!("request-instead"))).on_press(instead) }</div>
        </StepForm>
    }
}

/// What the person gave: the file, else the text.
async fn read(text: &NodeRef, chosen: &NodeRef) -> Result<OwnRequest, RequestFault> {
    if let Some(input) = chosen.cast::<HtmlInputElement>() {
        let content = file::read(&input, LARGEST).await.map_err(|error| match error {
            FileError::TooLarge | FileError::Unreadable => RequestFault::Unreadable,
        })?;
        if let Some(content) = content {
            return OwnRequest::read(&content);
        }
    }
    let area = text.cast::<HtmlTextAreaElement>().ok_or(RequestFault::Missing)?;
    OwnRequest::read(area.value().as_bytes())
}

fn clear(text: &NodeRef, chosen: &NodeRef) {
    if let Some(area) = text.cast::<HtmlTextAreaElement>() {
        area.set_value("");
    }
    if let Some(input) = chosen.cast::<HtmlInputElement>() {
        input.set_value("");
    }
}
