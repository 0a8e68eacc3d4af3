//! What is secret shows nothing when it is printed.

use ingam::{
    issuance::enroll::EnrollInput,
    keeper::protocol::{
        AskOffer, Call, Command, CopyCode, JoinCopy, LentIdentity, OfferedCopy, RememberHolder,
        RevealedCodes, Secret,
    },
    platform::bank_client::{HttpRequest, MailboxKey, Method, SessionKey},
    session::SessionSlot,
};
use ingam_bank_api::{
    CardAnswer, CardCells, Identity, Product, RegistrationProof, RegistrationSignature,
    RevocationByCode, RevocationCode, RevocationQuestion, Verification,
};
use ingam_core::vault::Storage;
use serde_bytes::ByteBuf;

const MARK: &str = "9001011234568";

fn shows_nothing(value: &impl std::fmt::Debug) {
    let printed = format!("{value:?} {value:#?}");
    assert!(!printed.contains(MARK), "{printed}");
    // Byte strings are printed as numbers.
    assert!(!printed.contains("57, 48, 48"), "{printed}");
}

fn bank_secret() -> ingam_bank_api::Secret {
    ingam_bank_api::Secret::new(MARK)
}

#[test]
fn messages_to_the_keeper() {
    shows_nothing(&Secret::new(MARK.to_owned()));
    let number = Secret::new(MARK.to_owned());
    shows_nothing(&Call { id: 1, command: Command::RememberHolder(RememberHolder { number }) });
    let code = || Secret::new(MARK.to_owned());
    shows_nothing(&AskOffer { reference: "2611220001".to_owned(), code: code(), now: 0 });
    shows_nothing(&RevealedCodes { reference: "2611220001".to_owned(), code: code() });
    shows_nothing(&OfferedCopy { digits: code(), size: 1, modules: code() });
    shows_nothing(&JoinCopy { code: CopyCode::Digits(code()) });
    shows_nothing(&JoinCopy { code: CopyCode::Link(code()) });
    shows_nothing(&LentIdentity {
        sealed_key: ByteBuf::new(),
        secret: code(),
        certificate: ByteBuf::new(),
        chain: vec![],
    });
}

#[test]
fn messages_to_the_bank() {
    let user_id = Some("gildong".to_owned());
    shows_nothing(&Identity {
        user_id,
        account: None,
        phone: None,
        phone_code: Some(bank_secret()),
        number: bank_secret(),
    });
    shows_nothing(&Verification {
        account: "a1".to_owned(),
        account_password: bank_secret(),
        otp: Some(bank_secret()),
        card: Some(CardAnswer { cells: CardCells { first: 1, last: 2 }, digits: bank_secret() }),
        phone: Some(bank_secret()),
    });
    shows_nothing(&RevocationQuestion {
        account: "12345678901234".to_owned(),
        account_password: bank_secret(),
        number: bank_secret(),
        wish: None,
    });
    shows_nothing(&RevocationByCode { code: bank_secret() });
    shows_nothing(&RevocationCode {
        code: bank_secret(),
        serial: "01".to_owned(),
        product: Product::Banking,
        not_after: 0,
    });
    shows_nothing(&RegistrationProof {
        otp: Some(bank_secret()),
        card: Some(CardAnswer { cells: CardCells { first: 1, last: 2 }, digits: bank_secret() }),
    });
    shows_nothing(&RegistrationSignature {
        nonce: "00".to_owned(),
        signed: String::new(),
        random: Some(bank_secret()),
    });
    shows_nothing(&HttpRequest {
        method: Method::Put,
        url: "/api/enrollments/e1/identity".to_owned(),
        token: Some(bank_secret()),
        body: Some(("application/json", MARK.as_bytes().to_vec())),
    });
}

#[test]
fn session_and_input() {
    let key = SessionKey { id: "e1".to_owned(), token: bank_secret() };
    shows_nothing(&key);
    shows_nothing(&MailboxKey { number: "0417".to_owned(), token: bank_secret() });
    let slot = SessionSlot::default();
    slot.set(key);
    shows_nothing(&slot);
    shows_nothing(&EnrollInput {
        password: Secret::new(MARK.to_owned()),
        storage: Storage::Browser,
        product: Product::Banking,
        holder_name: "홍길동".to_owned(),
        elsewhere: None,
        not_after: None,
        renews: None,
    });
}
