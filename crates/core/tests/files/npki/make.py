"""NPKI files by PyPinkSign 0.5.4: those that its tests carry, and keys of ../keys encrypted by it.

pip install pypinksign==0.5.4; then `python3 make.py pypinksign-0.5.4` in this folder, with the folder of the
source distribution, whose tests have the certificate.
"""

import base64
import sys
from pathlib import Path

from pypinksign import pypinksign as pink
from pyasn1.codec.der import encoder

PASSWORD = b"correct-Pferd-7"
R = bytes.fromhex("a025b4db0e093a6d0b291fae1329e60643cf0fcd")
SALT = bytes(range(1, 9))

sys.path.insert(0, sys.argv[1])
from pypinksign.test_pinkSign import TEST_CERT  # noqa: E402

out = Path("yessign-test")
out.mkdir(exist_ok=True)
for name, field in [
    ("signCert.der", "signCert"),
    ("signPri.key", "signPri"),
    ("signPri.pkcs8.der", "plainSignPriFullB64"),
    ("sign.pfx", "pfx"),
]:
    Path(out, name).write_bytes(base64.b64decode(TEST_CERT[field]))


def encrypted(plain, password, name):
    salt = base64.b64encode(SALT).decode()
    made = pink.encrypt_decrypted_prikey(base64.b64encode(plain).decode(), password, salt)
    Path(name).write_bytes(base64.b64decode(made))


rsa = Path("../keys/rsa2048.pkcs8.der").read_bytes()
rsa_with_r = base64.b64decode(pink.inject_rand_in_plain_prikey(base64.b64encode(rsa).decode(), R))
p256 = Path("../keys/p256.pkcs8.der").read_bytes()
encrypted(rsa, PASSWORD, "classic-rsa2048-without-r.key")
encrypted(rsa_with_r, PASSWORD, "classic-rsa2048.key")
encrypted(p256, PASSWORD, "classic-p256-without-r.key")
encrypted(p256, "비밀번호입니다7".encode(), "classic-p256-hangul.key")

# PyPinkSign reads the old form and does not write it; its parts do.
derived = pink.pbkdf1(PASSWORD, SALT, 2048, 20)
parameters = pink.AlgorithmIdentifierData()
parameters["salt"] = SALT
parameters["iteration"] = 2048
algorithm = pink.AlgorithmIdentifier()
algorithm["oid"] = pink.ID_SEED_CBC
algorithm["data"] = parameters
key = pink.NPKIPrivateKey()
key["meta"] = algorithm
key["ciphertext"] = pink.seed_cbc_128_encrypt(derived[:16], rsa_with_r)
Path("old-rsa2048.key").write_bytes(encoder.encode(key))
