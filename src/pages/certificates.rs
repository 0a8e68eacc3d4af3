use std::rc::Rc;

use ingam_core::vault::EntryId;
use yew::prelude::*;

use self::{backup_card::backup_card, shelf::Shelf, storage_card::StorageCard};
use super::{
    delete_dialog::DeleteDialog,
    notices::{Notices, Reminders, last_days},
};
use crate::{
    certificates,
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        heading::Heading,
        icon::Icon,
        loading::loading,
        note::{note_with, warning_with},
    },
    hooks::{Remote, use_async, use_services, use_visit},
    i18n::use_i18n,
    notices::due,
    route::Route,
    router::Link,
};

mod backup_card;
mod shelf;
mod storage_card;
pub(super) mod table;

/// 내 인증서
#[component]
pub fn Certificates() -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let now = services.now();
    let visit = use_visit();
    let is_public = visit.is_public;
    let said = use_state(|| visit.notice.take());
    let listed = use_async(move |()| {
        let services = services.clone();
        async move { certificates::list(&services).await.map(Rc::new) }
    });
    {
        let load = listed.run.clone();
        use_effect_with((), move |()| load.emit(()));
    }
    let (none, some) = match is_public {
        true => (id!("public-certificates-none"), id!("public-certificates-lead")),
        false => (id!("certificates-none"), id!("certificates-lead")),
    };
    // Not before the list is there: a screen reader tells what comes into what was there before.
    let said = said.filter(|_| matches!(&*listed.remote, Remote::Ready(_)));
    let content = match &*listed.remote {
        Remote::Idle | Remote::Busy => html! { { loading(i18n.t(id!("certificates-loading"))) } },
        Remote::Failed(error) => html! {
            <Failure text={error.message()}>
                <div class="actions wrap">{ Button::new(ButtonKind::Small, i18n.t(id!("action-retry"))).on_press(listed.run.clone()) }</div>
            </Failure>
        },
        Remote::Ready(listing) => html! {
            <div class="stack">
                if !listing.damaged.is_empty() {
                    <Damaged ids={listing.damaged.clone()} on_deleted={listed.run.clone()} />
                }
                <Notices due={due(&listing.entries, now)} />
                if listing.entries.is_empty() {
                    <div class="card empty">
                        if listing.damaged.is_empty() {
                            <p>{ i18n.t(none) }</p>
                        }
                        <div class="actions wrap"><Link to={Route::Issue} classes={ButtonKind::Primary.class()}>
                                { i18n.t(id!("home-start")) }
                            </Link></div>
                    </div>
                } else {
                    <Shelf listing={listing.clone()} {now} />
                }
                { backup_card(&i18n, &listing.entries, now) }
                <Reminders days={last_days(&i18n, &listing.entries, now)} with_notifications=true />
                if !listing.entries.is_empty() && !is_public {
                    <StorageCard />
                }
                <div class="actions wrap">
                    if !listing.entries.is_empty() {
                        <Link to={Route::Backup} classes={ButtonKind::Outlined.class()}>{ i18n.t(id!("backup-title")) }</Link>
                    }
                    <Link to={Route::Import} classes={ButtonKind::Outlined.class()}>{ i18n.t(id!("import-title")) }</Link>
                    <Link to={Route::Reissue} classes={ButtonKind::Outlined.class()}>{ i18n.t(id!("reissue-title")) }</Link>
                </div>
            </div>
        },
    };
    let lead = match &*listed.remote {
        Remote::Ready(listing) if !listing.entries.is_empty() => {
            Some(i18n.t_with(some, &[("count", listing.entries.len().into())]))
        }
        _ => None,
    };
    html! {
        <div class="column">
            <Heading title={i18n.t(id!("certificates-title"))} {lead} />
            <div class="said" role="status">
                if let Some(said) = said {
                    { note_with(Icon::Check, i18n.t(said)) }
                }
            </div>
            { content }
        </div>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct DamagedProps {
    ids: Vec<EntryId>,
    on_deleted: Callback<()>,
}

/// Records that cannot be read, and the way to be rid of them.
#[component]
fn Damaged(props: &DamagedProps) -> Html {
    let i18n = use_i18n();
    let asking = use_state(|| false);
    let ask = |on: bool| {
        let asking = asking.setter();
        Callback::from(move |()| asking.set(on))
    };
    let count = i18n.t_with(id!("certificates-damaged"), &[("count", props.ids.len().into())]);
    html! {
        <>
            { warning_with(Icon::Attention, count) }
            <div class="actions wrap">{ Button::new(ButtonKind::Small, i18n.t(id!("certificates-damaged-delete"))).on_press(ask(true)) }</div>
            if *asking {
                <DeleteDialog
                    ids={props.ids.clone()}
                    effect={i18n.t(id!("delete-damaged"))}
                    on_deleted={props.on_deleted.clone()}
                    on_close={ask(false)}
                />
            }
        </>
    }
}
