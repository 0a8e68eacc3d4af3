//! What one customer has answered does not become another one's answer, and late answers are nobody's.

use std::rc::Rc;

use ingam::{
    issuance::{Action, Issuance, Step, applicant::IdentityWay},
    session::{SessionKey, SessionSlot},
};
use ingam_bank_api::{
    AgreedTerms, CustomerView, Details, EnrollmentView, Holder, Product, Purpose, Secret,
    Step as Asked,
};
use yew::Reducible;

fn view(step: Asked, mark: &str, product: Option<Product>) -> EnrollmentView {
    EnrollmentView {
        id: "e1".to_owned(),
        step,
        purpose: Purpose::Issue,
        old: None,
        expires_at: 1_795_305_600,
        customer: Some(CustomerView {
            mark: mark.to_owned(),
            name: "(주)인감상사".to_owned(),
            english_name: "Ingam Trading Co Ltd".to_owned(),
            english_name_limit: 31,
        }),
        products: Vec::new(),
        accounts: Vec::new(),
        ways: Vec::new(),
        card: None,
        product,
        authority: None,
        fee: None,
        details: None,
        subject: None,
    }
}

fn identify(state: Rc<Issuance>, mark: &str) -> Rc<Issuance> {
    let view = view(Asked::Product, mark, None);
    state.reduce(Action::Identify(IdentityWay::Account, String::new(), view))
}

/// A company that has given its details, and went back to who it is.
fn described() -> Rc<Issuance> {
    let agreed =
        vec![AgreedTerms { id: "t".to_owned(), version: "1".to_owned(), sha256: "0".repeat(64) }];
    let start = Rc::new(Issuance::default()).reduce(Action::Agree(Holder::Corporate, agreed));
    let tax = Some(Product::Tax);
    let details = Details { english_name: Some("Ingam Trade".to_owned()), ..Details::default() };
    [
        Action::Choose(view(Asked::Verification, "a", tax)),
        Action::Verify(view(Asked::Fee, "a", tax)),
        Action::ConfirmFee(view(Asked::Details, "a", tax)),
        Action::Describe(details, view(Asked::Codes, "a", tax)),
        Action::Go(Step::Identity),
    ]
    .into_iter()
    .fold(identify(start, "a"), Issuance::reduce)
}

#[test]
fn the_same_customer_again_types_nothing_twice() {
    let state = identify(described(), "a");
    assert_eq!((state.step, state.product), (Step::Product, Some(Product::Tax)));
    assert!(state.details.is_some());
}

#[test]
fn another_customer_gets_an_empty_form() {
    let state = identify(described(), "b");
    assert_eq!((state.step, state.product), (Step::Product, None));
    assert_eq!((state.details.as_ref(), state.customer.as_str()), (None, "b"));
}

#[test]
fn a_draft_says_whose_it_is() {
    let draft = described().to_draft().expect("there is something to keep");
    let restored = || Rc::new(Issuance::from_draft(draft.clone()));
    assert!(identify(restored(), "a").details.is_some());
    assert_eq!(identify(restored(), "b").details, None);
}

#[test]
fn a_session_that_nobody_wants_any_more_does_not_begin() {
    let key = |id: &str| SessionKey { id: id.to_owned(), token: Secret::new("t".to_owned()) };
    let slot = SessionSlot::default();
    let turn = slot.begin();
    assert!(slot.fill(turn, key("first")));
    let late = slot.begin();
    // The person went back and chose another kind of holder.
    slot.clear();
    assert!(!slot.fill(late, key("late")));
    assert_eq!(slot.key(), None);
}
