use std::rc::Rc;

use ingam_core::{kst, vault::Passkey};
use yew::prelude::*;

use crate::{
    certificates::{self, Listed},
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
    },
    error::AppError,
    hooks::{use_async, use_services},
    i18n::{I18n, use_i18n},
    platform::passkey,
};

/// Properties of [`Passkeys`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PasskeysProps {
    /// Whose passkeys.
    pub listed: Rc<Listed>,
    /// Another one is wanted.
    pub on_add: Callback<()>,
    /// One was removed.
    pub on_removed: Callback<()>,
}

/// 패스키: the second way to the key of a certificate. Nothing where there is none and none can be made.
#[component]
pub fn Passkeys(props: &PasskeysProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let remove = {
        let (id, on_removed) = (props.listed.entry.id.clone(), props.on_removed.clone());
        use_async(move |credential_id: Vec<u8>| {
            let (services, id, on_removed) = (services.clone(), id.clone(), on_removed.clone());
            async move {
                certificates::passkey::remove(&services, &id, &credential_id).await?;
                on_removed.emit(());
                Ok::<_, AppError>(())
            }
        })
    };
    let passkeys = props.listed.active().map(|active| &*active.passkeys).unwrap_or_default();
    if passkeys.is_empty() && !passkey::is_known() {
        return Html::default();
    }
    let one = |(at, Passkey { credential_id, made_at, .. }): (usize, &Passkey)| {
        let made = i18n.t_with(
            id!("passkey-made"),
            &[("number", (at + 1).into()), ("date", kst::date_of(*made_at).to_string().into())],
        );
        let on_press = {
            let id = credential_id.clone();
            remove.run.reform(move |()| id.clone())
        };
        let label = i18n.t_with(id!("passkey-remove-one"), &[("number", (at + 1).into())]);
        html! {
            <li>
                <span>{ made }</span>
                { Button::new(ButtonKind::Small, i18n.t(id!("passkey-remove"))).label(label).busy(remove.remote.is_busy()).on_press(on_press) }
            </li>
        }
    };
    html! {
        <section class="card stack" aria-labelledby="passkeys">
            <h2 id="passkeys">{ i18n.t(id!("passkey-title")) }</h2>
            <p>{ i18n.t(if passkeys.is_empty() { id!("passkey-about") } else { id!("passkey-have") }) }</p>
            if !passkeys.is_empty() {
                <ul class="passkeys">{ for passkeys.iter().enumerate().map(one) }</ul>
            }
            if let Some(error) = remove.remote.failure() {
                <Failure text={error.message()} />
            }
            if passkey::is_known() {
                <div class="actions wrap">{ Button::new(ButtonKind::Small, i18n.t(id!("passkey-add"))).on_press(props.on_add.clone()) }</div>
            }
        </section>
    }
}

/// Whether a passkey can open the key here.
pub(in super::super) fn has_passkeys(listed: &Listed) -> bool {
    listed.active().is_some_and(|active| !active.passkeys.is_empty()) && passkey::is_known()
}

/// The other way out of a question for the password. It is not offered without `on_press`.
pub(in super::super) fn use_passkey(
    i18n: &I18n,
    on_press: Option<Callback<()>>,
    busy: bool,
) -> Html {
    on_press.map_or_else(Html::default, |on_press| html! {
        <div class="actions wrap">{ Button::new(ButtonKind::Small, i18n.t(id!("passkey-use"))).busy(busy).on_press(on_press) }</div>
    })
}
