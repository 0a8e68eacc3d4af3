//! Labels of certificates.

use ingam_core::vault::label;

#[test]
fn a_label_is_what_can_be_seen() {
    assert_eq!(label::of("  급여 통장 <b>  "), "급여 통장 <b>");
    assert_eq!(label::of("\u{202e}gnab\u{202c}k\u{200f}"), "gnabk");
    assert_eq!(label::of("a\tb\r\nc\0d\u{2028}e\u{feff}"), "abcde");
    assert_eq!(label::of(" \u{200b} \u{2066}\u{2069} "), "");
    assert_eq!(label::of("👩\u{200d}🌾"), "👩\u{200d}🌾", "composed symbols stay whole");
}

#[test]
fn a_label_has_at_most_40_characters() {
    assert_eq!(label::of(&"가".repeat(40)), "가".repeat(40));
    assert_eq!(label::of(&"가".repeat(41)), "가".repeat(40));
    assert_eq!(label::of(&format!("{} b", "a".repeat(39))), "a".repeat(39));
}
