use ingam_core::{
    kst,
    vault::{EntryState, PendingEnrollment},
};
use yew::prelude::*;

use super::notices::Notices;
use crate::{
    certificates::{self, Listed, health::health},
    components::{
        button::{Button, ButtonKind},
        heading::Heading,
        icon::{Icon, icon_image},
        note::warning_with,
    },
    hooks::{Entering, Remote, Visit, use_async, use_services, use_visit},
    i18n::{I18n, MessageId, use_i18n},
    issuance::{
        Issuance,
        steps::{needs, pending_product},
        use_issuance::use_issuance,
    },
    notices::due,
    route::Route,
    router::Link,
};

/// Front of the centre.
#[component]
pub fn Home() -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let issuance = use_issuance();
    let now = services.now();
    let visit = use_visit();
    let listed = use_async(move |()| {
        let services = services.clone();
        async move { certificates::list(&services).await }
    });
    {
        let load = listed.run.clone();
        use_effect_with((), move |()| load.emit(()));
    }
    let entries: &[Listed] = match &*listed.remote {
        Remote::Ready(listing) => &listing.entries,
        // The list of certificates tells about failures; the front does not depend on it.
        _ => &[],
    };
    let pending = entries.iter().any(|listed| listed.active().is_none());
    // What stopped before there was a key is a draft.
    let wizard = &issuance.state;
    let draft = !pending && (wizard.to_draft().is_some() || wizard.received.is_some());
    let unfinished = pending || draft;
    let start = if unfinished { ButtonKind::Outlined } else { ButtonKind::Primary };
    let kept = entries.iter().filter(|listed| listed.active().is_some()).count();
    let without = health(entries, now).map(|health| health.without.len());
    let about_key =
        if visit.is_public { id!("public-pledge-key") } else { id!("home-pledge-key-about") };
    // On a public computer the band and the way out ask for it.
    let without = without.filter(|count| *count > 0 && !visit.is_public);
    html! {
        <div class="column wide home">
            <div>
                <Heading title={i18n.t(id!("home-title"))} lead={i18n.t(id!("home-lead"))} focus={visit.is_public} />
                <div class="stack">
                    <Notices due={due(entries, now)} />
                    for listed in entries {
                        if let EntryState::Pending(pending) = &listed.entry.state {
                            { pending_card(&i18n, listed, pending) }
                        }
                    }
                    if let Some(without) = without {
                        { backup_reminder(&i18n, without) }
                    }
                    if draft {
                        { unfinished_card(&i18n, id!("home-draft"), i18n.t(draft_about(wizard)), Route::Issue) }
                    }
                </div>
                <div class="actions wrap"><Link to={Route::Issue} classes={start.class()}>
                        { i18n.t(id!("home-start")) }
                    </Link></div>
                if !visit.is_public {
                    { public_card(&i18n, &visit, wizard.view.is_some()) }
                }
                { services_menu(&i18n, kept, visit.is_public) }
                <div class="home-note">
                    { warning_with(Icon::Attention, i18n.t(id!("home-mock"))) }
                </div>
            </div>
            <div class="stack">
                <section class="card">
                    <h2>{ i18n.t(id!("needs-title")) }</h2>
                    { needs(&i18n, visit.is_public) }
                </section>
                <ul class="facts pledges">
                    { pledge(&i18n, Icon::Screen, id!("home-pledge-install"), id!("home-pledge-install-about")) }
                    { pledge(&i18n, Icon::Lock, id!("home-pledge-key"), about_key) }
                    { pledge(&i18n, Icon::File, id!("home-pledge-file"), id!("home-pledge-file-about")) }
                </ul>
            </div>
        </div>
    }
}

/// Asks before anything is kept. `began`: an application of this visit has left a draft.
fn public_card(i18n: &I18n, visit: &Visit, began: bool) -> Html {
    let enter = visit.enter.reform(move |()| Entering::Afresh { began });
    html! {
        <section class="public-question">
            <h2>{ i18n.t(id!("public-title")) }</h2>
            <p>{ i18n.t(id!("public-about")) }</p>
            { Button::new(ButtonKind::Small, i18n.t(id!("public-enter"))).on_press(enter) }
        </section>
    }
}

fn pending_card(i18n: &I18n, listed: &Listed, pending: &PendingEnrollment) -> Html {
    let product = pending_product(i18n, pending);
    let began = kst::date_of(listed.entry.created_at).to_string();
    let about = i18n.t_with(
        id!("home-pending-about"),
        &[
            ("name", pending.holder_name.clone().into()),
            ("product", product.to_string().into()),
            ("date", began.into()),
        ],
    );
    unfinished_card(i18n, id!("home-pending"), about, Route::resume(&listed.entry.id))
}

/// Stays until there is a backup.
fn backup_reminder(i18n: &I18n, without: usize) -> Html {
    html! {
        <section class="card reminder">
            <h2>{ i18n.t_with(id!("home-backup"), &[("count", without.into())]) }</h2>
            <p>{ i18n.t(id!("home-backup-about")) }</p>
            <div class="actions wrap"><Link to={Route::Backup} classes={ButtonKind::Small.class()}>
                    { i18n.t(id!("home-backup-open")) }
                </Link></div>
        </section>
    }
}

/// What is asked of whoever goes on.
fn draft_about(wizard: &Issuance) -> MessageId {
    match (&wizard.received, &wizard.view) {
        (Some(_), _) => id!("home-draft-received"),
        (None, Some(_)) => id!("home-draft-open"),
        (None, None) => id!("home-draft-about"),
    }
}

fn unfinished_card(i18n: &I18n, title: MessageId, about: AttrValue, to: Route) -> Html {
    html! {
        <section class="card pending" key={to.to_path()}>
            <h2>{ i18n.t(title) }</h2>
            <p>{ about }</p>
            <div class="actions wrap"><Link {to} classes="button primary small">
                    { i18n.t(id!("home-resume")) }
                </Link></div>
        </section>
    }
}

/// What people come to a certificate centre for, as far as it is here.
fn services_menu(i18n: &I18n, kept: usize, is_public: bool) -> Html {
    let (mine, import) = match is_public {
        true => (id!("public-manage-about"), id!("public-import-lead")),
        false => (id!("home-manage-about"), id!("home-import-about")),
    };
    let about_mine = i18n.t_with(mine, &[("count", kept.into())]);
    html! {
        <nav class="services" aria-label={i18n.t(id!("home-services"))}>
            <ul>
                { service(Route::Issue, Icon::Plus, i18n.t(id!("home-issue")), i18n.t(id!("home-issue-about"))) }
                { service(Route::Reissue, Icon::Lock, i18n.t(id!("reissue-title")), i18n.t(id!("home-reissue-about"))) }
                { service(Route::Certificates, Icon::List, i18n.t(id!("home-manage")), about_mine) }
                { service(Route::Register, Icon::Check, i18n.t(id!("register-title")), i18n.t(id!("home-register-about"))) }
                { service(Route::Revoke, Icon::Lock, i18n.t(id!("revoke-title")), i18n.t(id!("home-revoke-about"))) }
                { service(Route::Copy, Icon::Screen, i18n.t(id!("copy-title")), i18n.t(id!("copy-menu-about"))) }
                { service(Route::Import, Icon::File, i18n.t(id!("import-title")), i18n.t(import)) }
                { service(Route::Receipts, Icon::Receipt, i18n.t(id!("receipts-title")), i18n.t(id!("home-receipts-about"))) }
                { service(Route::Verify, Icon::Check, i18n.t(id!("verify-title")), i18n.t(id!("verify-home-about"))) }
                { service(Route::Elsewhere, Icon::Screen, i18n.t(id!("home-elsewhere")), i18n.t(id!("home-elsewhere-about"))) }
                { service(Route::Inspect, Icon::Search, i18n.t(id!("inspect-title")), i18n.t(id!("home-inspect-about"))) }
                { service(Route::Help, Icon::Info, i18n.t(id!("help-title")), i18n.t(id!("home-help-about"))) }
            </ul>
        </nav>
    }
}

fn service(to: Route, icon: Icon, title: AttrValue, about: AttrValue) -> Html {
    html! {
        <li>
            <Link {to} classes="card">
                { icon_image(icon, 26) }
                <span><strong>{ title }</strong>{ about }</span>
            </Link>
        </li>
    }
}

fn pledge(i18n: &I18n, icon: Icon, title: MessageId, about: MessageId) -> Html {
    html! {
        <li>
            { icon_image(icon, 22) }
            <span><strong>{ i18n.t(title) }</strong>{ i18n.t(about) }</span>
        </li>
    }
}
