//! The keypad: its order, what its buttons are called, and that it knows nothing of the secret.

use std::collections::BTreeSet;

use ingam::{
    components::keypad::{Edit, Keypad, SIGNS},
    hooks::shuffled,
    i18n::{I18n, Language},
};
use ingam_core::password::{Checklist, Personal};
use yew::prelude::*;

use crate::render::{render, render_in};

fn keypad(digits: bool) -> Html {
    html! {
        <Keypad
            label="암호"
            name="pin"
            node={NodeRef::default()}
            {digits}
            maxlength={4}
            on_input={Callback::noop()}
            on_close={Callback::noop()}
        />
    }
}

/// A generator that is good enough to try orders with (Steele and others, SplitMix).
fn numbers(mut state: u64) -> impl FnMut() -> u32 {
    move || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed >> 32) as u32
    }
}

#[test]
fn every_character_is_there_once_in_whatever_order() {
    let mut orders = BTreeSet::new();
    for seed in 0..200 {
        let mut order = shuffled("abcdef", numbers(seed));
        orders.insert(order.clone());
        order.sort_unstable();
        assert_eq!(order, ['a', 'b', 'c', 'd', 'e', 'f']);
    }
    assert!(orders.len() > 120, "{} orders of 720 in 200 tries", orders.len());
    assert_eq!(shuffled("", || unreachable!("there is nothing to choose")), [' '; 0]);
    for extreme in [0, u32::MAX] {
        assert_eq!(shuffled("ab", || extreme).len(), 2);
    }
}

#[test]
fn every_character_comes_to_every_place_equally_often() {
    let mut random = numbers(1);
    let mut places = [0_u32; 3];
    for _ in 0..3_000 {
        let order = shuffled("abc", &mut random);
        places[order.iter().position(|c| *c == 'a').expect("it is there")] += 1;
    }
    // Five times the standard deviation of a fair order.
    assert!(places.iter().all(|count| count.abs_diff(1_000) < 130), "{places:?}");
}

#[test]
fn buttons_write_delete_and_clear_and_stop_at_the_longest_text() {
    let mut text = "12".to_owned();
    for (edit, after) in [
        (Edit::Add('3'), "123"),
        (Edit::Add('4'), "1234"),
        (Edit::Add('5'), "1234"),
        (Edit::Delete, "123"),
        (Edit::Clear, ""),
        (Edit::Delete, ""),
        (Edit::Add('가'), "가"),
    ] {
        edit.apply(&mut text, 4);
        assert_eq!(text, after);
    }
}

#[test]
fn every_sign_has_a_name_in_both_languages_and_may_be_in_a_password() {
    for language in [Language::Korean, Language::English] {
        let names = I18n::new(language).t(id("keypad-signs-names"));
        let names: BTreeSet<_> = names.split(", ").collect();
        assert_eq!(names.len(), SIGNS.chars().count(), "{names:?}");
    }
    for sign in SIGNS.chars() {
        let password = format!("Kz7{sign}Wm4pQx9");
        assert!(Checklist::of(&password, &Personal::default()).all_met(), "{sign}");
    }
}

#[test]
fn its_buttons_have_names_and_send_no_form() {
    let html = render(keypad(false));
    for letter in 'a'..='z' {
        assert_eq!(html.matches(&format!(">{letter}</button>")).count(), 1, "{letter}");
    }
    assert!(!html.contains(r#"type="submit""#) && !html.contains("value="), "{html}");
    assert!(html.contains(r#"role="status""#) && html.contains("아직 입력한 글자가 없습니다."));
    let english = render_in(Language::English, keypad(true));
    for digit in '0'..='9' {
        assert_eq!(english.matches(&format!(">{digit}</button>")).count(), 1, "{digit}");
    }
    assert!(!english.contains(">a</button>") && english.contains("No characters entered yet."));
}

fn id(name: &str) -> ingam::i18n::MessageId {
    ingam::i18n::MessageId::find(name).expect("there is such a message")
}
