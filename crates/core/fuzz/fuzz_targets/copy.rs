//! Messages of a copy between devices, as a relay may change them. Nothing but what the other side said is
//! ever taken.
#![no_main]

use ingam_core::copy::{Code, Contents, Receiver, Sender, link};
use ingam_fuzz::Repeating;
use libfuzzer_sys::fuzz_target;
use zeroize::Zeroizing;

fuzz_target!(|data: &[u8]| {
    let contents = Contents {
        key: Zeroizing::new(vec![1; 40]),
        label: String::new(),
        certificate: vec![2; 40],
        chain: Vec::new(),
    };
    let mut sender = Sender::new("0417", &contents, &mut Repeating).expect("it is small");
    let code = Code::typed(&format!("0417{}", &*sender.digits())).expect("twelve digits");
    let (mut receiver, hello) = Receiver::join(&code.0, &code.1, &mut Repeating).expect("a run");
    let _ = sender.answer(data, &mut Repeating);
    let answer = sender.answer(&hello, &mut Repeating).expect("the second try");
    let refused = receiver.check(data).is_err();
    assert!(refused || data == answer);
    assert!(sender.confirm(data).is_err());
    // A whole run, in which it comes last.
    let mut sender = Sender::new("0417", &contents, &mut Repeating).expect("it is small");
    let (mut receiver, hello) = Receiver::join(&code.0, &code.1, &mut Repeating).expect("a run");
    let answer = sender.answer(&hello, &mut Repeating).expect("a try");
    let (confirm, _) = receiver.check(&answer).expect("the same code");
    sender.confirm(&confirm).expect("proved");
    let payload = sender.hand_over().expect("the words are the same");
    let refused = receiver.open(data).is_err();
    assert!(refused || data == payload);
    assert!(sender.thanked(data).is_err());
    let text = String::from_utf8_lossy(data);
    let _ = Code::typed(&text);
    let _ = link::read(&text);
});
