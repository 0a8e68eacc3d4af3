//! Names on seals.

use ingam::components::seal::layout::{Frame, SealLayout};

/// Glyphs column by column from the right, as they are read.
fn read(name: &str) -> Vec<String> {
    SealLayout::of(name).glyphs.into_iter().map(|glyph| glyph.text).collect()
}

#[test]
fn three_syllables_are_filled_up_with_the_word_for_seal() {
    assert_eq!(read("홍길동"), ["홍", "길", "동", "인"]);
    let [hong, gil, dong, inn] = SealLayout::of("홍길동").glyphs.try_into().expect("four glyphs");
    assert!(hong.x > 50.0 && hong.y < 50.0, "홍 is at the top right");
    assert!(gil.x > 50.0 && gil.y > 50.0, "길 is below it");
    assert!(dong.x < 50.0 && dong.y < 50.0, "동 is at the top left");
    assert!(inn.x < 50.0 && inn.y > 50.0, "인 is below it");
}

#[test]
fn other_lengths_have_layouts_of_their_own() {
    assert_eq!(read("김구"), ["김", "구", "지", "인"]);
    assert_eq!(read("황보관우"), ["황", "보", "관", "우"]);
    assert_eq!(read("선우하늘별"), ["선", "우", "하", "늘", "별", "인"]);
    assert_eq!(read("봄"), ["봄", "인"]);
    assert_eq!(read(""), ["인"]);
    assert_eq!(read("諸葛孔明"), ["諸", "葛", "孔", "明"]);
}

#[test]
fn latin_names_stand_in_lines() {
    assert_eq!(read("Hong Gil Dong"), ["Hong", "Gil", "Dong"]);
    let glyphs = SealLayout::of("Hong Gil Dong").glyphs;
    assert!(glyphs.iter().all(|glyph| glyph.x == 50.0));
    assert!(glyphs.windows(2).all(|pair| pair[0].y < pair[1].y));
    assert_eq!(read("Maria del Carmen Ruiz"), ["MdCR"]);
}

#[test]
fn companies_have_round_seals_without_the_words_every_company_has() {
    let seal = SealLayout::of("주식회사 한빛상사");
    assert_eq!(seal.frame, Frame::Round);
    assert_eq!(seal.glyphs[0].text, "한");
    assert_eq!(SealLayout::of("홍길동").frame, Frame::Square);
    assert_eq!(read("(주)모의"), ["모", "의", "지", "인"]);
}

#[test]
fn nothing_leaves_the_frame_whatever_the_name() {
    let names = [
        "가나다라마바사아자차카타파하",
        "<script>alert(1)</script>",
        "WWWWWWWWWWWWWWWWWWWWWWWW",
        "김 <b>철</b> 수",
        "\u{202e}\u{0}\u{7}",
        "ㅋㅋㅋ",
        "주식회사 가나다라마바사아자차카",
        "🙂🙂🙂",
        "Ō'Brien-Ångström & Søn",
    ];
    for name in names {
        let glyphs = SealLayout::of(name).glyphs;
        assert!((1..=9).contains(&glyphs.len()), "{name}: {}", glyphs.len());
        for glyph in glyphs {
            let letters = glyph.text.chars().count() as f64;
            let width = if letters > 1.0 { letters * 0.7 } else { 1.0 } * glyph.size;
            assert!(glyph.size >= 5.0, "{name}: {} is too small to read", glyph.text);
            assert!(glyph.x - width / 2.0 >= 5.0 && glyph.x + width / 2.0 <= 95.0, "{name}");
            assert!(
                glyph.y - glyph.size / 2.0 >= 5.0 && glyph.y + glyph.size / 2.0 <= 95.0,
                "{name}"
            );
            assert!(!glyph.text.contains(['<', '>', '\0', '\u{202e}']), "{name}");
        }
    }
}
