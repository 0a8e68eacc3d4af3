use std::rc::Rc;

use ingam_core::kst;
use yew::prelude::*;

use crate::{
    banking::use_banking::use_banking,
    certificates::{self, Listed},
    components::{
        button::{Button, ButtonKind},
        icon::{Icon, icon_image},
        note::warning_with,
    },
    hooks::{Remote, use_async, use_services, use_visit},
    i18n::{I18n, MessageId, use_i18n},
    issuance::steps::certificate_product,
    notices::{Due, Marks, Stage, calendar::LastDay, due},
    platform::{notification, preferences},
    route::Route,
    router::Link,
};

mod reminders;

pub use reminders::Reminders;

/// Properties of [`Notices`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NoticesProps {
    /// Of what something is to be said.
    pub due: Vec<Due>,
}

/// Says which certificates end, as far as the person has not put it off, and tells the device once a stage.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    let i18n = use_i18n();
    let is_public = use_visit().is_public;
    let marks = use_state(|| read(preferences::PUT_OFF, is_public));
    {
        let i18n = i18n.clone();
        use_effect_with(props.due.clone(), move |due| {
            if !is_public {
                notify(&i18n, due);
            }
        });
    }
    let is_clock_off = use_banking().login.visitor.is_some_and(|visitor| visitor.is_clock_off);
    let open: Vec<&Due> = props.due.iter().filter(|due| !marks.cover(due)).collect();
    if open.is_empty() {
        return Html::default();
    }
    let put_off = |due: &Due| {
        let (marks, all, due) = (marks.clone(), props.due.clone(), due.clone());
        Callback::from(move |()| {
            let mut changed = (*marks).clone();
            changed.keep(&all);
            changed.set(&due);
            if !is_public {
                preferences::save_notices(preferences::PUT_OFF, &changed.to_text());
            }
            marks.set(changed);
        })
    };
    html! {
        <section class="due stack" aria-label={i18n.t(id!("notices-label"))}>
            for due in open {
                { card(&i18n, due, put_off(due)) }
            }
            if is_clock_off {
                { warning_with(Icon::Clock, i18n.t(id!("notices-clock"))) }
            }
        </section>
    }
}

/// The same where the certificates are not listed anyway.
#[component]
pub fn OwnNotices() -> Html {
    let services = use_services();
    let now = services.now();
    let listed = use_async(move |()| {
        let services = services.clone();
        async move { certificates::list(&services).await.map(Rc::new) }
    });
    {
        let load = listed.run.clone();
        use_effect_with((), move |()| load.emit(()));
    }
    match &*listed.remote {
        Remote::Ready(listing) => html! { <Notices due={due(&listing.entries, now)} /> },
        // The list of certificates tells about failures.
        _ => Html::default(),
    }
}

fn read(name: &str, is_public: bool) -> Marks {
    let kept = (!is_public).then(|| preferences::notices(name)).flatten();
    kept.map(|text| Marks::parse(&text)).unwrap_or_default()
}

/// Tells the device what it was not told yet. It names nobody: others may see the screen.
fn notify(i18n: &I18n, due: &[Due]) {
    let mut told = read(preferences::NOTIFIED, false);
    let new: Vec<&Due> = due.iter().filter(|due| !told.cover(due)).collect();
    let Some(first) = new.first() else {
        return;
    };
    let title = i18n.t(id!("page-title"));
    if notification::show("ingam-notices", &title, &heading(i18n, first)) {
        told.keep(due);
        for due in new {
            told.set(due);
        }
        preferences::save_notices(preferences::NOTIFIED, &told.to_text());
    }
}

fn heading(i18n: &I18n, due: &Due) -> AttrValue {
    match due.stage {
        Stage::Over => i18n.t(id!("notice-over")),
        _ => i18n.t_with(id!("notice-ends"), &[("days", due.days.into())]),
    }
}

fn card(i18n: &I18n, due: &Due, put_off: Callback<()>) -> Html {
    let Due { id, stage, summary, .. } = due;
    let (about, to, words): (MessageId, Route, MessageId) = match (stage, summary.gap) {
        (Stage::Over, None) => (id!("notice-over-about"), Route::Issue, id!("home-start")),
        (Stage::Over, _) => {
            (id!("notice-over-elsewhere"), Route::certificate(id), id!("certificates-open"))
        }
        (_, None) => (id!("notice-renew"), Route::renew(id), id!("renewal-go")),
        (_, _) => (id!("notice-elsewhere"), Route::certificate(id), id!("certificates-open")),
    };
    let later = match stage {
        Stage::One | Stage::Over => id!("notice-close"),
        _ => id!("notice-later"),
    };
    html! {
        <div class="card reminder" key={id.as_str().to_owned()}>
            <h2>{ icon_image(Icon::Clock, 22) }{ heading(i18n, due) }</h2>
            <p>{ which(i18n, due) }</p>
            <p>{ i18n.t(about) }</p>
            <div class="actions wrap">
                <Link {to} classes={ButtonKind::Small.class()}>{ i18n.t(words) }</Link>
                { Button::new(ButtonKind::Plain, i18n.t(later)).on_press(put_off) }
            </div>
        </div>
    }
}

fn which(i18n: &I18n, due: &Due) -> AttrValue {
    let product = certificate_product(i18n, &due.summary).to_string();
    let args = [
        ("name", due.summary.holder_name.clone().into()),
        ("product", product.into()),
        ("date", kst::date_of(due.summary.not_after).to_string().into()),
    ];
    i18n.t_with(id!("notice-which"), &args)
}

/// What stands in a calendar about certificates that have not ended.
pub(super) fn last_days<'a>(
    i18n: &I18n,
    entries: impl IntoIterator<Item = &'a Listed>,
    now: i64,
) -> Vec<LastDay> {
    let one = |listed: &Listed| {
        let summary = listed.readable()?;
        let holds = !listed.replaced && listed.found().is_none();
        (holds && now <= summary.not_after).then(|| {
            let product = certificate_product(i18n, summary).to_string();
            let args = [("name", summary.holder_name.clone().into()), ("product", product.into())];
            LastDay {
                fingerprint: summary.fingerprint.clone(),
                not_after: summary.not_after,
                summary: i18n.t_with(id!("calendar-summary"), &args).to_string(),
                description: i18n.t(id!("calendar-description")).to_string(),
            }
        })
    };
    entries.into_iter().filter_map(one).collect()
}
