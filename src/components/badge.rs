use ingam_core::{
    kst,
    vault::{Backup, BackupPlace},
};
use yew::prelude::*;

use super::icon::{Icon, icon_image};
use crate::i18n::I18n;

/// What a state means for the person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// All is well.
    Ok,
    /// Something should be done.
    #[default]
    Warn,
    /// Over.
    Quiet,
}

/// A state, always in words, never in colour alone.
pub fn badge(tone: Tone, text: AttrValue, icon: Option<Icon>) -> Html {
    let class = match tone {
        Tone::Ok => "badge ok",
        Tone::Warn => "badge warn",
        Tone::Quiet => "badge",
    };
    html! {
        <span {class}>
            { for icon.map(|icon| icon_image(icon, 14)) }
            { text }
        </span>
    }
}

/// Whether there is a backup, since when, and whether it opens with the password of today.
pub fn backup_badge(i18n: &I18n, backup: Option<Backup>) -> Html {
    let Some(Backup { at, outdated, .. }) = backup else {
        return badge(Tone::Warn, i18n.t(id!("backup-none")), None);
    };
    let date = kst::date_of(at).to_string();
    let (tone, words) =
        if outdated { (Tone::Warn, id!("backup-outdated")) } else { (Tone::Ok, id!("backup-at")) };
    badge(tone, i18n.t_with(words, &[("date", date.into())]), None)
}

/// There is no backup, but the file that it came out of.
pub fn source_badge(i18n: &I18n) -> Html {
    badge(Tone::Quiet, i18n.t(id!("from-file")), Some(Icon::File))
}

/// Where a copy went, in words.
pub fn backup_place(i18n: &I18n, place: BackupPlace) -> AttrValue {
    i18n.t(match place {
        BackupPlace::File => id!("backup-in-file"),
        BackupPlace::Folder => id!("backup-in-folder"),
        BackupPlace::Paper => id!("backup-on-paper"),
        BackupPlace::Everything => id!("backup-of-everything"),
    })
}
