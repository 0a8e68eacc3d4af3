## Renewal and reissue
