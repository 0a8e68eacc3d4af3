//! What went wrong leaves no key behind.

use futures::executor::block_on;
use ingam::{
    error::ErrorKind,
    keeper::{
        files::FileKeeper,
        protocol::{
            AnswerCopy, CopyCode, HandOverCopy, JoinCopy, KeeperError, OfferCopy, Request, Secret,
        },
    },
};
use ingam_bank_api::ProblemKind;
use ingam_core::vault::EntryState;
use serde_bytes::ByteBuf;

use super::{PAGE, STOPPED, World, kind};
use crate::support::{PASSWORD, unlock};

/// What a mailbox that is over leaves behind is no key.
#[test]
fn a_mailbox_that_is_over_ends_the_keeper() {
    let world = World::new();
    let offered = world.offer();
    let before = STOPPED.get();
    world.relay.lost.set(1);
    assert_eq!(kind(block_on(offered.sending.look())), ErrorKind::BankUnreachable);
    assert_eq!(STOPPED.get(), before, "it may be there the next time");
    let over = Some(ProblemKind::MailboxExpired);
    world.relay.mailboxes.borrow_mut().get_mut(&offered.number).expect("it is open").over = over;
    assert_eq!(kind(block_on(offered.sending.look())), ErrorKind::MailboxExpired);
    assert_eq!(STOPPED.get(), before + 1);
}

fn asked<R: Request>(keeper: &mut FileKeeper, request: R) -> Result<R::Answer, KeeperError> {
    let answer = keeper.execute(request.into_command())?;
    Ok(R::read(answer).expect("the answer has the name of the question"))
}

#[test]
fn a_keeper_in_which_something_failed_has_forgotten_the_key() {
    let world = World::new();
    let EntryState::Active(active) = &world.entry.state else { panic!("a certificate") };
    let offer = || OfferCopy {
        binding: world.first.services.binding(&world.entry.id),
        sealed_key: ByteBuf::from(world.entry.sealed_key.clone()),
        certificate: ByteBuf::from(active.certificate.clone()),
        chain: active.chain.clone(),
        unlock: unlock(Some(PASSWORD)),
        label: String::new(),
        mailbox: "0417".to_owned(),
        page: PAGE.to_owned(),
    };
    let mut keeper = FileKeeper::default();
    let offered = asked(&mut keeper, offer()).expect("a code");
    let code = Secret::new(format!("0417{}", offered.digits.expose().expect("digits")));
    let code = CopyCode::Digits(code);
    let hello = asked(&mut FileKeeper::default(), JoinCopy { code }).expect("a try").message;
    let hello = || AnswerCopy { message: hello.clone() };
    asked(&mut keeper, hello()).expect("an answer");
    assert!(asked(&mut keeper, AnswerCopy { message: ByteBuf::from([1, 3]) }).is_err());
    assert_eq!(asked(&mut keeper, hello()).err(), Some(KeeperError::NoEnrollment));
    asked(&mut keeper, offer()).expect("another code");
    assert!(asked(&mut keeper, HandOverCopy {}).is_err(), "before its time");
    assert_eq!(asked(&mut keeper, hello()).err(), Some(KeeperError::NoEnrollment));
}
