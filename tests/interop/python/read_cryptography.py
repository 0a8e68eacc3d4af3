"""What Python's cryptography reads."""

from pathlib import Path

from cryptography.hazmat.primitives.serialization import (
    Encoding,
    load_der_private_key,
    load_pem_private_key,
    pkcs12,
)
from cryptography.x509 import load_der_x509_certificate, load_pem_x509_certificate

import report


def read(kind, path, password):
    if kind == "p12":
        key, certificate, _ = pkcs12.load_key_and_certificates(Path(path).read_bytes(), password)
    elif kind == "npki":
        key = load_der_private_key(Path(path, "signPri.key").read_bytes(), password)
        certificate = load_der_x509_certificate(Path(path, "signCert.der").read_bytes())
    elif kind == "pkcs8":
        key, certificate = load_pem_private_key(Path(path).read_bytes(), password), None
    elif kind == "certificates":
        key, certificate = None, load_pem_x509_certificate(Path(path).read_bytes())
    else:
        key, certificate = None, load_der_x509_certificate(Path(path).read_bytes())
    parts = {}
    if key is not None:
        parts["key"] = report.public_half(key)
    if certificate is not None:
        parts["certificate"] = certificate.public_bytes(Encoding.DER)
    return parts


report.run(read)
