"""Lists of ../ocsp/issuer.cer with one defect each, named by it. The certificates and keys are those of
../ocsp/make_ocsp.py; what is signed is put together here, and signed by Python cryptography. Run in this folder."""

import sys
from datetime import datetime, timedelta
from pathlib import Path

sys.path[:0] = ["../bad-keys", "../ocsp"]
from make_der import der as make, elements, integer, oid  # noqa: E402

from cryptography.hazmat.primitives import hashes  # noqa: E402
from cryptography.hazmat.primitives.asymmetric import ec  # noqa: E402

import make_ocsp as good  # noqa: E402

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 23, 9)
DAY = timedelta(days=1)
ECDSA_SHA256 = make(0x30, oid("1.2.840.10045.4.3.2"))
ISSUER_NAME = good.name("모의 CA").public_bytes()
GOOD = 0x4A01


def write(name, content):
    (HERE / name).write_bytes(content)


def time(at, tag=0x17, form="%y%m%d%H%M%SZ"):
    return make(tag, at.strftime(form).encode())


def extension(id, value, critical=False):
    return make(0x30, oid(id), make(1, b"\xff") if critical else b"", make(4, value))


def number(content=integer(0x1000)):
    return extension("2.5.29.20", content)


def entry(serial=0x4A02, at=NOW - DAY, *extensions, more=b""):
    at = at if isinstance(at, bytes) else time(at)
    return make(0x30, integer(serial), at, make(0x30, *extensions) if extensions else b"", more)


def reason(value, critical=False):
    return extension("2.5.29.21", make(10, bytes([value])), critical)


def signed(entries=(entry(),), extensions=None, this=NOW, next=NOW + 7 * DAY, name=ISSUER_NAME, **more):
    version = more.get("version", integer(1))
    extensions = [number()] if extensions is None else extensions
    entries = make(0x30, *entries) if entries else b""
    this = this if isinstance(this, bytes) else time(this)
    next = time(next) if next else b""
    wrapped = make(0xA0, make(0x30, *extensions)) if extensions else b""
    algorithm = more.get("algorithm", ECDSA_SHA256)
    return make(0x30, version, algorithm, name, this, next, entries, wrapped, more.get("after", b""))


def crl(content=None, signer=good.ISSUER, algorithm=ECDSA_SHA256, hash=hashes.SHA256, signature=None):
    content = signed() if content is None else content
    signature = b"\0" + signer.sign(content, ec.ECDSA(hash())) if signature is None else signature
    return make(0x30, content, algorithm, make(3, signature))


if __name__ == "__main__":
    right = crl()
    (HERE / "../crl/without-any-defect.crl").write_bytes(right)
    # Ten years later the certificates have ended.
    late = crl(signed(this=NOW + 3653 * DAY, next=NOW + 3660 * DAY))
    (HERE / "../crl/ten-years-later.crl").write_bytes(late)

    # Not a list.
    write("empty", b"")
    write("text", "목록이 아닙니다.".encode())
    write("last-byte-missing", right[:-1])
    write("cut-off-in-the-middle", right[: len(right) // 2])
    write("one-byte-after-the-end", right + b"\0")
    write("the-file-twice", right + right)
    write("nested-thousands-deep", b"\x30\x80" * 5000)
    write("claims-4-gigabytes", b"\x30\x84\xff\xff\xff\xff" + right[4:])
    write("a-certificate", good.der(good.leaves["good"]))
    write("an-answer", Path("../ocsp/good.ocsp").read_bytes())
    write("something-after-the-extensions", crl(signed(after=make(5))))
    sha384 = make(0x30, oid("1.2.840.10045.4.3.3"))
    write("two-algorithms", crl(signed(algorithm=sha384)))

    # Whose?
    write("of-another-issuer", crl(signed(name=good.name("다른 CA").public_bytes())))
    write("by-a-stranger", crl(signer=good.STRANGER))
    write("by-the-delegate", crl(signer=good.DELEGATE))
    write("signature-of-something-else", crl(signature=b"\0" + good.ISSUER.sign(b"x", ec.ECDSA(hashes.SHA256()))))
    write("signature-empty", crl(signature=b"\0"))
    write("signature-of-no-bytes", crl(signature=b""))
    write("signature-with-sha384", crl(signed(algorithm=sha384), algorithm=sha384, hash=hashes.SHA384))

    # About what?
    point = make(0x30, make(0x81, b"\xff"))
    write("of-people-only", crl(signed(extensions=[number(), extension("2.5.29.28", point, True)])))
    write("a-difference", crl(signed(extensions=[number(), extension("2.5.29.27", integer(0xFFF), True)])))
    unknown = "1.3.6.1.4.1.32473.9"
    write("extension-that-must-be-understood", crl(signed(extensions=[number(), extension(unknown, b"\5\0", True)])))
    write("extension-that-is-no-extension", crl(signed(extensions=[number(), make(5)])))

    # Which?
    write("number-missing", crl(signed(extensions=[extension(unknown, b"\5\0")])))
    write("number-missing-with-all-extensions", crl(signed(extensions=[])))
    write("number-of-version-1", crl(signed(version=b"", extensions=[])))
    write("number-twice", crl(signed(extensions=[number(), number()])))
    write("number-negative", crl(signed(extensions=[number(make(2, b"\xff"))])))
    write("number-of-no-bytes", crl(signed(extensions=[number(make(2))])))
    write("number-of-21-bytes", crl(signed(extensions=[number(integer(1 << 160))])))
    write("number-that-is-a-text", crl(signed(extensions=[number(make(12, b"4096"))])))
    write("number-with-something-after-it", crl(signed(extensions=[number(integer(4096) + make(5))])))
    write("number-that-goes-back", crl(signed(extensions=[number(integer(0xFFF))])))

    # When?
    write("time-ended-an-hour-ago", crl(signed(this=NOW - DAY, next=NOW - timedelta(hours=1))))
    write("time-begins-in-an-hour", crl(signed(this=NOW + timedelta(hours=1))))
    write("time-ends-before-it-begins", crl(signed(next=NOW - timedelta(minutes=1))))
    write("time-without-end-two-days-old", crl(signed(this=NOW - 2 * DAY, next=None)))
    write("time-in-korea", crl(signed(this=time(NOW, form="%y%m%d%H%M%S+0900"))))

    # What of it?
    write("entry-without-time", crl(signed([make(0x30, integer(GOOD))])))
    write("entry-that-is-none", crl(signed([entry(), make(5)])))
    write("entry-twice", crl(signed([entry(GOOD), entry(GOOD)])))
    write("entry-with-something-after-it", crl(signed([entry(GOOD, NOW - DAY, reason(1), more=make(5))])))
    write("entry-for-reason-7", crl(signed([entry(GOOD, NOW - DAY, reason(7))])))
    write("entry-for-two-reasons", crl(signed([entry(GOOD, NOW - DAY, reason(1), reason(1))])))
    name = make(0x30, make(0xA4, good.name("다른 CA").public_bytes()))
    write("entry-of-another-issuer", crl(signed([entry(GOOD, NOW - DAY, extension("2.5.29.29", name, True))])))
