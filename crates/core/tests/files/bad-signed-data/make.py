"""Signatures with one defect each, named by it. Certificates, keys and everything without a defect are those of
../signed-data/make_signed_data.py. Run in this folder."""

import sys
from datetime import datetime, timedelta
from pathlib import Path

sys.path[:0] = ["../bad-keys", "../ocsp", "../signed-data"]
from cryptography import x509  # noqa: E402
from cryptography.hazmat.primitives import hashes  # noqa: E402
from cryptography.hazmat.primitives.asymmetric import ec  # noqa: E402
from cryptography.x509 import ocsp  # noqa: E402
from cryptography.x509.oid import ExtendedKeyUsageOID  # noqa: E402
from make_der import der as make, integer, oid  # noqa: E402
from make_ocsp import certificate, der, key, usage  # noqa: E402

import make_signed_data as good  # noqa: E402
from make_signed_data import (  # noqa: E402
    BANK, CA, DOCUMENT, HOLDER, LIST, OF_CA, OF_ROOT, PERSON, POLICIES, ROOT, ROOT_LIST, SIGNED, SIGNS, STRANGER,
    attribute, attributes, bank, by_bank, ca, crl, digest, holder, ocsp_response, receipt, root, sign, signed_data, signer, utc,
)  # fmt: skip

HERE = Path(__file__).parent
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SERIAL = holder.serial_number
HOLD, COMPROMISE = x509.ReasonFlags.certificate_hold, x509.ReasonFlags.key_compromise


def write(name, content):
    (HERE / name).write_bytes(content)


def by(**changed):
    """One signer with other attributes."""
    return signed_data([signer(signed=attributes(**changed))])


def by_certificate(one, private=HOLDER, at=SIGNED, chain=(ca, root), lists=(LIST, ROOT_LIST)):
    signers = [signer(one, private, attributes(one, at=at))]
    return signed_data(signers, certificates=(one, *chain), lists=lists)


def listed(*entries, **more):
    return signed_data(lists=(crl(entries, **more), ROOT_LIST))


def answered(*arguments, **more):
    return make(0xA1, oid("1.3.6.1.5.5.7.16.2"), ocsp_response(holder, *arguments, **more))


def attributes_of():
    usual = signed_data()
    write("content-changed", usual.replace("1,234,567".encode(), "9,234,567".encode()))
    write("attribute-digest-of-something-else", by(content=b"something else"))
    write("attribute-digest-missing", by(digest=None))
    write("attribute-type-missing", by(kind=None))
    write("attribute-type-of-something-else", by(kind=attribute(good.CONTENT_TYPE, good.SIGNED_DATA)))
    write("attribute-digest-twice", by(again=attribute(good.DIGEST, make(4, digest(b"x")))))
    two = attribute(good.DIGEST, make(4, digest(DOCUMENT)), make(4, digest(b"x")))
    write("attribute-digest-with-two-values", by(digest=two))
    write("attribute-digest-without-value", by(digest=attribute(good.DIGEST)))
    write("attribute-time-that-is-none", by(time=attribute(good.TIME, make(0x17, b"yesterday"))))
    named = make(0x30, make(0x30, make(0x30, make(4, digest(der(bank))))))
    write("attribute-certificate-of-another", by(named=attribute(good.CERTIFICATE, named)))
    protection = make(0x30, make(0x30, oid("2.16.840.1.101.3.4.2.3")), make(0xA1, oid("1.2.840.10045.4.3.4")))
    write("attribute-algorithms-of-another", by(protection=attribute(oid("1.2.840.113549.1.9.52"), protection)))
    others = {str(at): attribute(oid(f"1.3.6.1.4.1.32473.{at}"), integer(1)) for at in range(61)}
    write("attributes-more-than-sixty-four", by(**others))
    write("attribute-time-changed", signed_data().replace(utc(SIGNED), utc(SIGNED - DAY)))
    text = make(0x31, attributes())
    as_content = signer(signed=b"", attributes=None, message=text)
    write("attributes-as-content", signed_data([as_content], content=text))
    bare = signer(signed=b"", attributes=None, message=DOCUMENT)
    another = signed_data([bare]).replace(good.DATA, oid("1.2.840.113549.1.7.5"))
    write("attributes-missing-beside-another-type", another)


def signatures():
    changed = bytearray(sign(HOLDER, make(0x31, attributes())))
    changed[-1] ^= 1
    write("signature-changed", signed_data([signer(signature=make(4, bytes(changed)))]))
    write("signature-empty", signed_data([signer(signature=make(4))]))
    write("signature-by-another-key", signed_data([signer(private=STRANGER)]))
    as_sent = make(0xA0, attributes())
    write("signature-over-the-attributes-as-they-are-sent", signed_data([signer(message=as_sent)]))
    sha3 = make(0x30, oid("2.16.840.1.101.3.4.2.8"))
    write("digest-unknown", signed_data([signer(digest=sha3)]))
    write("digest-that-differs-from-the-signature", signed_data([signer(digest=make(0x30, oid("2.16.840.1.101.3.4.2.3")))]))
    write("algorithm-unknown", signed_data([signer(algorithm=make(0x30, oid("1.3.101.112")))]))
    rsa = make(0x30, oid("1.2.840.113549.1.1.11"), make(5))
    write("algorithm-of-another-key", signed_data([signer(algorithm=rsa)]))
    p384 = ec.derive_private_key(0x77, ec.SECP384R1())
    other = certificate("P-384", p384, 0x4C01, PERSON, **OF_CA)
    write("algorithm-of-another-curve", by_certificate(other, p384))
    write("signer-without-signature", signed_data([signer(signature=b"\0")[:-2]]))
    write("signer-with-something-behind", signed_data([signer(more=integer(1))]))
    write("signer-named-by-nothing", signed_data([signer(sid=make(0x30))]))
    swapped = certificate("임꺽정", HOLDER, SERIAL, PERSON, **OF_CA)
    write("certificate-swapped-for-one-of-the-same-key", signed_data(certificates=(swapped, ca, root)))
    swapped = certificate("임꺽정", STRANGER, SERIAL, PERSON, **OF_CA)
    write("certificate-swapped-for-one-of-another-key", signed_data(certificates=(swapped, ca, root)))
    write("certificate-missing", signed_data(certificates=(ca, root)))
    write("certificates-missing", signed_data(certificates=()))


def certificates():
    before = dict(OF_CA, begin=datetime(2025, 11, 1))
    write("certificate-that-ended", by_certificate(certificate("x", HOLDER, 0x4C02, PERSON, **before, days=300)))
    ahead = dict(OF_CA, begin=SIGNED + DAY)
    write("certificate-that-is-yet-to-come", by_certificate(certificate("x", HOLDER, 0x4C03, PERSON, **ahead)))
    agrees = [(usage(key_agreement=True), True), POLICIES]
    write("certificate-that-only-agrees", by_certificate(certificate("x", HOLDER, 0x4C04, agrees, **OF_CA)))
    servers = [SIGNS, POLICIES, (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), False)]
    write("certificate-for-servers", by_certificate(certificate("x", HOLDER, 0x4C05, servers, **OF_CA)))
    unknown = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.3.6.1.4.1.32473.9"), b"\x05\x00")
    critical = [*PERSON, (unknown, True)]
    write("certificate-with-a-critical-extension", by_certificate(certificate("x", HOLDER, 0x4C06, critical, **OF_CA)))
    write("certificate-of-an-authority", by_certificate(ca, CA))
    strange = dict(OF_CA, signer=STRANGER)
    write("certificate-signed-by-a-stranger", by_certificate(certificate("x", HOLDER, 0x4C07, PERSON, **strange)))
    alone = certificate("x", HOLDER, 0x4C08, PERSON, issuer="x", signer=HOLDER, named=HOLDER)
    write("certificate-signed-by-itself", by_certificate(alone, chain=()))
    own = dict(issuer="남의 ROOT", signer=STRANGER, named=STRANGER)
    authority = [(x509.BasicConstraints(True, None), True), good.ISSUES]
    other_root = certificate("남의 ROOT", STRANGER, 1, authority, **own)
    other = certificate("x", HOLDER, 0x4C09, PERSON, **own)
    write("certificate-of-another-root", by_certificate(other, chain=(other_root,)))
    by_holder = dict(issuer="홍길동(Hong Gil Dong)", signer=HOLDER, named=HOLDER)
    below = certificate("x", STRANGER, 0x4C0A, PERSON, **by_holder)
    write("certificate-by-somebody-who-is-no-authority", by_certificate(below, STRANGER, chain=(holder, ca, root)))
    ended_key = key(0x57)
    ended_by = dict(issuer="끝난 CA", signer=ended_key, named=ended_key)
    ended = [(x509.BasicConstraints(True, 0), True), good.ISSUES, POLICIES]
    ended = certificate("끝난 CA", ended_key, 3, ended, **OF_ROOT, begin=datetime(2026, 1, 1), days=300)
    below = certificate("x", HOLDER, 0x4C0B, PERSON, **ended_by)
    write("certificate-of-an-authority-that-ended", by_certificate(below, chain=(ended, root)))
    weak = certificate("x", HOLDER, 0x4C0C, [SIGNS, (x509.CertificatePolicies([x509.PolicyInformation(
        x509.ObjectIdentifier("1.3.6.1.4.1.32473.9.9"), None)]), False)], **OF_CA)
    write("certificate-with-a-policy-of-nobody", by_certificate(weak))


def revocations():
    write("revoked-before", listed((SERIAL, SIGNED - HOUR, COMPROMISE)))
    write("revoked-before-without-reason", listed((SERIAL, SIGNED - HOUR, None)))
    write("revoked-as-the-list-says-later", listed((SERIAL, SIGNED + DAY, COMPROMISE), this=SIGNED + 2 * DAY))
    since = x509.InvalidityDate(SIGNED - HOUR)
    write("revoked-later-and-compromised-before", listed((SERIAL, SIGNED + DAY, COMPROMISE, since), this=SIGNED + 2 * DAY))
    write("suspended-before", listed((SERIAL, SIGNED - HOUR, HOLD)))
    write("revoked-twice", listed((SERIAL, SIGNED - HOUR, COMPROMISE), (SERIAL, SIGNED + DAY, COMPROMISE)))
    write("list-missing", signed_data(lists=()))
    write("list-of-the-root-only", signed_data(lists=(ROOT_LIST,)))
    write("list-that-ended", listed(this=SIGNED - 8 * DAY))
    write("list-that-ended-and-says-revoked", listed((SERIAL, SIGNED - 9 * DAY, COMPROMISE), this=SIGNED - 8 * DAY))
    write("list-from-the-future", listed(this=datetime(2027, 6, 1)))
    write("list-from-after-the-certificate-ended", by_certificate(
        certificate("x", HOLDER, 0x4C0D, PERSON, **OF_CA, days=2), lists=(crl(this=SIGNED + 5 * DAY), ROOT_LIST)))
    write("list-by-a-stranger", listed(signer=STRANGER))
    write("list-by-the-holder", listed(signer=HOLDER))
    point = x509.IssuingDistributionPoint(None, None, True, False, None, False, False)
    write("list-of-some-certificates", listed(extensions=[(point, True)]))
    write("list-of-changes-only", listed(extensions=[(x509.DeltaCRLIndicator(6), True)]))
    other = x509.CertificateIssuer([x509.DirectoryName(root.subject)])
    write("list-with-an-entry-of-another-issuer", listed((SERIAL, SIGNED - HOUR, None, (other, True))))
    write("list-that-revokes-the-authority", signed_data(lists=(LIST, crl(
        [(2, SIGNED - HOUR, x509.ReasonFlags.ca_compromise)], signer=ROOT, issuer="검증 ROOT"))))
    by_root = dict(signer=ROOT, issuer="검증 ROOT")
    stolen = crl([(2, SIGNED + DAY, x509.ReasonFlags.ca_compromise)], this=SIGNED + 2 * DAY, **by_root)
    write("list-that-revokes-the-authority-later", signed_data(lists=(LIST, stolen)))
    write("list-that-revokes-the-authority-later-beside-a-bank", receipt(lists=(LIST, stolen)))
    held = crl([(2, SIGNED - HOUR, HOLD)], **by_root)
    write("list-that-suspends-the-authority", signed_data(lists=(LIST, held)))
    write("list-that-is-none", signed_data(lists=(make(0x30, integer(1)),)))
    revoked = ocsp.OCSPCertStatus.REVOKED, SIGNED - HOUR, COMPROMISE
    write("response-revoked", signed_data(lists=(answered(*revoked),)))
    write("response-unknown", signed_data(lists=(answered(ocsp.OCSPCertStatus.UNKNOWN),)))
    stranger = certificate("x", STRANGER, 8, [SIGNS], issuer="x", signer=STRANGER, named=STRANGER)
    write("response-by-a-stranger", signed_data(lists=(answered(signer=STRANGER, by=stranger),)))
    write("response-with-the-signature-changed", signed_data(lists=(answered()[:-1] + b"\x7f",)))
    write("response-that-ended", signed_data(lists=(answered(this=SIGNED - 8 * DAY),)))
    write("response-good-and-list-revoked", signed_data(lists=(crl([(SERIAL, SIGNED - HOUR, COMPROMISE)]), answered())))


def times():
    write("time-in-the-future", by(at=datetime(2027, 3, 1)))
    write("time-missing", by(at=None))
    revoked = crl([(SERIAL, SIGNED - HOUR, COMPROMISE)])
    dated_back = signer(signed=attributes(at=SIGNED - DAY + HOUR))
    both = dict(certificates=(holder, bank, ca, root), lists=(revoked, ROOT_LIST))
    write("time-dated-back-before-the-revocation", signed_data([dated_back, by_bank()], **both))
    # A bank is only who has a certificate of the root that is no customer's.
    swindler = by_bank(at=SIGNED - DAY + HOUR, certificate=good.by_rsa, private=good.RSA)
    customers = dict(certificates=(holder, good.by_rsa, ca, root), lists=(revoked, ROOT_LIST))
    write("time-confirmed-by-a-customer", signed_data([signer(), swindler], **customers))
    own = certificate("모의은행 거래 확인", STRANGER, 7, [SIGNS], issuer="x", signer=STRANGER, named=STRANGER)
    stranger = by_bank(at=SIGNED - DAY + HOUR, certificate=own, private=STRANGER)
    strangers = dict(certificates=(holder, own, ca, root), lists=(revoked, ROOT_LIST))
    write("time-confirmed-by-a-stranger", signed_data([signer(), stranger], **strangers))
    bank_revoked = crl([(bank.serial_number, SIGNED - HOUR, COMPROMISE)])
    lists = dict(certificates=(holder, bank, ca, root), lists=(bank_revoked, ROOT_LIST))
    write("time-confirmed-by-a-bank-that-was-revoked", signed_data([signer(), by_bank()], **lists))
    # What a bank says of when counts as little as anybody's if its key was stolen.
    stolen = [(SERIAL, SIGNED, COMPROMISE), (bank.serial_number, SIGNED, COMPROMISE)]
    dated_back = [signer(signed=attributes(at=SIGNED - DAY)), by_bank(at=SIGNED - DAY)]
    lists = dict(certificates=(holder, bank, ca, root), lists=(crl(stolen, this=SIGNED + HOUR), ROOT_LIST))
    write("time-confirmed-by-a-bank-whose-key-was-stolen-and-dates-back", signed_data(dated_back, **lists))
    other = signer(bank, BANK, attributes(bank, content=b"something else"))
    write("time-confirmed-of-something-else", signed_data([signer(), other], certificates=(holder, bank, ca, root)))


def forms():
    usual = signed_data()
    write("cut-off-in-the-middle", usual[: len(usual) // 2])
    write("last-byte-missing", usual[:-1])
    write("one-byte-after-the-end", usual + b"\0")
    write("the-file-twice", usual * 2)
    write("without-signers", signed_data([]))
    write("signers-missing", make(0x30, good.SIGNED_DATA, make(0xA0, make(0x30, integer(1)))))
    write("seventeen-signers", signed_data([signer()] * 17))
    write("version-missing", signed_data(version=None))
    write("content-twice", signed_data(content=DOCUMENT).replace(
        make(0x30, good.DATA, make(0xA0, make(4, DOCUMENT))), make(0x30, good.DATA, make(0xA0, make(4, DOCUMENT) * 2))))
    start = b"\x30\x80" + good.SIGNED_DATA + b"\xa0\x80"
    write("indefinite-lengths-thousands-deep", start + b"\x30\x80" * 20_000)
    write("indefinite-length-without-end", start + make(0x30, integer(1)))
    write("nested-thousands-deep", nested(4_000))
    write("claims-4-gigabytes", b"\x30\x84\xff\xff\xff\xff" + good.SIGNED_DATA + b"\xa0")
    write("pem-cut-off", b"-----BEGIN CMS-----\nMIIB\n")
    write("pem-of-nothing", b"-----BEGIN PKCS7-----\n-----END PKCS7-----\n")
    write("empty", b"")
    write("text", "서명이 아닙니다.\n".encode())
    write("encrypted", make(0x30, oid("1.2.840.113549.1.7.3"), make(0xA0, make(0x30, integer(0)))))


def nested(depth):
    content = b""
    for _ in range(depth):
        content = make(0x30, content)
    return make(0x30, good.SIGNED_DATA, make(0xA0, content))


if __name__ == "__main__":
    for part in attributes_of, signatures, certificates, revocations, times, forms:
        part()
