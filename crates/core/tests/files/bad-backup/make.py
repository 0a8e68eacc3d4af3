"""Backups of a whole vault with one defect each, named by it, written as docs/storage-format.md has them by other
code than ours. What becomes of each stands in tests/suite/bad_backup.rs.

Needs Python cryptography. Run in this folder: python3 make.py
"""
import hashlib, pathlib, struct
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

PASSWORD = "Tr0ub4dor&3!"
HERE = pathlib.Path(__file__).parent
NAME, SALT, WRAP_NONCE, CONTENT_NONCE = (bytes(range(a, a + n)) for a, n in [(160, 16), (32, 16), (48, 12), (64, 12)])
KEY = bytes(range(80, 112))


def field(value):
    return struct.pack(">I", len(value)) + value

def entry(id=bytes(16).hex().encode(), flags=0, site=b"https://ingam.example", label=b"label", chain=b"\0"):
    return id + bytes(8) + bytes([flags]) + b"".join(map(field, [site, label, b"certificate", b"key"])) + chain

def plain(*entries, count=None):
    return bytes(8) + struct.pack(">H", len(entries) if count is None else count) + b"".join(entries)

def seal_header(version=1, kdf=1, memory=19 * 1024, passes=2, lanes=1, magic=b"INGAMSEL"):
    numbers = bytes([version, kdf]) + struct.pack(">I", memory) + bytes([passes, lanes])
    return magic + numbers + SALT + WRAP_NONCE + CONTENT_NONCE

def pad(content):
    content += b"\x80"
    return content + bytes(-len(content) % 64)

def backup(padded=pad(plain(entry())), head=b"INGAMBAK\x01" + NAME, space=b"ingam/backup", password=PASSWORD, real=None, **header):
    seal, name = seal_header(**header), head[9:25].hex().encode()
    bound = seal + b"".join(map(field, [space, name, b""])) + hashlib.sha256(head).digest()
    # A bomb is not made, it is only announced.
    memory, passes, lanes = real or (19 * 1024, 2, 1)
    kdf = Argon2id(salt=SALT, length=32, iterations=passes, lanes=lanes, memory_cost=memory)
    wrapped = AESGCM(kdf.derive(password.encode())).encrypt(WRAP_NONCE, KEY, bound)
    return head + seal + wrapped + AESGCM(KEY).encrypt(CONTENT_NONCE, padded, bound)

GOOD = backup()

def changed(at, bit=1):
    return GOOD[:at] + bytes([GOOD[at] ^ bit]) + GOOD[at + 1:]

def holds(*entries, **more):
    return backup(pad(plain(*entries, **more)))

FILES = {
    "empty": b"",
    "magic-alone": GOOD[:8],
    "cut-off-in-the-name": GOOD[:20],
    "cut-off-in-front-of-the-seal": GOOD[:25],
    "cut-off-in-the-header-of-the-seal": GOOD[:60],
    "cut-off-in-the-wrapped-key": GOOD[:100],
    "cut-off-in-front-of-the-content": GOOD[:129],
    "cut-off-in-the-content": GOOD[:200],
    "last-byte-missing": GOOD[:-1],
    "first-byte-missing": GOOD[1:],
    "one-byte-after-the-end": GOOD + b"\0",
    "the-file-twice": GOOD + GOOD,
    "magic-of-another-file": b"INGAMBAX" + GOOD[8:],
    "magic-in-small-letters": GOOD[:8].lower() + GOOD[8:],
    "seal-without-a-head": GOOD[25:],
    "seal-of-a-key": backup(space=b"ingam/key"),
    "version-0": backup(head=b"INGAMBAK\x00" + NAME),
    "version-2": backup(head=b"INGAMBAK\x02" + NAME),
    "seal-with-another-magic": backup(magic=b"INGAMSEA"),
    "seal-of-version-2": backup(version=2),
    "seal-with-an-unknown-derivation": backup(kdf=3),
    "seal-under-a-passkey": backup(kdf=2),
    "bomb-of-4-tebibytes": backup(memory=0xffffffff),
    "bomb-of-256-mebibytes-and-one": backup(memory=256 * 1024 + 1),
    "bomb-of-11-passes": backup(passes=11),
    "bomb-of-255-passes": backup(passes=255),
    "bomb-of-17-lanes": backup(lanes=17),
    "bomb-of-255-lanes": backup(lanes=255),
    "weak-of-8-kibibytes": backup(memory=8, passes=2, real=(8, 2, 1)),
    "weak-of-19-mebibytes-less-one": backup(memory=19 * 1024 - 1, real=(19 * 1024 - 1, 2, 1)),
    "weak-of-one-pass": backup(passes=1, real=(19 * 1024, 1, 1)),
    "no-passes": backup(passes=0),
    "no-lanes": backup(lanes=0),
    "name-changed": changed(9),
    "salt-changed": changed(25 + 16),
    "nonce-of-the-key-changed": changed(25 + 32),
    "nonce-of-the-content-changed": changed(25 + 44),
    "wrapped-key-changed": changed(25 + 56),
    "tag-of-the-wrapped-key-changed": changed(25 + 103),
    "content-changed": changed(25 + 104),
    "tag-changed": changed(len(GOOD) - 1),
    "memory-changed-within-limits": changed(25 + 13),
    "passes-changed-within-limits": changed(25 + 14),
    "lanes-changed-within-limits": changed(25 + 15, 2),
    "another-password": backup(password=PASSWORD + " "),
    "password-in-full-width": backup(password="Tr0ub4dor&3\uff01"),
    # The seal is good, what is in it is not.
    "holds-nothing": backup(pad(b"")),
    "holds-no-padding": backup(bytes(64)),
    "holds-a-trailing-byte": backup(pad(plain(entry()) + b"\0")),
    "holds-an-entry-less-than-it-says": holds(entry(), count=2),
    "holds-an-entry-more-than-it-says": holds(entry(), count=0),
    "holds-65535-entries": holds(entry(), count=65535),
    "holds-an-entry-cut-off": holds(entry()[:-1]),
    "holds-an-id-that-is-none": holds(entry(id=b"X" * 32)),
    "holds-an-unknown-flag": holds(entry(flags=4)),
    "holds-a-site-of-4-gigabytes": backup(pad(plain(entry()[:41] + b"\xff" * 4 + entry()[45:]))),
    "holds-a-site-that-is-no-text": holds(entry(site=b"\xff")),
    "holds-a-label-that-is-no-text": holds(entry(label=b"\xff")),
    "holds-a-chain-of-255": holds(entry(chain=b"\xff")),
}

if __name__ == "__main__":
    for title, content in FILES.items():
        (HERE / title).write_bytes(content)
    print(len(FILES), "files,", sum(map(len, FILES.values())), "bytes")
