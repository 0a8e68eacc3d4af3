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

fn is_english(text: &str) -> bool {
    text.trim() == text
        && text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
        && text.bytes().any(|byte| byte.is_ascii_alphanumeric())
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
        if text.chars().count() > 120 || text.chars().any(char::is_control) {
            return Err(field);
        }
    }
    let (local, domain) = details.email.split_once('@').ok_or("email")?;
    let dotted = domain.split('.').count() > 1 && domain.split('.').all(|label| !label.is_empty());
    if local.is_empty()
        || domain.contains('@')
        || !dotted
        || details.email.contains(char::is_whitespace)
    {
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
        let mut bad = good;
        bad.address.line1 = "a\u{0}".into();
        assert_eq!(check(&bad), Err("address.line1"));
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
        for name in ["", " A", "인감", "A\u{202e}", "A🙂", "A\tB", "ＡＢ", "--"] {
            assert!(!is_english(name), "{name}");
        }
    }
}
