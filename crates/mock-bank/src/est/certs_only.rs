//! Certificates without a signature around them (RFC 7030 section 4.1.3, RFC 5272 section 4.1).
//!
//! ```text
//! ContentInfo ::= SEQUENCE { contentType id-signedData, content [0] EXPLICIT SignedData }
//! SignedData  ::= SEQUENCE { version 1, digestAlgorithms {}, encapContentInfo { id-data },
//!                            certificates [0] IMPLICIT SET OF Certificate, crls [1] {}, signerInfos {} }
//! ```

use cms::content_info::ContentInfo;
use der07::{Decode as _, Encode as _};

/// DER of a message with these certificates, each DER.
pub(super) fn encode(certificates: &[&[u8]]) -> der07::Result<Vec<u8>> {
    let path = certificates.iter().map(|der| cms::cert::x509::Certificate::from_der(der));
    ContentInfo::try_from(path.collect::<der07::Result<Vec<_>>>()?)?.to_der()
}
