"""The test certificate of yessign that PyPinkSign carries for its own tests: a folder for the files.

Nothing of it is copied into this repository.
"""

import sys
from base64 import b64decode
from pathlib import Path

from pypinksign.test_pinkSign import TEST_CERT

target = Path(sys.argv[1])
for name, part in [
    ("signCert.der", "signCert"),
    ("signPri.key", "signPri"),
    ("test.pfx", "pfx"),
    ("key.der", "plainSignPriFullB64"),
]:
    (target / name).write_bytes(b64decode(TEST_CERT[part]))
(target / "password.txt").write_bytes(TEST_CERT["signPw"])
