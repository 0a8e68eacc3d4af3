"""Keys with one defect each, named by it. Takes ../keys, which OpenSSL made; run in this folder."""

from pathlib import Path

from make_der import der, elements

KEYS = Path("../keys")


def sequence(parts):
    return der(0x30, *(der(tag, content) for tag, content in parts))


def write(name, content):
    Path(name).write_bytes(content)


# Elliptic curve: SEQUENCE { 1, secret, [0] curve, [1] point }, inside of PKCS#8 without [0].
sec1 = (KEYS / "p256.sec1.der").read_bytes()
(version, secret, curve, point) = elements(elements(sec1)[0][1])
EC_P256 = der(0x30, bytes.fromhex("06072a8648ce3d0201"), bytes.fromhex("06082a8648ce3d030107"))
GENERATOR = bytes.fromhex(
    "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
    "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"
)
ORDER = bytes.fromhex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551")
another_point = (0xA1, der(3, b"\0", GENERATOR))
P384 = bytes.fromhex("06052b81040022")


def pkcs8(private_key, *rest, version=0, algorithm=EC_P256):
    return der(0x30, der(2, bytes([version])), algorithm, der(4, private_key), *rest)


def random_attribute(bits):
    oid = bytes.fromhex("060a2a831a8c9a440a010103")
    return der(0xA0, der(0x30, oid, der(0x31, der(3, bits))))


write("ec-public-half-of-another.sec1.der", sequence([version, secret, curve, another_point]))
write("ec-public-half-of-another.pkcs8.der", pkcs8(sequence([version, secret, another_point])))
write("ec-outer-public-half-of-another.pkcs8.der",
      pkcs8(sequence([version, secret]), der(0x81, b"\0", GENERATOR), version=1))
write("ec-zero.pkcs8.der", pkcs8(sequence([version, (4, bytes(32))])))
write("ec-order-of-the-curve.pkcs8.der", pkcs8(sequence([version, (4, ORDER)])))
write("ec-31-bytes.pkcs8.der", pkcs8(sequence([version, (4, secret[1][1:]), point])))
write("ec-33-bytes.pkcs8.der", pkcs8(sequence([version, (4, b"\0" + secret[1]), point])))
write("ec-inner-curve-p384.pkcs8.der", pkcs8(sequence([version, secret, (0xA0, P384), point])))
write("ec-without-curve.sec1.der", sequence([version, secret, point]))
write("ec-version-2.sec1.der", sequence([(2, b"\2"), secret, curve, point]))

good = pkcs8(sequence([version, secret, point]))
write("version-2.pkcs8.der", pkcs8(sequence([version, secret, point]), version=2))
write("random-of-19-bytes.pkcs8.der",
      pkcs8(sequence([version, secret, point]), random_attribute(b"\0" + bytes(19))))
write("random-with-unused-bits.pkcs8.der",
      pkcs8(sequence([version, secret, point]), random_attribute(b"\4" + bytes(20))))
write("a-field-too-many.pkcs8.der", pkcs8(sequence([version, secret, point]), der(5)))
write("trailing-byte.pkcs8.der", good + b"\0")
write("last-byte-missing.pkcs8.der", good[:-1])
write("empty.der", b"")
write("only-the-header.der", good[:2])
write("long-form-of-a-short-length.pkcs8.der", good.replace(b"\x02\x01\x00", b"\x02\x81\x01\x00", 1)
      .replace(good[:3], good[:2] + bytes([good[2] + 1]), 1))
write("indefinite-length.pkcs8.der", b"\x30\x80" + good[3:] + b"\0\0")
write("length-of-4-gigabytes.der", bytes.fromhex("3084ffffffff") + good[3:])
deep = b""
for _ in range(17):
    deep = der(0x30, deep)
write("nested-17-deep.der", deep)
deep = b""
while len(deep) < 16_000:
    deep = der(0x30, deep)
write("nested-thousands-deep.der", deep)
write("longer-than-16-kilobytes.der", pkcs8(bytes(16 * 1024)))
write("text.der", "개인키가 아닙니다".encode())

# RSA: SEQUENCE { 0, n, e, d, p, q, d mod (p-1), d mod (q-1), inverse of q }
rsa = elements(elements((KEYS / "rsa2048.pkcs1.der").read_bytes())[0][1])
(N, E, D, P, Q) = range(1, 6)


def damaged(at, content):
    numbers = list(rsa)
    numbers[at] = (2, content)
    return sequence(numbers)


def flipped(at, byte, bit=1):
    content = bytearray(rsa[at][1])
    content[byte] ^= bit
    return damaged(at, bytes(content))


write("rsa-bit-flip-in-the-modulus.pkcs1.der", flipped(N, 100))
write("rsa-bit-flip-in-the-first-prime.pkcs1.der", flipped(P, 60))
write("rsa-bit-flip-in-the-second-prime.pkcs1.der", flipped(Q, 60, 0x80))
write("rsa-even-modulus.pkcs1.der", flipped(N, -1))
write("rsa-negative-modulus.pkcs1.der", damaged(N, rsa[N][1][1:]))
write("rsa-modulus-of-no-bytes.pkcs1.der", damaged(N, b""))
write("rsa-modulus-zero.pkcs1.der", damaged(N, b"\0"))
write("rsa-exponent-1.pkcs1.der", damaged(E, b"\1"))
write("rsa-even-exponent.pkcs1.der", damaged(E, b"\1\0\0"))
write("rsa-exponent-of-72-bits.pkcs1.der", damaged(E, b"\1" + bytes(7) + b"\1"))
write("rsa-private-exponent-longer-than-the-modulus.pkcs1.der", damaged(D, b"\1" + bytes(256)))
write("rsa-private-exponent-zero.pkcs1.der", damaged(D, b"\0"))
write("rsa-first-prime-zero.pkcs1.der", damaged(P, b"\0"))
write("rsa-primes-missing.pkcs1.der", sequence(rsa[:4]))
write("rsa-last-number-missing.pkcs1.der", sequence(rsa[:8]))
write("rsa-a-number-too-many.pkcs1.der", sequence(rsa + [(2, b"\1")]))
write("rsa-version-2.pkcs1.der", damaged(0, b"\2"))
