//! Copying between devices: the good way, and everyone who stands in it.

use ingam_core::copy::{self, Code, Contents, CopyError, LARGEST, Receiver, Sender, TRIES, link};
use zeroize::Zeroizing;

use crate::{
    files::listing,
    support::{Fixed, rng},
};

const MAILBOX: &str = "0417";
const PAGE: &str = "https://page.test/copy";

fn contents() -> Contents {
    Contents {
        key: Zeroizing::new(b"a private key".to_vec()),
        label: "회사 인증서".to_owned(),
        certificate: vec![1; 900],
        chain: vec![vec![2; 800], vec![3; 700]],
    }
}

fn sender() -> Sender {
    Sender::new(MAILBOX, &contents(), &mut rng()).expect("it is small")
}

/// As the owner types them.
fn typed(sender: &Sender) -> (String, Code) {
    let digits = sender.digits();
    let text = format!("{MAILBOX} {}-{}", &digits[..4], &digits[4..]);
    Code::typed(&text).expect("twelve digits")
}

fn other(digits: &str) -> (String, Code) {
    // The last digit is another one.
    let last = digits.as_bytes()[7];
    let changed = if last == b'9' { '0' } else { char::from(last + 1) };
    Code::typed(&format!("{MAILBOX}{}{changed}", &digits[..7])).expect("twelve digits")
}

fn join((mailbox, code): &(String, Code)) -> (Receiver, Vec<u8>) {
    Receiver::join(mailbox, code, &mut rng()).expect("a run")
}

/// Always the same one: not random at all.
fn sender_of(seed: u8) -> Sender {
    Sender::new(MAILBOX, &contents(), &mut Fixed::new(seed)).expect("it is small")
}

fn join_of((mailbox, code): &(String, Code), seed: u8) -> (Receiver, Vec<u8>) {
    Receiver::join(mailbox, code, &mut Fixed::new(seed)).expect("a run")
}

#[test]
fn what_is_sent_arrives_by_digits_and_by_link() {
    for by_link in [false, true] {
        let mut sender = sender();
        let link = sender.link(PAGE);
        let code = if by_link { link::read(&link).expect("our link") } else { typed(&sender) };
        assert_eq!(code.0, MAILBOX);
        let (mut receiver, hello) = join(&code);
        assert!(Sender::is_hello(&hello));
        let answer = sender.answer(&hello, &mut rng()).expect("the first try");
        let (confirm, seen) = receiver.check(&answer).expect("the same code");
        assert_eq!(sender.confirm(&confirm), Ok(seen), "both sides show the same words");
        let payload = sender.hand_over().expect("the words are the same");
        assert!(payload.len() <= LARGEST && (payload.len() - 18).is_multiple_of(1024));
        let arrived = receiver.open(&payload).expect("our payload");
        let sent = contents();
        assert_eq!((&arrived.key, &arrived.label), (&sent.key, &sent.label));
        assert_eq!((&arrived.certificate, &arrived.chain), (&sent.certificate, &sent.chain));
        sender.thanked(&receiver.done().expect("it is here")).expect("the receiver's word");
        // Nothing happens twice.
        assert_eq!(sender.hand_over(), Err(CopyError::OutOfOrder));
        assert_eq!(sender.answer(&hello, &mut rng()), Err(CopyError::OutOfOrder));
        assert!(matches!(receiver.open(&payload), Err(CopyError::OutOfOrder)));
    }
}

/// Made once, by `vectors/copy-v1.py` and not by this program: both sides, by digits and by link. Never to be made
/// again: devices talk to others that are not loaded anew at the same time.
#[test]
fn a_whole_copy_is_what_another_program_makes_of_it() {
    let mut lines = include_str!("../vectors/copy-v1.txt").lines();
    let mut is = |name: &str, bytes: &[u8]| {
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(lines.next(), Some(&*format!("{name} {hex}")));
    };
    let contents = Contents {
        certificate: b"a certificate".to_vec(),
        chain: vec![b"issuer".to_vec(), b"root".to_vec()],
        ..contents()
    };
    let sender = || Sender::new(MAILBOX, &contents, &mut Fixed::new(1)).expect("it is small");
    is("digits", sender().digits().as_bytes());
    for by_link in [false, true] {
        let mut sender = sender();
        let link = sender.link(PAGE);
        let code = if by_link { link::read(&link).expect("our link") } else { typed(&sender) };
        let (mut receiver, hello) = join_of(&code, 2);
        is("hello", &hello);
        let answer = sender.answer(&hello, &mut Fixed::new(4)).expect("a try");
        is("answer", &answer);
        let (confirm, words) = receiver.check(&answer).expect("the same code");
        is("confirm", &confirm);
        assert_eq!(sender.confirm(&confirm), Ok(words));
        is("words", &words);
        let payload = sender.hand_over().expect("the words are the same");
        is("payload", &payload);
        receiver.open(&payload).expect("our payload");
        is("done", &receiver.done().expect("it is here"));
    }
    assert_eq!(lines.next(), None);
}

#[test]
fn no_key_leaves_before_the_code_was_proved_and_the_words_compared() {
    let mut sender = sender();
    assert_eq!(sender.hand_over(), Err(CopyError::OutOfOrder));
    let (mut receiver, hello) = join(&typed(&sender));
    let answer = sender.answer(&hello, &mut rng()).expect("a try");
    assert_eq!(sender.hand_over(), Err(CopyError::OutOfOrder));
    let (confirm, _) = receiver.check(&answer).expect("the same code");
    assert_eq!(sender.hand_over(), Err(CopyError::OutOfOrder));
    sender.confirm(&confirm).expect("proved");
    assert!(sender.hand_over().is_ok());
}

#[test]
fn three_wrong_codes_are_all() {
    let mut sender = sender();
    let wrong = other(&sender.digits());
    for left in (0..TRIES).rev() {
        let (mut receiver, hello) = join(&wrong);
        let answer = sender.answer(&hello, &mut rng()).expect("a try");
        assert_eq!(receiver.check(&answer), Err(CopyError::CodesDiffer));
        assert_eq!(sender.tries_left(), left);
    }
    let (_, hello) = join(&typed(&sender));
    assert_eq!(
        sender.answer(&hello, &mut rng()),
        Err(CopyError::NoMoreTries),
        "not even the right one"
    );
}

#[test]
fn the_third_try_may_be_the_right_one() {
    let mut sender = sender();
    let (wrong, right) = (other(&sender.digits()), typed(&sender));
    for code in [&wrong, &wrong] {
        let (mut receiver, hello) = join(code);
        let answer = sender.answer(&hello, &mut rng()).expect("a try");
        assert_eq!(receiver.check(&answer), Err(CopyError::CodesDiffer));
    }
    let (mut receiver, hello) = join(&right);
    let answer = sender.answer(&hello, &mut rng()).expect("a try");
    let (confirm, words) = receiver.check(&answer).expect("the same code");
    assert_eq!(sender.confirm(&confirm), Ok(words));
}

/// Who does not know the code can guess once a run: a wrong proof ends it.
#[test]
fn a_wrong_proof_ends_the_run() {
    let mut sender = sender();
    let (mut receiver, hello) = join(&typed(&sender));
    let answer = sender.answer(&hello, &mut rng()).expect("a try");
    let (confirm, _) = receiver.check(&answer).expect("the same code");
    let mut forged = confirm.clone();
    *forged.last_mut().expect("a proof") ^= 1;
    assert_eq!(sender.confirm(&forged), Err(CopyError::CodesDiffer));
    assert_eq!(sender.confirm(&confirm), Err(CopyError::OutOfOrder), "the run is over");
}

/// The receiver is bound to its nonce: nobody can look for words that happen to be the same.
#[test]
fn another_nonce_than_was_promised_ends_the_run() {
    let mut sender = sender();
    let (mut receiver, hello) = join(&typed(&sender));
    let answer = sender.answer(&hello, &mut rng()).expect("a try");
    let (mut confirm, _) = receiver.check(&answer).expect("the same code");
    confirm[2] ^= 1;
    assert_eq!(sender.confirm(&confirm), Err(CopyError::CodesDiffer));
}

/// A relay that swaps messages between two mailboxes.
#[test]
fn swapped_messages_are_noticed() {
    let (mut first, mut second) = (sender(), sender());
    let (mut receiver, hello) = join(&typed(&first));
    let (mut another, other_hello) = join(&typed(&second));
    let answer = first.answer(&hello, &mut rng()).expect("a try");
    let swapped = second.answer(&other_hello, &mut rng()).expect("a try");
    assert_eq!(receiver.check(&swapped), Err(CopyError::CodesDiffer));
    assert_eq!(another.check(&answer), Err(CopyError::CodesDiffer));
}

/// Every place of a message, with a copy in which the byte there is another one.
fn changed(message: &[u8]) -> impl Iterator<Item = (usize, Vec<u8>)> {
    (0..message.len()).map(|at| {
        let mut changed = message.to_vec();
        changed[at] ^= 1;
        (at, changed)
    })
}

/// A relay that changes any byte of any message: whoever it is for notices.
#[test]
fn changed_messages_are_noticed() {
    let code = typed(&sender_of(1));
    let (_, hello) = join_of(&code, 2);
    for (at, changed) in changed(&hello) {
        // The way decides which code; its other value is a code that the receiver does not know.
        if let Ok(answer) = sender_of(1).answer(&changed, &mut Fixed::new(3)) {
            let (mut receiver, _) = join_of(&code, 2);
            assert!(receiver.check(&answer).is_err(), "byte {at} of the hello");
        }
    }
    let mut sender = sender_of(1);
    let answer = sender.answer(&hello, &mut Fixed::new(3)).expect("a try");
    for (at, changed) in changed(&answer) {
        let (mut receiver, _) = join_of(&code, 2);
        assert!(receiver.check(&changed).is_err(), "byte {at} of the answer");
    }
    let proved = || {
        let (mut receiver, _) = join_of(&code, 2);
        let (confirm, _) = receiver.check(&answer).expect("the same code");
        (receiver, confirm)
    };
    let (mut receiver, confirm) = proved();
    for (at, changed) in changed(&confirm) {
        let mut sender = sender_of(1);
        sender.answer(&hello, &mut Fixed::new(3)).expect("a try");
        assert!(sender.confirm(&changed).is_err(), "byte {at} of the confirm");
    }
    sender.confirm(&confirm).expect("proved");
    let payload = sender.hand_over().expect("the words are the same");
    for (at, changed) in changed(&payload).step_by(7) {
        assert!(proved().0.open(&changed).is_err(), "byte {at} of the payload");
    }
    receiver.open(&payload).expect("our payload");
    let done = receiver.done().expect("it is here");
    for (at, changed) in changed(&done) {
        assert!(sender.thanked(&changed).is_err(), "byte {at} of the done");
    }
    sender.thanked(&done).expect("the receiver's word");
}

/// Somebody who has seen the code, and knows each side's, stands between both: the words are others.
#[test]
fn whoever_knows_the_code_and_stands_between_is_seen_in_the_words() {
    let (mut sender, mut spy) = (sender_of(1), sender_of(1));
    let code = typed(&sender);
    assert_eq!(sender.digits(), spy.digits());
    let (mut receiver, hello) = join_of(&code, 2);
    let (mut between, spied) = join_of(&code, 3);
    let answer = spy.answer(&hello, &mut Fixed::new(4)).expect("a try");
    let (confirm, at_receiver) = receiver.check(&answer).expect("the spy knows the code");
    assert_eq!(spy.confirm(&confirm), Ok(at_receiver));
    let answer = sender.answer(&spied, &mut Fixed::new(5)).expect("a try");
    let (confirm, at_sender) = between.check(&answer).expect("the spy knows the code");
    assert_eq!(sender.confirm(&confirm), Ok(at_sender));
    assert_ne!(at_receiver, at_sender);
}

#[test]
fn what_is_too_large_for_a_relay_is_said_at_once() {
    let many = Contents { chain: vec![vec![0; 2000]; 6], ..contents() };
    assert!(matches!(Sender::new(MAILBOX, &many, &mut rng()), Err(CopyError::TooLarge)));
}

#[test]
fn twelve_digits_with_blanks_and_dashes() {
    for good in ["041712345678", "0417 1234 5678", "0417-1234-5678", " 0417  12345678 "] {
        let (mailbox, _) = Code::typed(good).expect(good);
        assert_eq!(mailbox, MAILBOX);
    }
    for bad in
        ["", "04171234567", "0417123456789", "0417 1234 567a", "0417.1234.5678", "０４１７12345678"]
    {
        assert!(Code::typed(bad).is_none(), "{bad}");
    }
    let (_, code) = Code::typed("041712345678").expect("digits");
    assert_eq!(format!("{code:?}"), "Code(…)");
}

#[test]
fn a_link_is_read_whole_or_by_its_fragment() {
    let sender = sender();
    let link = sender.link(PAGE);
    let fragment = link.split_once('#').expect("a fragment").1;
    for text in [&link[..], fragment] {
        assert_eq!(link::read(text).expect("our link").0, MAILBOX);
    }
    assert!(link.starts_with("https://page.test/copy#1.0417."));
    let short = &fragment[..fragment.len() - 1];
    let long = format!("{fragment}A");
    for bad in
        ["", "#", "1.", "1.0417.", "2.0417.AAAA", short, &long, &fragment.replace("0417", "417x")]
    {
        assert!(link::read(bad).is_none(), "{bad}");
    }
}

/// Messages with one defect each, by `../files/bad-copy/make.py`: what becomes of each where it is answered,
/// confirmed, checked, opened, and thanked for.
#[test]
fn every_bad_message_is_refused() {
    let verdict = |message: &[u8]| {
        let mut sender = sender();
        let (mut receiver, hello) = join(&typed(&sender));
        let answered = sender.answer(message, &mut rng()).err();
        let answer = sender.answer(&hello, &mut rng()).expect("a try");
        let checked = join(&typed(&sender)).0.check(message).err();
        receiver.check(&answer).expect("the same code");
        let confirmed = sender.confirm(message).err();
        let opened = receiver.open(message).err();
        let thanked = thanked(message);
        format!("{answered:?} {confirmed:?} {checked:?} {opened:?} {thanked:?}")
    };
    assert_eq!(listing("bad-copy", verdict), include_str!("../files/bad-copy.txt"));
}

/// What becomes of a message after the contents have left.
fn thanked(message: &[u8]) -> Option<CopyError> {
    let mut sender = sender();
    let (mut receiver, hello) = join(&typed(&sender));
    let answer = sender.answer(&hello, &mut rng()).expect("a try");
    let (confirm, _) = receiver.check(&answer).expect("the same code");
    sender.confirm(&confirm).expect("proved");
    sender.hand_over().expect("the words are the same");
    sender.thanked(message).err()
}

#[test]
fn nothing_of_it_is_printed() {
    assert_eq!(format!("{:?}", contents()), "Contents(…)");
    assert_eq!(copy::MAILBOX_DIGITS + copy::SECRET_DIGITS, 12);
}
