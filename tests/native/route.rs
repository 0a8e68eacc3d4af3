//! Addresses: what they mean, and what a link says.

use ingam::{issuance::Step, route::Route, router::Base};
use ingam_core::vault::EntryId;

fn id() -> EntryId {
    EntryId::derive([0xA7; 16])
}

const ID: &str = "a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7";

fn addresses() -> Vec<(Route, String)> {
    let mut all = vec![
        (Route::Home, "/".to_owned()),
        (Route::Issue, "/issue".to_owned()),
        (Route::Elsewhere, "/resume".to_owned()),
        (Route::resume(&id()), format!("/resume/{ID}")),
        (Route::renew(&id()), format!("/renew/{ID}")),
        (Route::Reissue, "/reissue".to_owned()),
        (Route::Certificates, "/certificates".to_owned()),
        (Route::certificate(&id()), format!("/certificates/{ID}")),
        (Route::export(&id()), format!("/export/{ID}")),
        (Route::Backup, "/backup".to_owned()),
        (Route::Import, "/import".to_owned()),
        (Route::Inspect, "/inspect".to_owned()),
        (Route::Verify, "/verify".to_owned()),
        (Route::Receipts, "/receipts".to_owned()),
        (Route::Revoke, "/revoke".to_owned()),
        (Route::Login, "/login".to_owned()),
        (Route::Bank, "/bank".to_owned()),
        (Route::Help, "/help".to_owned()),
        (Route::help("faq"), "/help/faq".to_owned()),
        (Route::help("errors"), "/help/errors".to_owned()),
        (Route::HelpError { code: "otp-wrong".to_owned() }, "/help/errors/otp-wrong".to_owned()),
        (Route::Register, "/register".to_owned()),
        (Route::NotFound, "/404".to_owned()),
    ];
    let steps = Step::ALL.map(|step| (Route::step(step), format!("/issue/{}", step.slug())));
    all.extend(steps);
    all
}

#[test]
fn every_route_has_an_address_that_leads_back() {
    for (route, address) in addresses() {
        assert_eq!(route.to_path(), address);
        assert_eq!(Route::from_path(&address), route, "{address}");
    }
}

#[test]
fn a_slash_at_the_end_changes_nothing() {
    for (route, address) in addresses() {
        assert_eq!(Route::from_path(&format!("{address}/")), route, "{address}");
    }
}

#[test]
fn nothing_is_the_front() {
    assert_eq!(Route::from_path(""), Route::Home);
}

#[test]
fn other_addresses_lead_nowhere() {
    for address in [
        "/nowhere",
        "/issues",
        "/Issue",
        "/nowhere/product",
        "/receipts/1",
        "/issue/product/general",
        "//issue",
        "/issue//",
        "/issue//product",
        "/certificates//",
        "/help/faq/1",
        "/help/errors/otp-wrong/1",
        "/help/errors//",
    ] {
        assert_eq!(Route::from_path(address), Route::NotFound, "{address}");
    }
}

#[test]
fn an_encoded_id_is_no_id() {
    let encoded = format!("%61{}", &ID[1..]);
    match Route::from_path(&format!("/certificates/{encoded}")) {
        Route::Certificate { id } => assert_eq!(EntryId::parse(&id), None, "{id}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_base_is_in_front_of_every_link() {
    for (base, front) in [("", ""), ("/", ""), ("/a/b", "/a/b"), ("/a/b/", "/a/b")] {
        let base = Base::new(base);
        for (route, address) in addresses() {
            let href = base.href(&route);
            assert_eq!(href, format!("{front}{address}"));
            assert_eq!(base.route(&href), route, "{href}");
        }
    }
}

#[test]
fn the_folder_of_the_page_is_its_front() {
    let base = Base::new("/centre/");
    assert_eq!(base.route("/centre"), Route::Home);
    assert_eq!(base.route("/centre/"), Route::Home);
}

#[test]
fn a_folder_whose_name_goes_on_is_another_folder() {
    let base = Base::new("/centre/");
    assert_eq!(base.route("/centre-two"), Route::NotFound);
    assert_eq!(base.route("/centre/issue"), Route::Issue);
}
