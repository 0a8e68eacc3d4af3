//! 고객 정보: where notices go.

use ingam_bank_api::{Details, EnrollmentView, Step};

use super::{Ra, Refused};
use crate::audit::{self, Event};

impl Ra {
    /// Takes the answer to [`Step::Details`].
    pub async fn details(&self, id: &str, details: Details) -> Result<EnrollmentView, Refused> {
        check(&details).map_err(Refused::Field)?;
        let (mut tx, mut enrollment) = self.begin(id, Step::Details).await?;
        enrollment.details = Some(details);
        audit::record(&mut tx, self.clock.now(), &Event::DetailsGiven, &enrollment);
        self.end(tx, &enrollment).await
    }
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
}
