//! What a certificate has signed, as it is remembered.

use futures::executor::block_on;
use ingam::{
    certificates::{
        self,
        usage::{MOST, Purpose, Use, record_use, uses},
    },
    platform::usage::MemoryUsage,
    services::Services,
};
use ingam_core::vault::{Acquired, ActiveCertificate, Entry, EntryId, EntryState, Storage};

use crate::doubles::{NOW, World};

fn id(n: u8) -> EntryId {
    EntryId::derive([n; 16])
}

async fn keep(services: &Services, n: u8) {
    let active = ActiveCertificate::new(vec![n], vec![], Storage::Browser, Acquired::Issued);
    let state = EntryState::Active(active);
    let entry = Entry { id: id(n), created_at: NOW, sealed_key: vec![n], state };
    services.vault().insert(&entry).await.expect("stored");
}

#[test]
fn memory_keeps_the_contract() {
    block_on(crate::usage_contract::check(&MemoryUsage::default()));
}

#[test]
fn signatures_are_remembered_newest_first_and_by_certificate() {
    let world = World::new();
    let services = &world.services;
    let login = Use::now(services, Purpose::Login);
    assert_eq!((login.at, login.origin.as_str()), (NOW, "https://page.test"));
    let transfer = Use {
        order: Some("2026112300000007".to_owned()),
        amount: Some(u64::MAX),
        ..Use::now(services, Purpose::Transfer)
    };
    block_on(async {
        keep(services, 1).await;
        keep(services, 2).await;
        assert_eq!(uses(services, &id(1)).await, Ok(vec![]));
        record_use(services, &id(1), login.clone()).await;
        record_use(services, &id(1), transfer.clone()).await;
        record_use(services, &id(2), login.clone()).await;
        assert_eq!(uses(services, &id(1)).await, Ok(vec![transfer, login.clone()]));
        assert_eq!(uses(services, &id(2)).await, Ok(vec![login.clone()]));
        // One that was only lent is in no vault.
        record_use(services, &id(3), login).await;
        assert_eq!(services.usage().load(&id(3)).await, Ok(None));
    });
}

#[test]
fn the_newest_are_kept_and_can_be_read_whatever_they_are() {
    let world = World::new();
    let services = &world.services;
    block_on(async {
        keep(services, 1).await;
        for number in 0..MOST + 5 {
            let used = Use {
                order: Some(number.to_string()),
                amount: Some(1),
                ..Use::now(services, Purpose::Transfer)
            };
            record_use(services, &id(1), used).await;
        }
        let read = uses(services, &id(1)).await.expect("it can be read");
        assert_eq!(read.len(), MOST);
        assert_eq!(read[0].order.as_deref(), Some("204"));
        assert_eq!(read[MOST - 1].order.as_deref(), Some("5"));
    });
}

#[test]
fn what_cannot_be_read_is_begun_anew() {
    let world = World::new();
    let services = &world.services;
    block_on(keep(services, 1));
    for other in [&b"no JSON"[..], br#"{"version":2,"uses":[]}"#, b""] {
        block_on(async {
            services.usage().update(&id(1), &|_| other.to_vec()).await.expect("written");
            assert_eq!(uses(services, &id(1)).await, Ok(vec![]));
            record_use(services, &id(1), Use::now(services, Purpose::Login)).await;
            assert_eq!(uses(services, &id(1)).await.map(|uses| uses.len()), Ok(1));
        });
    }
}

#[test]
fn the_list_goes_with_its_certificate_and_a_visit_leaves_none() {
    let world = World::new();
    let services = &world.services;
    let used = Use::now(services, Purpose::Login);
    block_on(async {
        keep(services, 1).await;
        record_use(services, &id(1), used.clone()).await;
        certificates::delete(services, &id(1)).await.expect("deleted");
        assert_eq!(uses(services, &id(1)).await, Ok(vec![]));

        let public = services.on_public_pc(false);
        keep(&public, 1).await;
        record_use(&public, &id(1), used.clone()).await;
        assert_eq!(uses(&public, &id(1)).await, Ok(vec![used]));
        assert_eq!(uses(services, &id(1)).await, Ok(vec![]), "nothing in the browser");
        public.forget();
        assert_eq!(uses(&public, &id(1)).await, Ok(vec![]));
    });
}
