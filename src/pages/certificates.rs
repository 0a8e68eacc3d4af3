use ingam_core::{
    kst,
    vault::{EntryId, EntryState},
};
use yew::prelude::*;

use super::{
    delete_dialog::DeleteDialog,
    state_badge::{state_badge, state_of},
};
use crate::{
    certificates::{self, Listed},
    components::{
        badge::backup_badge,
        button::{Button, ButtonKind},
        failure::Failure,
        heading::Heading,
        icon::Icon,
        loading::loading,
        note::warning_with,
    },
    hooks::{Remote, use_async, use_services},
    i18n::{I18n, use_i18n},
    issuance::steps::{certificate_product, pending_product},
    route::Route,
    router::Link,
};

/// 내 인증서
#[component]
pub fn Certificates() -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let now = services.now();
    let listed = use_async(move |()| {
        let services = services.clone();
        async move { certificates::list(&services).await }
    });
    {
        let load = listed.run.clone();
        use_effect_with((), move |()| load.emit(()));
    }
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
                if listing.entries.is_empty() {
                    <div class="card empty">
                        if listing.damaged.is_empty() {
                            <p>{ i18n.t(id!("certificates-none")) }</p>
                        }
                        <div class="actions wrap"><Link to={Route::Issue} classes={ButtonKind::Primary.class()}>
                                { i18n.t(id!("home-start")) }
                            </Link></div>
                    </div>
                } else {
                    { table(&i18n, &listing.entries, now) }
                }
            </div>
        },
    };
    let lead = match &*listed.remote {
        Remote::Ready(listing) if !listing.entries.is_empty() => {
            Some(i18n.t_with(id!("certificates-lead"), &[("count", listing.entries.len().into())]))
        }
        _ => None,
    };
    html! {
        <div class="column">
            <Heading title={i18n.t(id!("certificates-title"))} {lead} />
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

/// On a phone the rows are cards; the roles keep it a table for screen readers there too.
fn table(i18n: &I18n, entries: &[Listed], now: i64) -> Html {
    html! {
        <div class="certificates">
            <table role="table">
                <caption class="visually-hidden">{ i18n.t(id!("certificates-title")) }</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">{ i18n.t(id!("column-product")) }</th>
                        <th scope="col" role="columnheader">{ i18n.t(id!("column-holder")) }</th>
                        <th scope="col" role="columnheader">{ i18n.t(id!("column-expiry")) }</th>
                        <th scope="col" role="columnheader">{ i18n.t(id!("column-issuer")) }</th>
                        <th scope="col" role="columnheader">{ i18n.t(id!("column-state")) }</th>
                        <th scope="col" role="columnheader"><span class="visually-hidden">{ i18n.t(id!("column-open")) }</span></th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    for listed in entries {
                        { row(i18n, listed, now) }
                    }
                </tbody>
            </table>
        </div>
    }
}

/// What a row of the table says.
struct Cells {
    product: AttrValue,
    holder: String,
    expiry: String,
    issuer: String,
}

fn cells(i18n: &I18n, listed: &Listed) -> Cells {
    match (&listed.entry.state, listed.readable()) {
        (EntryState::Pending(pending), _) => Cells {
            product: pending_product(i18n, pending),
            holder: pending.holder_name.clone(),
            expiry: "–".to_owned(),
            issuer: "–".to_owned(),
        },
        (EntryState::Active(_), Some(summary)) => Cells {
            product: certificate_product(i18n, summary),
            holder: summary.holder_name.clone(),
            expiry: kst::date_of(summary.not_after).to_string(),
            issuer: summary.issuer_name.clone(),
        },
        (EntryState::Active(active), None) => Cells {
            product: i18n.t(id!("product-unknown")),
            holder: active.label.clone(),
            expiry: "–".to_owned(),
            issuer: "–".to_owned(),
        },
    }
}

fn row(i18n: &I18n, listed: &Listed, now: i64) -> Html {
    let Cells { product, holder, expiry, issuer } = cells(i18n, listed);
    let id = &listed.entry.id;
    let (to, label) = match listed.entry.state {
        EntryState::Pending(_) => (Route::resume(id), id!("certificates-resume")),
        EntryState::Active(_) => (Route::certificate(id), id!("certificates-open")),
    };
    let unsaved =
        !listed.replaced && listed.active().is_some_and(|active| active.backed_up_at.is_none());
    html! {
        <tr role="row" key={id.as_str().to_owned()}>
            <th scope="row" role="rowheader">{ product }</th>
            <td role="cell" class="wide" data-label={i18n.t(id!("column-holder"))}>{ holder }</td>
            <td role="cell" class="wide nowrap" data-label={i18n.t(id!("column-expiry"))}>{ expiry }</td>
            <td role="cell" class="wide" data-label={i18n.t(id!("column-issuer"))}>{ issuer }</td>
            <td role="cell" class="state">
                { state_badge(i18n, state_of(listed, now)) }
                if unsaved {
                    { backup_badge(i18n, None) }
                }
            </td>
            <td role="cell" class="open">
                <Link {to} classes={ButtonKind::Small.class()}>{ i18n.t(label) }</Link>
            </td>
        </tr>
    }
}
