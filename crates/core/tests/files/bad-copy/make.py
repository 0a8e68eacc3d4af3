"""Messages of a copy between devices with one defect each: `python3 make.py`."""

import pathlib

here = pathlib.Path(__file__).parent

# The base point of P-256 (SEC 2), uncompressed.
POINT = bytes.fromhex(
    "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
    "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"
)
HELLO = bytes([1, 1, 0]) + POINT + bytes(32)
ANSWER = bytes([1, 2]) + POINT + bytes(32) + bytes(32)
CONFIRM = bytes([1, 3]) + bytes(32) + bytes(32)

CASES = {
    "empty": b"",
    "one-byte": b"\x01",
    "text": b"hello",
    "version-0": b"\x00" + HELLO[1:],
    "version-2": b"\x02" + HELLO[1:],
    "kind-0": bytes([1, 0]) + HELLO[2:],
    "kind-9": bytes([1, 9]) + HELLO[2:],
    "hello-of-a-third-way": bytes([1, 1, 2]) + HELLO[3:],
    "hello-cut-off": HELLO[:-1],
    "hello-with-a-byte-too-many": HELLO + b"\x00",
    "hello-with-a-point-off-the-curve": HELLO[:67] + bytes([HELLO[67] ^ 1]) + HELLO[68:],
    "hello-with-a-compressed-point": bytes([1, 1, 0, 2]) + HELLO[4:],
    "hello-with-the-point-at-infinity": bytes([1, 1, 0]) + bytes(65) + bytes(32),
    "hello-with-coordinates-beyond-the-field": bytes([1, 1, 0, 4]) + b"\xff" * 64 + bytes(32),
    "answer-cut-off": ANSWER[:-1],
    "answer-with-a-byte-too-many": ANSWER + b"\x00",
    "answer-with-a-point-off-the-curve": ANSWER[:66] + bytes([ANSWER[66] ^ 1]) + ANSWER[67:],
    "answer-with-the-point-at-infinity": bytes([1, 2]) + bytes(65 + 64),
    "answer-without-proof": ANSWER[:-32],
    "answer-with-a-proof-of-zeros": ANSWER,
    "confirm-cut-off": CONFIRM[:-1],
    "confirm-with-a-byte-too-many": CONFIRM + b"\x00",
    "confirm-with-a-proof-of-zeros": CONFIRM,
    "payload-of-nothing": bytes([1, 4]),
    "payload-cut-off": bytes([1, 4]) + bytes(15),
    "payload-of-nothing-but-a-tag": bytes([1, 4]) + bytes(16),
    "payload-of-zeros": bytes([1, 4]) + bytes(1024),
    "done-of-zeros": bytes([1, 5]) + bytes(32),
    "done-cut-off": bytes([1, 5]) + bytes(31),
    "done-with-a-byte-too-many": bytes([1, 5]) + bytes(33),
    "done-without-proof": bytes([1, 5]),
    "longer-than-any": bytes([1, 4]) + bytes(12_000),
}

for name, content in CASES.items():
    (here / name).write_bytes(content)
