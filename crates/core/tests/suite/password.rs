//! The rules for certificate passwords.

use ingam_core::password::{CertPassword, Checklist, PasswordRule, Personal};
use proptest::prelude::*;

fn personal() -> Personal {
    Personal {
        birth_date: "19900101".to_owned(),
        business_number: "1248100998".to_owned(),
        phone: "01012345678".to_owned(),
        user_id: "honggildong".to_owned(),
    }
}

fn unmet(password: &str) -> Vec<PasswordRule> {
    Checklist::of(password, &personal())
        .rules()
        .filter(|(_, met)| !met)
        .map(|(rule, _)| rule)
        .collect()
}

#[test]
fn good_passwords() {
    for password in [
        "Tr0ub4dor&3!",
        "산과들9과바다!나무",
        "gye-jeol 7 mok",
        "바람이 부는 날에는 나도 떠나고 싶다",
        "it's a long \"way\" home",
    ] {
        assert_eq!(unmet(password), [], "{password}");
        assert_eq!(CertPassword::parse(password, &personal()).unwrap().expose(), password);
    }
}

#[test]
fn each_rule_alone() {
    use PasswordRule::*;
    let cases = [
        ("Tr0ub4d&3", vec![Length]),
        ("9471-0382-56", vec![Letter]),
        ("Troub-dor&!", vec![Digit]),
        ("Tr0ub4dor93", vec![Special]),
        ("Tr0ub4dor'9!", vec![Characters]),
        ("Tr0ub4dor\\9!", vec![Characters]),
        ("Tr000b4dor&9", vec![Runs]),
        ("Xabc0b4dor&9", vec![Runs]),
        ("Xcba0b4dor&9", vec![Runs]),
        ("Tr!900101!gh", vec![Personal]),
        ("Tr!1990-0101!gh", vec![Personal]),
        ("x!HongGilDong7", vec![Personal]),
        ("Tr!124-81-00998!gh", vec![Personal]),
        ("Password1!", vec![Common]),
        ("p@ssw0rd2024", vec![Common]),
        ("password!password!", vec![Common]),
        ("1q2w3e4r5t!!", vec![Common]),
        ("correct horse battery staple", vec![Common]),
    ];
    for (password, rules) in cases {
        assert_eq!(unmet(password), rules, "{password}");
    }
    let phone = unmet("Tr!01012345678!gh");
    assert!(phone.contains(&Personal), "{phone:?}");
}

#[test]
fn long_runs_are_no_passphrases() {
    for password in ["aaaaaaaaaaaaaaaaaaaa", "abcdefghijklmnopqrstuvwxyz", "11112222333344445555"] {
        assert!(unmet(password).contains(&PasswordRule::Runs), "{password}");
    }
    assert!(unmet(&"가나".repeat(30)).contains(&PasswordRule::Length));
    assert!(unmet("").contains(&PasswordRule::Length));
}

#[test]
fn nothing_is_printed() {
    let password = CertPassword::parse("Tr0ub4dor&3!", &personal()).unwrap();
    assert_eq!(format!("{password:?} {:?}", personal()), "CertPassword(…) Personal(…)");
}

proptest! {
    #[test]
    fn parse_agrees_with_the_checklist(password in any::<String>()) {
        let met = Checklist::of(&password, &personal()).all_met();
        prop_assert_eq!(CertPassword::parse(&password, &personal()).is_ok(), met);
    }

    #[test]
    fn decoration_does_not_help(head in "[0-9!]{0,3}", tail in "[0-9!#]{2,6}") {
        let checklist = Checklist::of(&format!("{head}password{tail}"), &Personal::default());
        prop_assert!(!checklist.is_met(PasswordRule::Common));
    }
}
