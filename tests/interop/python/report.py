"""One line for what was read, as tests/interop/matrix/report.rs takes it."""

import sys

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def public_half(key):
    return key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def run(read):
    """Runs `read(kind, path, password)` on every job of the command line: a password, then `kind:path`."""
    password, *jobs = sys.argv[1:]
    for job in jobs:
        kind, path = job.split(":", 1)
        try:
            parts = read(kind, path, password.encode())
            print(" ".join(f"{name}={value.hex()}" for name, value in parts.items()))
        except Exception as error:  # whatever it is, the file is refused
            print("refused=" + repr(error).replace("\n", " "))
