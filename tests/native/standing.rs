//! Whom the page asks whether a certificate holds.

use ingam::certificates::standing::path_of;

#[test]
fn only_the_path_of_an_address_counts() {
    for (url, path) in [
        ("http://ocsp.example/ocsp/issuing", Some("/ocsp/issuing")),
        ("http://evil.example:8080/a/b?c", Some("/a/b?c")),
        ("http://ocsp.example", None),
        ("https://x//evil.example/o", None),
        ("https://x/\\evil.example/o", None),
        ("ldap:no", None),
        ("", None),
    ] {
        assert_eq!(path_of(url), path, "{url}");
    }
}
