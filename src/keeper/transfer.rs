//! Signing a transfer: the text is made here, from what each of its lines says.

use ingam_bank_api::{TransferFacts, is_line, transfer_text};

use super::{
    Keeper,
    certificates::{parse, parse_all},
    protocol::{KeeperError, SignTransfer},
    signing::Signing,
    unlock::open,
};

impl Keeper {
    /// All of it but the signature. The key is open only when everything else is known to be right.
    pub(super) fn begin_transfer(&self, request: &SignTransfer) -> Result<Signing, KeeperError> {
        let unlock = self.opening(&request.unlock)?;
        let certificate = parse(&request.certificate)?;
        let chain = parse_all(&request.chain)?;
        if !can_be_read(&request.facts) || !is_line(&request.binding.origin) {
            return Err(KeeperError::AnswerUnreadable);
        }
        let key = open(&request.sealed_key, unlock, &request.binding, &certificate)?;
        let text = transfer_text(&request.binding.origin, &request.facts);
        Signing::new(key, certificate, chain, text, request.now)
    }
}

/// Whether every value is what its line says it is: what the bank gave is signed only then.
fn can_be_read(facts: &TransferFacts) -> bool {
    let TransferFacts {
        order, nonce, bank, sender, from, recipient, to, own_memo, their_memo, ..
    } = facts;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let hex =
        nonce.len() == 64 && nonce.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    hex && [order, from, to].into_iter().all(|text| digits(text))
        && [bank, sender, recipient, own_memo, their_memo].into_iter().all(|text| is_line(text))
}
