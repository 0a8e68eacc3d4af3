//! Certificate policies of the mock bank and what they stand for.

/// Our own arc, marked as a mock; never one of a real authority.
const PRODUCTS: [(&str, &str); 9] = [
    ("1.3.6.1.4.1.32473.2.1.1", "general"),
    ("1.3.6.1.4.1.32473.2.1.2", "banking"),
    ("1.3.6.1.4.1.32473.2.1.3", "general"),
    ("1.3.6.1.4.1.32473.2.1.4", "business_banking"),
    ("1.3.6.1.4.1.32473.2.1.5", "tax"),
    ("1.3.6.1.4.1.32473.2.2.1", "general"),
    ("1.3.6.1.4.1.32473.2.2.3", "general"),
    ("1.3.6.1.4.1.32473.2.3.1", "general"),
    ("1.3.6.1.4.1.32473.2.3.3", "general"),
];

/// Those among them that organisations hold.
const CORPORATE: [&str; 5] = [
    "1.3.6.1.4.1.32473.2.1.3",
    "1.3.6.1.4.1.32473.2.1.4",
    "1.3.6.1.4.1.32473.2.1.5",
    "1.3.6.1.4.1.32473.2.2.3",
    "1.3.6.1.4.1.32473.2.3.3",
];

/// Wire name of the product that a policy (dotted decimal) stands for, if it is one of ours.
pub fn product_of(policy: &str) -> Option<&'static str> {
    PRODUCTS.iter().find(|(oid, _)| *oid == policy).map(|(_, product)| *product)
}

/// Whether a policy (dotted decimal) stands for a product of ours that organisations hold.
pub fn is_corporate(policy: &str) -> bool {
    CORPORATE.contains(&policy)
}
