use std::{cell::RefCell, rc::Rc};

use serde_bytes::ByteBuf;
use yew::{platform::spawn_local, prelude::*};

use self::signature_card::SignatureCard;
use super::file_drop::{FileDrop, LeftOut, sorted};
use crate::{
    certificates::verify,
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        heading::Heading,
        loading::loading,
        note::{note, warning},
    },
    error::AppError,
    hooks::{Remote, use_async, use_file_keeper, use_focus, use_services, use_words},
    i18n::{I18n, Words, use_i18n},
    keeper::protocol::{LARGEST_TO_VERIFY, NamedFile, VerifiedFiles},
    platform::{chosen_files::Chosen, print},
};

mod signature_card;

/// What was found out about the files that are there.
#[derive(Clone, PartialEq)]
struct Looked {
    verified: Rc<VerifiedFiles>,
    /// Counts what was found: whoever asked starts reading there.
    turn: u32,
}

/// 전자서명 검증: who signed a document, when, and whether it is unchanged. Nothing is sent, and nothing is kept.
#[component]
pub fn Verify() -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let words = use_words();
    let keeper = use_file_keeper();
    // Asked for now, too: a receipt comes without the root.
    let published = use_mut_ref(Vec::<ByteBuf>::new);
    {
        let (services, published) = (services.clone(), Rc::clone(&published));
        use_effect_with((), move |()| {
            spawn_local(async move {
                let found = verify::published(&services).await;
                published.replace(found);
            });
        });
    }
    // What was added belongs to what is there: a document, a list.
    let files = use_mut_ref(Vec::<NamedFile>::new);
    let left_out = use_state(LeftOut::default);
    let turn = use_mut_ref(|| 0_u32);
    let ask = {
        let (services, keeper) = (services.clone(), keeper.clone());
        let (files, published) = (Rc::clone(&files), Rc::clone(&published));
        use_async(move |added: Option<Vec<NamedFile>>| {
            let all = add(&files, added);
            let turn = turn.replace_with(|turn| turn.wrapping_add(1)).wrapping_add(1);
            let (services, keeper) = (services.clone(), keeper.running());
            let published = Rc::clone(&published);
            async move {
                if all.is_empty() {
                    return Ok::<_, AppError>(None);
                }
                let mut known = published.borrow().clone();
                if known.is_empty() {
                    known = verify::published(&services).await;
                    published.replace(known.clone());
                }
                let verified = verify::verify(&services, &keeper, all, &known).await?;
                let verified = Rc::new(verified);
                Ok(Some(Looked { verified, turn }))
            }
        })
    };
    let on_chosen = {
        let (run, left_out) = (ask.run.clone(), left_out.setter());
        Callback::from(move |chosen: Chosen| {
            let (files, left) = sorted(chosen);
            left_out.set(left);
            run.emit(Some(files));
        })
    };
    let again = {
        let (run, left_out) = (ask.run.clone(), left_out.setter());
        Callback::from(move |()| {
            left_out.set(LeftOut::default());
            run.emit(None);
        })
    };
    let looked = match &*ask.remote {
        Remote::Ready(looked) => looked.as_ref(),
        _ => None,
    };
    let results = use_focus(looked.map(|looked| looked.turn));
    let found = match (&*words.remote, looked) {
        (Remote::Failed(error), _) => html! {
            <Failure text={error.message()}>
                <div class="actions wrap">{ Button::new(ButtonKind::Small, i18n.t(id!("action-retry"))).on_press(words.retry) }</div>
            </Failure>
        },
        (Remote::Ready(words), Some(looked)) => html! {
            <div class="stack" key={looked.turn}>
                <h2 ref={results} class="results" tabindex="-1">{ count(&i18n, &looked.verified) }</h2>
                if looked.verified.signatures.is_empty() {
                    { warning(i18n.t(id!("verify-none"))) }
                }
                for at in 0..looked.verified.signatures.len() {
                    <SignatureCard verified={looked.verified.clone()} {at} words={words.clone()} />
                }
                { list(&i18n, words, &looked.verified) }
                <div class="actions wrap">
                    { Button::new(ButtonKind::Outlined, i18n.t(id!("verify-again"))).on_press(again) }
                    { Button::new(ButtonKind::Primary, i18n.t(id!("verify-print"))).on_press(Callback::from(|()| print::print())) }
                </div>
            </div>
        },
        (_, None) => Html::default(),
        _ => loading(i18n.t(id!("certificates-loading"))),
    };
    let busy = ask.remote.is_busy();
    html! {
        <div class="column">
            <Heading title={i18n.t(id!("verify-title"))} lead={i18n.t(id!("verify-lead"))} />
            <div class="stack">
                // Without words there is nothing to say about a file.
                if words.remote.failure().is_none() {
                    <FileDrop about={i18n.t(id!("verify-about"))} largest={LARGEST_TO_VERIFY as f64} {busy} {on_chosen} />
                }
                { left_out.view_of(&i18n, id!("verify-too-large")) }
                if let Some(error) = ask.remote.failure() {
                    <Failure text={error.message()} />
                }
                { found }
                { note(i18n.t(id!("verify-local"))) }
            </div>
        </div>
    }
}

/// The files that are there with those that were added, of which one takes the place of another of its name;
/// `None` starts over.
fn add(files: &RefCell<Vec<NamedFile>>, added: Option<Vec<NamedFile>>) -> Vec<NamedFile> {
    let mut files = files.borrow_mut();
    match added {
        Some(added) => {
            files.retain(|old| added.iter().all(|new| new.name != old.name));
            files.extend(added);
        }
        None => files.clear(),
    }
    files.clone()
}

fn count(i18n: &I18n, verified: &VerifiedFiles) -> AttrValue {
    i18n.t_with(id!("verify-count"), &[("count", verified.signatures.len().into())])
}

/// What each file is.
fn list(i18n: &I18n, words: &Words, verified: &VerifiedFiles) -> Html {
    html! {
        <section class="card stack report">
            <h3>{ i18n.t(id!("verify-files")) }</h3>
            <dl class="rows fields">
                for (name, kind) in &verified.files {
                    <div><dt><bdi>{ name }</bdi></dt><dd>{ words.word(kind.id()) }</dd></div>
                }
            </dl>
        </section>
    }
}
