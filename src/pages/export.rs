use std::rc::Rc;

use yew::prelude::*;

use self::formats::{OFFERS, Offer};
use super::{
    guarded::{Guarded, use_guarded},
    new_password::{Beyond, use_new_password},
    not_found::not_found,
    password_question::use_question_of,
};
use crate::{
    certificates::{
        self, Listed,
        export::{self, Passwords, Target},
    },
    components::{
        badge::Tone,
        button::{Button, ButtonKind},
        check::check,
        choice::Choice,
        failure::Failure,
        heading::Heading,
        icon::Icon,
        loading::loading,
        note::{note, note_with, warning},
    },
    error::AppError,
    hooks::{Remote, use_async, use_services},
    i18n::{I18n, MessageId, use_i18n},
    keeper::protocol::{Secret, Strength, Unlock},
    platform::folder::{self, Folder, FolderError},
    route::Route,
    router::Link,
};

mod formats;

/// Properties of [`Export`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ExportProps {
    /// From the address.
    pub id: AttrValue,
}

/// 내보내기: a certificate as files of other programs.
#[component]
pub fn Export(props: &ExportProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let name = props.id.clone();
    let found = use_async(move |()| {
        let (services, name) = (services.clone(), name.clone());
        async move { certificates::find_named(&services, &name).await }
    });
    {
        let load = found.run.clone();
        use_effect_with((), move |()| load.emit(()));
    }
    match &*found.remote {
        Remote::Idle | Remote::Busy => html! {
            <div class="column">{ loading(i18n.t(id!("certificates-loading"))) }</div>
        },
        Remote::Failed(error) => html! {
            <div class="column"><Failure text={error.message()} /></div>
        },
        Remote::Ready(Some(listed)) if listed.readable().is_some() => html! {
            <Form listed={listed.clone()} />
        },
        Remote::Ready(_) => not_found(&i18n),
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct FormProps {
    listed: Rc<Listed>,
}

/// Where the files shall go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Download,
    Folder,
}

#[component]
fn Form(props: &FormProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let offer = use_state(|| &OFFERS[0]);
    let place = use_state(|| Place::Download);
    let own = use_state(|| false);
    let label = i18n.t(id!("export-own-label"));
    let new = Rc::new(use_new_password("file-password", label, Beyond::Refused));
    let work = {
        let (listed, offer, place) = (props.listed.clone(), *offer, *place);
        let tries = listed.active().map(|active| active.tries).unwrap_or_default();
        use_guarded(tries, move |passwords: Option<(Secret, Option<Secret>)>| {
            let (services, listed) = (services.clone(), listed.clone());
            async move {
                let summary = listed.readable().ok_or(AppError::Internal)?;
                // Asked for at once: browsers show the dialog only right after a press.
                let target = match place {
                    Place::Download => Target::Download,
                    Place::Folder => Target::Folder(Folder::choose().await?),
                };
                let passwords = passwords
                    .map(|(open, file)| Passwords { unlock: Unlock::Password(open), file });
                let source = (&listed.entry, summary);
                let names =
                    export::export(&services, source, offer.format, passwords, &target).await?;
                Ok::<_, AppError>((offer, place, names))
            }
        })
    };
    let busy = work.guard.busy;
    let may_take = {
        let (new, own, may_take) = (new.clone(), *own, work.guard.may_take.clone());
        Callback::from(move |()| (!own || new.judge()) && may_take.emit(()))
    };
    let on_password = {
        let (run, new, own) = (work.run.clone(), new.clone(), *own);
        Callback::from(move |open: Secret| {
            let file = own.then(|| new.take());
            run.emit(Some((open, file)));
        })
    };
    let question = use_question_of(i18n.t(id!("export-password")), may_take, on_password);
    let onsubmit = if offer.format.has_key() {
        question.onsubmit
    } else {
        let run = work.run.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !busy {
                run.emit(None);
            }
        })
    };
    let card = |listed: &'static Offer| {
        let setter = offer.setter();
        Choice {
            name: "format".into(),
            value: listed.value.into(),
            title: i18n.t(listed.title),
            about: i18n.t(listed.readers),
            aside: Some(i18n.t(listed.strength)),
            tone: match listed.level {
                Some(Strength::Strong) => Tone::Ok,
                Some(Strength::Fair) | None => Tone::Quiet,
                Some(Strength::Weak) => Tone::Warn,
            },
            checked: *offer == listed,
            on_choose: Callback::from(move |()| setter.set(listed)),
            ..Choice::default()
        }
        .view()
    };
    let way = |value: Place, name: &'static str, title: MessageId, about: MessageId| {
        let setter = place.setter();
        Choice {
            name: "place".into(),
            value: name.into(),
            title: i18n.t(title),
            about: i18n.t(about),
            checked: *place == value,
            on_choose: Callback::from(move |()| setter.set(value)),
            ..Choice::default()
        }
        .view()
    };
    let on_own = {
        let own = own.setter();
        Callback::from(move |on: bool| own.set(on))
    };
    let (first, others) = OFFERS.split_at(2);
    html! {
        <div class="column">
            <Heading title={i18n.t(id!("export-title"))} lead={i18n.t(id!("export-lead"))} />
            <form class="stack" {onsubmit} novalidate=true>
                <fieldset class="group">
                    <legend>{ i18n.t(id!("export-format")) }</legend>
                    for listed in first {
                        { card(listed) }
                    }
                    <details class="more">
                        <summary>{ i18n.t(id!("export-more")) }</summary>
                        <div class="stack">
                            for listed in others {
                                { card(listed) }
                            }
                        </div>
                    </details>
                </fieldset>
                if folder::is_supported() {
                    <fieldset class="group">
                        <legend>{ i18n.t(id!("export-place")) }</legend>
                        { way(Place::Download, "download", id!("export-download"), id!("export-download-about")) }
                        { way(Place::Folder, "folder", id!("export-folder"), id!("export-folder-about")) }
                    </fieldset>
                }
                if offer.format.has_key() {
                    { question.field }
                    { check("own-password".into(), i18n.t(id!("export-own")), *own, false, on_own) }
                    if *own {
                        { new.fields.clone() }
                    }
                    { warning(i18n.t(id!("export-careful"))) }
                }
                { outcome(&i18n, &work, *offer, question.empty) }
                <div class="actions wrap">
                    { Button::new(ButtonKind::Primary, i18n.t(id!("export-submit"))).busy(busy).waiting(offer.format.has_key() && work.guard.waits()).submit() }
                </div>
            </form>
            <p class="back-link">
                <Link to={Route::certificate(&props.listed.entry.id)}>{ i18n.t(id!("export-back")) }</Link>
            </p>
        </div>
    }
}

/// In which form the files are, where they went, and their names.
type Work = Guarded<Option<(Secret, Option<Secret>)>, (&'static Offer, Place, Vec<String>)>;

/// What came of it.
fn outcome(i18n: &I18n, work: &Work, offer: &Offer, empty: bool) -> Html {
    match &*work.remote {
        // What was saved before says nothing of another form.
        Remote::Ready((saved, ..)) if *saved != offer => Html::default(),
        Remote::Ready((_, place, names)) => {
            let words = match place {
                Place::Download => id!("export-downloaded"),
                Place::Folder => id!("export-written"),
            };
            html! {
                <div role="status" class="stack">
                    { note_with(Icon::Check, i18n.t(words)) }
                    <ul class="found">
                        for name in names {
                            <li><bdi class="name">{ name }</bdi></li>
                        }
                    </ul>
                    if names.iter().any(|name| name.contains("-npki") && name.ends_with(".zip")) {
                        { note(i18n.t(id!("export-unpack"))) }
                    }
                </div>
            }
        }
        // The person closed the dialog for folders: nothing went wrong.
        Remote::Failed(AppError::Folder(FolderError::Cancelled)) => Html::default(),
        _ => work.guard.outcome(i18n, empty),
    }
}
