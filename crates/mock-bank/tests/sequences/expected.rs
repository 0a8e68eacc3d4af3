//! The rules of an enrollment, apart from the bank's own code for them.

use ingam_bank_api::Product;

use ingam_mock_bank::config::ENROLLMENT_LIFETIME;

/// What a client answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Identity,
    Product(Product),
    Otp,
    Card,
    Phone,
    Fee,
    Details,
    Codes,
    /// Sends the request of one of two keys.
    Issue(usize),
}

/// An enrollment as the rules have it, apart from the bank's own records.
#[derive(Clone, Debug, Default)]
pub struct Expected {
    pub id: String,
    pub begun: i64,
    pub identity: bool,
    pub product: Option<Product>,
    pub verified: bool,
    pub fee: bool,
    pub details: bool,
    pub codes: bool,
    pub gone: bool,
    pub issued: Option<(usize, Vec<u8>)>,
    /// Keys whose certificates were replaced, as nobody here confirms any.
    pub dropped: Vec<usize>,
    /// A certificate of the same product from another enrollment took its place.
    pub revoked: bool,
}

impl Expected {
    /// What is asked next.
    pub fn next(&self) -> What {
        match self.product {
            None if !self.identity => What::Identity,
            // Either way in turn, so that both products are seen.
            None if self.begun % 2 == 0 => What::Product(Product::Banking),
            None => What::Product(Product::General),
            Some(_) if !self.verified => What::Card,
            Some(Product::General) if !self.fee => What::Fee,
            Some(_) if !self.details => What::Details,
            Some(_) if !self.codes => What::Codes,
            Some(_) => What::Issue(0),
        }
    }

    /// Whether the bank may say yes.
    pub fn allows(&self, what: What, right: bool, now: i64) -> bool {
        let alive = !self.gone && (now < self.begun + ENROLLMENT_LIFETIME || self.issued.is_some());
        let open = alive && right && !self.codes;
        let paid = self.fee || self.product != Some(Product::General);
        match what {
            What::Identity => open,
            What::Product(_) => open && self.identity,
            What::Otp | What::Card | What::Phone => open && self.product.is_some(),
            What::Fee => open && self.product.is_some() && self.verified,
            What::Details => open && self.product.is_some() && self.verified && paid,
            What::Codes => alive && self.verified && paid && self.details,
            What::Issue(key) => match &self.issued {
                Some((issued, _)) if *issued == key => !self.revoked,
                Some(_) => {
                    !self.dropped.contains(&key)
                        && !self.revoked
                        && now < self.begun + ENROLLMENT_LIFETIME
                }
                None => alive && self.verified && paid && self.details && self.codes,
            },
        }
    }

    /// What the bank's yes means.
    pub fn note(&mut self, what: What) {
        match what {
            What::Identity => {
                (self.identity, self.product) = (true, None);
                (self.verified, self.fee, self.details) = (false, false, false);
            }
            What::Product(product) => (self.product, self.fee) = (Some(product), false),
            What::Otp | What::Card | What::Phone => (self.verified, self.fee) = (true, false),
            What::Fee => self.fee = true,
            What::Details => self.details = true,
            What::Codes => self.codes = true,
            What::Issue(_) => {}
        }
    }
}
