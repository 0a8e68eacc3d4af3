use ingam_core::{
    kst,
    vault::{EntryState, PendingEnrollment},
};
use yew::prelude::*;

use crate::{
    certificates::{self, Listed},
    components::{
        button::ButtonKind,
        heading::Heading,
        icon::{Icon, icon_image},
        note::warning_with,
    },
    hooks::{Remote, use_async, use_services},
    i18n::{I18n, MessageId, use_i18n},
    issuance::steps::product_label,
    route::Route,
    router::Link,
};

/// Front of the centre.
#[component]
pub fn Home() -> Html {
    let i18n = use_i18n();
    let services = use_services();
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
    let unfinished = entries.iter().any(|listed| listed.active().is_none());
    let start = if unfinished { ButtonKind::Outlined } else { ButtonKind::Primary };
    let kept = entries.iter().filter(|listed| listed.active().is_some()).count();
    html! {
        <div class="column wide home">
            <div>
                <Heading title={i18n.t(id!("home-title"))} lead={i18n.t(id!("home-lead"))} focus=false />
                <div class="stack">
                    for listed in entries {
                        if let EntryState::Pending(pending) = &listed.entry.state {
                            { pending_card(&i18n, listed, pending) }
                        }
                    }
                </div>
                <div class="actions wrap"><Link to={Route::Issue} classes={start.class()}>
                        { i18n.t(id!("home-start")) }
                    </Link>
                    <Link to={Route::Certificates} classes={ButtonKind::Outlined.class()}>
                        { i18n.t_with(id!("home-certificates"), &[("count", kept.into())]) }
                    </Link></div>
                <div class="home-note">
                    { warning_with(Icon::Attention, i18n.t(id!("home-mock"))) }
                </div>
            </div>
            <div class="stack">
                <section class="card">
                    <h2>{ i18n.t(id!("home-needs")) }</h2>
                    <ul class="facts small">
                        { need(&i18n, id!("home-need-id")) }
                        { need(&i18n, id!("home-need-number")) }
                        { need(&i18n, id!("home-need-account")) }
                        { need(&i18n, id!("home-need-otp")) }
                    </ul>
                </section>
                <ul class="facts pledges">
                    { pledge(&i18n, Icon::Screen, id!("home-pledge-install"), id!("home-pledge-install-about")) }
                    { pledge(&i18n, Icon::Lock, id!("home-pledge-key"), id!("home-pledge-key-about")) }
                    { pledge(&i18n, Icon::File, id!("home-pledge-file"), id!("home-pledge-file-about")) }
                </ul>
            </div>
        </div>
    }
}

fn pending_card(i18n: &I18n, listed: &Listed, pending: &PendingEnrollment) -> Html {
    let product = product_label(i18n, Some(&pending.product));
    let began = kst::date_of(listed.entry.created_at).to_string();
    let about = i18n.t_with(
        id!("home-pending-about"),
        &[
            ("name", pending.holder_name.clone().into()),
            ("product", product.to_string().into()),
            ("date", began.into()),
        ],
    );
    html! {
        <section class="card pending" key={listed.entry.id.as_str().to_owned()}>
            <h2>{ i18n.t(id!("home-pending")) }</h2>
            <p>{ about }</p>
            <div class="actions wrap"><Link to={Route::resume(&listed.entry.id)} classes="button primary small">
                    { i18n.t(id!("home-resume")) }
                </Link></div>
        </section>
    }
}

fn need(i18n: &I18n, id: MessageId) -> Html {
    html! { <li>{ icon_image(Icon::Check, 20) }<span>{ i18n.t(id) }</span></li> }
}

fn pledge(i18n: &I18n, icon: Icon, title: MessageId, about: MessageId) -> Html {
    html! {
        <li>
            { icon_image(icon, 22) }
            <span><strong>{ i18n.t(title) }</strong>{ i18n.t(about) }</span>
        </li>
    }
}
