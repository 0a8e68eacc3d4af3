//! Untrue responses on demand: [`crate::faults`].

use der::asn1::{Int, OctetString};

use super::response::{ResponseStatus, Said};
use crate::Bank;
use crate::authorities::IssuingAuthority;
use crate::ca::AuthorityError;
use crate::ca::responder::Kind;
use crate::faults::OcspLie;

const DAY: i64 = 24 * 60 * 60;

impl Bank {
    /// What would be said, signed, with one defect.
    pub(super) fn ocsp_lie(
        &self,
        lie: OcspLie,
        mut said: Said,
        authority: IssuingAuthority,
    ) -> Result<Vec<u8>, AuthorityError> {
        let now = self.ra.clock.now();
        let mut kind = Kind::Right;
        match lie {
            OcspLie::Stranger => kind = Kind::Stranger,
            OcspLie::NoUsage => kind = Kind::NoUsage,
            OcspLie::OtherSerial => {
                for (id, _) in &mut said.statuses {
                    id.serial_number = Int::new(&changed(id.serial_number.as_bytes()))?;
                }
            }
            OcspLie::Stale => said.shift(-10 * DAY),
            OcspLie::Future => said.shift(DAY),
            OcspLie::OtherNonce => {
                if let Some(nonce) = &mut said.nonce {
                    *nonce = OctetString::new(changed(nonce.as_bytes()))?;
                }
            }
            OcspLie::NoNonce => said.nonce = None,
            OcspLie::TryLater => return Ok(ResponseStatus::TryLater.alone()),
        }
        said.sign(&self.authority.make_responder(authority, now, kind)?)
    }
}

impl Said {
    fn shift(&mut self, seconds: i64) {
        self.this_update += seconds;
        self.next_update += seconds;
    }
}

/// The same but for the last bit.
fn changed(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    if let Some(last) = bytes.last_mut() {
        *last ^= 1;
    }
    bytes
}
