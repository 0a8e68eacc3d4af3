//! 고객 정보: where notices go; of an organisation also who answers for it, and its name in Latin
//! letters.

use ingam_bank_api::{Details, EnrollmentView, Holder, Step};

use super::{Ra, Refused};
use crate::audit::{self, Event};
use crate::ca::name;
use crate::store::people::{self, Customer};

impl Ra {
    /// Takes the answer to [`Step::Details`].
    pub async fn details(&self, id: &str, details: Details) -> Result<EnrollmentView, Refused> {
        check(&details).map_err(Refused::Field)?;
        let (mut tx, mut enrollment) = self.begin(id, Step::Details).await?;
        let customer =
            enrollment.customer.as_deref().ok_or(Refused::StepSkipped(Step::Identity))?;
        let customer = people::customer(&mut tx, customer).await?.ok_or(Refused::NoSession)?;
        check_holder(&details, &customer).map_err(Refused::Field)?;
        enrollment.details = Some(details);
        audit::record(&mut tx, self.clock.now(), &Event::DetailsGiven, &enrollment);
        self.end(tx, &enrollment).await
    }
}

/// A customer as the certificate shall name it.
pub fn described(customer: Customer, details: Option<&Details>) -> Customer {
    match details.and_then(|details| details.english_name.clone()) {
        Some(english_name) => Customer { english_name, ..customer },
        None => customer,
    }
}

/// Names the first field that cannot be right for this kind of holder.
fn check_holder(details: &Details, customer: &Customer) -> Result<(), &'static str> {
    let (contact, english) = (details.contact_name.as_deref(), details.english_name.as_deref());
    if customer.holder == Holder::Personal {
        return match (contact, english) {
            (Some(_), _) => Err("contact_name"),
            (_, Some(_)) => Err("english_name"),
            _ => Ok(()),
        };
    }
    if !contact.is_some_and(is_name) {
        return Err("contact_name");
    }
    let room = name::room_for_english_name(customer);
    if english.is_some_and(|name| !is_english(name) || name.len() > room) {
        return Err("english_name");
    }
    Ok(())
}

/// Letters of any script, with what stands between the parts of a name.
fn is_name(text: &str) -> bool {
    let usable = |c: char| c.is_alphabetic() || " .-'·".contains(c);
    text.chars().count() <= 40
        && text.trim() == text
        && text.chars().all(usable)
        && text.contains(char::is_alphabetic)
}

/// Printable ASCII without parentheses: the common name has it between some, followed by digits.
fn is_english(text: &str) -> bool {
    text.trim() == text
        && text.bytes().all(|byte| matches!(byte, b' '..=b'~') && !b"()".contains(&byte))
        && text.bytes().any(|byte| byte.is_ascii_alphanumeric())
}

/// One `@`, the characters of an atom (RFC 5322 section 3.2.3) and dots before it, a host name of two
/// labels or more behind it.
fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let atom = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&byte);
    let label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    !local.is_empty()
        && local.bytes().all(atom)
        && domain.contains('.')
        && domain.split('.').all(label)
}

/// Characters that show nothing, break a line or turn the direction of what follows: they make a
/// text read otherwise than it is. One of them, U+200D, also joins emoji, which no address needs.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
    )
}

/// Names the first field that cannot be right.
fn check(details: &Details) -> Result<(), &'static str> {
    let address = &details.address;
    let texts = [
        ("email", &details.email),
        ("address.line1", &address.line1),
        ("address.line2", &address.line2),
    ];
    for (field, text) in texts {
        let hidden = |c: char| c.is_control() || is_invisible(c);
        if text.chars().count() > 120 || text.chars().any(hidden) {
            return Err(field);
        }
    }
    if !is_email(&details.email) {
        return Err("email");
    }
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !matches!(details.phone.len(), 10 | 11)
        || !digits(&details.phone)
        || !details.phone.starts_with("01")
    {
        return Err("phone");
    }
    if address.postal_code.len() != 5 || !digits(&address.postal_code) {
        return Err("address.postal_code");
    }
    if address.line1.trim().is_empty() {
        return Err("address.line1");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_wrong_field() {
        let good = crate::customers::ALL[0].contact();
        assert_eq!(check(&good), Ok(()));
        let mut bad = good.clone();
        bad.email = "hong@localhost".into();
        assert_eq!(check(&bad), Err("email"));
        let mut bad = good.clone();
        bad.phone = "021234567".into();
        assert_eq!(check(&bad), Err("phone"));
        let mut bad = good.clone();
        bad.address.postal_code = "1234".into();
        assert_eq!(check(&bad), Err("address.postal_code"));
        for email in [
            "홍@example.com",
            "hong@예.한국",
            "h\u{200f}@example.com",
            "h g@example.com",
            "<b>h@example.com</b>",
        ] {
            let bad = Details { email: email.into(), ..good.clone() };
            assert_eq!(check(&bad), Err("email"), "{email}");
        }
        for hidden in
            "\0\r\n\u{61c}\u{200b}\u{200f}\u{2028}\u{202a}\u{202e}\u{2060}\u{2069}\u{feff}".chars()
        {
            let mut bad = good.clone();
            bad.address.line1.push(hidden);
            assert_eq!(check(&bad), Err("address.line1"), "{hidden:?}");
            let mut bad = good.clone();
            bad.address.line2.push(hidden);
            assert_eq!(check(&bad), Err("address.line2"), "{hidden:?}");
        }
        let mut strange = good;
        strange.address.line1 = "<b>모의로</b> 1 🏠 (서울) − Rue d’Été".into();
        assert_eq!(check(&strange), Ok(()));
    }

    #[test]
    fn names_that_a_certificate_can_carry() {
        for name in ["홍길동", "Jane O'Neill-Smith", "김 영희"] {
            assert!(is_name(name), "{name}");
        }
        let long = "가".repeat(41);
        for name in ["", " 홍길동", "홍길동2", "홍🙂", "<b>", "홍\u{200f}", "홍\n", "...", &long]
        {
            assert!(!is_name(name), "{name}");
        }
        for name in ["Ingam Trading Co., Ltd.", "3M", "<b>A & B</b>"] {
            assert!(is_english(name), "{name}");
        }
        for name in ["", " A", "인감", "A\u{202e}", "A🙂", "A\tB", "ＡＢ", "--", "A (B)", "A)099(B"]
        {
            assert!(!is_english(name), "{name}");
        }
    }
}
