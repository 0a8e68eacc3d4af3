"""Texts with one defect each, named by it. Takes ../pem/p256.pem, which OpenSSL made; run in this folder."""

from pathlib import Path

good = Path("../pem/p256.pem").read_text()
lines = good.splitlines(keepends=True)


def write(name, text):
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())


write("end-missing.pem", "".join(lines[:-1]))
write("end-of-another.pem", good.replace("END PRIVATE KEY", "END CERTIFICATE"))
write("end-cut-short.pem", good[:-4])
write("begin-inside.pem", "".join(lines[:2] + lines))
write("a-letter-missing.pem", "".join(lines[:2] + [lines[2][1:]] + lines[3:]))
write("a-character-of-no-base64.pem", good.replace(lines[1][5:10], "*&^%$", 1))
write("hangul-inside.pem", good.replace(lines[1][5:10], "개인키", 1))
write("65-blocks.pem", good * 65)
write("bits-beyond-the-last-byte.pem", "-----BEGIN X-----\nAAB=\n-----END X-----\n")
write("nothing-inside-but-padding-and-a-letter.pem", "-----BEGIN X-----\nA===\n-----END X-----\n")
