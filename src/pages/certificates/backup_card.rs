use ingam_core::{kst, vault::Backup};
use yew::prelude::*;

use crate::{
    certificates::{Listed, health::health},
    components::{
        badge::backup_place,
        icon::Icon,
        note::{note_with, warning_with},
    },
    i18n::I18n,
};

/// Which certificates are in no other place, and when and where the last copy was made.
pub fn backup_card(i18n: &I18n, entries: &[Listed], now: i64) -> Html {
    let Some(health) = health(entries, now) else {
        return Html::default();
    };
    let of = |words, listed: &[&Listed]| {
        let names: Vec<&str> = listed.iter().map(|listed| name_of(listed)).collect();
        let args = [("count", listed.len().into()), ("names", names.join(", ").into())];
        i18n.t_with(words, &args)
    };
    html! {
        <section class="card stack">
            <h2>{ i18n.t(id!("health-title")) }</h2>
            if !health.without.is_empty() {
                { warning_with(Icon::Attention, of(id!("health-without"), &health.without)) }
            } else if health.sources.is_empty() && health.outdated.is_empty() {
                { note_with(Icon::Check, i18n.t(id!("health-good"))) }
            }
            if !health.outdated.is_empty() {
                { warning_with(Icon::Attention, of(id!("health-outdated"), &health.outdated)) }
            }
            if !health.sources.is_empty() {
                { note_with(Icon::File, of(id!("health-sources"), &health.sources)) }
            }
            if let Some(last) = health.last {
                <p>{ last_backup(i18n, last) }</p>
            }
        </section>
    }
}

fn last_backup(i18n: &I18n, Backup { at, place, .. }: Backup) -> AttrValue {
    let date = kst::date_of(at).to_string();
    let place = backup_place(i18n, place).to_string();
    i18n.t_with(id!("health-last"), &[("date", date.into()), ("place", place.into())])
}

/// What the person calls it, or whose it is.
fn name_of(listed: &Listed) -> &str {
    let label =
        listed.active().map(|active| active.label.as_str()).filter(|label| !label.is_empty());
    label.or_else(|| Some(&listed.readable()?.holder_name)).unwrap_or_default()
}
