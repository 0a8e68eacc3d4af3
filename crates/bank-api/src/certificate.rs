use serde::{Deserialize, Serialize};

/// `POST …/certificate`: a certification request that the person made elsewhere, with a key that
/// never was here (RFC 2986).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CertificateRequest {
    /// One PEM block, or DER in base64; the DER has at most 4096 bytes. The key is P-256 or RSA of
    /// 2048 to 4096 bits, the signature ECDSA with SHA-256 or RSA (PKCS#1 v1.5) with SHA-2.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 8192))]
    pub request: String,
}

/// Answer to [`CertificateRequest`]; the same one when asked again with the same request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssuedCertificate {
    /// The certificate, DER in base64.
    pub certificate: String,
    /// From the issuer up to and including the root, each DER in base64.
    pub chain: Vec<String>,
}
