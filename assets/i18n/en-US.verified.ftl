## Who signed
signed-by-bank = Confirmed by the bank
signed-by-signer = Signature
signed-at = Signed at

## What it comes to
verdict-good = The signature is right
verdict-open = Something could not be checked
verdict-bad = Do not rely on it

## Files
file-damaged = Damaged signature file
file-document = Document
file-not-read = Not read: too large, or one too many
file-too-many-signers = Signature file with too many signers

## What was signed
content-inside = What was signed is inside the signature file ({ $bytes } bytes).
content-beside = The signature is about “{ $name }”, which you added ({ $bytes } bytes).
content-missing = The document is missing. Please add it.
content-none-fits = The document you added is not the one that was signed, or it has changed since.
content-twin = The document you added is exactly what was signed.
content-twin-differs = The document you added differs from what was signed. What you see below is what was signed.
content-hidden = There are hidden characters, or ones that change the direction of writing. They are shown as ⟨U+…⟩.
content-cut = This is long, so only the beginning is shown. Save it as a file to see all of it.

## What was found out about a signature
remark-holds = Nothing has changed since it was signed.
remark-content-changed = The content has changed since it was signed.
remark-document-missing = The document is missing, so whether it has changed could not be checked. Please add the document.
remark-no-document-fits = The document you added is not what this person signed.
remark-signature-wrong = The signature is wrong: the holder of this certificate did not make it.
remark-certificate-missing = The signer’s certificate is missing, so nothing could be checked. Please add the certificate.
remark-other-certificate = Name and number are the same, but this is not the certificate it was signed with. Somebody has swapped it.
remark-attribute-missing = Something that has to be signed is missing.
remark-attributes-malformed = Something that was signed is there twice, or is malformed.
remark-content-type-differs = The content is of another type than was signed.
remark-algorithms-differ = It says two different things about how it was signed.
remark-attributes-as-content = A part of another signature was put in place of the content.
remark-signer-malformed = Who signed, and how, cannot be read.
remark-weak-digest = Signed in an outdated way that can be forged ({ $oid }).
remark-unknown-algorithm = This kind of signature cannot be checked here ({ $oid }). Please check it with a program that knows it.
remark-short-key = The key is too short to rely on ({ $bits } bits). It should have at least 2048.
remark-trusted = The certificate is by an authority that this bank trusts.
remark-issuer-unknown = The certificate is by an authority that this page does not know. Please check the authority yourself.
remark-chain-wrong = The certificate is malformed, or by somebody who may not issue it.
remark-authority-not-valid = The authority’s own certificate was not valid when this was signed.
remark-not-for-signing = The certificate is not for signatures.
remark-before-validity = Signed before the certificate was valid. It is valid from { $time }.
remark-after-validity = Signed after the certificate had expired. It expired at { $time }.
remark-confirmed-at = The bank signed the same content at { $time }. All of this is judged as of then.
remark-confirms-at = Signed at { $time } by the bank’s clock.
remark-claimed-at = The signer wrote that it was signed at { $time }. Nobody vouches for that time.
remark-claim-differs = The signer’s device wrote { $time }. Its clock seems to have been wrong; the bank’s time was used.
remark-no-time = It does not say when it was signed, so all of this is judged as of now.
remark-in-the-future = The time of signing ({ $time }) is later than this device’s clock. Please check the clock.
remark-device-clock-behind = The bank’s time ({ $time }) is later than this device’s clock. Please check the clock.
remark-not-revoked = The certificate was not revoked when this was signed (by its issuer’s word of { $time }).
remark-revoked-before = The certificate was revoked at { $time }, before this was signed. Reason: { $reason }
remark-suspended = The certificate was suspended when this was signed (since { $time }).
remark-revoked-later = The certificate was revoked later, at { $time } (reason: { $reason }). Signatures made before stay valid.
remark-revoked-later-than-claimed = The certificate was revoked at { $time } (reason: { $reason }). It says it was signed before, but whoever stole the key could have written any time.
remark-revocation-unknown = Nothing here says whether the certificate was revoked when this was signed. Please add the revocation list (CRL).
remark-revocation-stale = The revocation information is old: it ended at { $time }. Please add the revocation list (CRL) of the time of signing.
remark-revocation-by-stranger = There is revocation information, but not by the issuer. Please add the revocation list (CRL) you got from the issuer.
remark-revocation-from-future = The revocation information is later than this device’s clock. Please check the clock.
remark-revocation-unreadable = The revocation information cannot be read, or is about some certificates only. Please add the whole revocation list (CRL).
remark-revocation-denied = The issuer answered that it knows no such certificate.
remark-authority-revoked = The certificate of the issuing authority was revoked at { $time }.
remark-authority-revoked-later = The certificate of the issuing authority was revoked later, at { $time } (reason: { $reason }). Whoever had the authority’s key could have made this certificate. Please ask whoever signed in another way.
remark-authority-suspended = The certificate of the issuing authority was suspended since { $time }, when this was signed. Please ask the authority whether it is valid again.
