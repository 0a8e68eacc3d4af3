"""What pyasn1 and cryptography say of a CMS signature: a file, a root in DER and, if it lies beside, the content.

Prints JSON: the common names of the signers and the content. Fails unless each signature is right, names its
certificate, and has a path to the root; and, if there are revocation lists in it, unless they know each certificate
of the path and revoke none.
"""

import hashlib
import json
import sys
from datetime import datetime, timezone
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509 import NameOID, load_der_x509_certificate, load_der_x509_crl
from pyasn1.codec.der.decoder import decode
from pyasn1.codec.der.encoder import encode
from pyasn1_alt_modules import rfc5035, rfc5652


def main(file, root, beside=None):
    info, rest = decode(Path(file).read_bytes(), asn1Spec=rfc5652.ContentInfo())
    require(not rest and info["contentType"] == rfc5652.id_signedData, "no SignedData")
    signed, rest = decode(info["content"], asn1Spec=rfc5652.SignedData())
    require(not rest, "something behind it")
    inside = signed["encapContentInfo"]["eContent"]
    require(inside.isValue == (beside is None), "the content is not where it should be")
    content = Path(beside).read_bytes() if beside else bytes(inside)
    certificates = [load_der_x509_certificate(encode(one.getComponent())) for one in signed["certificates"]]
    lists = [load_der_x509_crl(encode(one.getComponent())) for one in signed["crls"]] if signed["crls"].isValue else []
    root = load_der_x509_certificate(Path(root).read_bytes())
    names = []
    for signer in signed["signerInfos"]:
        certificate = judge(signer, content, certificates)
        judge_path(certificate, certificates, root, lists)
        names.append(certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)
    print(json.dumps({"signers": names, "lists": len(lists), "content": content.decode()}))


def judge(signer, content, certificates):
    """The certificate of a signer whose signature is right."""
    named = signer["sid"]["issuerAndSerialNumber"]
    certificate = next(
        one for one in certificates
        if one.serial_number == int(named["serialNumber"]) and one.issuer.public_bytes() == encode(named["issuer"])
    )
    found = {str(one["attrType"]): one["attrValues"] for one in signer["signedAttrs"]}
    require(len(found) == len(signer["signedAttrs"]), "an attribute that is there twice")

    def attribute(kind, spec):
        (value,) = found[str(kind)]
        return decode(value, asn1Spec=spec)[0]

    require(attribute(rfc5652.id_contentType, rfc5652.ContentType()) == rfc5652.id_data, "another type of content")
    digest = bytes(attribute(rfc5652.id_messageDigest, rfc5652.MessageDigest()))
    require(digest == hashlib.sha256(content).digest(), "another digest")
    ours = attribute(rfc5035.id_aa_signingCertificateV2, rfc5035.SigningCertificateV2())["certs"][0]
    require(bytes(ours["certHash"]) == certificate.fingerprint(SHA256()), "another certificate is named")

    # RFC 5652 section 5.4: as a SET OF, not as [0].
    message = b"\x31" + encode(signer["signedAttrs"])[1:]
    key, signature = certificate.public_key(), bytes(signer["signature"])
    if isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(signature, message, ec.ECDSA(SHA256()))
    else:
        key.verify(signature, message, padding.PKCS1v15(), SHA256())
    return certificate


def judge_path(certificate, certificates, root, lists):
    now = datetime.now(timezone.utc)
    while certificate != root:
        require(certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc, "not valid now")
        issuer = next(one for one in [root, *certificates] if one.subject == certificate.issuer)
        require(issuer != certificate, "another root")
        certificate.verify_directly_issued_by(issuer)
        if lists:
            own = next(one for one in lists if one.issuer == issuer.subject)
            require(own.is_signature_valid(issuer.public_key()), "a list of somebody else")
            revoked = own.get_revoked_certificate_by_serial_number(certificate.serial_number)
            require(revoked is None, "revoked")
        certificate = issuer


def require(holds, otherwise):
    if not holds:
        raise SystemExit(otherwise)


main(*sys.argv[1:])
