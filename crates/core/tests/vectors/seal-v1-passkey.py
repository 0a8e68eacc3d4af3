"""Writes seal-v1-hkdf.bin as docs/storage-format.md describes it, with the library cryptography: by other code
than ours; `python3 seal-v1-passkey.py check` reads it instead. Kept as the record of how the vector was
made; it is not made again."""

import struct
import sys
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FILE = "seal-v1-hkdf.bin"
secret = bytes(range(0x80, 0xA0))


def wrapping_key(header):
    return HKDF(SHA256(), 32, salt=header[16:32], info=b"ingam seal v1").derive(secret)


def bound(header):
    fields = (b"ingam/key", bytes(range(16)).hex().encode(), b"https://ingam.example")
    return header + b"".join(struct.pack(">I", len(f)) + f for f in fields) + bytes(range(32))


def read(sealed):
    header, wrapped, content = sealed[:56], sealed[56:104], sealed[104:]
    assert header[:16] == b"INGAMSEL" + bytes([1, 2]) + bytes(6)
    content_key = AESGCM(wrapping_key(header)).decrypt(header[32:44], wrapped, bound(header))
    padded = AESGCM(content_key).decrypt(header[44:], content, bound(header))
    return padded[: padded.rindex(b"\x80")]


plaintext = open("openssl-p256.pkcs8.der", "rb").read()
if sys.argv[1:] == ["check"]:
    assert read(open(FILE, "rb").read()) == plaintext
else:
    salt, n1, n2, content_key = bytes(range(0x20, 0x30)), bytes(range(0x30, 0x3C)), bytes(range(0x40, 0x4C)), bytes(range(0x50, 0x70))
    header = b"INGAMSEL" + bytes([1, 2]) + bytes(6) + salt + n1 + n2
    padded = plaintext + b"\x80"
    padded += b"\0" * (-len(padded) % 64)
    wrapped = AESGCM(wrapping_key(header)).encrypt(n1, content_key, bound(header))
    open(FILE, "wb").write(header + wrapped + AESGCM(content_key).encrypt(n2, padded, bound(header)))
