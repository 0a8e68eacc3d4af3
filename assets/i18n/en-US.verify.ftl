## Verifying signatures
