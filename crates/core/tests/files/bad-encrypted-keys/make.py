"""Encrypted keys with one defect each, named by it; run in this folder. pip install cryptography.

Parameters are changed in ../encrypted-keys and ../npki, which other programs made. What must open to be
seen is encrypted here, by Python's cryptography.
"""

import sys
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

sys.path.insert(0, "../bad-keys")
from make_der import der, elements, integer, oid  # noqa: E402

SALT, IV = bytes(range(8)), bytes(range(16))
PBES2, PBKDF2, SCRYPT = "1.2.840.113549.1.5.13", "1.2.840.113549.1.5.12", "1.3.6.1.4.1.11591.4.11"
AES256, TRIPLE_DES, SEED = "2.16.840.1.101.3.4.1.42", "1.2.840.113549.3.7", "1.2.410.200004.1.4"
HMAC_SHA256 = "1.2.840.113549.2.9"
KISA, PKCS12_3DES, PBES1_MD5 = "1.2.410.200004.1.15", "1.2.840.113549.1.12.1.3", "1.2.840.113549.1.5.3"
NULL = der(5)
BOMB = 5_000_001


def write(name, *parts):
    Path(name).write_bytes(b"".join(parts))


def algorithm(identifier, *parameters):
    return der(0x30, oid(identifier), *parameters)


def pbkdf2(rounds=integer(2048), salt=der(4, SALT), length=b"", prf=algorithm(HMAC_SHA256, NULL)):
    return algorithm(PBKDF2, der(0x30, salt, rounds, length, prf))


def scrypt(cost, block_size, parallel, length=b""):
    return algorithm(SCRYPT, der(0x30, der(4, SALT), integer(cost), integer(block_size), integer(parallel), length))


def pbes2(derivation=pbkdf2(), cipher=algorithm(AES256, der(4, IV))):
    return algorithm(PBES2, der(0x30, derivation, cipher))


def pbe(identifier, rounds=integer(2048), salt=der(4, SALT)):
    return algorithm(identifier, der(0x30, salt, rounds))


def encrypted(scheme, ciphertext=bytes(160)):
    return der(0x30, scheme, der(4, ciphertext))


def sealed(plaintext, padding=None):
    if padding is None:
        padding = 16 - len(plaintext) % 16
        padding = bytes([padding]) * padding
    key = PBKDF2HMAC(hashes.SHA256(), 32, SALT, 2048).derive(b"correct-Pferd-7")
    cbc = Cipher(algorithms.AES(key), modes.CBC(IV)).encryptor()
    return encrypted(pbes2(), cbc.update(plaintext + padding) + cbc.finalize())


# Too much work.
write("pbkdf2-bomb.der", encrypted(pbes2(pbkdf2(integer(BOMB)))))
write("pbkdf2-bomb-of-31-bits.der", encrypted(pbes2(pbkdf2(integer(2**31 - 1)))))
write("pbkdf2-bomb-of-32-bits-and-one.der", encrypted(pbes2(pbkdf2(integer(2**32 + 1)))))
write("pbkdf2-bomb-of-64-bits-and-one.der", encrypted(pbes2(pbkdf2(integer(2**64 + 1)))))
write("pbkdf2-bomb-of-1000-bytes.der", encrypted(pbes2(pbkdf2(der(2, b"\x7f" * 1000)))))
write("npki-bomb.key", encrypted(pbe(KISA, integer(BOMB))))
write("npki-old-bomb.key", encrypted(pbe(SEED, integer(2**63))))
write("npki-pbes2-bomb.key", encrypted(pbes2(pbkdf2(integer(BOMB), prf=b""), algorithm(SEED, der(4, IV)))))
write("pkcs12-bomb.der", encrypted(pbe(PKCS12_3DES, integer(2**31 - 1))))
write("pbes1-bomb.der", encrypted(pbe(PBES1_MD5, integer(BOMB))))
write("scrypt-bomb-of-memory.der", encrypted(pbes2(scrypt(2**20, 8, 1))))
write("scrypt-bomb-of-block-size.der", encrypted(pbes2(scrypt(2, 2**29, 1))))
write("scrypt-bomb-of-the-largest-block-size.der", encrypted(pbes2(scrypt(2**26, 2**32 - 1, 1))))
write("scrypt-bomb-of-lanes.der", encrypted(pbes2(scrypt(2, 1, 2**20))))
write("scrypt-bomb-of-rounds.der", encrypted(pbes2(scrypt(2**15, 8, 16))))
write("scrypt-bomb-of-64-bits.der", encrypted(pbes2(scrypt(2**64, 8, 1))))
write("scrypt-bomb-of-2-to-the-63.der", encrypted(pbes2(scrypt(2**63, 8, 1))))

# Not what the scheme has.
write("rounds-zero.der", encrypted(pbes2(pbkdf2(integer(0)))))
write("rounds-negative.der", encrypted(pbes2(pbkdf2(der(2, b"\x80\x00")))))
write("rounds-of-no-bytes.der", encrypted(pbes2(pbkdf2(der(2)))))
write("rounds-missing.der", encrypted(pbes2(pbkdf2(b""))))
write("npki-rounds-zero.key", encrypted(pbe(KISA, integer(0))))
write("npki-rounds-missing.key", encrypted(pbe(KISA, b"")))
write("salt-empty.der", encrypted(pbes2(pbkdf2(salt=der(4)))))
write("salt-of-1025-bytes.der", encrypted(pbes2(pbkdf2(salt=der(4, bytes(1025))))))
write("salt-elsewhere.der", encrypted(pbes2(pbkdf2(salt=algorithm("1.2.3")))))
write("npki-salt-empty.key", encrypted(pbe(KISA, salt=der(4))))
write("pkcs12-salt-empty.der", encrypted(pbe(PKCS12_3DES, salt=der(4))))
write("key-length-of-2-gigabytes.der", encrypted(pbes2(pbkdf2(length=integer(2**31 - 1)))))
write("key-length-of-another-cipher.der", encrypted(pbes2(pbkdf2(length=integer(16)))))
write("key-length-zero.der", encrypted(pbes2(pbkdf2(length=integer(0)))))
write("scrypt-key-length-of-4-gigabytes.der", encrypted(pbes2(scrypt(2, 1, 1, integer(2**32)))))
write("scrypt-cost-not-a-power-of-two.der", encrypted(pbes2(scrypt(16383, 8, 1))))
write("scrypt-cost-1.der", encrypted(pbes2(scrypt(1, 8, 1))))
write("scrypt-block-size-zero.der", encrypted(pbes2(scrypt(16384, 0, 1))))
write("scrypt-lanes-zero.der", encrypted(pbes2(scrypt(16384, 8, 0))))
write("iv-of-15-bytes.der", encrypted(pbes2(cipher=algorithm(AES256, der(4, IV[:15])))))
write("iv-of-17-bytes.der", encrypted(pbes2(cipher=algorithm(AES256, der(4, IV + b"\0")))))
write("iv-empty.der", encrypted(pbes2(cipher=algorithm(AES256, der(4)))))
write("iv-missing.der", encrypted(pbes2(cipher=algorithm(AES256))))
write("iv-of-16-bytes-for-3des.der", encrypted(pbes2(cipher=algorithm(TRIPLE_DES, der(4, IV)))))
write("a-field-after-the-iv.der", encrypted(pbes2(cipher=algorithm(AES256, der(4, IV), NULL))))
write("a-field-after-the-cipher.der", encrypted(algorithm(PBES2, der(0x30, pbkdf2(), algorithm(AES256, der(4, IV)), NULL))))
write("a-field-after-the-derivation.der", encrypted(pbes2(algorithm(PBKDF2, der(0x30, der(4, SALT), integer(2048)), NULL))))
write("a-field-after-the-rounds.key", encrypted(algorithm(KISA, der(0x30, der(4, SALT), integer(2048), NULL))))
write("parameters-null.key", encrypted(algorithm(KISA, NULL)))
write("parameters-missing.der", encrypted(algorithm(PBES2)))
write("algorithm-without-identifier.der", encrypted(der(0x30)))
write("ciphertext-empty.der", encrypted(pbes2(), b""))
write("ciphertext-of-159-bytes.der", encrypted(pbes2(), bytes(159)))
write("ciphertext-of-one-byte.key", encrypted(pbe(KISA), b"\0"))
write("ciphertext-as-a-string-of-bits.der", der(0x30, pbes2(), der(3, b"\0" + bytes(160))))
write("a-field-after-the-ciphertext.der", der(0x30, pbes2(), der(4, bytes(160)), NULL))
deep = b""
for _ in range(17):
    deep = der(0x30, deep)
write("parameters-nested-too-deep.der", encrypted(algorithm(PBES2, deep)))
write("longer-than-16-kilobytes.der", encrypted(pbes2(), bytes(16 * 1024)))

# What is not read here.
write("unknown-scheme.der", encrypted(pbe("1.2.410.200004.1.13")))
write("unknown-derivation.der", encrypted(pbes2(algorithm("1.3.6.1.4.1.11591.4.12", der(0x30)))))
write("unknown-prf.der", encrypted(pbes2(pbkdf2(prf=algorithm("1.2.840.113549.2.12", NULL)))))
write("unknown-cipher.der", encrypted(pbes2(cipher=algorithm("2.16.840.1.101.3.4.1.46", der(4, IV)))))

# Damage that shows only when it opens, like a wrong password.
for source, name in [
    ("../encrypted-keys/pbes2-aes-256-cbc.der", "aes"),
    ("../npki/classic-rsa2048.key", "npki"),
]:
    good = Path(source).read_bytes()
    (_, fields), = elements(good)
    (_, scheme), (_, ciphertext) = elements(fields)
    suffix = Path(source).suffix

    def changed(ciphertext):
        return encrypted(der(0x30, scheme), bytes(ciphertext))

    for where, at in [("first", 0), ("tenth", 9), ("last", -1)]:
        flipped = bytearray(ciphertext)
        flipped[at] ^= 0x10
        write(f"{name}-bit-flip-in-the-{where}-byte{suffix}", changed(flipped))
    write(f"{name}-last-block-missing{suffix}", changed(ciphertext[:-16]))
    write(f"{name}-first-block-missing{suffix}", changed(ciphertext[16:]))
    write(f"{name}-blocks-exchanged{suffix}", changed(ciphertext[16:32] + ciphertext[:16] + ciphertext[32:]))
    write(f"{name}-trailing-byte{suffix}", good + b"\0")
    write(f"{name}-last-byte-missing{suffix}", good[:-1])
    salt = bytearray(scheme)
    salt[scheme.index(b"\x04\x08") + 2] ^= 1
    write(f"{name}-bit-flip-in-the-salt{suffix}", encrypted(der(0x30, bytes(salt)), ciphertext))

key = Path("../keys/p256.pkcs8.der").read_bytes()
write("padding-zero.der", sealed(key + bytes(-len(key) % 16), b""))
write("padding-of-17-bytes.der", sealed(key, b"\x11" * 17 + b"\x11" * ((-len(key) - 17) % 16)))
fill = -len(key) % 16
write("padding-uneven.der", sealed(key, bytes([fill]) * (fill - 2) + bytes([fill - 1, fill])))
write("opens-to-nothing.der", sealed(b""))
write("opens-to-text.der", sealed("개인키가 아닙니다".encode()))
write("opens-to-a-certificate.der", sealed(Path("../npki/yessign-test/signCert.der").read_bytes()))
write("opens-to-an-encrypted-key.der", sealed(Path("../encrypted-keys/pbes2-aes-256-cbc.der").read_bytes()))
write("opens-to-a-key-with-a-trailing-byte.der", sealed(key + b"\0"))
for name in ["ed25519.pkcs8", "p384.pkcs8", "rsa-1024.pkcs8", "ec-public-half-of-another.pkcs8",
             "rsa-bit-flip-in-the-modulus.pkcs1"]:
    write(f"opens-to-{name}.der", sealed(Path(f"../bad-keys/{name}.der").read_bytes()))
