"""Responses with one defect each, named by it, to ../ocsp/good.request. The certificates and keys are those of
../ocsp/make_ocsp.py; what is signed is put together here, and signed by Python cryptography. Run in this folder."""

import sys
from datetime import datetime, timedelta
from pathlib import Path

sys.path[:0] = ["../bad-keys", "../ocsp"]
from make_der import der as make, elements, integer, oid  # noqa: E402

from cryptography import x509  # noqa: E402
from cryptography.hazmat.primitives import hashes  # noqa: E402
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa  # noqa: E402
from cryptography.x509.oid import ExtendedKeyUsageOID, ObjectIdentifier  # noqa: E402

import make_ocsp as good  # noqa: E402

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 23, 9)
SHA1, SHA256 = "1.3.14.3.2.26", "2.16.840.1.101.3.4.2.1"
ECDSA_SHA256 = make(0x30, oid("1.2.840.10045.4.3.2"))
GOOD = make(0x80)
NONCE_ID = oid("1.3.6.1.5.5.7.48.1.2")


def write(name, content):
    (HERE / name).write_bytes(content)


def time(at, tag=0x18, form="%Y%m%d%H%M%SZ"):
    return make(tag, at.strftime(form).encode())


def digest(algorithm, content):
    context = hashes.Hash(algorithm())
    context.update(content)
    return context.finalize()


def bits(private):
    info = elements(good.der_of_key(private))[0][1]
    return elements(info)[1][1][1:]


ISSUER_NAME = good.name("모의 CA").public_bytes()


def identifier(serial=0x4A01, name=ISSUER_NAME, key=good.ISSUER, hash=(SHA1, hashes.SHA1)):
    algorithm = make(0x30, oid(hash[0]), make(5))
    name_hash, key_hash = digest(hash[1], name), digest(hash[1], bits(key))
    return make(0x30, algorithm, make(4, name_hash), make(4, key_hash), integer(serial))


def single(id=None, status=GOOD, this=NOW, next=NOW + timedelta(days=7), more=b""):
    this = this if isinstance(this, bytes) else time(this)
    next = make(0xA0, time(next)) if next else b""
    return make(0x30, id or identifier(), status, this, next, more)


def extension(id, value, critical=False):
    return make(0x30, id, make(1, b"\xff") if critical else b"", make(4, value))


def nonce(content=good.NONCE):
    return extension(NONCE_ID, make(4, content))


def data(singles=None, extensions=None, version=b"", responder=good.DELEGATE, produced=NOW):
    by_key = make(0xA2, make(4, digest(hashes.SHA1, bits(responder))))
    extensions = [nonce()] if extensions is None else extensions
    more = make(0xA1, make(0x30, *extensions)) if extensions else b""
    singles = [single()] if singles is None else singles
    return make(0x30, version, by_key, time(produced), make(0x30, *singles), more)


def response(signed=None, signer=good.DELEGATE, certificates=(good.delegate,), algorithm=ECDSA_SHA256, **more):
    signed = data() if signed is None else signed
    signature = more.get("signature", b"\0" + signer.sign(signed, ec.ECDSA(more.get("hash", hashes.SHA256()))))
    certificates = b"".join(map(good.der, certificates))
    certificates = make(0xA0, make(0x30, certificates)) if certificates else b""
    basic = make(0x30, signed, algorithm, make(3, signature), certificates)
    return whole(basic + more.get("after", b""), more.get("kind", "1.3.6.1.5.5.7.48.1.1"))


def whole(basic, kind="1.3.6.1.5.5.7.48.1.1", status=0):
    return make(0x30, make(10, bytes([status])), make(0xA0, make(0x30, oid(kind), make(4, basic))))


def delegate(extensions=tuple(good.RESPONDER), key=good.DELEGATE, **more):
    """Signed by another certificate than usual."""
    made = good.certificate("모의 OCSP", key, 9, extensions, **more)
    return response(data(responder=key), signer=key, certificates=[made])


if __name__ == "__main__":
    right = response()
    (HERE / "../ocsp/without-any-defect.ocsp").write_bytes(right)

    # Not a response.
    write("empty", b"")
    write("text", "응답이 아닙니다.".encode())
    write("last-byte-missing", right[:-1])
    write("cut-off-in-the-middle", right[: len(right) // 2])
    write("one-byte-after-the-end", right + b"\0")
    write("the-file-twice", right + right)
    write("longer-than-64-kilobytes", response(certificates=[good.delegate] * 150))
    write("nested-thousands-deep", b"\x30\x80" * 5000)
    write("claims-4-gigabytes", b"\x30\x84\xff\xff\xff\xff" + right[4:])
    write("a-certificate", good.der(good.leaves["good"]))
    write("a-request", Path("../ocsp/good.request").read_bytes())
    write("of-another-kind", response(kind="1.3.6.1.5.5.7.48.1.99"))
    write("one-byte-after-the-end-inside", response(after=b"\0"))
    write("without-singles", response(data(singles=[])))
    write("version-2", response(data(version=make(0xA0, integer(1)))))

    # No response, but why.
    for number, name in [(1, "malformed"), (2, "internal-error"), (3, "try-later"), (5, "sign-it"), (6, "unauthorized")]:
        write(f"status-{name}", make(0x30, make(10, bytes([number]))))
    write("status-successful-and-nothing-else", make(0x30, make(10, b"\0")))
    basic = elements(elements(elements(elements(right)[0][1])[1][1])[0][1])[1][1]
    write("status-try-later-and-a-response", whole(basic, status=3))

    # Signed by whom?
    write("signer-not-there", response(certificates=[]))
    write("signer-another-than-the-one-that-is-there", response(data(responder=good.STRANGER)))
    write("signer-a-stranger", delegate(key=good.STRANGER, signer=good.STRANGER))
    named = {"issuer": "다른 CA", "signer": good.STRANGER, "named": good.STRANGER}
    write("signer-of-another-issuer", delegate(key=good.STRANGER, **named))
    write("signer-with-the-name-of-the-issuer", response(
        data(responder=good.STRANGER),
        signer=good.STRANGER,
        certificates=[good.certificate("모의 CA", good.STRANGER, 1, good.RESPONDER, signer=good.STRANGER)],
    ))
    write("signer-with-another-key-identifier", delegate(named=good.STRANGER))
    usage, purpose, unchecked = good.RESPONDER
    write("signer-without-usage", delegate([usage, unchecked]))
    server = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
    write("signer-for-servers", delegate([usage, (server, False), unchecked]))
    anything = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE])
    write("signer-for-anything", delegate([usage, (anything, False), unchecked]))
    agreement = good.usage(key_agreement=True)
    write("signer-that-only-agrees", delegate([(agreement, True), purpose, unchecked]))
    write("signer-that-may-be-revoked", delegate([usage, purpose]))
    unknown = x509.UnrecognizedExtension(ObjectIdentifier("1.3.6.1.4.1.32473.9"), b"\5\0")
    write("signer-with-a-critical-extension", delegate([usage, purpose, unchecked, (unknown, True)]))
    write("signer-that-ended", delegate(days=1, begin=NOW - timedelta(days=1, minutes=6)))
    write("signer-that-is-yet-to-come", delegate(begin=NOW + timedelta(minutes=6)))
    leaf = good.leaves["good"]
    write("signer-the-holder-of-the-certificate", response(data(responder=good.LEAF), good.LEAF, [leaf]))

    # Signed how?
    write("signature-of-something-else", response(signature=b"\0" + good.DELEGATE.sign(b"x", ec.ECDSA(hashes.SHA256()))))
    write("signature-by-another-key", response(signer=good.STRANGER))
    write("signature-empty", response(signature=b"\0"))
    write("signature-of-no-bytes", response(signature=b""))
    write("signature-with-a-bit-less", response(signature=b"\1" + good.DELEGATE.sign(data(), ec.ECDSA(hashes.SHA256()))))
    sha384 = make(0x30, oid("1.2.840.10045.4.3.3"))
    write("signature-with-sha384", response(algorithm=sha384, hash=hashes.SHA384()))
    private = rsa.generate_private_key(65537, 2048)
    made = good.certificate("모의 OCSP", private, 9, good.RESPONDER)
    signed = data(responder=private)
    signature = b"\0" + private.sign(signed, padding.PKCS1v15(), hashes.SHA256())
    with_rsa = make(0x30, oid("1.2.840.113549.1.1.11"), make(5))
    write("signature-with-rsa", response(signed, certificates=[made], algorithm=with_rsa, signature=signature))

    # Whose request?
    write("nonce-missing", response(data(extensions=[])))
    write("nonce-of-another-request", response(data(extensions=[nonce(bytes([0x11] * 31 + [0x12]))])))
    write("nonce-longer", response(data(extensions=[nonce(good.NONCE + b"\x11")])))
    write("nonce-shorter", response(data(extensions=[nonce(good.NONCE[:16])])))
    write("nonce-not-in-a-string", response(data(extensions=[extension(NONCE_ID, good.NONCE)])))
    write("nonce-twice", response(data(extensions=[nonce(), nonce()])))
    unknown = oid("1.3.6.1.4.1.32473.9")
    critical = extension(unknown, b"\5\0", True)
    write("extension-that-must-be-understood", response(data(extensions=[nonce(), critical])))
    more = make(0xA1, make(0x30, critical))
    write("extension-that-must-be-understood-of-a-single", response(data([single(more=more)])))
    write("extension-that-is-no-extension", response(data(extensions=[nonce(), make(5)])))

    # About whom?
    write("about-another-serial-number", response(data([single(identifier(0x4A02))])))
    name = good.name("다른 CA").public_bytes()
    write("about-another-issuers-name", response(data([single(identifier(name=name))])))
    write("about-another-issuers-key", response(data([single(identifier(key=good.STRANGER))])))
    write("about-it-with-another-hash", response(data([single(identifier(hash=(SHA256, hashes.SHA256)))])))
    write("about-it-with-the-hash-misnamed", response(data([single(identifier(hash=(SHA256, hashes.SHA1)))])))
    write("about-it-twice", response(data([single(), single(status=make(0x82))])))

    # When?
    day = timedelta(days=1)
    write("time-ended-an-hour-ago", response(data([single(this=NOW - day, next=NOW - timedelta(hours=1))])))
    write("time-begins-in-an-hour", response(data([single(this=NOW + timedelta(hours=1))])))
    write("time-ends-before-it-begins", response(data([single(next=NOW - timedelta(minutes=1))])))
    write("time-without-end-two-days-old", response(data([single(this=NOW - 2 * day, next=None)])))
    write("time-signed-in-an-hour", response(data(produced=NOW + timedelta(hours=1))))
    write("time-of-two-digits", response(data([single(this=time(NOW, 0x17, "%y%m%d%H%M%SZ"))])))
    write("time-with-a-fraction", response(data([single(this=time(NOW, form="%Y%m%d%H%M%S.5Z"))])))
    write("time-in-korea", response(data([single(this=time(NOW, form="%Y%m%d%H%M%S+0900"))])))

    # What?
    write("state-of-no-kind", response(data([single(status=make(0x83))])))
    write("state-good-with-something-inside", response(data([single(status=make(0x80, b"\0"))])))
    write("state-revoked-without-time", response(data([single(status=make(0xA1))])))
    for number in [7, 11]:
        reason = make(0xA0, make(10, bytes([number])))
        write(f"state-revoked-for-reason-{number}", response(data([single(status=make(0xA1, time(NOW), reason))])))
    write("state-revoked-for-two-reasons", response(data([single(status=make(0xA1, time(NOW), reason, reason))])))
