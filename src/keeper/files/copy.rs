//! Copies between devices: both sides of the protocol, the code as a picture, and what arrives.

use ingam_core::copy::{Code, Contents, CopyError, Receiver, Sender, link};
use serde_bytes::ByteBuf;
use zeroize::Zeroizing;

use super::{import::Chosen, paper};
use crate::keeper::{
    certificates::parse,
    protocol::{
        AnswerCopy, CheckCopy, CopyAnswered, CopyChecked, CopyCode, CopyFault, HandedOver,
        JoinCopy, JoinedCopy, KeeperError, NamedFile, OfferCopy, OfferedCopy, OpenCopy, OpenFiles,
        OpenedCopy, Secret,
    },
    random,
    unlock::{Opening, open},
};

/// One copy at a time.
#[derive(Default)]
pub(super) struct Copying {
    sender: Option<Sender>,
    receiver: Option<Receiver>,
}

impl Copying {
    pub(super) fn offer(&mut self, request: &OfferCopy) -> Result<OfferedCopy, KeeperError> {
        let unlock = Opening::of(&request.unlock)?;
        let certificate = parse(&request.certificate)?;
        let key = open(&request.sealed_key, unlock, &request.binding, &certificate)?;
        let contents = Contents {
            key: key.to_pkcs8(),
            label: request.label.clone(),
            certificate: certificate.der().to_vec(),
            chain: request.chain.iter().map(|link| link.to_vec()).collect(),
        };
        let sender = Sender::new(&request.mailbox, &contents, &mut random())?;
        let (size, modules) = paper::modules(&sender.link(&request.page))?;
        let digits = Secret::new(sender.digits().to_string());
        self.sender = Some(sender);
        Ok(OfferedCopy { digits, size, modules: Secret::of_bytes(modules) })
    }

    /// Whatever goes wrong is the end, as it is when the other side is done: the key is forgotten.
    pub(super) fn answer(&mut self, request: &AnswerCopy) -> Result<CopyAnswered, KeeperError> {
        let answered = self.answer_to(&request.message);
        if matches!(answered, Err(_) | Ok(CopyAnswered::Done)) {
            self.sender = None;
        }
        answered
    }

    fn answer_to(&mut self, message: &[u8]) -> Result<CopyAnswered, KeeperError> {
        let sender = self.sender.as_mut().ok_or(KeeperError::NoEnrollment)?;
        if Sender::is_hello(message) {
            return Ok(CopyAnswered::Reply(ByteBuf::from(sender.answer(message, &mut random())?)));
        }
        match sender.confirm(message) {
            Ok(words) => Ok(CopyAnswered::Words(words)),
            Err(CopyError::OutOfOrder) => {
                sender.thanked(message)?;
                Ok(CopyAnswered::Done)
            }
            Err(error) => Err(error.into()),
        }
    }

    pub(super) fn hand_over(&mut self) -> Result<HandedOver, KeeperError> {
        let sender = self.sender.as_mut().ok_or(KeeperError::NoEnrollment)?;
        let handed = sender.hand_over();
        if handed.is_err() {
            self.sender = None;
        }
        Ok(HandedOver { message: ByteBuf::from(handed?) })
    }

    pub(super) fn join(&mut self, request: &JoinCopy) -> Result<JoinedCopy, KeeperError> {
        let no_code = KeeperError::Copy(CopyFault::NoCode);
        let (mailbox, code) = code(&request.code)?.ok_or(no_code)?;
        let (receiver, hello) = Receiver::join(&mailbox, &code, &mut random())?;
        self.receiver = Some(receiver);
        Ok(JoinedCopy { mailbox, message: ByteBuf::from(hello) })
    }

    pub(super) fn check(&mut self, request: &CheckCopy) -> Result<CopyChecked, KeeperError> {
        let receiver = self.receiver.as_mut().ok_or(KeeperError::NoEnrollment)?;
        let (message, words) = receiver.check(&request.message)?;
        Ok(CopyChecked { message: ByteBuf::from(message), words })
    }

    pub(super) fn open(
        &mut self,
        request: &OpenCopy,
        chosen: &mut Chosen,
    ) -> Result<OpenedCopy, KeeperError> {
        let receiver = self.receiver.as_mut().ok_or(KeeperError::NoEnrollment)?;
        let Contents { key, label, certificate, chain } = receiver.open(&request.message)?;
        let message = ByteBuf::from(receiver.done()?);
        // From here on it is like a file that somebody chose.
        let mut files = vec![file("key", key.to_vec()), file("certificate", certificate)];
        files.extend(chain.into_iter().map(|link| file("chain", link)));
        let question = OpenFiles {
            password: None,
            root_sha256: request.root_sha256.clone(),
            now: request.now,
        };
        let opened = chosen.open_received(files, &question)?;
        Ok(OpenedCopy { opened, label, message })
    }
}

fn file(name: &str, bytes: Vec<u8>) -> NamedFile {
    NamedFile { name: name.to_owned(), bytes: ByteBuf::from(bytes) }
}

fn code(code: &CopyCode) -> Result<Option<(String, Code)>, KeeperError> {
    Ok(match code {
        CopyCode::Digits(typed) => typed.expose().and_then(Code::typed),
        CopyCode::Link(text) => text.expose().and_then(link::read),
        CopyCode::Seen { width, height, grey } => {
            let texts = Zeroizing::new(paper::texts(*width, *height, grey)?);
            texts.iter().find_map(|text| link::read(text))
        }
    })
}

impl From<CopyError> for KeeperError {
    fn from(error: CopyError) -> Self {
        Self::Copy(match error {
            CopyError::CodesDiffer => CopyFault::CodesDiffer,
            CopyError::NoMoreTries => CopyFault::NoMoreTries,
            CopyError::TooLarge => CopyFault::TooLarge,
            _ => CopyFault::Unreadable,
        })
    }
}
