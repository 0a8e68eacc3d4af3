## Kinds
kind-certificate = Certificate
kind-chain = Chain of certificates
kind-request = Certification request (CSR)
kind-crl = Certificate revocation list (CRL)
kind-signed = Signed data (CMS)
kind-cms = CMS structure
kind-response = Status response (OCSP)
kind-private-key = Private key
kind-encrypted-key = Private key under a password
kind-pkcs12 = Certificates and keys (PKCS#12)
kind-public-key = Public key
kind-other = Another ASN.1 structure
kind-backup = Backup of Ingam
kind-unknown = Unknown file

## Titles of tables
section-fields = Fields
section-key = Public key
section-signature = Signature
section-fingerprints = Fingerprints
section-structure = The whole ASN.1 structure
section-attributes = Attributes of the request
section-revoked = Revoked certificates
section-signer = Signer
section-about = Certificate that it is about
section-protection = Protection
section-contents = Contents

## What was found out about a certificate
notice-valid = Valid until { $date }.
notice-expired = It ended on { $date }.
notice-not-yet-valid = Not valid yet. It starts on { $date }.
notice-expires-soon = It ends soon: { $days ->
    [one] 1 day left
   *[other] { $days } days left
}.
notice-never-valid = It ends before it starts, so it is never valid.
notice-time-malformed = A date cannot be read.
notice-revoked = A list among these files revokes it as of { $date }.
notice-weak-key = The key is short ({ $bits } bits). 2048 bits or more are safe.
notice-weak-curve = The key is on a small elliptic curve, which is not safe any more.
notice-weak-signature = Signed with a broken hash ({ $oid }): it does not prevent forgery.
notice-serial-negative = The serial number is negative, against the standard (RFC 5280).
notice-serial-zero = The serial number is zero, against the standard (RFC 5280).
notice-serial-long = The serial number has { $bytes } bytes; the standard (RFC 5280) allows 20.
notice-not-v3 = It has extensions and is not of version 3.
notice-algorithms-differ = The signature algorithm inside is not the one outside.
notice-self-signed = Signed by itself. The signature is right; whether to trust it is another question.
notice-self-issued = Issuer and subject are the same. This signature algorithm cannot be checked here.
notice-self-signature-wrong = It says that it signed itself, and the signature is wrong.
notice-extension-twice = An extension is there twice ({ $oid }).
notice-extension-malformed = An extension is malformed ({ $oid }).
notice-unknown-critical = A critical extension is not known ({ $oid }). Many programs refuse this certificate.
notice-key-matches = A private key among these files belongs to it.

## What was found out about a file
notice-too-large = The file is too large to be looked at. Up to 256 kB is fine.
notice-unknown = Not a certificate, key or signature, or a damaged one.
notice-empty = The file is empty.
notice-archive = An archive that cannot be opened here. Please unpack it and add the files in it.
notice-backup = A backup that Ingam made. What is in it shows after you restore it with its password, under “Import a certificate”.
notice-image = A picture. There is no certificate and no key in it.
notice-too-many = There is too much here; only a part was looked at.
notice-trailing = There are { $bytes } more bytes behind it.
notice-ber = Written in BER, not DER. Some programs cannot read it.
notice-pem-damaged = The PEM text is damaged and cannot be read.
notice-pem-encrypted = Encrypted in a very old way (RFC 1421), which is not opened here.
notice-hidden-characters = It has hidden characters, or some that change the order of writing. They are shown as ⟨U+…⟩.
notice-cut = There is too much; the end is not shown.
notice-field-malformed = Some fields are malformed and could not be read.
notice-other = Not a kind that is known here; only its structure is shown.
notice-cms-other = Not a signature; only its structure is shown.

## Keys and passwords
notice-key-unprotected = The private key is not under a password. Whoever has this file can use it.
notice-key-unsupported = A kind of key that cannot be used here ({ $name }).
notice-key-damaged = The private key is damaged: its numbers do not fit together.
notice-key-has-certificate = A certificate among these files belongs to it.
notice-key-without-certificate = Key and certificate do not match: no certificate here belongs to this key.
notice-protection-weak = Weakly protected: a fast computer can find the password. Better protect it anew.
notice-protection-fair = Fairly protected: all right with a long password.
notice-protection-strong = Strongly protected.
notice-protection-unknown = Protected in a way that is not known here ({ $oid }).
notice-too-much-work = The file asks for an absurd amount of work, so it was not opened.
notice-locked = With its password, you can see what is inside.
notice-opened = Opened with the password.
notice-does-not-open = The password is another one, or the file is damaged.
notice-no-mac = It has nothing (no MAC) that shows whether it was changed.
notice-weak-mac = What shows whether it was changed (its MAC) is weak.

## Virtual ID
notice-vid-matches = It was issued to the holder of the number that you typed.
notice-vid-differs = It was not issued to the holder of the number that you typed.
notice-vid-needs-key = To check the number, the private key of this certificate has to be opened.
notice-vid-no-random = The private key has no random value R, so the number cannot be checked.
notice-vid-absent = This certificate has no virtual ID to check a number against.
notice-vid-not-checked = The hash of the virtual ID is not computed here ({ $oid }).
notice-number-malformed = What you typed is neither a resident number (13 digits) nor a business number (10 digits).

## Signatures and requests
notice-request-signed = The signature of the request is right: whoever made it has the private key.
notice-signature-wrong = The signature is wrong: something was changed, or another key signed.
notice-signature-not-checked = The signature was not checked: its algorithm is not computed here.
notice-signer-right = The signature by { $name } is right. Whether to trust the certificate is another question.
notice-signer-wrong = The signature by { $name } is wrong: something was changed, or another key signed.
notice-signer-not-checked = The signature by { $name } was not checked: its algorithm is not computed here.
notice-signer-detached = Signed by { $name }. What was signed is elsewhere, so it could not be checked.
notice-signer-unknown = The signer's certificate is not in it, so the signature could not be checked.
notice-no-signer = Nobody signed it: it only carries certificates.

## Chains
notice-chain-to-root = The chain goes up to a root. Whether to trust that root is another question.
notice-chain-absent = The certificate of the issuer ({ $name }) is not among these files, so its signature was not checked. Add it, and it will be.
notice-chain-endless = The chain runs in circles or is too long.
notice-chain-not-valid = Not valid now: { $name }
notice-chain-signature-wrong = Not signed by the certificate above it: { $name }
notice-chain-not-checked = Signature not checked: { $name } (an algorithm that is not computed here)
notice-chain-key-differs = The issuer's key identifier is another one: { $name }
notice-chain-no-authority = Must not issue certificates: { $name }

## Lists and status responses
notice-entries = { $count ->
    [0] No certificate is revoked
    [one] One certificate is revoked
   *[other] { $count } certificates are revoked
}.
notice-entries-cut = { $shown } of { $count } revoked certificates are shown.
notice-list-current = The list is current. The next one is due by { $date }.
notice-list-old = The list is old: the next one was due by { $date }.
notice-list-from-future = It says that it was made in the future.
notice-list-without-end = It does not say when the next one is due.
notice-list-signed = The signature by the issuer among these files is right.
notice-response-good = It says that a certificate is not revoked.
notice-response-revoked = It says that a certificate is revoked.
notice-response-unknown = It says that a certificate is unknown.
notice-response-old = The response is old: it was good until { $date }.
notice-response-failed = It tells an error instead of a status.

## Forms of names
name-email = E-mail
name-dns = Domain name
name-uri = Address (URI)
name-ip = IP address
name-directory = Directory name (DN)
name-registered = Registered identifier
name-other = Other name
name-edi = EDI party name
name-x400 = X.400 address

## Uses of a key
usage-digital-signature = Digital signature
usage-non-repudiation = Non-repudiation
usage-key-encipherment = Key encipherment
usage-data-encipherment = Data encipherment
usage-key-agreement = Key agreement
usage-cert-sign = Signing certificates
usage-crl-sign = Signing revocation lists
usage-encipher-only = Enciphering only
usage-decipher-only = Deciphering only

## Reasons of a revocation
reason-unspecified = Unspecified
reason-key = Key compromise
reason-ca = Compromise of the authority
reason-affiliation = Affiliation changed
reason-superseded = Superseded
reason-cessation = Cessation of operation
reason-hold = On hold
reason-removed = Removed from the list
reason-privilege = Privilege withdrawn
reason-aa = Compromise of the attribute authority

## Netscape
netscape-client = SSL client
netscape-server = SSL server
netscape-email = E-mail (S/MIME)
netscape-object = Object signing
netscape-reserved = Reserved
netscape-client-ca = SSL authority
netscape-email-ca = E-mail authority
netscape-object-ca = Object signing authority

## Results
signature-right = Right
signature-wrong = Wrong
signature-not-checked = Not checked (an algorithm that is not computed here)

## Fields
field-yes = Yes
field-no = No
field-unknown = Unknown
field-present = Present
field-version = Version
field-serial = Serial number
field-signature-algorithm = Signature algorithm
field-issuer = Issuer
field-not-before = Valid from
field-not-after = Valid until
field-subject = Subject
field-issuer-unique = Issuer's unique identifier
field-subject-unique = Subject's unique identifier
field-algorithm = Algorithm
field-parameters = Parameters
field-key-bits = Length of the key (bits)
field-exponent = Public exponent
field-modulus = Modulus
field-curve = Curve
field-point = Point
field-key-bytes = Key
field-key-sha256 = SHA-256 of the key
field-signature = Signature
field-fingerprint-sha256 = SHA-256 fingerprint
field-fingerprint-sha1 = SHA-1 fingerprint
field-size = Size (bytes)
field-digest = Digest algorithm
field-mask = Mask generation
field-salt-length = Length of the salt
field-key-identifier = Key identifier
field-authority-issuer = Issuer of the authority's certificate
field-authority-serial = Serial number of the authority's certificate
field-usage = Use
field-purpose = Purpose
field-policy = Policy
field-policy-cps = Address of the practice statement (CPS)
field-policy-notice = Notice to the user
field-notice-reference = Reference of the notice
field-mapping-issuer = Policy of the issuer
field-mapping-subject = Taken as the same
field-number = Number
field-text = Text
field-time = Time
field-value = Value
field-is-ca = Is an authority
field-path-length = Authorities that may follow below
field-permitted = Permitted names
field-excluded = Excluded names
field-subtree-minimum = Least distance
field-subtree-maximum = Greatest distance
field-require-policy = Explicit policy required after
field-inhibit-mapping = Mapping of policies inhibited after
field-inhibit-any = Any policy inhibited after
field-point-of-crl = Distribution point
field-point-relative = Name relative to the issuer
field-point-issuer = Issuer of the list
field-only-users = Only certificates of users
field-only-cas = Only certificates of authorities
field-only-attributes = Only attribute certificates
field-indirect = Has certificates of other issuers (indirect)
field-reason = Reason
field-hold-instruction = Instruction while on hold
field-sct = Signed certificate timestamp
field-sct-log = Log
field-sct-extensions = Extensions of the timestamp
field-template = Template
field-template-major = Major version
field-template-minor = Minor version
field-real-name = Real name
field-vid = Virtual ID (VID)
field-vid-hash = Hash of the virtual ID
field-edi-assigner = Name assigner
field-edi-party = Party name
field-this-update = This update
field-next-update = Next update
field-revoked = Serial number of the revoked certificate
field-revoked-at = Revoked at
field-chain-position = Place in the chain (1 at the bottom)
field-chain-valid-now = Valid now
field-chain-name-matches = Issuer's name matches
field-chain-key-matches = Key identifiers match
field-chain-signature = Signature by the one above
field-chain-authority = The one above is an authority
field-content-type = Type of the content
field-content = Content
field-detached = Elsewhere (detached)
field-signed-attributes = Signed attributes
field-unsigned-attributes = Unsigned attributes
field-response-status = Result
field-response-successful = Successful
field-response-malformed = Malformed request
field-response-internal = Internal error
field-response-try-later = Try later
field-response-signature-required = Signature required
field-response-unauthorized = Unauthorized
field-responder = Responder
field-responder-key = SHA-1 of the responder's key
field-produced-at = Produced at
field-issuer-name-hash = Hash of the issuer's name
field-issuer-key-hash = Hash of the issuer's key
field-certificate-state = State
field-state-good = Good
field-state-revoked = Revoked
field-state-unknown = Unknown
field-absent = Absent
field-random = Random value for the virtual ID (R)
field-scheme = Scheme
field-derivation = Derivation of the key
field-rounds = Rounds
field-cipher = Cipher
field-mac = Integrity check (MAC)
field-locked = Encrypted part
field-count-certificates = Certificates that can be seen
field-count-keys = Keys that can be seen
field-count-others = Other things
field-friendly-name = Friendly name
