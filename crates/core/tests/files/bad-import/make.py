"""Files with one defect each, named by it, and in ../odd-import files that are strange and open. What becomes of
each stands in tests/suite/bad_import.rs.

Needs Python cryptography and the files of ../pkcs12. Run in this folder: python3 make.py
Everything but the defect is as it should be: a MAC, where there is one, is right for what it covers.
"""
import datetime, hashlib, hmac, pathlib, zlib
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization as s
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.serialization import pkcs12

PASSWORD = "Seal-of-1904!x"
HERE = pathlib.Path(__file__).parent
OTHERS = HERE.parent / "pkcs12"


def der(tag, *parts):
    content = b"".join(parts)
    if len(content) < 128:
        return bytes([tag, len(content)]) + content
    length = len(content).to_bytes((len(content).bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + content

def seq(*parts): return der(0x30, *parts)
def set_(*parts): return der(0x31, *parts)
def octets(content): return der(0x04, content)
def explicit(*parts): return der(0xa0, *parts)
def bmp(text): return der(0x1e, text.encode("utf-16-be"))
NULL = b"\x05\x00"

def integer(number):
    return der(0x02, number.to_bytes(number.bit_length() // 8 + 1, "big", signed=True))

def oid(text):
    first, second, *rest = map(int, text.split("."))
    content = bytes([40 * first + second])
    for arc in rest:
        groups = [arc & 0x7f]
        while arc := arc >> 7:
            groups.append(0x80 | arc & 0x7f)
        content += bytes(reversed(groups))
    return der(0x06, content)

def utf16(password): return password.encode("utf-16-be") + b"\0\0"

def derive(digest, password, salt, kind, rounds, length):
    """RFC 7292 appendix B.2"""
    block = hashlib.new(digest).block_size
    fill = lambda data: (data * (block // len(data) + 1) if data else b"")[:block * -(-len(data) // block)]
    inner, out = fill(salt) + fill(password), b""
    while len(out) < length:
        a = hashlib.new(digest, bytes([kind]) * block + inner).digest()
        for _ in range(rounds - 1):
            a = hashlib.new(digest, a).digest()
        out += a
        b = int.from_bytes((a * block)[:block], "big") + 1
        inner = b"".join(
            ((int.from_bytes(inner[i:i + block], "big") + b) % (1 << 8 * block)).to_bytes(block, "big")
            for i in range(0, len(inner), block))
    return out[:length]

SALT = bytes(range(8))
SHA1 = seq(oid("1.3.14.3.2.26"), NULL)

def mac_data(value, salt=SALT, rounds=integer(1), algorithm=SHA1, more=b""):
    return seq(seq(algorithm, octets(value)), octets(salt), rounds, more)

def mac_value(content, password=utf16(PASSWORD), salt=SALT):
    return hmac.digest(derive("sha1", password, salt, 3, 1, 20), content, "sha1")

DATA, ENCRYPTED = oid("1.2.840.113549.1.7.1"), oid("1.2.840.113549.1.7.6")

def data(content): return seq(DATA, explicit(octets(content)))

def encrypted(algorithm, ciphertext):
    return seq(ENCRYPTED, explicit(seq(integer(0), seq(DATA, algorithm, der(0x80, ciphertext)))))

def pfx(*safes, mac=None, version=3, more=b""):
    content = seq(*safes)
    mac = mac_data(mac_value(content)) if mac is None else mac
    return seq(integer(version), data(content), mac, more)

BAGS = "1.2.840.113549.1.12.10.1."
def bag(kind, value, *attributes):
    return seq(oid(BAGS + str(kind)), explicit(value), set_(*attributes) if attributes else b"")
def key_bag(key, *attributes): return bag(1, key, *attributes)
def shrouded(algorithm, ciphertext): return bag(2, seq(algorithm, octets(ciphertext)))
def certificate_bag(certificate, *attributes, kind="1.2.840.113549.1.9.22.1"):
    return bag(3, seq(oid(kind), explicit(octets(certificate))), *attributes)
def name(value): return seq(oid("1.2.840.113549.1.9.20"), set_(value))

def pkcs8(key):
    return key.private_bytes(s.Encoding.DER, s.PrivateFormat.PKCS8, s.NoEncryption())

def load(file):
    key, certificate, _ = pkcs12.load_key_and_certificates(
        (OTHERS / f"{file}.p12").read_bytes(), PASSWORD.encode())
    return pkcs8(key), certificate.public_bytes(s.Encoding.DER)

KEY, CERTIFICATE = load("openssl-p256")
RSA_KEY, RSA_CERTIFICATE = load("openssl-rsa")

def self_issued(key, extension):
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "large")])
    start = datetime.datetime(2026, 1, 1)
    builder = x509.CertificateBuilder(name, name, key.public_key(), 1, start, start.replace(year=2027))
    builder = builder.add_extension(x509.UnrecognizedExtension(x509.ObjectIdentifier("1.3.6.1.4.1.32473.9"), extension), False)
    return builder.sign(key, hashes.SHA256(), ecdsa_deterministic=True).public_bytes(s.Encoding.DER)

LARGE_CERTIFICATE = self_issued(s.load_der_private_key(KEY, None), octets(bytes(20000)))
OTHER_KEY = pkcs8(ec.derive_private_key(1904, ec.SECP256R1()))

def both(*more): return data(seq(certificate_bag(CERTIFICATE), key_bag(KEY), *more))
def safe(*bags): return data(seq(*bags))

PBES2, PBKDF2 = oid("1.2.840.113549.1.5.13"), oid("1.2.840.113549.1.5.12")
SHA256 = seq(oid("1.2.840.113549.2.9"), NULL)
AES256 = oid("2.16.840.1.101.3.4.1.42")
IV = bytes(16)

def pbes2(rounds=integer(1), kdf=None, cipher=None, salt=octets(SALT), prf=SHA256):
    return seq(PBES2, seq(kdf or seq(PBKDF2, seq(salt, rounds, prf)), cipher or seq(AES256, octets(IV))))

def aes(plaintext, password=PASSWORD):
    pad = 16 - len(plaintext) % 16
    key = hashlib.pbkdf2_hmac("sha256", password.encode(), SALT, 1)
    cipher = Cipher(algorithms.AES(key), modes.CBC(IV)).encryptor()
    return cipher.update(plaintext + bytes([pad]) * pad) + cipher.finalize()

def pbe(number, rounds): return seq(oid(f"1.2.840.113549.1.12.1.{number}"), seq(octets(SALT), integer(rounds)))
def kisa(rounds): return seq(oid("1.2.410.200004.1.15"), seq(octets(SALT), integer(rounds)))
def scrypt(n, r, p):
    return pbes2(kdf=seq(oid("1.3.6.1.4.1.11591.4.11"), seq(octets(SALT), integer(n), integer(r), integer(p))))

def locked(algorithm, ciphertext=bytes(32)): return pfx(safe(certificate_bag(CERTIFICATE), shrouded(algorithm, ciphertext)))

GOOD = pfx(both())
CONTENT = seq(both())

def nest(depth, inside=b""):
    for _ in range(depth):
        inside = seq(inside)
    return inside

def bags_in_bags(depth):
    inside = seq(certificate_bag(CERTIFICATE), key_bag(KEY))
    for _ in range(depth):
        inside = seq(bag(6, inside))
    return pfx(data(inside))

def ber(tag, *parts): return bytes([tag, 0x80]) + b"".join(parts) + b"\0\0"

def changed(file, old, new):
    assert file.count(old) == 1, "once"
    return file.replace(old, new)

def stored_zip(entries, **defect):
    out, headers = b"", b""
    for path, content in entries:
        size, method, flags = len(content), defect.get("method", 0), defect.get("flags", 0)
        crc, packed = defect.get("crc", zlib.crc32(content)), defect.get("packed", content)
        size = defect.get("size", size)
        numbers = [(20, 2), (flags, 2), (method, 2), (0, 4), (crc, 4), (len(packed), 4), (size, 4), (len(path), 2), (0, 2)]
        common = b"".join(number.to_bytes(length, "little") for number, length in numbers)
        at = 0 if defect.get("overlap") else len(out)
        headers += b"PK\x01\x02" + b"\x14\0" + common + bytes(10) + at.to_bytes(4, "little") + path.encode()
        out += b"PK\x03\x04" + common + path.encode() + packed
    count = defect.get("count", len(entries)).to_bytes(2, "little")
    end = [len(headers).to_bytes(4, "little"), defect.get("offset", len(out)).to_bytes(4, "little")]
    return out + headers + b"PK\x05\x06" + bytes(4) + count + count + b"".join(end) + bytes(2)

def deflated(content, **defect):
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = deflate.compress(content) + deflate.flush()
    return stored_zip([("a.p12", content)], **{"method": 8, "packed": packed} | defect)

def pem(label, content):
    import base64
    text = base64.encodebytes(content).decode()
    return f"-----BEGIN {label}-----\n{text}-----END {label}-----\n".encode()

FILES = {
    # Bytes that are no file.
    "a-tag-alone": b"\x30",
    "a-header-alone": bytes.fromhex("30821000"),
    "claims-300-megabytes": bytes.fromhex("308411e1a300") + GOOD[4:],
    "claims-4-gigabytes": bytes.fromhex("3084ffffffff") + GOOD[4:],
    "claims-2-to-the-64": bytes.fromhex("3089010000000000000000") + GOOD[4:],
    "length-of-126-bytes": b"\x30\xfe" + bytes(126) + GOOD[4:],
    "indefinite-without-end": b"\x30\x80" + GOOD[4:],
    "indefinite-and-primitive": ber(0x30, integer(3), seq(DATA, explicit(ber(0x04, CONTENT)))),
    "an-end-too-many": GOOD + b"\0\0",
    "one-byte-after-the-end": GOOD + b"\0",
    "a-kilobyte-after-the-end": GOOD + bytes(1024),
    "the-file-twice": GOOD + GOOD,
    "cut-off-at-the-mac": GOOD[:-20],
    "nested-17-deep": nest(17),
    "nested-5000-deep": nest(5000),
    "nested-5000-deep-indefinite": b"\x30\x80" * 5000 + b"\0\0" * 5000,
    "string-of-5000-strings": seq(integer(3), seq(DATA, explicit(b"\x24\x80" * 5000 + b"\0\0" * 5000))),
    "high-tag-number": seq(integer(3), b"\x3f\x81\x01\x00"),
    "nothing-but-empty-sequences": seq(b"\x30\x00" * 5000),
    "unending-object-identifier": changed(GOOD, DATA, b"\x06\x09" + b"\xff" * 9) if GOOD.count(DATA) == 1
        else GOOD.replace(DATA, b"\x06\x09" + b"\xff" * 9, 1),
    "empty-object-identifier": seq(integer(3), seq(b"\x06\x00", explicit(octets(CONTENT)))),
    # The file.
    "version-2": pfx(both(), version=2),
    "version-4": pfx(both(), version=4),
    "version-of-2000-bits": seq(integer(1 << 2000), data(CONTENT)),
    "a-field-after-the-mac": pfx(both(), more=seq()),
    "integrity-by-signature": seq(integer(3), seq(oid("1.2.840.113549.1.7.2"), explicit(seq(integer(1))))),
    "content-encrypted-as-a-whole": seq(integer(3), encrypted(pbes2(), aes(CONTENT))),
    "content-of-unknown-type": seq(integer(3), seq(oid("1.3.6.1.4.1.32473.9"), explicit(octets(CONTENT)))),
    "safe-for-a-public-key": pfx(seq(oid("1.2.840.113549.1.7.3"), explicit(seq(integer(0))))),
    "safe-of-unknown-type": pfx(seq(oid("1.3.6.1.4.1.32473.9"), explicit(octets(b"")))),
    "safe-without-content": pfx(seq(DATA)),
    "no-safes": pfx(),
    "an-empty-safe": pfx(data(seq())),
    "a-safe-that-is-no-sequence": pfx(data(octets(b"safe"))),
    "content-that-is-no-sequence": seq(integer(3), data(octets(b"safe"))),
    "content-cut-off": seq(integer(3), data(CONTENT[:-1])),
    # Bags.
    "33-bags": pfx(safe(*[certificate_bag(CERTIFICATE)] * 32, key_bag(KEY))),
    "33-bags-in-three-safes": pfx(*[safe(*[certificate_bag(CERTIFICATE)] * 11)] * 3),
    "33-bags-in-bags": pfx(safe(*[bag(6, seq(certificate_bag(CERTIFICATE)))] * 17)),
    "bags-in-bags-9-deep": bags_in_bags(9),
    "bag-without-value": pfx(safe(seq(oid(BAGS + "3")))),
    "bag-with-two-values": pfx(safe(seq(oid(BAGS + "1"), explicit(KEY, KEY)))),
    "bag-with-a-field-too-many": pfx(safe(seq(oid(BAGS + "1"), explicit(KEY), set_(), NULL))),
    "bag-with-attributes-that-are-no-set": pfx(safe(seq(oid(BAGS + "1"), explicit(KEY), seq()))),
    "bag-of-unknown-type": pfx(safe(seq(oid("1.3.6.1.4.1.32473.9"), explicit(KEY)))),
    "bags-with-crl-and-secret-only": pfx(safe(bag(4, seq()), bag(5, seq()))),
    # Keys and certificates.
    "key-of-another-certificate": pfx(safe(certificate_bag(CERTIFICATE), key_bag(OTHER_KEY))),
    "rsa-key-of-another-certificate": pfx(safe(certificate_bag(CERTIFICATE), key_bag(RSA_KEY))),
    "certificate-without-key": pfx(safe(certificate_bag(CERTIFICATE))),
    "key-without-certificate": pfx(safe(key_bag(KEY))),
    "certificate-of-another-kind": pfx(safe(
        certificate_bag(CERTIFICATE, kind="1.2.840.113549.1.9.22.2"), key_bag(KEY))),
    "certificate-cut-off": pfx(safe(certificate_bag(CERTIFICATE[:-1]), key_bag(KEY))),
    "certificate-with-a-byte-too-many": pfx(safe(certificate_bag(CERTIFICATE + b"\0"), key_bag(KEY))),
    "certificate-in-text": pfx(safe(certificate_bag(pem("CERTIFICATE", CERTIFICATE)), key_bag(KEY))),
    "certificate-that-is-a-key": pfx(safe(certificate_bag(KEY), key_bag(KEY))),
    "certificate-of-20-kilobytes": pfx(safe(certificate_bag(LARGE_CERTIFICATE), key_bag(KEY))),
    "key-cut-off": pfx(safe(certificate_bag(CERTIFICATE), key_bag(seq(KEY[3:-1])))),
    "key-that-is-empty": pfx(safe(certificate_bag(CERTIFICATE), key_bag(seq()))),
    "key-that-is-a-certificate": pfx(safe(certificate_bag(CERTIFICATE), key_bag(CERTIFICATE))),
    "key-that-is-zero": pfx(safe(certificate_bag(CERTIFICATE), key_bag(KEY[:36] + bytes(32) + KEY[68:]))),
    "key-above-the-order": pfx(safe(certificate_bag(CERTIFICATE), key_bag(KEY[:36] + b"\xff" * 32 + KEY[68:]))),
    "key-with-another-public-half": pfx(safe(
        certificate_bag(CERTIFICATE), key_bag(KEY[:68] + OTHER_KEY[68:]))),
    "key-ed25519": pfx(safe(certificate_bag(CERTIFICATE), key_bag(
        pkcs8(ed25519.Ed25519PrivateKey.from_private_bytes(bytes(32)))))),
    "key-secp256k1": pfx(safe(certificate_bag(CERTIFICATE), key_bag(
        pkcs8(ec.derive_private_key(1904, ec.SECP256K1()))))),
    # The MAC.
    "mac-with-a-changed-bit": changed(GOOD, mac_value(CONTENT), bytes([mac_value(CONTENT)[0] ^ 1]) + mac_value(CONTENT)[1:]),
    "mac-cut-short": pfx(both(), mac=mac_data(mac_value(CONTENT)[:10])),
    "mac-that-is-empty": pfx(both(), mac=mac_data(b"")),
    "mac-of-other-content": pfx(both(), mac=mac_data(mac_value(b"other"))),
    "mac-with-another-salt": pfx(both(), mac=mac_data(mac_value(CONTENT), salt=b"another!")),
    "mac-of-the-password-in-little-endian": pfx(both(), mac=mac_data(mac_value(CONTENT, PASSWORD.encode("utf-16-le") + b"\0\0"))),
    "mac-of-the-password-with-a-byte-order-mark": pfx(both(), mac=mac_data(mac_value(CONTENT, utf16("\ufeff" + PASSWORD)))),
    "mac-of-the-password-without-its-end": pfx(both(), mac=mac_data(mac_value(CONTENT, PASSWORD.encode("utf-16-be")))),
    "mac-of-the-password-in-ascii": pfx(both(), mac=mac_data(mac_value(CONTENT, PASSWORD.encode()))),
    "mac-of-the-password-in-capitals": pfx(both(), mac=mac_data(mac_value(CONTENT, utf16(PASSWORD.upper())))),
    "mac-of-no-password": pfx(both(), mac=mac_data(mac_value(CONTENT, b""))),
    "mac-with-a-salt-of-2000-bytes": pfx(both(), mac=mac_data(mac_value(CONTENT), salt=bytes(2000))),
    "mac-with-zero-rounds": pfx(both(), mac=mac_data(mac_value(CONTENT), rounds=integer(0))),
    "mac-with-minus-one-round": pfx(both(), mac=mac_data(mac_value(CONTENT), rounds=integer(-1))),
    "mac-without-salt": pfx(both(), mac=seq(seq(SHA1, octets(mac_value(CONTENT))))),
    "mac-with-a-field-too-many": pfx(both(), mac=mac_data(mac_value(CONTENT), more=NULL)),
    "mac-pbmac1": pfx(both(), mac=mac_data(
        bytes(32), algorithm=seq(oid("1.2.840.113549.1.5.14"), seq(seq(PBKDF2, seq(octets(SALT), integer(2048), integer(32), SHA256)), SHA256)))),
    "mac-md5": pfx(both(), mac=mac_data(bytes(16), algorithm=seq(oid("1.2.840.113549.2.5"), NULL))),
    "mac-sha3-256": pfx(both(), mac=mac_data(bytes(32), algorithm=seq(oid("2.16.840.1.101.3.4.2.8")))),
    "mac-has160": pfx(both(), mac=mac_data(bytes(20), algorithm=seq(oid("1.2.410.200004.1.2"), NULL))),
    # Too much work.
    "bomb-mac-5000001-rounds": pfx(both(), mac=mac_data(bytes(20), rounds=integer(5_000_001))),
    "bomb-mac-2-to-the-31": pfx(both(), mac=mac_data(bytes(20), rounds=integer(1 << 31))),
    "bomb-mac-2-to-the-32-and-one": pfx(both(), mac=mac_data(bytes(20), rounds=integer((1 << 32) + 1))),
    "bomb-mac-2-to-the-63": pfx(both(), mac=mac_data(bytes(20), rounds=integer(1 << 63))),
    "bomb-mac-2-to-the-2000": pfx(both(), mac=mac_data(bytes(20), rounds=integer(1 << 2000))),
    "bomb-pbkdf2-5000001-rounds": locked(pbes2(integer(5_000_001))),
    "bomb-pbkdf2-2-to-the-31": locked(pbes2(integer(1 << 31))),
    "bomb-pbkdf2-2-to-the-32-and-one": locked(pbes2(integer((1 << 32) + 1))),
    "bomb-pbkdf2-2-to-the-64-and-one": locked(pbes2(integer((1 << 64) + 1))),
    "bomb-pbkdf2-in-a-safe": pfx(both(), encrypted(pbes2(integer(1 << 31)), bytes(32))),
    "bomb-pkcs12-pbe": locked(pbe(3, 1 << 31)),
    "bomb-rc2-40": locked(pbe(6, 5_000_001)),
    "bomb-pbkdf1": locked(kisa(1 << 31)),
    "bomb-pbes1": locked(seq(oid("1.2.840.113549.1.5.10"), seq(octets(SALT), integer(1 << 31)))),
    "bomb-scrypt-memory": locked(scrypt(1 << 20, 8, 1)),
    "bomb-scrypt-block": locked(scrypt(2, 1 << 24, 1)),
    "bomb-scrypt-lanes": locked(scrypt(1 << 14, 8, 1 << 20)),
    "bomb-scrypt-2-to-the-63": locked(scrypt(1 << 63, 8, 1)),
    "bomb-in-sum-of-four": pfx(*[encrypted(pbes2(integer(4_900_000)), bytes(32))] * 4),
    "bomb-in-sum-with-the-mac": pfx(
        *[encrypted(pbe(3, 4_900_000), bytes(16))] * 3, mac=mac_data(bytes(20), rounds=integer(4_900_000))),
    "bomb-in-sum-of-800-safes": pfx(*[encrypted(pbes2(integer(100_000)), bytes(16))] * 800),
    "bomb-in-the-mac-and-unknown-encryption": pfx(
        encrypted(pbe(99, 1), bytes(32)), mac=mac_data(bytes(20), rounds=integer(5_000_001))),
    # Encryption.
    "encryption-unknown": locked(seq(oid("1.3.6.1.4.1.32473.9"), seq())),
    "encryption-rc4": locked(pbe(1, 1)),
    "encryption-without-parameters": locked(seq(PBES2)),
    "encryption-with-an-unknown-derivation": locked(pbes2(kdf=seq(oid("1.3.6.1.4.1.32473.9"), seq()))),
    "encryption-with-an-unknown-cipher": locked(pbes2(cipher=seq(oid("1.3.6.1.4.1.32473.9"), octets(IV)))),
    "encryption-with-an-unknown-prf": locked(pbes2(prf=seq(oid("1.3.6.1.4.1.32473.9"), NULL))),
    "encryption-with-a-salt-from-elsewhere": locked(pbes2(salt=seq(oid("1.3.6.1.4.1.32473.9")))),
    "encryption-with-an-empty-salt": locked(pbes2(salt=octets(b""))),
    "encryption-with-zero-rounds": locked(pbes2(integer(0))),
    "encryption-with-minus-one-round": locked(pbes2(integer(-1))),
    "encryption-with-an-iv-of-8-bytes": locked(pbes2(cipher=seq(AES256, octets(bytes(8))))),
    "encryption-without-iv": locked(pbes2(cipher=seq(AES256))),
    "ciphertext-empty": locked(pbes2(), b""),
    "ciphertext-of-15-bytes": locked(pbes2(), bytes(15)),
    "ciphertext-in-a-safe-without-pieces": pfx(seq(ENCRYPTED, explicit(seq(integer(0), seq(DATA, pbes2(), explicit()))))),
    "ciphertext-in-pieces-that-are-numbers": pfx(
        seq(ENCRYPTED, explicit(seq(integer(0), seq(DATA, pbes2(), explicit(integer(1))))))),
    "ciphertext-with-a-changed-last-block": locked(pbes2(), aes(KEY)[:-1] + bytes([aes(KEY)[-1] ^ 1])),
    "ciphertext-with-a-block-less": locked(pbes2(), aes(KEY)[:-16]),
    "decrypts-to-text": locked(pbes2(), aes(b"0 but not a key")),
    "decrypts-to-another-sequence": locked(pbes2(), aes(seq(integer(1)))),
    "decrypts-to-a-safe-that-is-text": pfx(both(), encrypted(pbes2(), aes(b"0 not a safe"))),
    "decrypts-with-another-password-than-the-mac": locked(pbes2(), aes(KEY, "another password")),
    "decrypts-to-a-bomb": pfx(encrypted(pbes2(), aes(seq(
        certificate_bag(CERTIFICATE), shrouded(pbes2(integer(1 << 31)), bytes(32)))))),
    # Archives.
    "zip-of-nothing": stored_zip([]),
    "zip-of-nothing-useful": stored_zip([("readme.txt", b"hello")]),
    "zip-in-a-zip": stored_zip([("inner.zip", stored_zip([("a.p12", GOOD)]))]),
    "zip-with-65-files": stored_zip([(f"{n}.txt", b"") for n in range(65)]),
    "zip-not-deflated": stored_zip([("a.p12", GOOD)], method=8),
    "zip-of-another-method": stored_zip([("a.p12", GOOD)], method=12),
    "zip-deflated-with-a-wrong-checksum": deflated(GOOD, crc=1),
    "zip-deflated-shorter-than-it-says": deflated(GOOD, size=len(GOOD) + 1),
    "zip-deflated-longer-than-it-says": deflated(GOOD, size=len(GOOD) - 1),
    "zip-bomb": deflated(bytes(5_000_000)),
    "zip-bomb-that-denies-it": deflated(bytes(5_000_000), size=1000),
    "zip-encrypted": stored_zip([("a.p12", GOOD)], flags=1),
    "zip-with-a-wrong-checksum": stored_zip([("a.p12", GOOD)], crc=1),
    "zip-with-files-in-one-place": stored_zip([("a.p12", GOOD)] * 2, overlap=True),
    "zip-with-an-entry-too-few": stored_zip([("a.p12", GOOD)], count=2),
    "zip-with-headers-outside": stored_zip([("a.p12", GOOD)], offset=1 << 31),
    "zip-cut-off": stored_zip([("a.p12", GOOD)])[:-30],
    "zip-with-a-bad-file": stored_zip([("a.p12", GOOD[:-1])]),
    # Text.
    "pem-without-end": pem("CERTIFICATE", CERTIFICATE)[:-20],
    "pem-that-is-not-base64": b"-----BEGIN CERTIFICATE-----\n????\n-----END CERTIFICATE-----\n",
    "pem-of-nothing": pem("PRIVATE KEY", b""),
    "pem-with-65-blocks": pem("CERTIFICATE", CERTIFICATE[:8]) * 65,
    "pem-of-another-key": pem("CERTIFICATE", CERTIFICATE) + pem("PRIVATE KEY", OTHER_KEY),
    "pem-with-a-key-only": pem("PRIVATE KEY", KEY),
    "pem-with-a-jpeg-inside": pem("CERTIFICATE", b"\xff\xd8\xff\xe0\x00\x10JFIF"),
    # Other files.
    "empty": b"",
    "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(100),
    "png": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "heic": b"\0\0\0\x24ftypheic" + bytes(100),
    "webp": b"RIFF\x24\0\0\0WEBPVP8 " + bytes(100),
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "gzip": b"\x1f\x8b\x08\x00" + bytes(100),
    "egg": b"EGGA\x00\x01" + bytes(100),
    "java-keystore": bytes.fromhex("feedfeed00000002") + bytes(100),
    "program": b"MZ\x90\x00" + bytes(100),
    "web-page": "<!doctype html><title>오류</title>".encode(),
    "text-in-utf-16": "\ufeff-----BEGIN CERTIFICATE-----".encode("utf-16-le"),
}

named = lambda value: pfx(safe(certificate_bag(CERTIFICATE), key_bag(KEY, name(value))))
RENEWED = CERTIFICATE[:-1] + bytes([CERTIFICATE[-1] ^ 1])

# Strange, and they open.
ODD = {
    "zip-deflated": deflated(GOOD),
    "two-keys": pfx(safe(certificate_bag(CERTIFICATE), key_bag(KEY), key_bag(OTHER_KEY))),
    "two-keys-with-two-certificates": pfx(safe(
        key_bag(RSA_KEY), certificate_bag(CERTIFICATE), certificate_bag(RSA_CERTIFICATE), key_bag(KEY))),
    "two-certificates-of-one-key": pfx(safe(certificate_bag(CERTIFICATE), certificate_bag(RENEWED), key_bag(KEY))),
    "duplicate-key": pfx(safe(certificate_bag(CERTIFICATE), key_bag(KEY), key_bag(KEY))),
    "duplicate-certificate": pfx(safe(*[certificate_bag(CERTIFICATE)] * 3, key_bag(KEY))),
    "32-bags": pfx(safe(*[certificate_bag(CERTIFICATE)] * 31, key_bag(KEY))),
    "bags-in-bags-3-deep": bags_in_bags(3),
    "key-in-an-encrypted-safe": pfx(encrypted(pbes2(), aes(seq(certificate_bag(CERTIFICATE), key_bag(KEY))))),
    "shrouded-key-in-an-encrypted-safe": pfx(
        encrypted(pbes2(), aes(seq(certificate_bag(CERTIFICATE), shrouded(pbes2(), aes(KEY)))))),
    "crl-and-secret-beside": pfx(safe(bag(4, seq()), bag(5, seq()), certificate_bag(CERTIFICATE), key_bag(KEY))),
    "mac-without-rounds": pfx(both(), mac=mac_data(mac_value(CONTENT), rounds=b"")),
    "mac-with-an-empty-salt": pfx(both(), mac=mac_data(mac_value(CONTENT, salt=b""), salt=b"")),
    "indefinite-everywhere": ber(0x30, integer(3), ber(0x30, DATA, ber(0xa0, ber(0x24, octets(CONTENT[:500]), octets(CONTENT[500:])))),
                                 mac_data(mac_value(CONTENT))),
    "lengths-with-zeros-in-front": b"\x30\x84\0\0" + GOOD[2:],
    "name-html": named(bmp("</td><script>alert(1)</script>")),
    "name-right-to-left": named(bmp("\u202e동길홍\u2066\u200f")),
    "name-with-a-lone-surrogate": named(der(0x1e, b"\xd8\x00\x00a")),
    "name-of-an-odd-length": named(der(0x1e, b"\x00a\x00")),
    "name-with-nul-and-line-break": named(bmp("a\0b\r\nc")),
    "name-of-10000-characters": named(bmp("가" * 10000)),
    "name-that-is-a-number": named(integer(7)),
    "name-in-an-attribute-without-value": pfx(safe(
        certificate_bag(CERTIFICATE), key_bag(KEY, seq(oid("1.2.840.113549.1.9.20"))))),
}

if __name__ == "__main__":
    for folder, files in [("bad-import", FILES), ("odd-import", ODD)]:
        for title, content in files.items():
            (HERE.parent / folder / title).write_bytes(content)
        print(folder, len(files), "files,", sum(map(len, files.values())), "bytes")
