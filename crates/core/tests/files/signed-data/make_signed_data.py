"""A root, an authority, people and a bank, lists of what is revoked, and signatures about `document.txt`: by OpenSSL's
`cms -sign`, by Python cryptography's PKCS7SignatureBuilder, and put together here where those cannot. Run in this
folder: what OpenSSL and the builder make says when that was, so nothing is made again without need."""

import subprocess
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

sys.path[:0] = ["../bad-keys", "../ocsp"]
from cryptography import x509  # noqa: E402
from cryptography.hazmat.primitives import hashes, serialization  # noqa: E402
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa  # noqa: E402
from cryptography.hazmat.primitives.serialization import pkcs7  # noqa: E402
from cryptography.x509 import ocsp  # noqa: E402
from make_der import der as make, elements, integer, oid  # noqa: E402
from make_ocsp import certificate, der, key, name, usage  # noqa: E402

HERE = Path(__file__).parent
# Noon in Korea.
SIGNED = datetime(2026, 11, 23, 3)
WEEK = timedelta(days=7)
DOCUMENT = "이체 확인\n받는 분: 이몽룡\n금액: 1,234,567원\n".encode()

ROOT, CA, HOLDER, BANK, STRANGER = map(key, (0x51, 0x52, 0x53, 0x54, 0x55))
RSA = serialization.load_der_private_key((HERE / "../keys/rsa2048.pkcs8.der").read_bytes(), None)

POLICY = x509.PolicyInformation(x509.ObjectIdentifier("1.3.6.1.4.1.32473.2.1.2"), None)
POLICIES = (x509.CertificatePolicies([POLICY]), False)
SIGNS = (usage(digital_signature=True, content_commitment=True), True)
ISSUES = (usage(key_cert_sign=True, crl_sign=True), True)
PERSON = [SIGNS, POLICIES]
OF_ROOT = dict(issuer="검증 ROOT", signer=ROOT, named=ROOT)
OF_CA = dict(issuer="검증 CA", signer=CA, named=CA)



def kept(file, make):
    """What was made before, as it is: another signature would make another root."""
    path = HERE / file
    return x509.load_der_x509_certificate(path.read_bytes()) if path.exists() else make()


root = kept("root.cer", lambda: certificate(
    "검증 ROOT", ROOT, 1, [(x509.BasicConstraints(True, None), True), ISSUES], **OF_ROOT, begin=datetime(2026, 1, 1)
))
ca = kept("ca.cer", lambda: certificate(
    "검증 CA", CA, 2, [(x509.BasicConstraints(True, 0), True), ISSUES, POLICIES], **OF_ROOT, begin=datetime(2026, 1, 1)
))
holder = kept("holder.cer", lambda: certificate("홍길동(Hong Gil Dong)", HOLDER, 0x4B01, PERSON, **OF_CA, days=365))
by_rsa = kept("rsa.cer", lambda: certificate("성춘향(Seong Chun Hyang)", RSA, 0x4B02, PERSON, **OF_CA, days=365))
bank = kept("bank.cer", lambda: certificate("모의은행 거래 확인", BANK, 0x4B03, [SIGNS], **OF_CA, days=365))


def crl(entries=(), signer=CA, issuer="검증 CA", this=SIGNED - timedelta(hours=3), next=WEEK, extensions=()):
    builder = x509.CertificateRevocationListBuilder().issuer_name(name(issuer)).last_update(this)
    builder = builder.next_update(this + next).add_extension(x509.CRLNumber(7), False)
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical)
    for serial, at, reason, *more in entries:
        entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(at)
        if reason:
            entry = entry.add_extension(x509.CRLReason(reason), False)
        for extension in more:
            extension, critical = extension if isinstance(extension, tuple) else (extension, False)
            entry = entry.add_extension(extension, critical)
        builder = builder.add_revoked_certificate(entry.build())
    return der(builder.sign(signer, hashes.SHA256()))


def ocsp_response(certificate, status=ocsp.OCSPCertStatus.GOOD, at=None, reason=None, this=SIGNED, signer=CA, by=None):
    builder = ocsp.OCSPResponseBuilder().add_response(
        certificate, ca, hashes.SHA1(), status, this, this + WEEK, at, reason
    )
    return der(builder.responder_id(ocsp.OCSPResponderEncoding.HASH, by or ca).sign(signer, hashes.SHA256()))


LIST, ROOT_LIST = crl([(0x4BFF, datetime(2026, 11, 22, 12), x509.ReasonFlags.superseded)]), crl(signer=ROOT, issuer="검증 ROOT")

DATA, SIGNED_DATA = oid("1.2.840.113549.1.7.1"), oid("1.2.840.113549.1.7.2")
CONTENT_TYPE, DIGEST = oid("1.2.840.113549.1.9.3"), oid("1.2.840.113549.1.9.4")
TIME, CERTIFICATE = oid("1.2.840.113549.1.9.5"), oid("1.2.840.113549.1.9.16.2.47")
SHA256 = make(0x30, oid("2.16.840.1.101.3.4.2.1"))
ECDSA = make(0x30, oid("1.2.840.10045.4.3.2"))
RSA_ALGORITHM = make(0x30, oid("1.2.840.113549.1.1.1"), make(5))


def digest(content, algorithm=hashes.SHA256):
    context = hashes.Hash(algorithm())
    context.update(content)
    return context.finalize()


def attribute(kind, *values):
    return make(0x30, kind, make(0x31, *values))


def utc(at):
    return make(0x17, at.strftime("%y%m%d%H%M%SZ").encode())


def attributes(certificate=holder, content=DOCUMENT, at=SIGNED, **changed):
    """The usual ones, by name; `None` leaves one out."""
    named = make(0x30, make(0x30, make(0x30, make(4, digest(der(certificate))))))
    usual = {
        "kind": attribute(CONTENT_TYPE, DATA),
        "time": at and attribute(TIME, utc(at)),
        "digest": attribute(DIGEST, make(4, digest(content))),
        "named": attribute(CERTIFICATE, named),
    }
    return b"".join(sorted(filter(None, (usual | changed).values())))


def sign(private, message, algorithm=hashes.SHA256):
    if isinstance(private, rsa.RSAPrivateKey):
        return private.sign(message, padding.PKCS1v15(), algorithm())
    return private.sign(message, ec.ECDSA(algorithm()))


def signer(certificate=holder, private=HOLDER, signed=None, **changed):
    """A SignerInfo; what is `None` in `changed` is left out."""
    signed = attributes(certificate) if signed is None else signed
    usual = {
        "version": integer(1),
        "sid": make(0x30, certificate.issuer.public_bytes(), integer(certificate.serial_number)),
        "digest": SHA256,
        "attributes": make(0xA0, signed),
        "algorithm": RSA_ALGORITHM if isinstance(private, rsa.RSAPrivateKey) else ECDSA,
        "signature": None,
        "more": None,
    } | changed
    if usual["signature"] is None:
        usual["signature"] = make(4, sign(private, changed.get("message", make(0x31, signed))))
    usual.pop("message", None)
    return make(0x30, *filter(None, usual.values()))


def signed_data(signers=None, content=DOCUMENT, certificates=(holder, ca, root), lists=(LIST, ROOT_LIST), **changed):
    signers = [signer()] if signers is None else signers
    certificates = sorted(one if isinstance(one, bytes) else der(one) for one in certificates)
    inside = b"" if content is None else make(0xA0, make(4, content))
    usual = {
        "version": integer(1),
        "digests": make(0x31, SHA256),
        "content": make(0x30, DATA, inside),
        "certificates": make(0xA0, *certificates) if certificates else None,
        "lists": make(0xA1, *sorted(lists)) if lists else None,
        "signers": make(0x31, *signers),
    } | changed
    return make(0x30, SIGNED_DATA, make(0xA0, make(0x30, *filter(None, usual.values()))))


def by_bank(at=SIGNED + timedelta(seconds=5), certificate=bank, private=BANK):
    return signer(certificate, private, attributes(certificate, at=at))


def receipt(at=SIGNED, lists=(LIST, ROOT_LIST), bank_at=SIGNED + timedelta(seconds=5)):
    """As the bank hands it out: whoever ordered and the bank, over the same text."""
    signers = sorted([signer(signed=attributes(at=at)), by_bank(bank_at)])
    return signed_data(signers, certificates=(holder, bank, ca, root), lists=lists)


def write(name, content):
    (HERE / name).write_bytes(content)


def main():
    write("document.txt", DOCUMENT)
    for file, one in ("root", root), ("ca", ca), ("holder", holder), ("rsa", by_rsa), ("bank", bank):
        write(f"{file}.cer", der(one))
    write("ca.crl", LIST)
    write("root.crl", ROOT_LIST)
    revoked = [(0x4B01, datetime(2026, 11, 25), x509.ReasonFlags.key_compromise)]
    write("revoked-later.crl", crl(revoked, this=datetime(2026, 11, 26)))
    superseded = [(0x4B01, datetime(2026, 11, 25), x509.ReasonFlags.superseded)]
    write("superseded-later.crl", crl(superseded, this=datetime(2026, 11, 26)))
    write("holder.ocsp", ocsp_response(holder))
    write("receipt.p7m", receipt())
    write("receipt-of-a-clock-a-year-behind.p7m", receipt(at=SIGNED - timedelta(days=365)))
    write("receipt-revoked-later.p7m", receipt(lists=(crl(revoked, this=datetime(2026, 11, 26)), ROOT_LIST)))
    write("superseded-later.p7m", signed_data(lists=(crl(superseded, this=datetime(2026, 11, 26)),)))
    response = make(0xA1, oid("1.3.6.1.5.5.7.16.2"), ocsp_response(holder))
    write("with-a-response.p7m", signed_data(lists=(response,)))
    again = crl(this=SIGNED - timedelta(hours=2))
    held = crl([(0x4B01, SIGNED - timedelta(days=1), x509.ReasonFlags.certificate_hold)])
    write("suspended-and-resumed-before.p7m", signed_data(lists=(held, again)))
    revoked_root = [(0x4BFF, datetime(2026, 11, 22, 12), None)]
    write("list-without-reasons.p7m", signed_data(lists=(crl(revoked_root),)))
    builder = pkcs7.PKCS7SignatureBuilder().set_data(DOCUMENT)
    builder = builder.add_certificate(ca).add_certificate(root)
    options = [pkcs7.PKCS7Options.Binary]
    both = [("p256", holder, HOLDER), ("rsa", by_rsa, RSA)]
    for file, certificate, private in both:
        by_one = builder.add_signer(certificate, private, hashes.SHA256())
        write(f"python-{file}.p7m", by_one.sign(serialization.Encoding.DER, options))
        detached = [*options, pkcs7.PKCS7Options.DetachedSignature]
        write(f"python-{file}-detached.p7s", by_one.sign(serialization.Encoding.PEM, detached))
    openssl()


def openssl():
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for file, one, private in ("holder", holder, HOLDER), ("rsa", by_rsa, RSA):
            form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            (folder / f"{file}.key").write_bytes(private.private_bytes(serialization.Encoding.PEM, *form))
            (folder / f"{file}.pem").write_bytes(one.public_bytes(serialization.Encoding.PEM))
        chain = b"".join(one.public_bytes(serialization.Encoding.PEM) for one in (ca, root))
        (folder / "chain.pem").write_bytes(chain)

        def run(file, *signers, detached=False, form="DER", more=()):
            command = ["openssl", "cms", "-sign", "-binary", "-in", "document.txt", "-certfile", folder / "chain.pem"]
            command += ["-outform", form, "-out", file, *more]
            for one, *options in signers:
                command += ["-signer", folder / f"{one}.pem", "-inkey", folder / f"{one}.key", *options]
            subprocess.run(command + ([] if detached else ["-nodetach"]), check=True)

        by_holder, by_key = ("holder",), ("rsa",)
        run("openssl.p7m", by_holder)
        run("openssl-detached.p7s", by_holder, detached=True)
        run("openssl-pem.p7m", by_holder, form="PEM")
        run("openssl-cades.p7m", by_holder, more=["-cades"])
        run("openssl-key-identifier.p7m", by_holder, more=["-keyid"])
        run("openssl-without-attributes.p7m", by_holder, more=["-noattr"])
        run("openssl-without-attributes-detached.p7s", by_holder, detached=True, more=["-noattr"])
        run("openssl-in-pieces.p7m", by_holder, more=["-stream"])
        run("openssl-without-certificates.p7m", by_holder, more=["-nocerts"])
        for hash in "sha1", "sha384", "sha512":
            run(f"openssl-{hash}.p7m", by_holder, more=["-md", hash])
            run(f"openssl-rsa-{hash}.p7m", by_key, more=["-md", hash])
        run("openssl-rsa.p7m", by_key)
        run("openssl-rsa-cades-detached.p7s", by_key, detached=True, more=["-cades"])
        pss = "-keyopt", "rsa_padding_mode:pss"
        run("openssl-pss.p7m", (*by_key, *pss))
        run("openssl-pss-sha512.p7m", (*by_key, *pss), more=["-md", "sha512"])
        run("openssl-pss-salt-of-20-bytes.p7m", (*by_key, *pss, "-keyopt", "rsa_pss_saltlen:20"))
        run("openssl-two-signers.p7m", by_holder, by_key)
        run("openssl-two-signers-detached.p7s", by_holder, (*by_key, *pss), detached=True)


if __name__ == "__main__":
    main()
