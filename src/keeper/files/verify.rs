use ingam_core::{
    certificate::Certificate,
    verification::{self, File, Trust, report},
};

use crate::keeper::protocol::{KeeperError, NamedFile, VerifiedFiles, VerifySignatures};

pub(super) fn verify(request: &VerifySignatures) -> Result<VerifiedFiles, KeeperError> {
    let root_sha256 = request.root_sha256.as_slice();
    let root_sha256 = root_sha256.try_into().map_err(|_| KeeperError::Internal)?;
    let known = request.known.iter().filter_map(|der| Certificate::parse(der).ok());
    let known: Vec<Certificate> = known.collect();
    let files: Vec<File<'_>> =
        request.files.iter().map(|NamedFile { name, bytes }| File { name, bytes }).collect();
    let trust = Trust { root_sha256, known: &known };
    Ok(report::tell(&verification::verify(&files, &trust, request.now)))
}
