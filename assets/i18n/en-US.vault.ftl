## One certificate
certificate-change = Change the password
certificate-changed = The password is changed: only the new one opens the certificate now. Any backup you made before opens with the old one. Please make a new backup now.
certificate-rename = Rename
certificate-renamed = It has its new name.
change-title = Change the certificate password
change-about = Enter your current password and choose a new one.
change-current = Current password
change-files = Backups you made before do not change: a certificate restored from one opens with the old password. Please make a new backup afterwards.
change-passkeys = Your passkeys still work. A passkey opens the private key beside the password.
change-submit = Change the password
new-password-label = New password
new-password-same = This is your current password. Please choose another one.
rename-title = Rename this certificate
rename-about = You can give it a name of up to { $most } characters that you recognise in this browser. Leave it empty for the original name. The certificate itself does not change.
rename-label = Name
rename-submit = Save this name
delete-word = DELETE
delete-word-label = To delete it, type { $word }
delete-word-bad = It is deleted only when you type { $word }.
delete-by-word = Forgotten the password?
delete-by-password = Delete with the password

## The list
list-search = Search (name, holder, kind, issuer)
list-order = Order
list-newest = Newest first
list-expiry = First to expire first
list-name = By name
list-found = { $count ->
    [0] No certificate matches.
    [one] { $count } certificate matches.
   *[other] { $count } certificates match.
}

## Backup
health-title = Backup
health-good = Every certificate has a backup. Now and then, check where the backups (files or paper) are and that you still know their passwords.
health-without = { $count ->
    [one] { $count } certificate has no backup: { $names }. If the browser is reset or the device is lost, it cannot be had back.
   *[other] { $count } certificates have no backup: { $names }. If the browser is reset or the device is lost, they cannot be had back.
}
health-outdated = The only backup is from before the password was changed: { $names }. A certificate restored from it opens with the old password. Please make a new backup now.
health-sources = { $count ->
    [one] One certificate came out of a file or from another device: { $names }. If it is no longer there or you forgot its password, make a backup here.
   *[other] { $count } certificates came out of files or from other devices: { $names }. If they are no longer there or you forgot their passwords, make a backup here.
}
health-last = Last backup: { $date }, { $place }
backup-in-file = file
backup-in-folder = folder or USB stick
backup-on-paper = paper
backup-of-everything = backup of everything
home-backup = { $count ->
    [one] { $count } certificate has no backup
   *[other] { $count } certificates have no backup
}
home-backup-about = It is in this browser only. If the device is lost or the browser is reset, it cannot be had back.
home-backup-open = Back it up

## Storage
storage-title = Storage
storage-kept = The browser has agreed not to delete what is stored here by itself. If you clear your browsing data, it goes with it.
storage-may-go = The browser has not promised to keep what is stored here. When the device runs out of space, it may delete your certificates.
storage-refused = It was asked again and did not promise. Using this site often, or bookmarking it, may change its answer. With a backup you need not worry.
storage-unknown = This browser does not say whether it keeps what is stored. Please be sure to make a backup.
storage-ask = Ask the browser to keep it
storage-week = This browser may delete what is stored when you have not used this site for 7 days. Please be sure to make a backup.
storage-room = This site uses about { $used }; the browser estimates that it may use about { $room }.

passkey-title = Passkeys
passkey-about = With a passkey, your fingerprint, face or device lock opens this certificate too. The certificate password keeps working.
passkey-have = A passkey opens this certificate in place of its password. Do not forget the password: backup files need it.
passkey-made = Passkey { $number }, added { $date }
passkey-add = Add a passkey
passkey-add-about = First the certificate password is checked. Then the browser asks for your fingerprint, face or device lock.
passkey-add-submit = Next
passkey-added = The passkey was added. From now on it opens the certificate too.
passkey-remove = Remove
passkey-remove-one = Remove passkey { $number }
passkey-removed = The passkey was removed. It does not open this certificate any more. What is left of it on the device can be deleted in the settings of the device.
passkey-use = Use a passkey
