//! People and organisations: what the wizard asks them, and what their certificates are called.

use ingam::{
    i18n::{I18n, Language},
    issuance::{
        applicant::{Applicant, HolderNumber, KnownBy},
        organization::{NameLine, Organization},
        steps::{certificate_product, holder_choice, organization_fields, pending_product},
    },
    keeper::protocol::Summary,
};
use ingam_bank_api::{CustomerView, Details, EnrollmentView, Holder, Purpose, Step};
use ingam_core::{
    account_number::AccountNumber,
    business_number::BusinessNumber,
    resident_number::ResidentNumber,
    user_id::UserId,
    vault::{PendingEnrollment, Storage},
};
use yew::Callback;

use crate::render::{HOSTILE, render, render_in};

const ENDING: &str = "0999,ou=모의은행 (TEST),ou=corporate4IB,o=IngamTest,c=kr";

fn view(limit: u32, subject: &str) -> EnrollmentView {
    EnrollmentView {
        id: "e1".to_owned(),
        step: Step::Details,
        purpose: Purpose::Issue,
        old: None,
        expires_at: 0,
        customer: Some(CustomerView {
            mark: "m".to_owned(),
            name: "(주)인감(A)".to_owned(),
            english_name: "A".to_owned(),
            english_name_limit: limit,
        }),
        products: Vec::new(),
        accounts: Vec::new(),
        ways: Vec::new(),
        card: None,
        product: None,
        authority: None,
        fee: None,
        details: None,
        subject: Some(subject.to_owned()),
    }
}

fn company() -> Organization {
    let subject = format!("cn=(주)인감(A)(A){ENDING}");
    Organization::of(&view(12, &subject), None).expect("an organisation")
}

fn typed(contact: &str, english: &str) -> Organization {
    let form = company().with(NameLine::Contact, contact.to_owned());
    form.with(NameLine::English, english.to_owned())
}

#[test]
fn the_form_starts_with_what_is_known() {
    assert_eq!(company().typed(NameLine::English), "A", "as the bank has it");
    assert_eq!(company().typed(NameLine::Contact), "");
    let details = Details {
        contact_name: Some("오세영".to_owned()),
        english_name: Some("B".to_owned()),
        ..Details::default()
    };
    let form = Organization::of(&view(12, ""), Some(&details)).expect("an organisation");
    assert_eq!((form.typed(NameLine::Contact), form.typed(NameLine::English)), ("오세영", "B"));
    assert_eq!(Organization::of(&view(0, ""), None), None, "a person has no such names");
}

#[test]
fn the_preview_is_the_banks_line_with_another_name() {
    let preview = |english: &str| typed("", english).preview();
    assert_eq!(preview("A"), Some(format!("cn=(주)인감(A)(A){ENDING}")));
    assert_eq!(preview(" B, Inc. "), Some(format!("cn=(주)인감(A)(B\\, Inc.){ENDING}")));
    assert_eq!(preview("<b>1</b>"), Some(format!("cn=(주)인감(A)(\\<b\\>1\\</b\\>){ENDING}")));
    for bad in ["", "인감", "A\u{202e}", "🙂", "longer than 12"] {
        assert_eq!(preview(bad), None, "{bad}");
    }
    let other = Organization::of(&view(12, "cn=other,c=kr"), None).expect("an organisation");
    assert_eq!(other.preview(), None, "a line that is not this name's");
}

#[test]
fn both_names_are_needed() {
    let complete = |contact, english| typed(contact, english).complete(Details::default());
    let details = complete(" 오세영 ", " B ").expect("two names");
    assert_eq!(details.contact_name.as_deref(), Some("오세영"));
    assert_eq!(details.english_name.as_deref(), Some("B"));
    for (contact, english) in [
        ("", "B"),
        ("오세영", ""),
        ("오🙂", "B"),
        ("<b>", "B"),
        ("오\u{200f}", "B"),
        ("오세영", "비"),
    ] {
        assert_eq!(complete(contact, english), None, "{contact} {english}");
    }
}

#[test]
fn problems_are_said_when_a_line_was_left() {
    let html = |form: Organization| {
        render(organization_fields(&I18n::new(Language::Korean), &form, &Callback::noop()))
    };
    let problems = |form| html(form).matches(r#"aria-invalid="true""#).count();
    assert_eq!(problems(typed("", "")), 0);
    assert_eq!(problems(typed("", "").after(NameLine::English)), 1);
    assert_eq!(problems(typed("", "").judged()), 2);
    assert_eq!(problems(typed("오세영", "B").judged()), 0);
    assert!(html(typed("", "").judged()).contains("12자 안에서"));
    let hostile = html(typed(HOSTILE, HOSTILE).judged());
    assert!(!hostile.contains("<img") && !hostile.contains("<script"), "{hostile}");
    assert!(html(typed("오세영", "B &")).contains("(B &amp;)"));
}

#[test]
fn whose_certificate_it_is_can_be_chosen() {
    for (language, corporate) in [(Language::Korean, "기업"), (Language::English, "A company’s")]
    {
        let i18n = I18n::new(language);
        let html = render_in(language, holder_choice(&i18n, Holder::Corporate, &Callback::noop()));
        assert_eq!(html.matches(r#"name="holder""#).count(), 2);
        assert_eq!(html.matches("checked").count(), 1);
        assert!(html.contains(corporate) && html.contains("<legend>"), "{html}");
    }
}

#[test]
fn an_applicant_is_known_by_one_thing() {
    let person = Applicant {
        known_by: KnownBy::UserId(UserId::parse("hong1234").expect("a user id")),
        number: HolderNumber::Resident(
            ResidentNumber::parse("900101-1234568").expect("a resident number"),
        ),
    };
    let identity = person.identity();
    assert_eq!((identity.user_id.as_deref(), identity.account), (Some("hong1234"), None));
    assert_eq!(identity.number.expose(), "9001011234568");
    assert_eq!(person.number.birth_date(), "19900101");
    assert_eq!(person.number.business_number(), "");
    assert!(!format!("{person:?}").contains("1234568"));

    let company = Applicant {
        known_by: KnownBy::Account(AccountNumber::parse("789012-01-007890").expect("an account")),
        number: HolderNumber::Business(
            BusinessNumber::parse("999-88-00014").expect("a business number"),
        ),
    };
    let identity = company.identity();
    assert_eq!((identity.user_id, identity.account.as_deref()), (None, Some("78901201007890")));
    assert_eq!(identity.number.expose(), "9998800014");
    assert_eq!(company.number.birth_date(), "");
    assert_eq!(company.number.business_number(), "9998800014");
}

#[test]
fn certificates_have_the_names_that_people_know() {
    let arc = |last: &str| format!("1.3.6.1.4.1.32473.2.1.{last}");
    let other = |last: &str| format!("1.3.6.1.4.1.32473.2.{last}");
    let cases = [
        ("general", arc("1"), "개인 범용", "Personal, general purpose"),
        ("general", arc("3"), "사업자 범용", "Business, general purpose"),
        ("general", other("2.3"), "사업자 범용", "Business, general purpose"),
        ("general", other("3.1"), "개인 범용", "Personal, general purpose"),
        ("banking", arc("2"), "은행·신용카드·보험용", "Banking, cards and insurance"),
        ("business_banking", arc("4"), "기업뱅킹용", "Business banking"),
        ("tax", arc("5"), "전자세금용", "Electronic tax"),
        ("spaceship", arc("9"), "종류 미상", "Unknown type"),
    ];
    for (product, policy, korean, english) in cases {
        for (language, name) in [(Language::Korean, korean), (Language::English, english)] {
            let i18n = I18n::new(language);
            let label = certificate_product(&i18n, &summary(product, &policy));
            assert_eq!(label.as_str(), name);
            assert_eq!(pending_product(&i18n, &pending(product, &policy)).as_str(), name);
        }
    }
}

fn pending(product: &str, policy: &str) -> PendingEnrollment {
    PendingEnrollment {
        reference: String::new(),
        csr: Vec::new(),
        subject: Vec::new(),
        policy: policy.to_owned(),
        product: product.to_owned(),
        holder_name: String::new(),
        storage: Storage::Browser,
        expires_at: 0,
        not_after: None,
        renews: None,
    }
}

fn summary(product: &str, policy: &str) -> Summary {
    let text = String::new;
    Summary {
        holder_name: text(),
        subject: text(),
        issuer_name: text(),
        issuer: text(),
        serial: text(),
        not_before: 0,
        not_after: 0,
        policies: vec![policy.to_owned()],
        product: Some(product.to_owned()),
        key: text(),
        signature: text(),
        has_vid: true,
        fingerprint: text(),
        crl_url: None,
        gap: None,
    }
}
