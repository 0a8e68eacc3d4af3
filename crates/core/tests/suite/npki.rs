//! Files for other NPKI software; that it opens them is for `tests/interop`.

use ingam_core::{
    certificate::Certificate,
    encrypted_key::{self, EncryptedPrivateKeyInfo},
    npki::{self, Form, NpkiError},
    password_encryption::Work,
    private_key::PrivateKey,
};

use crate::{
    files::file,
    support::{Authority, Fixed, name, rng},
};

const PASSWORD: &str = "correct-Pferd-7";

#[test]
fn classic_is_byte_for_byte_what_pypinksign_writes() {
    let expected = file("npki/classic-rsa2048.key");
    let key = encrypted_key::open(&expected, PASSWORD, &mut Work::new()).unwrap();
    let made = npki::make(&key, PASSWORD, Form::Classic, &mut Fixed::new(1)).unwrap();
    assert_eq!(made, expected);
}

#[test]
fn each_form_is_what_its_readers_know() {
    let key = PrivateKey::read(&file("keys/p256.pkcs8.der")).unwrap();
    let told = |form| {
        let made = npki::make(&key, PASSWORD, form, &mut rng()).unwrap();
        let opened = encrypted_key::open(&made, PASSWORD, &mut Work::new()).unwrap();
        assert_eq!(opened.to_pkcs8(), key.to_pkcs8());
        let told = EncryptedPrivateKeyInfo::read(&made).unwrap().protection().unwrap();
        format!("{} {} {} {}", told.scheme, told.derivation, told.rounds, told.cipher)
    };
    assert_eq!(told(Form::Classic), "NPKI PBKDF1 SHA-1 2048 SEED-CBC");
    assert_eq!(told(Form::Pbes2Seed), "PBES2 PBKDF2 HMAC-SHA-1 600000 SEED-CBC");
    assert_eq!(told(Form::Modern), "PBES2 PBKDF2 HMAC-SHA-256 600000 AES-256-CBC");
    // As PyPinkSign reads it: a salt of 8 bytes, and no prf after the rounds.
    let made = npki::make(&key, PASSWORD, Form::Pbes2Seed, &mut rng()).unwrap();
    let encrypted = EncryptedPrivateKeyInfo::read(&made).unwrap();
    assert_eq!(encrypted.algorithm.len(), 75);
}

#[test]
fn passwords_that_others_could_not_type() {
    let key = PrivateKey::read(&file("keys/p256.pkcs8.der")).unwrap();
    for form in [Form::Classic, Form::Pbes2Seed, Form::Modern] {
        let error = npki::make(&key, "비밀번호입니다7", form, &mut rng()).unwrap_err();
        assert_eq!(error, NpkiError::PasswordNotAscii);
    }
}

#[test]
fn the_folder_is_where_programs_look() {
    let certificate = Certificate::parse(&file("npki/yessign-test/signCert.der")).unwrap();
    assert_eq!(
        npki::folder(&certificate),
        "NPKI/yessign/USER/cn=HKD(KILDONG.HONG)009104120200225191000030,ou=INITECH,\
         ou=personal4IB,o=yessign,c=kr/"
    );
}

#[test]
fn names_that_file_systems_refuse() {
    let authority = Authority::new();
    let folder = |organization: &str, common: &str| {
        const UTF8: u8 = 0x0c;
        let mut template = Authority::leaf_template(&authority.root_key);
        template.issuer = name(&[("2.5.4.10", UTF8, organization)]);
        template.subject = name(&[("2.5.4.3", UTF8, common)]);
        npki::folder(&Certificate::parse(&template.sign(&authority.root_key)).unwrap())
    };
    assert_eq!(folder("인감", "홍길동"), "NPKI/인감/USER/cn=홍길동/");
    assert_eq!(folder("a/b\\c:d", "<b>\"|?*"), "NPKI/a_b_c_d/USER/cn=__b_______/");
    assert_eq!(folder("..", "x."), "NPKI/._/USER/cn=x_/");
    assert_eq!(folder("", " "), "NPKI/_/USER/cn=__/");
    assert_eq!(folder("con", "\u{202e}gnp\n"), "NPKI/_con/USER/cn=_e2_80_aegnp_0a/");
    assert_eq!(folder("LPT1.txt", "a"), "NPKI/_LPT1.txt/USER/cn=a/");
    assert_eq!(folder("console", "a"), "NPKI/console/USER/cn=a/");
    let long = folder("x", &"가".repeat(100));
    assert_eq!(long, format!("NPKI/x/USER/cn={}/", "가".repeat(65)));
}
