## Copies between devices
