use yew::prelude::*;

use crate::{
    components::{
        button::{Button, ButtonKind},
        icon::Icon,
        note::{note_with, warning_with},
    },
    error::AppError,
    hooks::{Remote, use_async},
    i18n::{I18n, use_i18n},
    platform::storage_persistence::{self, Estimate},
};

/// What the browser says of the storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Told {
    persisted: Option<bool>,
    estimate: Option<Estimate>,
    /// It was asked for persistence just now.
    asked: bool,
}

/// 저장 공간: whether the browser may throw the certificates away by itself.
#[component]
pub fn StorageCard() -> Html {
    let i18n = use_i18n();
    let look = use_async(|ask: bool| async move {
        let persisted = match ask {
            true => storage_persistence::request().await,
            false => storage_persistence::persisted().await,
        };
        let estimate = storage_persistence::estimate().await;
        Ok::<_, AppError>(Told { persisted, estimate, asked: ask })
    });
    {
        let run = look.run.clone();
        use_effect_with((), move |()| run.emit(false));
    }
    let known = use_mut_ref(|| None::<Told>);
    if let Remote::Ready(told) = &*look.remote {
        known.replace(Some(*told));
    }
    let Some(told) = *known.borrow() else {
        return Html::default();
    };
    let ask = look.run.reform(|()| true);
    html! {
        <section class="card stack">
            <h2>{ i18n.t(id!("storage-title")) }</h2>
            <div role="status">{ promise(&i18n, told) }</div>
            if told.persisted == Some(false) {
                <div class="actions wrap">{ Button::new(ButtonKind::Small, i18n.t(id!("storage-ask"))).busy(look.remote.is_busy()).on_press(ask) }</div>
            }
            if storage_persistence::forgets_after_a_week() {
                { warning_with(Icon::Clock, i18n.t(id!("storage-week"))) }
            }
            if let Some(Estimate { usage, quota }) = told.estimate {
                <p class="hint">{ i18n.t_with(id!("storage-room"), &[("used", amount(usage).into()), ("room", amount(quota).into())]) }</p>
            }
        </section>
    }
}

fn promise(i18n: &I18n, told: Told) -> Html {
    match (told.persisted, told.asked) {
        (Some(true), _) => note_with(Icon::Check, i18n.t(id!("storage-kept"))),
        (Some(false), false) => warning_with(Icon::Attention, i18n.t(id!("storage-may-go"))),
        (Some(false), true) => warning_with(Icon::Attention, i18n.t(id!("storage-refused"))),
        (None, _) => note_with(Icon::Info, i18n.t(id!("storage-unknown"))),
    }
}

/// Bytes as a person counts them.
fn amount(bytes: u64) -> String {
    match bytes {
        ..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        1_000_000..1_000_000_000 => format!("{} MB", bytes / 1_000_000),
        _ => format!("{} GB", bytes / 1_000_000_000),
    }
}
