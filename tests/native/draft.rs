//! Drafts: a round trip, and what is not offered any more.

use std::cell::Cell;

use futures::executor::block_on;
use ingam::issuance::{
    applicant::IdentityWay,
    draft::{Draft, MAX_AGE, load, save},
};
use ingam_bank_api::{Address, AgreedTerms, Details, Holder, Product, Purpose, Step};
use ingam_core::vault::Storage;

use crate::doubles::{NOW, World};

fn draft() -> Draft {
    Draft {
        purpose: Purpose::Issue,
        renews: None,
        holder: Holder::Personal,
        agreed: vec![AgreedTerms {
            id: "privacy".to_owned(),
            version: "2026-11-01".to_owned(),
            sha256: "0".repeat(64),
        }],
        reached: Step::Details,
        user_id: "gildong".to_owned(),
        customer: "mark".to_owned(),
        known_by: IdentityWay::Account,
        product: Some(Product::General),
        authority: Some("nuri".to_owned()),
        details: Some(Details {
            email: "gildong@example.com".to_owned(),
            phone: "01012345678".to_owned(),
            address: Address { postal_code: "04524".to_owned(), ..Address::default() },
            ..Details::default()
        }),
        storage: Storage::File,
    }
}

thread_local!(static CLOCK: Cell<i64> = const { Cell::new(NOW) });

#[test]
fn comes_back_as_it_was() {
    let world = World::new();
    assert_eq!(block_on(load(&world.services)), Ok(None));
    assert_eq!(block_on(save(&world.services, &draft())), Ok(()));
    assert_eq!(block_on(load(&world.services)), Ok(Some(draft())));
}

#[test]
fn one_from_before_account_numbers_is_read() {
    let world = World::new();
    assert_eq!(block_on(save(&world.services, &draft())), Ok(()));
    let bytes = block_on(world.services.drafts().load()).expect("memory does not fail");
    let text = String::from_utf8(bytes.expect("a draft")).expect("JSON");
    let before = text.replace("\"known_by\":\"account\",", "");
    assert_ne!(before, text);
    block_on(world.services.drafts().save(before.into_bytes())).expect("memory does not fail");
    let known = Draft { known_by: IdentityWay::UserId, ..draft() };
    assert_eq!(block_on(load(&world.services)), Ok(Some(known)));
}

#[test]
fn is_forgotten_after_a_day() {
    let services = World::with_clock(|| CLOCK.get()).services;
    assert_eq!(block_on(save(&services, &draft())), Ok(()));
    CLOCK.set(NOW + MAX_AGE);
    assert_eq!(block_on(load(&services)), Ok(Some(draft())));
    CLOCK.set(NOW + MAX_AGE + 1);
    assert_eq!(block_on(load(&services)), Ok(None));
    CLOCK.set(NOW);
    assert_eq!(block_on(load(&services)), Ok(None), "forgotten, not only hidden");
}

#[test]
fn of_another_version_or_damaged_is_no_draft() {
    for bytes in [&b"{\"version\":2,\"saved_at\":0,\"draft\":{}}"[..], b"\xff", b""] {
        let world = World::new();
        block_on(world.services.drafts().save(bytes.to_vec())).expect("memory does not fail");
        assert_eq!(block_on(load(&world.services)), Ok(None));
        assert_eq!(block_on(world.services.drafts().load()), Ok(None), "and is thrown away");
    }
}
