//! The form of the contact details: judged when a line was left, written as people write it.

use ingam::issuance::contact::{Contact, Line};
use ingam_bank_api::{Address, Details};

fn details() -> Details {
    Details {
        email: "hong@example.com".to_owned(),
        phone: "01000001234".to_owned(),
        address: Address {
            postal_code: "04524".to_owned(),
            line1: "서울특별시 중구 모의로 1".to_owned(),
            line2: String::new(),
        },
        ..Details::default()
    }
}

fn with(line: Line, text: &str) -> Contact {
    Contact::of(details()).with(line, text.to_owned())
}

#[test]
fn what_the_bank_has_comes_back_and_is_shown_as_people_write_it() {
    let form = Contact::of(details());
    assert_eq!(form.typed(Line::Phone), "010-0000-1234");
    assert_eq!(form.read(), Some(details()));
}

#[test]
fn a_line_that_was_left_stands_there_as_people_write_it() {
    for (line, typed, written) in [
        (Line::Email, "\u{200b} ｈｏｎｇ@example.com ", "hong@example.com"),
        (Line::Phone, "０１０ １２３４ ５６７８", "010-1234-5678"),
        (Line::Phone, "+82 10-1234-5678", "010-1234-5678"),
        (Line::PostalCode, "０４５-24", "04524"),
        (Line::Street, "  모의로\u{3000}１  ", "모의로 1"),
        (Line::Room, "３층\u{202e}\t<b>🏠</b>", "3층 <b>🏠</b>"),
        (Line::Room, "  ", ""),
    ] {
        let form = with(line, typed);
        assert_eq!(form.typed(line), typed, "not while it is typed");
        assert_eq!(form.after(line).typed(line), written);
    }
}

#[test]
fn what_is_wrong_is_said_once_the_line_was_left_and_no_longer_when_it_is_mended() {
    let long = "가".repeat(101);
    for (line, wrong, right) in [
        (Line::Email, "", "a@b.kr"),
        (Line::Email, "hong@example", "hong@example.kr"),
        (Line::Email, "홍@example.com", "hong@example.com"),
        (Line::Phone, "02-123-4567", "010-0000-1234"),
        (Line::Phone, "010-1234-567", "010-1234-5678"),
        (Line::Phone, "010<b>12345678", "010 1234 5678"),
        (Line::PostalCode, "0452", "04524"),
        (Line::PostalCode, "123-456", "12345"),
        (Line::PostalCode, "0452🏠", "04524"),
        (Line::Street, " \u{200b}\u{202e} ", "모의로 1"),
        (Line::Street, &long, "가"),
        (Line::Room, &long, ""),
    ] {
        let typing = with(line, wrong);
        assert!(!typing.is_bad(line), "{wrong}: not yet");
        assert_eq!(typing.read(), None, "{wrong}");
        let left = typing.after(line);
        assert!(left.is_bad(line), "{wrong}");
        assert_eq!(left.typed(line), wrong, "what is wrong stays as it was typed");
        assert!(!left.with(line, right.to_owned()).is_bad(line), "{right}");
    }
}

#[test]
fn an_attempt_to_go_on_judges_every_line() {
    let form = Contact::default().judged();
    let bad = Line::ALL.map(|line| form.is_bad(line));
    assert_eq!(bad, [true, true, true, true, false], "the last line may be empty");
}
