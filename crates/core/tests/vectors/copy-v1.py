"""Writes copy-v1.txt: one whole copy between devices as docs/copy.md describes it, both sides, with hashlib, hmac and
AES-GCM of cryptography, and the arithmetic of P-256 written out: by other code than ours. Kept as the record of how the
vector was made; it is not made again. What is random is bytes that count upwards."""

import hashlib
import hmac
import struct
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

# P-256 (SEC 2 section 2.4.2)
P = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
BASE = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
        0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)
# RFC 9382 section 4
M = "02886e2f97ace46e55ba9dd7242579f2993b64e16ef3dcab95afd497333d8fa12f"
N = "03d8bbd6c639c62937b04d997f38c3770719c629d7014d49a24b4f98baa1292b49"


def point(text):
    x = int(text[2:], 16)
    y = pow(x ** 3 - 3 * x + B, (P + 1) // 4, P)
    assert (y * y - (x ** 3 - 3 * x + B)) % P == 0
    return (x, y if y % 2 == int(text[:2], 16) % 2 else P - y)


def add(one, other):
    if one is None or other is None:
        return one or other
    (x1, y1), (x2, y2) = one, other
    if x1 == x2 and (y1 + y2) % P == 0:
        return None
    slope = (3 * x1 * x1 - 3) * pow(2 * y1, -1, P) if one == other else (y2 - y1) * pow(x2 - x1, -1, P)
    x = (slope * slope - x1 - x2) % P
    return (x, (slope * (x1 - x) - y1) % P)


def times(number, one):
    total = None
    while number:
        if number & 1:
            total = add(total, one)
        one, number = add(one, one), number >> 1
    return total


def less(one, other):
    return add(one, (other[0], P - other[1]))


def encoded(one):
    return b"\x04" + one[0].to_bytes(32, "big") + one[1].to_bytes(32, "big")


def mac(key, *parts):
    return hmac.digest(key, b"".join(parts), "sha256")


def hkdf(secret, salt, info, length):
    key, block, out = mac(salt or bytes(32), secret), b"", b""
    for count in range(1, 256):
        if len(out) >= length:
            return out[:length]
        block = mac(key, block, info, bytes([count]))
        out += block


def counting(first, length):
    return bytes((first + at) % 256 for at in range(length))


NAME = b"ingam copy 1"


def run(mailbox, way, code, x, y, n_s, n_r, contents):
    """The messages. `x` and `y` are the secrets of sender and receiver."""
    w = int.from_bytes(hkdf(code, b"", NAME + b" password", 64), "big") % ORDER
    x, y = int.from_bytes(x, "big"), int.from_bytes(y, "big")
    assert 0 < x < ORDER and 0 < y < ORDER
    p_a = add(times(x, BASE), times(w, point(M)))
    p_b = add(times(y, BASE), times(w, point(N)))
    common = times(x, less(p_b, times(w, point(N))))
    assert common == times(y, less(p_a, times(w, point(M))))
    parts = [b"ingam copy sender", b"ingam copy receiver", encoded(p_a), encoded(p_b), encoded(common),
             w.to_bytes(32, "big")]
    transcript = b"".join(struct.pack("<Q", len(part)) + part for part in parts)
    agreed = hashlib.sha256(transcript).digest()
    commitment = hashlib.sha256(NAME + b" commitment" + n_r).digest()
    terms = NAME + (b"digits", b"by-key")[way] + commitment + n_s + mailbox
    keys = hkdf(agreed[16:], b"", b"ConfirmationKeys" + terms, 32)
    payload, done, words = (hkdf(agreed[:16], n_s + n_r, NAME + b" " + name, length)
                            for name, length in ((b"payload", 32), (b"done", 32), (b"words", 3)))
    padded = contents + b"\x80"
    padded += bytes(-len(padded) % 1024)
    return {
        "hello": bytes([1, 1, way]) + encoded(p_b) + commitment,
        "answer": bytes([1, 2]) + encoded(p_a) + n_s + mac(keys[:16], transcript),
        "confirm": bytes([1, 3]) + n_r + mac(keys[16:], transcript),
        "words": words,
        "payload": bytes([1, 4]) + AESGCM(payload).encrypt(bytes(12), padded, NAME + mailbox),
        "done": bytes([1, 5]) + done,
    }


def field(value):
    return struct.pack(">I", len(value)) + value


CONTENTS = field(b"a private key") + field("회사 인증서".encode()) + field(b"a certificate") + b"\x02"
CONTENTS += field(b"issuer") + field(b"root")
# What the sender draws: the key of the QR code, then digits, which are what is left of a byte by ten.
KEY = counting(1, 32)
DIGITS = "".join(str(byte % 10) for byte in counting(33, 8)).encode()

if __name__ == "__main__":
    lines = [f"digits {DIGITS.hex()}\n"]
    for way, code in enumerate((DIGITS, KEY)):
        messages = run(b"0417", way, code, counting(4, 32), counting(2, 32), counting(36, 32), counting(34, 32), CONTENTS)
        lines += [f"{name} {message.hex()}\n" for name, message in messages.items()]
    (Path(__file__).parent / "copy-v1.txt").write_text("".join(lines))
