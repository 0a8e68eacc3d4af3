use std::rc::Rc;

use yew::prelude::*;

use super::super::inspect::report::{found_out, table};
use crate::{
    components::{
        badge::{Tone, badge},
        button::{Button, ButtonKind},
        failure::Failure,
        icon::Icon,
    },
    error::AppError,
    hooks::{use_async, use_services},
    i18n::{I18n, Words, use_i18n},
    keeper::protocol::{Level, ToldSignature, ToldSigner, VerifiedFiles, Worth},
    platform::download,
};

/// Properties of [`SignatureCard`].
#[derive(Clone, PartialEq, Properties)]
pub struct SignatureCardProps {
    /// Everything that was found.
    pub verified: Rc<VerifiedFiles>,
    /// Which of the signatures.
    pub at: usize,
    /// For what was found.
    pub words: Words,
}

/// One file with signatures: what was signed, and everybody who signed.
#[component]
pub fn SignatureCard(props: &SignatureCardProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let words = &props.words;
    let Some(signature) = props.verified.signatures.get(props.at) else {
        return Html::default();
    };
    let save = {
        let (verified, at) = (Rc::clone(&props.verified), props.at);
        use_async(move |()| {
            let (services, verified) = (services.clone(), Rc::clone(&verified));
            async move {
                let found = verified.signatures.get(at).and_then(content);
                let (name, content) = found.ok_or(AppError::Internal)?;
                let offered = services.offer_file(&name, download::BYTES, content);
                offered.map_err(|_| AppError::Internal)
            }
        })
    };
    html! {
        <section class="card stack report">
            <header>
                <h3><bdi>{ &signature.file }</bdi></h3>
                <p class="hint">{ worth(words, &signature.worth) }</p>
            </header>
            <ul class="notices">
                for notice in &signature.notices {
                    { found_out(&i18n, words, notice) }
                }
            </ul>
            if let Some(text) = &signature.text {
                <h4 id={format!("signed-{}", props.at)}>{ i18n.t(id!("verify-text")) }</h4>
                // It scrolls, so the keyboard must get there.
                <pre class="signed" tabindex="0" role="group" aria-labelledby={format!("signed-{}", props.at)}>{ text }</pre>
            }
            if signature.content.is_some() {
                <div class="actions wrap">
                    { Button::new(ButtonKind::Small, i18n.t(id!("verify-save"))).on_press(save.run.clone()) }
                </div>
            }
            if let Some(error) = save.remote.failure() {
                <Failure text={error.message()} />
            }
            <h4>{ i18n.t(id!("verify-signers")) }</h4>
            for signer in &signature.signers {
                { one(&i18n, words, signer) }
            }
        </section>
    }
}

fn one(i18n: &I18n, words: &Words, signer: &ToldSigner) -> Html {
    let ToldSigner { worth: found, report } = signer;
    let kind = words.word(report.kind.id());
    html! {
        <section class="signer">
            <h5><bdi>{ &report.title }</bdi></h5>
            <p class="hint">
                { badge(Tone::Quiet, kind, None) }
                { worth(words, found) }
            </p>
            <ul class="notices">
                for notice in &report.notices {
                    { found_out(i18n, words, notice) }
                }
            </ul>
            for section in &report.sections {
                { table(i18n, words, section, false) }
            }
        </section>
    }
}

fn worth(words: &Words, worth: &Worth) -> Html {
    let (tone, icon) = match worth.level {
        Level::Good | Level::Information => (Tone::Ok, Icon::Check),
        Level::Warning => (Tone::Warn, Icon::Attention),
        Level::Error => (Tone::Warn, Icon::Cross),
    };
    badge(tone, words.word(worth.label.id()), Some(icon))
}

/// What was signed, with a name for its file: that of the signature without its ending.
fn content(signature: &ToldSignature) -> Option<(String, &[u8])> {
    let name = signature.file.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    // What others call `contract.pdf.p7m` becomes `contract.pdf`.
    let ending = if signature.text.is_some() && !stem.contains('.') { ".txt" } else { "" };
    signature.content.as_ref().map(|content| (format!("{stem}{ending}"), content.as_slice()))
}
