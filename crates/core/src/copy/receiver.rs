use rand_core::CryptoRng;

use super::{
    Code, Contents, CopyError, Way, Words,
    message::{self, Answer, Confirm, Hello, NONCE},
    session::{NAMES, Session, Terms, commitment},
    spake2::{Run, Side},
};

/// The side that gets the certificate.
pub struct Receiver {
    mailbox: String,
    stage: Stage,
}

enum Stage {
    /// The `hello` is on its way.
    Waiting { run: Run, way: Way, nonce: [u8; NONCE] },
    /// The code was proved.
    Comparing(Session),
    /// The contents are here.
    Opened(Session),
    /// The sender knows another code.
    Over,
}

impl Receiver {
    /// Begins a run with a code: the `hello`.
    pub fn join(
        mailbox: &str,
        code: &Code,
        rng: &mut impl CryptoRng,
    ) -> Result<(Self, Vec<u8>), CopyError> {
        let run = Run::start(Side::B, code.bytes(), rng).ok_or(CopyError::Unreadable)?;
        let mut nonce = [0; NONCE];
        rng.fill_bytes(&mut nonce);
        let way = code.way();
        let hello = Hello { way, share: *run.share(), commitment: commitment(&nonce) }.write();
        let stage = Stage::Waiting { run, way, nonce };
        Ok((Self { mailbox: mailbox.to_owned(), stage }, hello))
    }

    /// Judges the `answer`: the `confirm`, and the words for the owner.
    pub fn check(&mut self, answer: &[u8]) -> Result<(Vec<u8>, Words), CopyError> {
        let stage = std::mem::replace(&mut self.stage, Stage::Over);
        let Stage::Waiting { run, way, nonce } = stage else {
            self.stage = stage;
            return Err(CopyError::OutOfOrder);
        };
        let answer = Answer::read(answer)?;
        let agreed = run.finish(&answer.share, NAMES).ok_or(CopyError::Unreadable)?;
        let terms = Terms {
            mailbox: &self.mailbox,
            way,
            commitment: &commitment(&nonce),
            sender_nonce: &answer.nonce,
        };
        let terms = terms.write();
        if !agreed.is_proved(Side::A, &terms, &answer.proof) {
            return Err(CopyError::CodesDiffer);
        }
        let proof = agreed.proof(Side::B, &terms).ok_or(CopyError::Unreadable)?;
        let session = Session::of(&agreed, (&answer.nonce, &nonce), &self.mailbox);
        let session = session.ok_or(CopyError::Unreadable)?;
        let words = session.words();
        self.stage = Stage::Comparing(session);
        Ok((Confirm { nonce, proof }.write(), words))
    }

    /// Opens the payload. It says nothing of what the certificate is worth.
    pub fn open(&mut self, payload: &[u8]) -> Result<Contents, CopyError> {
        let stage = std::mem::replace(&mut self.stage, Stage::Over);
        let Stage::Comparing(session) = stage else {
            self.stage = stage;
            return Err(CopyError::OutOfOrder);
        };
        let contents = Contents::read(session.open(message::read_payload(payload)?)?)?;
        self.stage = Stage::Opened(session);
        Ok(contents)
    }

    /// What tells the sender that the certificate is there.
    pub fn done(&self) -> Result<Vec<u8>, CopyError> {
        match &self.stage {
            Stage::Opened(session) => Ok(message::write_done(session.done())),
            _ => Err(CopyError::OutOfOrder),
        }
    }
}
