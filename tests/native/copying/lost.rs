//! Messages that do not get through, or do without anybody knowing.

use futures::executor::block_on;
use ingam::{
    certificates::{import::Taken, usage},
    copying::{Arrival, Offered, Progress, Receiving},
    error::{AppError, ErrorKind},
    keeper::protocol::Secret,
};
use ingam_bank_api::ProblemKind;

use super::{OWN, World, digits, relay::Lost, words_at, words_of};

/// However one of them gets lost: what nobody knows to have arrived is sent once more, and taken once.
#[test]
fn a_message_that_got_lost_is_sent_once_more() {
    for lost in [Lost::Message, Lost::Answer] {
        let world = World::new();
        let lose = || world.relay.lost_message.set(Some(lost));
        let offered = world.offer();
        let sending = &offered.sending;
        let receiving = world.join(&digits(&offered)).expect("a try");
        let is_lost = |error: AppError| {
            matches!(error.kind(), ErrorKind::BankUnreachable | ErrorKind::BankTimedOut)
        };
        lose();
        assert!(block_on(sending.look()).is_err_and(is_lost), "{lost:?}");
        assert_eq!(block_on(sending.look()), Ok(Progress::Tried));
        lose();
        assert!(block_on(receiving.look()).is_err_and(is_lost), "{lost:?}");
        let words = words_at(&receiving);
        assert_eq!(words_of(sending), words);
        if lost == Lost::Answer {
            // The other one of the same.
            assert_eq!(block_on(sending.look()), Ok(Progress::Waiting));
            assert!(matches!(block_on(receiving.look()), Ok(Arrival::Waiting)));
        }
        lose();
        assert!(block_on(sending.hand_over()).is_err_and(is_lost), "{lost:?}");
        assert_eq!(block_on(sending.look()), Ok(Progress::Handed));
        let Ok(Arrival::Arrived(received)) = block_on(receiving.look()) else {
            panic!("it arrives")
        };
        lose();
        let kept = block_on(receiving.keep(&received, Secret::new(OWN.to_owned())));
        assert!(matches!(kept, Ok(Taken::New(_))), "{lost:?}");
        assert_eq!(block_on(sending.look()), Ok(Progress::Done), "{lost:?}");
    }
}

/// Both sides show the words.
fn compared() -> (World, Offered, Receiving) {
    let world = World::new();
    let offered = world.offer();
    let receiving = world.join(&digits(&offered)).expect("a try");
    block_on(offered.sending.look()).expect("an answer");
    assert_eq!(words_at(&receiving), words_of(&offered.sending));
    (world, offered, receiving)
}

#[test]
fn saying_twice_that_the_words_are_the_same_is_saying_it() {
    let (_world, offered, receiving) = compared();
    let sending = &offered.sending;
    let both = futures::future::join(sending.hand_over(), sending.hand_over());
    assert_eq!(block_on(both), (Ok(()), Ok(())));
    assert!(matches!(block_on(receiving.look()), Ok(Arrival::Arrived(_))));
}

/// The other device stopped it at the moment in which the owner goes on.
#[test]
fn why_it_ended_is_said_whatever_was_under_way() {
    let (world, offered, _receiving) = compared();
    let sending = &offered.sending;
    let over = Some(ProblemKind::MailboxUsed);
    world.relay.mailboxes.borrow_mut().get_mut(&offered.number).expect("it is open").over = over;
    let ended = block_on(sending.look()).expect_err("it is over");
    assert_eq!(ended.kind(), ErrorKind::MailboxUsed);
    assert_eq!(block_on(sending.hand_over()), Err(ended));
}

/// What may be out there is in the record, whether or not anybody knows that it arrived.
#[test]
fn a_copy_is_on_record_before_it_leaves() {
    let world = World::new();
    let insert = ingam_core::vault::Vault::insert(&*world.first.vault, &world.entry);
    block_on(insert).expect("room");
    let offered = world.offer();
    let receiving = world.join(&digits(&offered)).expect("a try");
    block_on(offered.sending.look()).expect("an answer");
    assert_eq!(words_at(&receiving), words_of(&offered.sending));
    world.relay.lost_message.set(Some(Lost::Answer));
    assert!(block_on(offered.sending.hand_over()).is_err());
    let uses = block_on(usage::uses(&world.first.services, &world.entry.id)).expect("readable");
    assert_eq!(uses.iter().map(|used| used.purpose).collect::<Vec<_>>(), [usage::Purpose::Copy]);
}
