use std::rc::Rc;

use ingam_core::kst;
use yew::prelude::*;

use super::super::password_question::{use_password_question, use_question_of};
use crate::{
    certificates::backup::{self, Saved, Source, Standing},
    components::{
        badge::{Tone, badge},
        button::{Button, ButtonKind},
        failure::Failure,
        icon::Icon,
        note::{note_with, warning},
    },
    error::AppError,
    hooks::{Remote, use_async, use_focus, use_services},
    i18n::use_i18n,
    issuance::steps::certificate_product,
    keeper::protocol::Secret,
    route::Route,
    router::Link,
};

/// Properties of [`Restore`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RestoreProps {
    /// A backup that Ingam made.
    pub source: Source,
}

/// Opens a backup with its password, then offers what is in it.
#[component]
pub fn Restore(props: &RestoreProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let open = {
        let source = props.source.clone();
        use_async(move |password: Secret| {
            let (services, source) = (services.clone(), source.clone());
            async move { backup::open(&services, &source, password).await }
        })
    };
    let all = {
        let services = use_services();
        use_async(move |all: Vec<Saved>| {
            let services = services.clone();
            async move {
                for saved in all.iter().filter(|saved| is_at_once(saved)) {
                    backup::restore(&services, saved, None).await?;
                }
                Ok::<_, AppError>(())
            }
        })
    };
    let busy = open.remote.is_busy();
    let question = use_question_of(
        i18n.t(id!("restore-password")),
        Callback::from(move |()| !busy),
        open.run.clone(),
    );
    let heading = use_focus(matches!(&*open.remote, Remote::Ready(_)));
    let restored = matches!(&*all.remote, Remote::Ready(()));
    let all_told = use_focus(restored);
    if let Remote::Ready(saved) = &*open.remote {
        let at_once = saved.iter().filter(|saved| is_at_once(saved)).count();
        let button = Button::new(ButtonKind::Primary, i18n.t(id!("restore-all")));
        let saved_now = saved.clone();
        return html! {
            <>
                <h2 ref={heading} tabindex="-1">{ i18n.t(id!("restore-choose")) }</h2>
                if restored {
                    <div ref={all_told} role="status" tabindex="-1">{ note_with(Icon::Check, i18n.t(id!("restore-done"))) }</div>
                } else if at_once > 1 {
                    <div class="actions wrap">{ button.busy(all.remote.is_busy()).on_press(all.run.reform(move |()| saved_now.clone())) }</div>
                }
                { failure(&all.remote) }
                <ul class="found">
                    for entry in saved {
                        <Row
                            key={entry.summary.fingerprint.clone()}
                            saved={Rc::new(entry.clone())}
                            restored={restored && is_at_once(entry)}
                        />
                    }
                </ul>
                <p class="back-link"><Link to={Route::Certificates}>{ i18n.t(id!("import-to-list")) }</Link></p>
            </>
        };
    }
    html! {
        <form class="stack" onsubmit={question.onsubmit} novalidate=true>
            <h2 ref={heading} tabindex="-1">{ i18n.t(id!("restore-title")) }</h2>
            <p>{ i18n.t(id!("restore-lead")) }</p>
            { question.field }
            if let Some(error) = open.remote.failure().filter(|_| !question.empty) {
                <Failure text={error.message()} />
            }
            <div class="actions wrap">{ Button::new(ButtonKind::Primary, i18n.t(id!("restore-open"))).busy(busy).submit() }</div>
        </form>
    }
}

/// Whether nothing is asked before it is restored: no password, and whether to replace what is here.
fn is_at_once(saved: &Saved) -> bool {
    saved.at_home && saved.standing == Standing::Missing
}

#[derive(Clone, PartialEq, Properties)]
struct RowProps {
    saved: Rc<Saved>,
    /// Together with others.
    restored: bool,
}

/// One certificate of the backup.
#[component]
fn Row(props: &RowProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let restore = {
        let saved = props.saved.clone();
        use_async(move |password: Option<Secret>| {
            let (services, saved) = (services.clone(), saved.clone());
            async move { backup::restore(&services, &saved, password).await }
        })
    };
    let Saved { entry, summary, standing, at_home, .. } = &*props.saved;
    // What its owner called it, and whose it is.
    let name = match &*entry.label {
        "" => summary.holder_name.clone(),
        label => format!("{label} · {}", summary.holder_name),
    };
    let busy = restore.remote.is_busy();
    let question = use_password_question(Callback::from(move |()| !busy), restore.run.reform(Some));
    let sure = use_state(|| false);
    let (kind, words) = match standing {
        Standing::Missing => (ButtonKind::Small, id!("restore-take")),
        Standing::Here if *sure => (ButtonKind::Destructive, id!("restore-sure")),
        Standing::Here => (ButtonKind::Small, id!("restore-replace")),
    };
    // Several rows have the same words.
    let label = [("name", name.clone().into()), ("what", i18n.t(words).to_string().into())];
    let label = i18n.t_with(id!("restore-of"), &label);
    let button = Button::new(kind, i18n.t(words)).label(label).busy(busy);
    let ask_first = *standing == Standing::Here && !*sure;
    let on_sure = {
        let sure = sure.setter();
        Callback::from(move |()| sure.set(true))
    };
    let own = matches!(&*restore.remote, Remote::Ready(()));
    let told = use_focus(own);
    let done = props.restored || matches!(&*restore.remote, Remote::Ready(()));
    let action = match (done, at_home) {
        (true, _) => html! {
            <div ref={told} role="status" tabindex="-1">{ badge(Tone::Ok, i18n.t(id!("restore-one-done")), Some(Icon::Check)) }</div>
        },
        (false, _) if ask_first => button.on_press(on_sure),
        (false, true) => button.on_press(restore.run.reform(|()| None)),
        (false, false) => html! {
            <form class="stack" onsubmit={question.onsubmit} novalidate=true>
                <p class="hint">{ i18n.t(id!("restore-elsewhere")) }</p>
                { question.field }
                { button.submit() }
            </form>
        },
    };
    html! {
        <li>
            <div>
                <strong><bdi>{ name }</bdi></strong>
                <span>{ format!("{} · {}", certificate_product(&i18n, summary), kst::date_of(summary.not_after)) }</span>
                if *standing == Standing::Here && !done {
                    { warning(i18n.t(id!("restore-here"))) }
                }
                { failure(&restore.remote) }
                { action }
            </div>
        </li>
    }
}

fn failure(remote: &Remote<(), AppError>) -> Html {
    remote
        .failure()
        .map_or_else(Html::default, |error| html! { <Failure text={error.message()} /> })
}
