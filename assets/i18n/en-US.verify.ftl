## Verifying signatures
verify-title = Verify a signature
verify-lead = Add a transfer receipt or a signature file: we tell you who signed it and when, and whether it has changed since.
verify-about = Signature files (.p7m · .p7s · PEM), together with the document if it came separately. Revocation lists (CRL), OCSP responses and certificates can be added too. Up to 8 MB a file.
verify-local = Files are checked on this device only. Nothing is sent, and nothing is kept.
verify-count = { $count ->
    [one] { $count } signature file was checked.
   *[other] { $count } signature files were checked.
}
verify-none = There is no signature in these files. Please add a file whose name ends with .p7m or .p7s.
verify-too-large = { $name }: larger than 8 MB, so it was not read.
verify-files = Your files
verify-text = What was signed
verify-signers = Who signed
verify-save = Save what was signed as a file
verify-print = Print the result
verify-again = Start over
verify-home-about = Checks whether a signature file, such as a transfer receipt, is genuine and unchanged.
