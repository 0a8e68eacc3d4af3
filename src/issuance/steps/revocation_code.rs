use std::rc::Rc;

use ingam_bank_api::RevocationCode;
use ingam_core::kst;
use web_sys::Element;
use yew::prelude::*;

use crate::{
    banking::{
        self,
        use_banking::{Ended, use_banking},
    },
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        note::{note, warning},
    },
    error::{AppError, ErrorKind},
    hooks::{Remote, use_async, use_services},
    i18n::use_i18n,
    platform::print,
    services::Services,
};

/// Who may ask for a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// Whoever has just got a certificate, with the session of the application.
    Applicant,
    /// Whoever is logged in, for the certificate of the login.
    Visitor,
}

/// Properties of [`RevocationCodeCard`].
#[derive(Clone, Copy, Debug, PartialEq, Properties)]
pub struct RevocationCodeCardProps {
    /// Who asks.
    pub asking: Asking,
    /// Whether the certificate took the place of another, of which somebody may have a code.
    #[prop_or_default]
    pub is_newer: bool,
}

/// What is told beside the code.
struct Told {
    serial: String,
    not_after: i64,
}

/// 폐기 코드: shown once, to be printed or written down. The code is in the element that shows it, and nowhere
/// else in this page.
#[component]
pub fn RevocationCodeCard(props: &RevocationCodeCardProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let node = use_node_ref();
    let asked = {
        let (node, asking) = (node.clone(), props.asking);
        use_async(move |()| {
            let (services, node) = (services.clone(), node.clone());
            async move {
                let RevocationCode { code, serial, not_after, .. } = ask(&services, asking).await?;
                if let Some(place) = node.cast::<Element>() {
                    place.set_text_content(Some(code.expose()));
                }
                Ok::<_, AppError>(Rc::new(Told { serial, not_after }))
            }
        })
    };
    let is_out = asked.remote.failure().map(AppError::kind) == Some(ErrorKind::LoginEnded);
    {
        let leave = use_banking().leave;
        use_effect_with(is_out, move |is_out| {
            if *is_out {
                leave.emit(Ended::Over);
            }
        });
    }
    let ready = matches!(&*asked.remote, Remote::Ready(_));
    html! {
        <section class="card revocation-code" aria-labelledby="revocation-code-title">
            <h2 id="revocation-code-title">{ i18n.t(id!("revoke-code")) }</h2>
            <p>{ i18n.t(id!("code-about")) }</p>
            // Always there, so that the code finds its place; filled by hand, and not by what is drawn.
            <div role="status">
                <p hidden={!ready}><code ref={node} class="big-code" /></p>
                if let Remote::Ready(told) = &*asked.remote {
                    <p>{ i18n.t_with(id!("code-of"), &[("serial", told.serial.clone().into()), ("date", kst::date_of(told.not_after).to_string().into())]) }</p>
                    { warning(i18n.t(id!("code-once"))) }
                }
            </div>
            if let Some(error) = asked.remote.failure() {
                <Failure text={error.message()} />
            }
            if !ready && props.is_newer {
                { warning(i18n.t(id!("code-before"))) }
            } else if !ready {
                { note(i18n.t(id!("code-newer"))) }
            }
            <div class="actions wrap">
                if ready {
                    { Button::new(ButtonKind::Small, i18n.t(id!("code-print"))).on_press(Callback::from(|()| print::print())) }
                } else {
                    { Button::new(ButtonKind::Small, i18n.t(id!("code-get"))).busy(asked.remote.is_busy()).on_press(asked.run.clone()) }
                }
            </div>
        </section>
    }
}

async fn ask(services: &Services, asking: Asking) -> Result<RevocationCode, AppError> {
    match asking {
        Asking::Applicant => {
            let session = services.session().key().ok_or(AppError::NoSession)?;
            let code = services.bank().revocation_code(&session).await?;
            // It was the last thing that the session was good for.
            services.session().clear();
            Ok(code)
        }
        Asking::Visitor => banking::revocation_code(services).await,
    }
}
