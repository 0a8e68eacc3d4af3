"""What Python's cryptography writes: a password, the folder with key and certificate, the folder for the files."""

import sys
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
    pkcs12,
)
from cryptography.x509 import load_pem_x509_certificate

password, source, target = sys.argv[1].encode(), Path(sys.argv[2]), Path(sys.argv[3])
key = load_pem_private_key((source / "key.pem").read_bytes(), None)
certificate = load_pem_x509_certificate((source / "certificate.pem").read_bytes())

today = BestAvailableEncryption(password)
old = (
    PrivateFormat.PKCS12.encryption_builder()
    .kdf_rounds(50_000)
    .key_cert_algorithm(pkcs12.PBES.PBESv1SHA1And3KeyTripleDESCBC)
    .hmac_hash(SHA1())
    .build(password)
)
for name, encryption in [("today.p12", today), ("old.p12", old)]:
    pfx = pkcs12.serialize_key_and_certificates("이름".encode(), key, certificate, None, encryption)
    (target / name).write_bytes(pfx)
pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, today)
(target / "key.pem").write_bytes(pem)
