use std::rc::Rc;

use yew::prelude::*;

use super::super::{
    Handle,
    new_password::{Beyond, use_new_password},
};
use crate::{
    certificates::doctor,
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        note::note,
    },
    hooks::{Remote, use_async, use_services},
    i18n::use_i18n,
    keeper::protocol::{Mendable, Secret},
};

/// Properties of [`MendCard`].
#[derive(Clone, PartialEq, Properties)]
pub struct MendCardProps {
    /// What can be written anew.
    pub mendable: Mendable,
    /// Has the files.
    pub keeper: Handle,
}

/// Offers the files in a sound form: keys with the protection of today, certificates in order.
#[component]
pub fn MendCard(props: &MendCardProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let label = i18n.t(id!("inspect-mend-password"));
    let new = Rc::new(use_new_password("mend-password", label, Beyond::Refused));
    let keys = props.mendable == Mendable::Keys;
    let mend = {
        let keeper = props.keeper.clone();
        use_async(move |password: Option<Secret>| {
            let (services, keeper) = (services.clone(), keeper.clone());
            async move { doctor::mend(&services, &keeper.0, password).await }
        })
    };
    let busy = mend.remote.is_busy();
    let onsubmit = {
        let (new, run) = (new.clone(), mend.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !busy && (!keys || new.judge()) {
                run.emit(keys.then(|| new.take()));
            }
        })
    };
    let (about, submit) = match props.mendable {
        Mendable::Keys => (id!("inspect-mend-keys"), id!("inspect-mend-keys-submit")),
        Mendable::Certificates => (id!("inspect-mend-chain"), id!("inspect-mend-chain-submit")),
    };
    html! {
        <form class="card stack" {onsubmit} novalidate=true aria-labelledby="inspect-mend">
            <h2 id="inspect-mend">{ i18n.t(id!("inspect-mend")) }</h2>
            <p>{ i18n.t(about) }</p>
            if keys {
                { new.fields.clone() }
            }
            <div role="status">
                if let Remote::Ready(names) = &*mend.remote {
                    { note(i18n.t_with(id!("inspect-mended"), &[("names", names.join(", ").into())])) }
                }
            </div>
            if let Some(error) = mend.remote.failure() {
                <Failure text={error.message()} />
            }
            <div class="actions wrap">{ Button::new(ButtonKind::Outlined, i18n.t(submit)).busy(busy).submit() }</div>
        </form>
    }
}
