"""Writes seal-v1-argon2id-64m.bin as docs/storage-format.md describes it, with argon2-cffi and cryptography:
by other code than ours. Kept as the record of how the vector was made; it is not made again."""

import struct
from argon2.low_level import hash_secret_raw, Type
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
pw="correct-Pferd-7-배터리".encode()
pt=open("openssl-p256.pkcs8.der","rb").read()
salt=bytes(range(0x20,0x30)); n1=bytes(range(0x30,0x3c)); n2=bytes(range(0x40,0x4c)); ck=bytes(range(0x50,0x70))
hdr=b"INGAMSEL"+bytes([1,1])+struct.pack(">I",65536)+bytes([3,4])+salt+n1+n2
assert len(hdr)==56
aad=hdr
for f in (b"ingam/key", bytes(range(16)).hex().encode(), b"https://ingam.example"): aad+=struct.pack(">I",len(f))+f
aad+=bytes(range(32))
wk=hash_secret_raw(pw,salt,time_cost=3,memory_cost=65536,parallelism=4,hash_len=32,type=Type.ID,version=0x13)
pad=pt+b"\x80"; pad+=b"\0"*(-len(pad)%64)
open("seal-v1-argon2id-64m.bin","wb").write(hdr+AESGCM(wk).encrypt(n1,ck,aad)+AESGCM(ck).encrypt(n2,pad,aad))
