## Transfers and their history
