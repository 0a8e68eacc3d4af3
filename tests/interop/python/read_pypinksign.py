"""What PyPinkSign reads: RSA through its class, P-256 through its functions, as the class knows only RSA."""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_private_key
from pyasn1.codec.der import decoder
from pypinksign import PinkSign, pypinksign

import report

MESSAGE = "서명할 내용".encode()

OPENERS = {
    pypinksign.ID_SEED_CBC_WITH_SHA1: PinkSign.get_private_key_decryption_key_for_seed_cbc_with_sha1,
    pypinksign.ID_PBES2: PinkSign.get_private_key_decryption_key_for_pbes2,
}


def read(kind, path, password):
    if kind == "p12":
        certificate, _ = pypinksign.separate_p12_into_npki(Path(path).read_bytes(), password)
    elif kind == "certificate":
        return {"certificate": PinkSign(pubkey_data=Path(path).read_bytes()).pub_data}
    else:
        certificate = Path(path, "signCert.der").read_bytes()
    reader = PinkSign(pubkey_data=certificate, prikey_password=password)
    try:
        if isinstance(reader.pubkey, RSAPublicKey):
            parts = with_rsa(kind, path, password)
        else:
            parts = with_p256(reader, kind, path, password)
    except OSError:
        raise
    except Exception as error:  # a wrong cipher gives wrong padding or, now and then, anything
        raise ValueError(f"no key came out: {error!r}") from error
    return parts | {"certificate": reader.pub_data}


def with_rsa(kind, path, password):
    if kind == "p12":
        reader = PinkSign(p12_path=path, prikey_password=password)
    else:
        reader = PinkSign(
            pubkey_path=f"{path}/signCert.der",
            prikey_path=f"{path}/signPri.key",
            prikey_password=password,
        )
    if not reader.verify(reader.sign(MESSAGE), MESSAGE):
        raise ValueError("its signature does not verify")
    parts = {"key": report.public_half(reader.prikey)}
    if hasattr(reader, "_rand_num"):
        parts["random"] = reader._rand_num.asOctets()
    return parts


def with_p256(reader, kind, path, password):
    if kind == "p12":
        _, pkcs8 = pypinksign.separate_p12_into_npki(Path(path).read_bytes(), password)
    else:
        file = decoder.decode(Path(path, "signPri.key").read_bytes())[0]
        key, iv = OPENERS[file[0][0].asTuple()](reader, file)
        pkcs8 = pypinksign.seed_cbc_128_decrypt(key, file[1].asOctets(), iv)
    parts = {"key": report.public_half(load_der_private_key(pkcs8, None))}
    info = decoder.decode(pkcs8)[0]
    if len(info) > 3:
        # As the class does it: attributes, the first, its values, the first.
        parts["random"] = info[3][1][0].asOctets()
    return parts


report.run(read)
