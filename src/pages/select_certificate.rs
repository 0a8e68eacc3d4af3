use std::{fmt, rc::Rc};

use futures::future::LocalBoxFuture;
use ingam_core::vault::EntryId;
use web_sys::HtmlElement;
use yew::prelude::*;

use self::{file::FromFile, opening::Opening, tabs::tabs};
use super::{
    certificate::DeleteCertificateDialog,
    certificates::table::{Cells, cells, columns, label_of},
    state_badge::{State, state_badge, state_of},
};
use crate::{
    certificates::{self, Intent, Listed, Way},
    components::{
        button::{Button, ButtonKind},
        dialog::Dialog,
        failure::Failure,
        loading::loading,
        note::note,
    },
    error::AppError,
    hooks::{Remote, focus_secret_in, use_async, use_focus_when_lost, use_services},
    i18n::{I18n, use_i18n},
    platform::preferences,
    route::Route,
    router::Link,
};

mod file;
mod opening;
mod tabs;

/// What is done with the certificate that was selected.
#[derive(Clone)]
pub struct Task(Rc<Work>);

type Work = dyn Fn(EntryId, Way, Intent) -> LocalBoxFuture<'static, Result<(), AppError>>;

impl Task {
    /// Work that needs the key of a certificate, how its owner opens it, and whether it is still wanted: what was
    /// signed for somebody who gave up meanwhile is not sent.
    pub fn new(
        work: impl Fn(EntryId, Way, Intent) -> LocalBoxFuture<'static, Result<(), AppError>> + 'static,
    ) -> Self {
        Self(Rc::new(work))
    }
}

impl PartialEq for Task {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Task {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Task")
    }
}

/// Where a certificate is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Browser,
    File,
    Phone,
}

const PLACES: [Place; 3] = [Place::Browser, Place::File, Place::Phone];

/// Properties of [`SelectCertificate`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SelectCertificateProps {
    /// What for: the title of the dialog.
    pub title: AttrValue,
    /// What the button does.
    pub submit: AttrValue,
    /// Done with the certificate and what opens it. When it is done, the owner closes the dialog.
    pub task: Task,
    /// Never mind.
    pub on_close: Callback<()>,
}

/// 인증서 선택: the dialog that people know from every bank, for whatever needs a certificate.
#[component]
pub fn SelectCertificate(props: &SelectCertificateProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let now = services.now();
    let place = use_state(|| Place::Browser);
    let chosen = use_state(|| None::<EntryId>);
    let deleting = use_state(|| None::<Rc<Listed>>);
    let is_public = services.memory().is_some();
    let listed = use_async(move |()| {
        let services = services.clone();
        async move {
            let listing = certificates::list(&services).await?;
            Ok::<_, AppError>(in_order(listing.entries, services.now()))
        }
    });
    {
        let load = listed.run.clone();
        use_effect_with((), move |()| load.emit(()));
    }
    // Whoever looks elsewhere has left the button that led there.
    let panel = use_focus_when_lost(*place == Place::File);
    {
        let (panel, is_ready) = (panel.clone(), matches!(&*listed.remote, Remote::Ready(_)));
        // The best one is selected already: what is still asked for is its password.
        use_effect_with(is_ready, move |_| {
            if let Some(panel) = panel.cast::<HtmlElement>() {
                focus_secret_in(&panel);
            }
        });
    }
    let entries: &[Rc<Listed>] = match &*listed.remote {
        Remote::Ready(entries) => entries,
        _ => &[],
    };
    let is = |id: &EntryId, listed: &Rc<Listed>| listed.entry.id == *id;
    let last = || preferences::last_certificate().filter(|_| !is_public);
    let selected = match &*chosen {
        Some(id) => entries.iter().find(|listed| is(id, listed)),
        None => {
            // What a newer one took the place of, or what is no longer good, is not offered again.
            let again =
                |id| entries.iter().find(|listed| is(&id, listed) && is_of_use(listed, now));
            last().and_then(again).or(entries.first())
        }
    };
    let choose = |id: &EntryId| {
        let (chosen, id) = (chosen.setter(), id.clone());
        Callback::from(move |()| chosen.set(Some(id.clone())))
    };
    let task = {
        let task = props.task.clone();
        // What was of use is offered first the next time.
        Task::new(move |id, way, intent| {
            let is_kept = !is_public && !matches!(way, Way::Lent(_));
            let work = (task.0)(id.clone(), way, intent);
            Box::pin(async move {
                work.await?;
                if is_kept {
                    preferences::save_last_certificate(&id);
                }
                Ok(())
            })
        })
    };
    let on_place = {
        let place = place.setter();
        Callback::from(move |chosen| place.set(chosen))
    };
    let delete = |listed: &Rc<Listed>| {
        let (deleting, listed) = (deleting.setter(), listed.clone());
        Callback::from(move |()| deleting.set(Some(listed.clone())))
    };
    let end_deleting = {
        let deleting = deleting.setter();
        Callback::from(move |()| deleting.set(None))
    };
    let on_deleted = {
        let (load, chosen, end) = (listed.run.clone(), chosen.setter(), end_deleting.clone());
        Callback::from(move |()| {
            end.emit(());
            chosen.set(None);
            load.emit(());
        })
    };
    let close = || {
        html! {
            <div class="actions wrap">
                { Button::new(ButtonKind::Outlined, i18n.t(id!("action-close"))).on_press(props.on_close.clone()) }
            </div>
        }
    };
    let browser = match &*listed.remote {
        Remote::Idle | Remote::Busy => html! {
            <div class="body">{ loading(i18n.t(id!("certificates-loading"))) }</div>
        },
        Remote::Failed(error) => html! {
            <><div class="body"><Failure text={error.message()} /></div>{ close() }</>
        },
        Remote::Ready(_) => match selected {
            None => {
                html! { <><div class="body stack">{ nothing(&i18n, is_public) }</div>{ close() }</> }
            }
            Some(selected) => html! {
                <>
                    // Outside of what belongs to one certificate: the arrows lead from row to row.
                    <div class="body">{ table(&i18n, entries, selected, now, choose) }</div>
                    <Opening
                        key={selected.entry.id.as_str().to_owned()}
                        listed={selected.clone()}
                        submit={props.submit.clone()}
                        task={task.clone()}
                        on_find={on_place.reform(|()| Place::File)}
                        on_delete={delete(selected)}
                        on_close={props.on_close.clone()}
                    />
                </>
            },
        },
    };
    html! {
        <>
            <Dialog id="select-dialog" title={props.title.clone()} on_close={props.on_close.clone()}>
                { tabs(&i18n, *place, is_public, on_place.clone()) }
                <div ref={panel} class="panel" id="select-panel" role="tabpanel" tabindex="-1" aria-labelledby={tabs::id_of(*place)}>
                    { match *place {
                        Place::Browser => browser,
                        Place::Phone => html! {
                            <>
                                <div class="body stack">
                                    { note(i18n.t(id!("select-phone-about"))) }
                                    <div class="actions wrap">
                                        <Link to={Route::Copy} classes={ButtonKind::Primary.class()}>{ i18n.t(id!("select-phone-copy")) }</Link>
                                    </div>
                                </div>
                                { close() }
                            </>
                        },
                        Place::File => html! {
                            <FromFile submit={props.submit.clone()} {task} on_close={props.on_close.clone()} />
                        },
                    } }
                </div>
            </Dialog>
            if let Some(listed) = &*deleting {
                <DeleteCertificateDialog listed={listed.clone()} {on_deleted} on_close={end_deleting} />
            }
        </>
    }
}

/// Certificates only; what can be used first, and of these the newest.
fn in_order(entries: Vec<Listed>, now: i64) -> Vec<Rc<Listed>> {
    let mut active: Vec<Rc<Listed>> =
        entries.into_iter().filter(|listed| listed.active().is_some()).map(Rc::new).collect();
    active.reverse();
    active.sort_by_key(|listed| !is_of_use(listed, now));
    active
}

/// Whether a bank may take it, as far as is known here.
fn is_of_use(listed: &Listed, now: i64) -> bool {
    !matches!(
        state_of(listed, now),
        State::Expired
            | State::Replaced
            | State::Revoked
            | State::Suspended
            | State::Doubtful
            | State::NotYet
    )
}

fn nothing(i18n: &I18n, is_public: bool) -> Html {
    let words = if is_public { id!("select-nothing-public") } else { id!("select-nothing") };
    html! {
        <>
            { note(i18n.t(words)) }
            <div class="actions wrap">
                <Link to={Route::Issue} classes={ButtonKind::Primary.class()}>{ i18n.t(id!("home-start")) }</Link>
                <Link to={Route::Import} classes={ButtonKind::Outlined.class()}>{ i18n.t(id!("import-title")) }</Link>
            </div>
        </>
    }
}

/// One row a certificate. The radio button is what the keyboard and a screen reader use; a press anywhere
/// in the row does the same.
fn table(
    i18n: &I18n,
    entries: &[Rc<Listed>],
    selected: &Rc<Listed>,
    now: i64,
    choose: impl Fn(&EntryId) -> Callback<()>,
) -> Html {
    let row = |listed: &Rc<Listed>| {
        let id = &listed.entry.id;
        let is_selected = listed.entry.id == selected.entry.id;
        let on_choose = choose(id);
        let Cells { product, holder, expiry, issuer } = cells(i18n, listed);
        html! {
            <tr role="row" key={id.as_str().to_owned()} class={is_selected.then_some("selected")} onclick={on_choose.reform(|_: MouseEvent| ())}>
                <th scope="row" role="rowheader">
                    <label>
                        <input
                            type="radio"
                            name="certificate"
                            value={id.as_str().to_owned()}
                            checked={is_selected}
                            onchange={on_choose.reform(|_: Event| ())}
                        />
                        <span>
                            if let Some(label) = label_of(listed) {
                                <strong class="label">{ label }</strong>
                            }
                            { product }
                        </span>
                    </label>
                </th>
                <td role="cell" class="wide" data-label={i18n.t(id!("column-holder"))}>{ holder }</td>
                <td role="cell" class="wide nowrap" data-label={i18n.t(id!("column-expiry"))}>{ expiry }</td>
                <td role="cell" class="wide" data-label={i18n.t(id!("column-issuer"))}>{ issuer }</td>
                <td role="cell" class="state">{ state_badge(i18n, state_of(listed, now)) }</td>
            </tr>
        }
    };
    html! {
        <div class="certificates picker">
            <table role="table">
                <caption class="visually-hidden">{ i18n.t(id!("select-list")) }</caption>
                <thead role="rowgroup">
                    <tr role="row">{ columns(i18n) }</tr>
                </thead>
                <tbody role="rowgroup">{ for entries.iter().map(row) }</tbody>
            </table>
        </div>
    }
}
