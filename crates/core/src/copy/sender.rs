use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::{
    Code, Contents, CopyError, SECRET_DIGITS, TRIES, Way, Words,
    message::{self, Answer, Confirm, Hello, NONCE},
    session::{NAMES, Session, Terms, commitment},
    spake2::{Agreed, Run, Side},
};

/// The side that has the certificate, and shows the code.
pub struct Sender {
    mailbox: String,
    digits: Code,
    link: Code,
    contents: Zeroizing<Vec<u8>>,
    tries: u8,
    stage: Stage,
}

enum Stage {
    /// Nobody has come, or whoever came did not know the code.
    Waiting,
    /// Somebody came, who has yet to prove the code.
    Answered { agreed: Agreed, terms: Vec<u8>, nonce: [u8; NONCE], commitment: [u8; 32] },
    /// Proved: the words are compared.
    Comparing(Session),
    /// The contents were handed out.
    Sent(Session),
    /// Over.
    Over,
}

impl Sender {
    /// Makes a code for a mailbox that was opened for it.
    pub fn new(
        mailbox: &str,
        contents: &Contents,
        rng: &mut impl CryptoRng,
    ) -> Result<Self, CopyError> {
        let mut key = Zeroizing::new([0; 32]);
        rng.fill_bytes(&mut *key);
        Ok(Self {
            mailbox: mailbox.to_owned(),
            digits: Code::Digits(digits(rng)),
            link: Code::Link(*key),
            contents: contents.write()?,
            tries: 0,
            stage: Stage::Waiting,
        })
    }

    /// The secret digits, which stand behind those of the mailbox.
    pub fn digits(&self) -> Zeroizing<String> {
        let digits = self.digits.bytes().iter().copied().map(char::from);
        let mut text = Zeroizing::new(String::with_capacity(SECRET_DIGITS));
        text.extend(digits);
        text
    }

    /// The address for the QR code.
    pub fn link(&self, page: &str) -> Zeroizing<String> {
        match &self.link {
            Code::Link(key) => super::link::write(page, &self.mailbox, key),
            Code::Digits(_) => Zeroizing::default(),
        }
    }

    /// Answers a `hello`: a try, whatever comes of it. Nobody is answered once the code was proved.
    pub fn answer(&mut self, hello: &[u8], rng: &mut impl CryptoRng) -> Result<Vec<u8>, CopyError> {
        if !matches!(self.stage, Stage::Waiting | Stage::Answered { .. }) {
            return Err(CopyError::OutOfOrder);
        }
        let hello = Hello::read(hello)?;
        if self.tries >= TRIES {
            self.stage = Stage::Over;
            return Err(CopyError::NoMoreTries);
        }
        self.tries += 1;
        self.stage = Stage::Waiting;
        let code = match hello.way {
            Way::Digits => &self.digits,
            Way::Link => &self.link,
        };
        let run = Run::start(Side::A, code.bytes(), rng).ok_or(CopyError::Unreadable)?;
        let agreed = run.finish(&hello.share, NAMES).ok_or(CopyError::Unreadable)?;
        let mut nonce = [0; NONCE];
        rng.fill_bytes(&mut nonce);
        let commitment = hello.commitment;
        let terms = Terms {
            mailbox: &self.mailbox,
            way: hello.way,
            commitment: &commitment,
            sender_nonce: &nonce,
        };
        let terms = terms.write();
        let proof = agreed.proof(Side::A, &terms).ok_or(CopyError::Unreadable)?;
        let answer = Answer { share: *run.share(), nonce, proof }.write();
        self.stage = Stage::Answered { agreed, terms, nonce, commitment };
        Ok(answer)
    }

    /// Tries that are left.
    pub fn tries_left(&self) -> u8 {
        TRIES.saturating_sub(self.tries)
    }

    /// Whether a message begins a run.
    pub fn is_hello(message: &[u8]) -> bool {
        message::is_hello(message)
    }

    /// Judges a `confirm`: the words for the owner. Whoever does not know the code may not try once more in
    /// the same run.
    pub fn confirm(&mut self, confirm: &[u8]) -> Result<Words, CopyError> {
        let stage = std::mem::replace(&mut self.stage, Stage::Waiting);
        let Stage::Answered { agreed, terms, nonce, commitment: promised } = stage else {
            self.stage = stage;
            return Err(CopyError::OutOfOrder);
        };
        let confirm = Confirm::read(confirm)?;
        let proved = agreed.is_proved(Side::B, &terms, &confirm.proof);
        if !proved || commitment(&confirm.nonce) != promised {
            return Err(CopyError::CodesDiffer);
        }
        let session = Session::of(&agreed, (&nonce, &confirm.nonce), &self.mailbox);
        let session = session.ok_or(CopyError::Unreadable)?;
        let words = session.words();
        self.stage = Stage::Comparing(session);
        Ok(words)
    }

    /// The owner says that the words are the same: the contents, once.
    pub fn hand_over(&mut self) -> Result<Vec<u8>, CopyError> {
        let stage = std::mem::replace(&mut self.stage, Stage::Over);
        let Stage::Comparing(session) = stage else {
            self.stage = stage;
            return Err(CopyError::OutOfOrder);
        };
        let sealed = session.seal(&self.contents)?;
        self.contents = Zeroizing::default();
        self.stage = Stage::Sent(session);
        Ok(message::write_payload(&sealed))
    }

    /// Judges the receiver's word that the certificate is there.
    pub fn thanked(&mut self, done: &[u8]) -> Result<(), CopyError> {
        let Stage::Sent(session) = &self.stage else {
            return Err(CopyError::OutOfOrder);
        };
        // Once, of 256 random bits: there is nothing to be learnt from how long it takes.
        if message::read_done(done)? != *session.done() {
            return Err(CopyError::CodesDiffer);
        }
        self.stage = Stage::Over;
        Ok(())
    }
}

/// Each digit as likely as any other.
fn digits(rng: &mut impl CryptoRng) -> [u8; SECRET_DIGITS] {
    let mut digits = [0; SECRET_DIGITS];
    for digit in &mut digits {
        let byte = loop {
            let mut byte = [0];
            rng.fill_bytes(&mut byte);
            // 250 is the largest multiple of ten in a byte: what is above would favour small digits.
            if byte[0] < 250 {
                break byte[0];
            }
        };
        *digit = b'0' + byte % 10;
    }
    digits
}
