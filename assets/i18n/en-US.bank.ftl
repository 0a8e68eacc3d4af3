## Internet banking
menu-bank = Banking
login-title = Log in to internet banking
login-lead = Log in with your joint certificate.
login-start = Log in with a certificate
login-about = You log in by signing a one-time number of the bank. Your private key and its password are not sent to the bank.
login-left = You are logged out.
login-idle = Nothing was done for a while, so you were logged out for your safety.
login-over = You were logged out: the time was over, you logged out elsewhere, or the certificate can no longer be used.
login-select = Select the certificate to log in with
login-submit = Log in
select-places = Where to look for certificates
select-in-browser = This browser
select-in-window = This window
select-in-file = File or USB
select-in-phone = Phone
select-phone-about = A certificate on your phone or another PC has to be copied to this device first. It takes a minute.
select-phone-copy = Copy it from the phone
select-list = Certificates
select-nothing = There is no certificate in this browser. Get a new one, or import the one you have.
select-nothing-public = There is no certificate in this window. One that you have as a file, on a USB stick for instance, is under ‘File or USB’.
select-view = View certificate
select-find = Find certificate
select-delete = Delete certificate
select-file-about = A certificate from a file or a USB stick is used this once and not stored.
select-file-drop = A .p12 or .pfx file, or signCert.der and signPri.key of an NPKI folder
select-file-several = There are several certificates in the file. Choose the one to use.
bank-title = Hello, { $name }
bank-last-login = Last login: { $time }
bank-loading = Loading your accounts.
bank-accounts = My accounts
bank-clock = The clock of this device is far off the bank's. Please set date and time automatically. The bank's clock counts.
bank-others = { $count ->
    [one] You are also logged in at { $count } other place. If you have just reloaded the page, it may be that. If not, log out everywhere.
   *[other] You are also logged in at { $count } other places. If you have just reloaded the page, one may be that. If not, log out everywhere.
}
bank-leave-everywhere = Log out everywhere
band-label = Login
band-name = { $name }
band-left = Automatic logout in { $time }
band-soon = You will be logged out within a minute. Press ‘Extend’ to go on.
band-last = You will be logged out within a minute. The longest time is over, so it cannot be extended.
band-extend = Extend
band-leave = Log out
band-ended = You are logged out. Log in again to use the bank.
