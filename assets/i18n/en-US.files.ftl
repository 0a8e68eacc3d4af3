## Choosing files
drop-title = Drop files here
drop-files = Choose files
drop-folder = Choose a folder

## Import
import-title = Import a certificate
import-lead = Keep a certificate from another program, or from an Ingam backup, in this browser.
import-about = .p12 · .pfx · signCert.der with signPri.key · NPKI folder or zip · PEM · Ingam backups and photos of paper backups
import-where = Not sure where your certificate files are?
import-where-advice = On Windows they are in your user folder under AppData\LocalLow\NPKI, on a Mac in Library/Preferences/NPKI, on Linux in the folder NPKI of your home. On a USB stick they are in its folder NPKI. You can choose the whole folder.
import-local = Files are read on this device only. They are not sent anywhere.
import-found = The files you chose
import-password = Password of the file
import-open = Open the file
import-again = Choose other files
import-too-large = { $name }: larger than 256 KB, so it was not read. Certificate files are usually smaller than 10 KB.
import-unreadable = { $name }: it cannot be read. Check that the file is still there.
import-more = There are many files; only the first 64 were looked at. Choose just the folder with the certificate.
import-nothing = There is no certificate that can be imported. Choose a .p12 file, or signCert.der together with signPri.key.
import-opened = Choose what to import.
import-choose = Certificates to import
import-identity = { $name } · { $product } · { $issuer } · until { $date }
import-expired = It has expired. You cannot log in with it.
import-encryption = It is for encryption only. Banks do not use it.
import-no-random = The file does not have the value (R) that proves whose certificate it is. Other banks may refuse to register it.
import-way = Password in this browser
import-same = The password of the file
import-same-about = It needs 10 or more characters with a letter, a digit and a special character.
import-own = A new password
import-own-about = The password of the file stays as it is.
import-reseal = The private key is locked again for this browser, in a stronger way (Argon2id, AES-256-GCM).
import-take = Import
import-done = The import is complete.
import-taken = The certificate of { $name } is kept here now.
import-already = This certificate of { $name } was here already. It stays as it was, and so does its password.
import-backup-advice = The original file was not deleted. Keep it: it is a backup. If it is on a shared computer, move it elsewhere first, then delete it there.
import-to-list = See my certificates
import-no-key = There is a certificate but no private key. Choose signPri.key or a .p12 file as well.
import-no-certificate = There is a private key but no certificate. Choose signCert.der as well.
import-no-pair = Certificate and private key do not belong together. Choose the two files of the same folder.
import-empty = There is no certificate in the file. Choose another one.

## Kinds of files
file-pkcs12 = Certificate and private key (PKCS#12)
file-certificate = Certificate
file-encrypted-key = Private key with a password
file-plain-key = Private key without a password
file-backup = Ingam backup
file-kind-archive = A zip file that cannot be opened here. Unpack it first.
file-other = A kind of file that cannot be imported
file-picture = Picture (no QR code of Ingam is seen in it)
file-unknown = Unknown file
file-damaged = Damaged file

## Strength
strength-weak = Weakly protected: { $scheme }, { $rounds } rounds. Importing locks it better.
strength-fair = Fairly protected: { $scheme }, { $rounds } rounds
strength-strong = Strongly protected: { $scheme }, { $rounds } rounds

## Export
export-title = Export the certificate
export-lead = Save it as files that other programs and devices can use.
export-format = Format
export-more = Other formats
export-place = Where to save
export-download = Downloads folder
export-download-about = Several files are put into one zip file.
export-folder = Choose a folder or a USB stick
export-folder-about = What was written is read back and checked. NPKI formats get their NPKI folder.
export-password = Current certificate password
export-own = Use another password for the file
export-own-label = New password of the file
export-careful = Whoever has the file and its password can use your certificate. Do not send the file by email or in a messaging app.
export-submit = Save as a file
export-downloaded = The file was saved. Look for it in your downloads folder.
export-unpack = Unpack the zip to find the NPKI folder. Move it to the top of a USB stick, or into AppData\LocalLow of your user folder on Windows, Library/Preferences on a Mac.
export-written = The files were written, read back and checked.
export-back = Back to the certificate
export-open = Export in another format

## A word on each format
format-pkcs12 = .p12 (recommended)
format-pkcs12-readers = Windows, macOS, Firefox, Java and current banking programs read it.
format-pkcs12-strength = Strong: AES-256, PBKDF2 with 300,000 rounds
format-npki = NPKI folder (signCert.der, signPri.key)
format-npki-readers = The form that certificate programs of Korean banks and offices read. Some old ones do not know P-256 keys.
format-npki-strength = Weak: SEED, 2,048 rounds. Use it only if you must, with a long password.
format-pkcs12-legacy = Old .p12
format-pkcs12-legacy-readers = For old telephones and programs, such as those of Windows 7.
format-pkcs12-legacy-strength = Weak: 3DES, SHA-1. Delete it after the move.
format-npki-seed = NPKI folder (PBES2-SEED)
format-npki-seed-readers = Current Korean certificate programs and OpenSSL read it.
format-npki-seed-strength = Fair: SEED, PBKDF2
format-npki-modern = NPKI folder (AES-256)
format-npki-modern-readers = OpenSSL and developers' tools read it. Korean certificate programs mostly do not.
format-npki-modern-strength = Strong: AES-256, PBKDF2 with 600,000 rounds
format-pem = PEM (PKCS#8 key, certificate and its issuers)
format-pem-readers = Developers' tools and servers read it.
format-pem-strength = Strong: AES-256, PBKDF2 with 600,000 rounds
format-der = Certificate only (.cer)
format-der-readers = Windows and macOS open it by a double click.
format-chain = Certificate and issuers (.pem)
format-chain-readers = Servers and developers' tools read it.
format-certificate-strength = There is no private key in it, so it has no password. You may give it away.

## Backup of everything, and back
backup-title = Back up everything
backup-lead = Saves the certificates of this browser together. You can restore them on another device.
backup-nothing = There is no certificate to back up. Get one issued or import one first.
backup-choose = Certificates to back up
backup-of = { $name } · until { $date }
backup-replaced = replaced by a newer one
backup-form = How to keep it
backup-file = As one file
backup-file-about = Keep it on a USB stick or another device. ‘Import a certificate’ restores it.
backup-paper = On paper
backup-paper-about = Prints QR codes and text. There is room for two or three certificates.
backup-password = Password of the backup
backup-two-passwords = Restoring takes the password of the backup, and using a certificate takes its own password. Remember both.
backup-make = Make the backup
backup-saved = It was saved as { $name }. Keep it away from this device.
paper-title = Ingam paper backup
paper-about = To restore it, open ‘Import a certificate’ at { $site } and choose photos of the QR codes below, each taken large and alone. The password of the backup is needed. If you cannot take photos, type the text into a file.
paper-page = Page { $number } of { $count }
paper-facts = { $count ->
    [one] { $names } · made { $date } · one certificate · backup number { $id }
   *[other] { $names } · made { $date } · { $count } certificates · backup number { $id }
}
paper-certificate = { $name } · { $product } · serial number ends in { $serial } · until { $date }
paper-code = QR code { $number } of { $count }
paper-made = The paper backup is made. Please print it now.
paper-advice = It is gone when you leave this page without printing. Check that the print is sharp, and keep it apart from the password of the backup.
paper-print = Print
paper-printed = Was it printed well?
paper-printed-yes = Yes, it is printed
paper-noted = The date of this paper backup is remembered. Keep it apart from the password of the backup.
paper-more = Photos of the other QR codes
paper-part = A part of a paper backup was read.
paper-missing = Of the { $count } QR codes of this paper backup, { $missing } is still needed. Choose more photos, each code taken large and alone.
paper-restart = Start over
paper-read = { $count ->
    [one] { $name }: one new QR code was read.
   *[other] { $name }: { $count } new QR codes were read.
}
paper-known = { $name }: this QR code was read already. Take one with another number.
paper-unread = { $name }: no QR code could be read in this picture. Take it again: one code, filling the picture, held still.
restore-title = Restore a backup
restore-lead = A backup that Ingam made. With its password, the certificates in it can be restored.
restore-choose = Choose the certificates to restore.
restore-password = Password of the backup
restore-open = Open the backup
restore-take = Restore
restore-all = Restore all
restore-replace = Use the one from the backup
restore-sure = Replace it and its password
restore-here = This certificate is here already. If you replace it, its password becomes the one it had when the backup was made.
restore-elsewhere = The backup was made at another address, so the certificate password is needed.
restore-done = It was restored. Try its password under ‘My certificates’.
restore-one-done = Restored
restore-of = { $name }: { $what }

## Inspect
inspect-title = Inspect a certificate
inspect-lead = Shows what is in a file of certificates, keys or signatures, and what is wrong with it.
inspect-about = Certificates · chains · CSR · CRL · .p12 · signCert.der with signPri.key · signatures (CMS) · OCSP responses
inspect-local = Files are looked at on this device only. They are not sent anywhere, and not kept.
inspect-count = { $count ->
    [one] 1 item inspected.
   *[other] { $count } items inspected.
}
inspect-within = inside: { $kind }
inspect-restore = Restore the backup
inspect-critical = critical
inspect-good = Good:
inspect-info = Note:
inspect-warn = Warning:
inspect-bad = Problem:
inspect-more = Look closer
inspect-locked = Something is locked. Its password shows what is inside.
inspect-number = Resident or business registration number
inspect-number-about = Checks whether the certificate was issued to its holder. Leave it empty if you do not need that.
inspect-again = Look again
inspect-mend = Save it anew
inspect-mend-keys = Saves certificate and private key as a .p12 file with the strong protection of today. The file you have stays as it is.
inspect-mend-keys-submit = Lock again and save
inspect-mend-chain = Saves the certificates in the order of issue as a PEM file, without anything else. The file you have stays as it is.
inspect-mend-chain-submit = Save in order
inspect-mend-password = Password of the new file
inspect-mended = Saved: { $names }

## Camera
camera-open = Read a paper backup with the camera
camera-opening = The camera is starting.
camera-none = The camera cannot be used. Check the camera permission of the browser, or choose pictures of the QR codes.
camera-about = Show the QR codes of the paper backup one by one, so large that they fill the picture. Those that are missing are named. The picture is neither stored nor sent.
camera-missing = Of { $count } QR codes, these are still missing: { $missing }. Please go on.
camera-picture = Camera picture
camera-close = Switch the camera off
