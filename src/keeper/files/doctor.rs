use ingam_core::{
    certificate::Certificate,
    doctor,
    import::{self, File, Identity},
    password::{CertPassword, Personal},
    password_encryption::Work,
    pem,
    pkcs12::{self, Contents, Profile},
};
use serde_bytes::ByteBuf;

use crate::keeper::{
    protocol::{
        Examine, Examined, ExportedFiles, FileFault, KeeperError, Mend, Mendable, NamedFile,
        Report, Secret,
    },
    random,
};

/// Files that somebody wants to know about, and what can be written anew of them.
#[derive(Default)]
pub(super) struct Patient {
    files: Vec<NamedFile>,
    /// The latest that was given for these files.
    password: Option<Secret>,
    /// Of these files: looking again, opening and writing anew take the same keys.
    work: Work,
    identities: Vec<Identity>,
    certificates: Vec<Certificate>,
}

impl Patient {
    pub(super) fn examine(&mut self, request: Examine) -> Examined {
        let fresh = request.files.is_some() || request.password.is_some();
        if let Some(files) = request.files {
            *self = Self { files, ..Self::default() };
        }
        if request.password.is_some() {
            self.password = request.password;
        }
        let files: Vec<File<'_>> =
            self.files.iter().map(|NamedFile { name, bytes }| File { name, bytes }).collect();
        let password = self.password.as_ref().and_then(Secret::expose);
        let number = request.number.as_ref().and_then(Secret::expose);
        let work = &mut self.work;
        work.renew();
        let reports = doctor::examine_again(&files, password, number, request.now, work);
        // What did not open just now does not open now.
        if fresh {
            let opens = reports.iter().any(says_opened) || !import::survey(&files).needs_password();
            let password = password.unwrap_or_default();
            work.renew();
            let opened = opens.then(|| import::open(&files, password, work));
            let identities = opened.and_then(Result::ok).map(|opened| opened.identities);
            let certificates = import::certificates(&files);
            self.identities = identities.unwrap_or_default();
            self.certificates = certificates;
        }
        let mendable = match (&*self.identities, &*self.certificates) {
            ([], []) => None,
            ([], _) => Some(Mendable::Certificates),
            _ => Some(Mendable::Keys),
        };
        Examined { reports, mendable }
    }

    pub(super) fn mend(&self, request: &Mend) -> Result<ExportedFiles, KeeperError> {
        let stem = &request.name;
        if self.identities.is_empty() {
            if self.certificates.is_empty() {
                return Err(KeeperError::File(FileFault::Unknown));
            }
            let all = self.certificates.iter();
            let text: String = all.map(|one| pem::write("CERTIFICATE", one.der())).collect();
            return Ok(ExportedFiles { files: vec![file(format!("{stem}.pem"), text.into())] });
        }
        let password = request.password.as_ref().and_then(Secret::expose);
        let password = CertPassword::parse(password.unwrap_or_default(), &Personal::default())
            .map_err(|_| KeeperError::PasswordRejected)?;
        let mut files = Vec::with_capacity(self.identities.len());
        for (at, identity) in self.identities.iter().enumerate() {
            let Identity { key, certificate, chain, .. } = identity;
            let name = certificate.subject_name();
            let contents = Contents { key, certificate, chain, friendly_name: &name };
            let bytes =
                pkcs12::make_pfx(&contents, password.expose(), Profile::Modern, &mut random())?;
            let name = if at == 0 { stem.clone() } else { format!("{stem}-{}", at + 1) };
            files.push(file(format!("{name}.p12"), bytes));
        }
        Ok(ExportedFiles { files })
    }
}

fn says_opened(report: &Report) -> bool {
    report.notices.iter().any(|notice| notice.label.id() == "notice-opened")
}

fn file(name: String, bytes: Vec<u8>) -> NamedFile {
    NamedFile { name, bytes: ByteBuf::from(bytes) }
}
