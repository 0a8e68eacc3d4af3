//! One document to agree to: its row in a form, and its text.

use ingam_bank_api::{AgreedTerms, TermsDocument};
use yew::prelude::*;

use crate::{
    components::{
        button::{Button, ButtonKind},
        check::check,
        dialog::Dialog,
        icon::{Icon, icon_image},
    },
    i18n::I18n,
    platform::print,
};

/// What is recorded of an agreement to this document.
pub fn agreement(document: &TermsDocument) -> AgreedTerms {
    AgreedTerms {
        id: document.id.clone(),
        version: document.version.clone(),
        sha256: document.sha256.clone(),
    }
}

/// A document's box to tick, with the button that opens its text.
pub struct Row<'a> {
    /// The document.
    pub document: &'a TermsDocument,
    /// Whether it is agreed to.
    pub agreed: bool,
    /// Agreement is needed, and not there.
    pub missing: bool,
    /// The box was ticked, or not any more.
    pub on_change: Callback<bool>,
    /// The text is wanted.
    pub on_open: Callback<()>,
}

impl Row<'_> {
    /// What goes into the list.
    pub fn view(self, i18n: &I18n) -> Html {
        let title = i18n.language().pick(&self.document.title);
        let label = i18n.t_with(id!("terms-open-label"), &[("title", title.to_string().into())]);
        let open = Button::new(ButtonKind::Plain, i18n.t(id!("terms-open"))).label(label);
        let name = format!("terms-{}", self.document.id);
        html! {
            <>
                { check(name.into(), title, self.agreed, self.missing, self.on_change) }
                { open.on_press(self.on_open) }
            </>
        }
    }
}

/// What is said when agreement is missing.
pub fn missing_note(i18n: &I18n) -> Html {
    html! {
        <p class="problem" role="alert">
            { icon_image(Icon::Attention, 18) }
            { i18n.t(id!("terms-missing")) }
        </p>
    }
}

/// The whole text in a dialog.
pub fn text(
    i18n: &I18n,
    document: &TermsDocument,
    on_close: Callback<()>,
    on_agree: Callback<()>,
) -> Html {
    let body = i18n.language().pick(&document.body);
    html! {
        <Dialog id="terms-text" title={i18n.language().pick(&document.title)} on_close={on_close.clone()}>
            <div class="body" tabindex="0">
                for paragraph in body.split('\n').filter(|line| !line.is_empty()) {
                    <p>{ paragraph.to_owned() }</p>
                }
                // What the bank keeps of an agreement, on paper too.
                <p class="code">{ [&*document.version, " · SHA-256 ", &*document.sha256].concat() }</p>
            </div>
            <div class="actions wrap">{ Button::new(ButtonKind::Outlined, i18n.t(id!("action-close"))).on_press(on_close) }
                { Button::new(ButtonKind::Outlined, i18n.t(id!("action-print"))).on_press(Callback::from(|()| print::print())) }
                { Button::new(ButtonKind::Primary, i18n.t(id!("terms-agree-one"))).on_press(on_agree) }</div>
        </Dialog>
    }
}
