use yew::prelude::*;

use crate::{
    components::icon::{Icon, icon_image},
    i18n::{I18n, MessageId},
    keeper::protocol::{FileKind, Protection, Strength, SurveyedFile},
};

/// What the chosen files are.
pub fn found(i18n: &I18n, files: &[SurveyedFile]) -> Html {
    html! {
        <ul class="found">
            for file in files {
                { found_file(i18n, file) }
            }
        </ul>
    }
}

fn found_file(i18n: &I18n, file: &SurveyedFile) -> Html {
    let useless = matches!(
        file.kind,
        FileKind::Archive
            | FileKind::Other
            | FileKind::Picture
            | FileKind::Unknown
            | FileKind::Damaged
    );
    let icon = if useless { Icon::Attention } else { Icon::File };
    html! {
        <li class={useless.then_some("useless")}>
            { icon_image(icon, 22) }
            <div>
                <strong>{ i18n.t(kind(file.kind)) }</strong>
                <bdi class="name">{ &file.name }</bdi>
                if let Some(holder) = &file.holder {
                    <bdi>{ holder }</bdi>
                }
                if let Some(protection) = &file.protection {
                    { strength(i18n, protection) }
                }
            </div>
        </li>
    }
}

/// How well a key was protected, in words.
pub fn strength(i18n: &I18n, protection: &Protection) -> Html {
    let (class, words) = match protection.strength {
        Strength::Weak => ("hint bad", id!("strength-weak")),
        Strength::Fair => ("hint", id!("strength-fair")),
        Strength::Strong => ("hint", id!("strength-strong")),
    };
    html! {
        <span {class}>{ i18n.t_with(words, &[
            ("scheme", format!("{}, {}", protection.derivation, protection.cipher).into()),
            ("rounds", protection.rounds.into()),
        ]) }</span>
    }
}

fn kind(kind: FileKind) -> MessageId {
    match kind {
        FileKind::Pkcs12 => id!("file-pkcs12"),
        FileKind::Certificate => id!("file-certificate"),
        FileKind::EncryptedKey => id!("file-encrypted-key"),
        FileKind::PlainKey => id!("file-plain-key"),
        FileKind::Backup => id!("file-backup"),
        FileKind::Archive => id!("file-kind-archive"),
        FileKind::Other => id!("file-other"),
        FileKind::Picture => id!("file-picture"),
        FileKind::Unknown => id!("file-unknown"),
        FileKind::Damaged => id!("file-damaged"),
    }
}
