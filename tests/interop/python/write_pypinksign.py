"""What PyPinkSign writes: a password, the folder with key and certificate, the folder for the files."""

import os
import sys
from base64 import b64decode, b64encode
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from pyasn1.codec.der import decoder, encoder
from pyasn1.type import univ
from pypinksign.pypinksign import (
    ID_PBES2,
    ID_SEED_CBC,
    PinkSign,
    encrypt_decrypted_prikey,
    inject_rand_in_plain_prikey,
    seed_cbc_128_encrypt,
)

ID_PBKDF2 = (1, 2, 840, 113549, 1, 5, 12)


def sequence(parts):
    """Lists in lists as a SEQUENCE of SEQUENCEs."""
    whole = univ.Sequence()
    for at, part in enumerate(parts):
        whole[at] = sequence(part) if isinstance(part, list) else part
    return whole


password, source, target = sys.argv[1].encode(), Path(sys.argv[2]), Path(sys.argv[3])
with_random = (source / "key.der").read_bytes()
key = load_pem_private_key((source / "key.pem").read_bytes(), None)
plain = b64encode(with_random).decode()
if isinstance(key, RSAPrivateKey):
    # Here it can put R beside the key by itself.
    random = decoder.decode(with_random)[0][3][1][0].asOctets()
    bare = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    plain = inject_rand_in_plain_prikey(b64encode(bare).decode(), random)
(target / "signPri.key").write_bytes(b64decode(encrypt_decrypted_prikey(plain, password)))

# It reads two more encryptions and writes them in parts: its key, its SEED.
reader = PinkSign(prikey_password=password)
salt, rounds, iv = univ.OctetString(os.urandom(8)), univ.Integer(2048), univ.OctetString(os.urandom(16))
old = [univ.ObjectIdentifier(ID_SEED_CBC), [salt, rounds]]
derivation = [univ.ObjectIdentifier(ID_PBKDF2), [salt, rounds]]
pbes2 = [univ.ObjectIdentifier(ID_PBES2), [derivation, [univ.ObjectIdentifier(ID_SEED_CBC), iv]]]
for name, algorithm, derive in [
    ("old.key", old, reader.get_private_key_decryption_key_for_seed_cbc),
    ("pbes2.key", pbes2, reader.get_private_key_decryption_key_for_pbes2),
]:
    key, iv = derive([algorithm])
    encrypted = univ.OctetString(seed_cbc_128_encrypt(key, b64decode(plain), iv))
    (target / name).write_bytes(encoder.encode(sequence([algorithm, encrypted])))
