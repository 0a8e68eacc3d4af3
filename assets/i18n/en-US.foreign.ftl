## Registering certificates of other institutions
