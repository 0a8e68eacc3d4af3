use std::rc::Rc;

use ingam_core::{kst, vault::BackupPlace};
use yew::prelude::*;

use self::sheet::Sheet;
use super::new_password::{Beyond, use_new_password};
use crate::{
    certificates::{self, Listed, backup},
    components::{
        button::{Button, ButtonKind},
        check::check,
        choice::Choice,
        failure::Failure,
        heading::Heading,
        icon::Icon,
        loading::loading,
        note::{note, note_with},
    },
    error::AppError,
    hooks::{Remote, use_async, use_focus, use_focus_when, use_services},
    i18n::{I18n, MessageId, use_i18n},
    issuance::steps::certificate_product,
    keeper::protocol::{PaperCode, Secret},
    platform::print,
    route::Route,
    router::Link,
};

mod sheet;

/// 전체 백업: everything that is kept here, in one file or on paper.
#[component]
pub fn Backup() -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let is_public = services.memory().is_some();
    let listed = use_async(move |()| {
        let services = services.clone();
        async move {
            let listing = certificates::list(&services).await?;
            let kept = listing.entries.into_iter().filter(|listed| listed.readable().is_some());
            Ok::<_, AppError>(Rc::new(kept.collect::<Vec<_>>()))
        }
    });
    let lead = if is_public { id!("public-backup-lead") } else { id!("backup-lead") };
    {
        let load = listed.run.clone();
        use_effect_with((), move |()| load.emit(()));
    }
    let content = match &*listed.remote {
        Remote::Idle | Remote::Busy => loading(i18n.t(id!("certificates-loading"))),
        Remote::Failed(error) => html! { <Failure text={error.message()} /> },
        Remote::Ready(kept) if kept.is_empty() => note(i18n.t(id!("backup-nothing"))),
        Remote::Ready(kept) => html! { <Form kept={kept.clone()} /> },
    };
    html! {
        <div class="column">
            <Heading title={i18n.t(id!("backup-title"))} lead={i18n.t(lead)} />
            { content }
            <p class="back-link">
                <Link to={Route::Certificates}>{ i18n.t(id!("certificate-back")) }</Link>
            </p>
        </div>
    }
}

/// Whether there is a print: the browser does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Printed {
    No,
    /// The person is asked.
    Asked,
    /// The person said so.
    Noted,
}

/// What was made.
enum Made {
    File(String),
    /// At this time.
    Paper(Vec<PaperCode>, i64),
}

#[derive(Clone, PartialEq, Properties)]
struct FormProps {
    kept: Rc<Vec<Listed>>,
}

#[component]
fn Form(props: &FormProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    // What a newer one has replaced is of no use any more.
    let chosen = use_state(|| props.kept.iter().map(|listed| !listed.replaced).collect::<Vec<_>>());
    let on_paper = use_state(|| false);
    let new = Rc::new(use_new_password("password", i18n.t(id!("backup-password")), Beyond::Fine));
    let included: Rc<Vec<Listed>> = Rc::new(
        props.kept.iter().zip(&*chosen).filter(|(_, on)| **on).map(|(l, _)| l.clone()).collect(),
    );
    let work = {
        let (services, included, on_paper) = (services.clone(), included.clone(), *on_paper);
        use_async(move |password: Secret| {
            let (services, included) = (services.clone(), included.clone());
            async move {
                if on_paper {
                    let codes = backup::paper(&services, &included, password).await?;
                    Ok(Made::Paper(codes, services.now()))
                } else {
                    backup::save(&services, &included, password).await.map(Made::File)
                }
            }
        })
    };
    let busy = work.remote.is_busy();
    let none = included.is_empty();
    let onsubmit = {
        let (new, run) = (new.clone(), work.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !busy && !none && new.judge() {
                run.emit(new.take());
            }
        })
    };
    let way = |value: bool, title: MessageId, about: MessageId| {
        let setter = on_paper.setter();
        Choice {
            name: "form".into(),
            value: if value { "paper" } else { "file" }.into(),
            title: i18n.t(title),
            about: i18n.t(about),
            checked: *on_paper == value,
            on_choose: Callback::from(move |()| setter.set(value)),
            ..Choice::default()
        }
        .view()
    };
    let choose = |at: usize| {
        let chosen = chosen.clone();
        Callback::from(move |on: bool| {
            let mut next = (*chosen).clone();
            if let Some(place) = next.get_mut(at) {
                *place = on;
            }
            chosen.set(next);
        })
    };
    let printed = use_state(|| Printed::No);
    // There are two buttons far apart, and one place where it is asked.
    let noted = use_focus_when(*printed, *printed != Printed::No);
    let on_print = {
        let printed = printed.setter();
        Callback::from(move |()| {
            print::print();
            printed.set(Printed::Asked);
        })
    };
    let on_printed = {
        let (services, included, printed) = (services.clone(), included.clone(), printed.setter());
        Callback::from(move |()| {
            let (services, included, printed) =
                (services.clone(), included.clone(), printed.clone());
            yew::platform::spawn_local(async move {
                backup::note(&services, &included, BackupPlace::Paper).await;
                printed.set(Printed::Noted);
            });
        })
    };
    let heading = use_focus(matches!(&*work.remote, Remote::Ready(Made::Paper(..))));
    if let Remote::Ready(Made::Paper(codes, made_at)) = &*work.remote {
        let site = services.origin().into();
        let sheet = Sheet { codes, included: &included, made_at: *made_at, site };
        let question = printed_question(&i18n, *printed, noted, on_printed);
        return sheet.view(&i18n, heading, on_print, question);
    }
    html! {
        <form class="stack" {onsubmit} novalidate=true>
            <fieldset class="group">
                <legend>{ i18n.t(id!("backup-choose")) }</legend>
                for (at, listed) in props.kept.iter().enumerate() {
                    { check(format!("entry-{at}").into(), name(&i18n, listed), chosen.get(at).copied().unwrap_or(false), false, choose(at)) }
                }
            </fieldset>
            <fieldset class="group">
                <legend>{ i18n.t(id!("backup-form")) }</legend>
                { way(false, id!("backup-file"), id!("backup-file-about")) }
                { way(true, id!("backup-paper"), id!("backup-paper-about")) }
            </fieldset>
            { new.fields.clone() }
            { note(i18n.t(id!("backup-two-passwords"))) }
            if let Some(error) = work.remote.failure() {
                <Failure text={error.message()} />
            }
            if let Remote::Ready(Made::File(name)) = &*work.remote {
                <div role="status">{ note_with(Icon::Check, i18n.t_with(id!("backup-saved"), &[("name", name.clone().into())])) }</div>
            }
            <div class="actions wrap">{ Button::new(ButtonKind::Primary, i18n.t(id!("backup-make"))).busy(busy || none).submit() }</div>
        </form>
    }
}

fn name(i18n: &I18n, listed: &Listed) -> AttrValue {
    let product = listed.readable().map(|summary| certificate_product(i18n, summary));
    let holder = listed.readable().map_or("", |summary| &summary.holder_name);
    let own = listed.active().map(|active| &*active.label).filter(|label| !label.is_empty());
    let own = own.map(|label| format!("{label} · ")).unwrap_or_default();
    let name = format!("{own}{holder} · {}", product.unwrap_or_default());
    let date = listed.readable().map(|summary| kst::date_of(summary.not_after).to_string());
    let args = [("name", name.into()), ("date", date.unwrap_or_default().into())];
    let name = i18n.t_with(id!("backup-of"), &args);
    match listed.replaced {
        true => format!("{name} · {}", i18n.t(id!("backup-replaced"))).into(),
        false => name,
    }
}

/// Only the person knows whether the printer did it.
fn printed_question(
    i18n: &I18n,
    printed: Printed,
    noted: NodeRef,
    on_printed: Callback<()>,
) -> Html {
    html! {
        <div ref={noted} tabindex="-1" role="status" class="stack">
            { match printed {
                Printed::No => Html::default(),
                Printed::Asked => html! {
                    <>
                        { note(i18n.t(id!("paper-printed"))) }
                        <div class="actions wrap">{ Button::new(ButtonKind::Primary, i18n.t(id!("paper-printed-yes"))).on_press(on_printed) }</div>
                    </>
                },
                Printed::Noted => note_with(Icon::Check, i18n.t(id!("paper-noted"))),
            } }
        </div>
    }
}
