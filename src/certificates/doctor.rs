//! The certificate doctor: looks at files of any kind and writes sound ones. Needs neither the vault nor
//! the bank.

use ingam_core::kst;

use crate::{
    error::AppError,
    keeper::protocol::{Examine, Examined, Mend, NamedFile, Secret},
    platform::{download, keeper_client::Keeper},
    services::Services,
};

/// What is asked about.
#[derive(Default)]
pub struct Question {
    /// `None`: the files that the keeper has looked at before.
    pub files: Option<Vec<NamedFile>>,
    /// Of the files.
    pub password: Option<Secret>,
    /// An identification number, to be compared with virtual IDs.
    pub number: Option<Secret>,
}

/// Says what is in files. The keeper remembers them.
pub async fn examine(
    services: &Services,
    keeper: &Keeper,
    question: Question,
) -> Result<Examined, AppError> {
    let Question { files, password, number } = question;
    let request = Examine { files, password, number, now: services.now() };
    keeper.ask(request).await.map_err(AppError::Import)
}

/// Writes what was found in a sound form, and says under which names. `password`: of the new files, if
/// keys are in them.
pub async fn mend(
    services: &Services,
    keeper: &Keeper,
    password: Option<Secret>,
) -> Result<Vec<String>, AppError> {
    // Not whose it is: names of files stay in the browser's list of downloads.
    let name = format!("certificate-{}", kst::date_of(services.now()));
    let files = keeper.ask(Mend { password, name }).await.map_err(AppError::Import)?.files;
    for file in &files {
        let kind = if file.name.ends_with(".pem") { download::PEM } else { download::PKCS12 };
        services.offer_file(&file.name, kind, &file.bytes).map_err(|_| AppError::Internal)?;
    }
    Ok(files.into_iter().map(|file| file.name).collect())
}
