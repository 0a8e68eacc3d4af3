## Notices
