"""Backups of a whole vault as docs/storage-format.md describes them, with argon2-cffi and cryptography: by other
code than ours.

    python3 backup-v1.py make            writes backup-v1.ingam: the record of how the vector was made; it is
                                         not made again
    python3 backup-v1.py open FILE PASSWORD   prints what is in a backup, as JSON
"""

import hashlib
import json
import struct
import sys
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

HERE = Path(__file__).parent
PASSWORD = "두 번째 암호는 backup 전용"


def derive(password, salt, memory, passes, lanes):
    return hash_secret_raw(password.encode(), salt, time_cost=passes, memory_cost=memory, parallelism=lanes,
                           hash_len=32, type=Type.ID, version=0x13)


def bound(head, seal_header):
    """Associated data of a seal: namespace, name of the file, no site, SHA-256 of the file's header."""
    data = seal_header
    for field in (b"ingam/backup", head[9:25].hex().encode(), b""):
        data += struct.pack(">I", len(field)) + field
    return data + hashlib.sha256(head).digest()


def open_file(file, password):
    head, seal = file[:25], file[25:]
    assert head[:8] == b"INGAMBAK" and head[8] == 1, "not a backup of version 1"
    header, wrapped, content = seal[:56], seal[56:104], seal[104:]
    assert header[:8] == b"INGAMSEL" and header[8:10] == b"\x01\x01", "not a seal of version 1"
    memory, passes, lanes = struct.unpack(">IBB", header[10:16])
    aad = bound(head, header)
    key = AESGCM(derive(password, header[16:32], memory, passes, lanes)).decrypt(header[32:44], wrapped, aad)
    padded = AESGCM(key).decrypt(header[44:56], content, aad)
    return read(padded.rstrip(b"\0").removesuffix(b"\x80"))


def read(data):
    at = 0

    def take(length):
        nonlocal at
        assert at + length <= len(data), "it ends too soon"
        at += length
        return data[at - length:at]

    def field():
        return take(struct.unpack(">I", take(4))[0])

    made_at, count = struct.unpack(">qH", take(10))
    entries = []
    for _ in range(count):
        entry = {"id": take(32).decode(), "created_at": struct.unpack(">q", take(8))[0]}
        flags = take(1)[0]
        entry |= {"imported": bool(flags & 1), "confirmed": bool(flags & 2)}
        entry |= {"site": field().decode(), "label": field().decode()}
        entry |= {"certificate": field().hex(), "sealed_key": field().hex()}
        entry["chain"] = [field().hex() for _ in range(take(1)[0])]
        entries.append(entry)
    assert at == len(data), "something follows"
    return {"made_at": made_at, "entries": entries}


def make():
    def field(value):
        return struct.pack(">I", len(value)) + value

    def entry(number, created_at, flags, site, label, certificate, sealed_key, chain):
        body = bytes([number] * 16).hex().encode() + struct.pack(">q", created_at) + bytes([flags])
        body += field(site.encode()) + field(label.encode()) + field(certificate) + field(sealed_key)
        return body + bytes([len(chain)]) + b"".join(field(der) for der in chain)

    sealed = (HERE / "seal-v1-argon2id-64m.bin").read_bytes()
    plain = struct.pack(">qH", 1_795_316_460, 2)
    plain += entry(5, 1_795_316_400, 2, "https://ingam.example", "급여통장 <b>", b"certificate 5", sealed,
                   [b"issuer", b"root"])
    plain += entry(6, -1, 1, "https://other.example:8443", "", b"certificate 6", b"sealed 6", [])
    head = b"INGAMBAK" + bytes([1]) + bytes(range(0xA0, 0xB0))
    salt, n1, n2, key = (bytes(range(a, b)) for a, b in ((0x20, 0x30), (0x30, 0x3C), (0x40, 0x4C), (0x50, 0x70)))
    header = b"INGAMSEL" + bytes([1, 1]) + struct.pack(">I", 65536) + bytes([3, 4]) + salt + n1 + n2
    aad = bound(head, header)
    padded = plain + b"\x80"
    padded += b"\0" * (-len(padded) % 64)
    wrapping = derive(PASSWORD, salt, 65536, 3, 4)
    return head + header + AESGCM(wrapping).encrypt(n1, key, aad) + AESGCM(key).encrypt(n2, padded, aad)


match sys.argv[1:]:
    case ["make"]:
        (HERE / "backup-v1.ingam").write_bytes(make())
    case ["open", name, password]:
        print(json.dumps(open_file(Path(name).read_bytes(), password), ensure_ascii=False, indent=1))
    case _:
        sys.exit(__doc__)
