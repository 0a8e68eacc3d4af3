use web_sys::HtmlElement;
use yew::prelude::*;

use crate::{
    components::secret_field::{SecretField, peek_secret, take_secret},
    i18n::use_i18n,
    keeper::protocol::Secret,
};

/// A form that asks for the password of a certificate.
pub struct PasswordQuestion {
    /// Of the form.
    pub onsubmit: Callback<SubmitEvent>,
    /// In the form.
    pub field: Html,
    /// Nothing was typed the last time: what an earlier password led to is not said beside that.
    pub empty: bool,
}

/// Asks for the password of a certificate that is here.
#[hook]
pub fn use_password_question(
    may_take: Callback<(), bool>,
    on_password: Callback<Secret>,
) -> PasswordQuestion {
    let label = use_i18n().t(id!("password-label"));
    use_question_of(label, may_take, on_password)
}

/// Asks for a password by another name. Reads the password once, when the form is sent and `may_take` says so, and gives it to
/// `on_password`.
#[hook]
pub fn use_question_of(
    label: AttrValue,
    may_take: Callback<(), bool>,
    on_password: Callback<Secret>,
) -> PasswordQuestion {
    let i18n = use_i18n();
    let node = use_node_ref();
    let empty = use_state(|| false);
    let onsubmit = {
        let (node, empty) = (node.clone(), empty.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let nothing = peek_secret(&node, str::is_empty).unwrap_or(true);
            empty.set(nothing);
            if !nothing {
                if may_take.emit(()) {
                    on_password.emit(Secret::new(take_secret(&node)));
                }
            } else if let Some(input) = node.cast::<HtmlElement>() {
                // An input that cannot take the focus is no reason to fail.
                let _ = input.focus();
            }
        })
    };
    let field = html! {
        <SecretField
            name="certificate-password"
            {label}
            {node}
            autocomplete="current-password"
            maxlength={200}
            revealable=true
            keypad=true
            hint={i18n.t(id!("password-case"))}
            problem={empty.then(|| i18n.t(id!("password-empty")))}
        />
    };
    PasswordQuestion { onsubmit, field, empty: *empty }
}
