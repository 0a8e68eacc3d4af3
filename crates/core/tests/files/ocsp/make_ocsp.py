"""An issuer, what it issued, and requests about it, by Python cryptography. Run in this folder, with `keys` for a
folder of PEM files as argument, which OpenSSL's responder needs to make the responses (see ../README.md)."""

import sys
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

sys.path.append("../bad-keys")
from make_der import der as make, elements  # noqa: E402

BEGIN = datetime(2026, 11, 22)
NONCE = bytes([0x11] * 32)


def key(byte):
    """Everybody knows it: it is made of one byte."""
    return ec.derive_private_key(int.from_bytes(bytes([byte] * 32), "big"), ec.SECP256R1())


def name(text):
    parts = [(NameOID.COUNTRY_NAME, "kr"), (NameOID.ORGANIZATION_NAME, "IngamTest"), (NameOID.COMMON_NAME, text)]
    return x509.Name([x509.NameAttribute(*part) for part in parts])


def usage(**bits):
    names = "digital_signature content_commitment key_encipherment data_encipherment key_agreement key_cert_sign"
    names = (names + " crl_sign encipher_only decipher_only").split()
    return x509.KeyUsage(**{bit: bits.get(bit, False) for bit in names})


ISSUER, DELEGATE, LEAF, STRANGER = map(key, (0x11, 0x22, 0x33, 0x44))
AUTHORITY = [(x509.BasicConstraints(True, 0), True), (usage(key_cert_sign=True, crl_sign=True), True)]
SIGNING = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.OCSP_SIGNING])
RESPONDER = [(usage(digital_signature=True), True), (SIGNING, False), (x509.OCSPNoCheck(), False)]


def certificate(
    subject, public, serial, extensions, issuer="모의 CA", signer=ISSUER, days=3650, begin=BEGIN, named=ISSUER
):
    builder = x509.CertificateBuilder().subject_name(name(subject)).issuer_name(name(issuer))
    builder = builder.public_key(public.public_key()).serial_number(serial)
    builder = builder.not_valid_before(begin).not_valid_after(begin + timedelta(days=days))
    named = x509.AuthorityKeyIdentifier.from_issuer_public_key(named.public_key())
    for extension, critical in [*extensions, (named, False)]:
        builder = builder.add_extension(extension, critical)
    own = x509.SubjectKeyIdentifier.from_public_key(public.public_key())
    return builder.add_extension(own, False).sign(signer, hashes.SHA256())


def der(thing):
    """DER of what cryptography made."""
    return thing.public_bytes(serialization.Encoding.DER)


def der_of_key(private):
    form = serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    return private.public_key().public_bytes(*form)


issuer = certificate("모의 CA", ISSUER, 1, AUTHORITY)
delegate = certificate("모의 OCSP", DELEGATE, 2, RESPONDER)
SIGNS = [(usage(digital_signature=True, content_commitment=True), True)]
ACCESS = [
    x509.AccessDescription(kind, x509.UniformResourceIdentifier(url))
    for kind, url in [
        (AuthorityInformationAccessOID.CA_ISSUERS, "http://ca.example/issuer.cer"),
        (AuthorityInformationAccessOID.OCSP, "ldap://ocsp.example/"),
        (AuthorityInformationAccessOID.OCSP, "http://ocsp.example/ca"),
    ]
]
leaves = {
    text: certificate(text, LEAF, serial, [*SIGNS, (x509.AuthorityInformationAccess(ACCESS), False)])
    for text, serial in [("good", 0x4A01), ("revoked", 0x4A02), ("held", 0x4A03), ("unknown", 0x8A04)]
}



def request(leaf, hash=hashes.SHA1()):
    builder = ocsp.OCSPRequestBuilder().add_certificate(leaf, issuer, hash)
    return der(builder.add_extension(x509.OCSPNonce(NONCE), False).build())


def together(requests):
    """One request in place of several, which the builder does not make."""
    parts = [elements(elements(elements(made)[0][1])[0][1]) for made in requests]
    singles = b"".join(make(0x30, elements(single[0][1])[0][1]) for single in parts)
    extensions = make(*parts[0][1])
    return make(0x30, make(0x30, make(0x30, singles), extensions))


if __name__ == "__main__":
    for text, made in {"issuer": issuer, "delegate": delegate, **leaves}.items():
        Path(f"{text}.cer").write_bytes(der(made))
    requests = {text: request(leaf) for text, leaf in leaves.items()}
    requests["sha256"] = request(leaves["good"], hashes.SHA256())
    requests["all"] = together([requests[text] for text in leaves])
    for text, made in requests.items():
        Path(f"{text}.request").write_bytes(made)
    for folder in map(Path, sys.argv[1:]):
        folder.mkdir(exist_ok=True)
        for text, made in {"issuer": issuer, "delegate": delegate, **leaves}.items():
            (folder / f"{text}.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
        for text, private in [("issuer", ISSUER), ("delegate", DELEGATE)]:
            form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            (folder / f"{text}.key").write_bytes(private.private_bytes(*form))
