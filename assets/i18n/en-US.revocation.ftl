## Revocation and suspension
