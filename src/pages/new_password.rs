use ingam_core::password::Personal;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::{
    components::{
        checklist::rule_list,
        note::warning,
        password_rules::Verdict,
        secret_field::{SecretField, peek_secret, take_secret},
    },
    i18n::use_i18n,
    keeper::protocol::Secret,
};

/// What is wrong, after an attempt to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refused {
    Rules,
    Repeat,
    Same,
    NotAscii,
}

/// What letters beyond ASCII mean for a password. Other programs disagree on how to encode them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// Nothing: only Ingam reads it.
    Fine,
    /// A warning: no file for other programs can be made with it.
    Warned,
    /// A refusal: it is the password of such a file.
    Refused,
}

/// Two fields for a password to be, with the rules judged while it is typed.
pub struct NewPassword {
    /// The fields.
    pub fields: Html,
    password: NodeRef,
    repeat: NodeRef,
    accepted: bool,
    /// Whether it has letters that are refused.
    beyond: bool,
    refused: UseStateSetter<Option<Refused>>,
    verdict: UseStateSetter<Verdict>,
}

impl NewPassword {
    /// Whether the password can be taken. If not, the fields say why.
    pub fn judge(&self) -> bool {
        let same = peek_secret(&self.password, |first| {
            peek_secret(&self.repeat, |second| first == second).unwrap_or(false)
        });
        let (refused, at) = match same {
            _ if !self.accepted => (Refused::Rules, &self.password),
            _ if self.beyond => (Refused::NotAscii, &self.password),
            Some(true) => {
                self.refused.set(None);
                return true;
            }
            _ => (Refused::Repeat, &self.repeat),
        };
        self.refuse(refused, at);
        false
    }

    /// Reads the password and leaves it where it is: it may be needed once more.
    pub fn copy(&self) -> Secret {
        Secret::new(peek_secret(&self.password, str::to_owned).unwrap_or_default())
    }

    /// Reads the password and empties both fields, which is judged as what it is: no password.
    pub fn take(&self) -> Secret {
        self.verdict.set(Verdict::of("", &Personal::default()));
        take_secret(&self.repeat);
        Secret::new(take_secret(&self.password))
    }

    /// Says that it is the password that there is already.
    pub fn refuse_same(&self) {
        self.refuse(Refused::Same, &self.password);
    }

    fn refuse(&self, refused: Refused, at: &NodeRef) {
        self.refused.set(Some(refused));
        if let Some(input) = at.cast::<HtmlElement>() {
            // An input that cannot take the focus is no reason to fail.
            let _ = input.focus();
        }
    }
}

/// `name` is the form name of the first field; the second is `…-repeat`.
#[hook]
pub fn use_new_password(name: &'static str, label: AttrValue, beyond: Beyond) -> NewPassword {
    let i18n = use_i18n();
    let (password, repeat) = (use_node_ref(), use_node_ref());
    // Whose password it is, and so what it must not contain, is not known here.
    let verdict = use_state(|| Verdict::of("", &Personal::default()));
    let refused = use_state(|| None::<Refused>);
    let on_input = {
        let (password, verdict, refused) = (password.clone(), verdict.setter(), refused.setter());
        Callback::from(move |()| {
            let judged = peek_secret(&password, |text| Verdict::of(text, &Personal::default()));
            if let Some(judged) = judged {
                verdict.set(judged);
                refused.set(None);
            }
        })
    };
    let on_repeat = {
        let refused = refused.setter();
        Callback::from(move |()| refused.set(None))
    };
    let problem = match *refused {
        Some(Refused::Rules) => Some(i18n.t(id!("password-bad"))),
        Some(Refused::Same) => Some(i18n.t(id!("new-password-same"))),
        Some(Refused::NotAscii) => Some(i18n.t(id!("password-not-ascii"))),
        _ => None,
    };
    let differ = (*refused == Some(Refused::Repeat)).then(|| i18n.t(id!("password-repeat-bad")));
    let fields = html! {
        <>
            <div>
                <SecretField
                    {name}
                    {label}
                    node={password.clone()}
                    autocomplete="new-password"
                    maxlength={200}
                    revealable=true
                    keypad=true
                    described_by="new-password-rules"
                    {problem}
                    {on_input}
                />
                { rule_list(&i18n, "new-password-rules", &verdict.rules(&i18n)) }
            </div>
            <SecretField
                name={format!("{name}-repeat")}
                label={i18n.t(id!("password-repeat"))}
                node={repeat.clone()}
                autocomplete="new-password"
                maxlength={200}
                keypad=true
                problem={differ}
                on_input={on_repeat}
            />
            if !verdict.ascii && beyond == Beyond::Warned {
                { warning(i18n.t(id!("password-no-backup"))) }
            }
        </>
    };
    let accepted = verdict.is_accepted();
    let beyond = !verdict.ascii && beyond == Beyond::Refused;
    NewPassword {
        fields,
        password,
        repeat,
        accepted,
        beyond,
        refused: refused.setter(),
        verdict: verdict.setter(),
    }
}
