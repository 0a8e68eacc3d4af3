//! Rules for the password of a certificate (인증서 암호).

use std::fmt;

use zeroize::Zeroizing;

use crate::digits;

mod common;

/// Fewest characters.
pub const SHORTEST: usize = 10;
/// Most characters.
pub const LONGEST: usize = 56;
/// From this many characters on, a password is a passphrase and needs no mixture of kinds.
pub const PASSPHRASE: usize = 16;

/// Characters that old certificate software cannot take in a password.
const FORBIDDEN: &str = "'\"|\\";

/// One rule, as shown to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PasswordRule {
    /// 10 to 56 characters.
    Length,
    /// At least one letter, of any script.
    Letter,
    /// At least one digit.
    Digit,
    /// At least one character that is neither letter nor digit.
    Special,
    /// None of `' " | \` and no control character.
    Characters,
    /// No three identical or consecutive characters in a row (`aaa`, `abc`, `321`).
    Runs,
    /// Neither date of birth, business number, phone number nor user id.
    Personal,
    /// Not one of the passwords that everybody tries first.
    Common,
}

impl PasswordRule {
    /// Every rule, in the order they are shown.
    pub const ALL: [Self; 8] = [
        Self::Length,
        Self::Letter,
        Self::Digit,
        Self::Special,
        Self::Characters,
        Self::Runs,
        Self::Personal,
        Self::Common,
    ];
}

/// What a password must not contain. Empty fields are not looked for.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Personal {
    /// Date of birth in digits: `900101` or `19900101`.
    pub birth_date: String,
    /// Business registration number in digits.
    pub business_number: String,
    /// Phone number in digits.
    pub phone: String,
    /// Internet-banking user id.
    pub user_id: String,
}

impl fmt::Debug for Personal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Personal(…)")
    }
}

/// How a password fares against every rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checklist([bool; PasswordRule::ALL.len()]);

impl Checklist {
    /// Judges a password. A passphrase of 16 or more characters passes the rules on the kinds of
    /// characters, whatever it is made of, unless it is little more than one long run.
    pub fn of(password: &str, personal: &Personal) -> Self {
        let length = password.chars().count();
        let phrase = length >= PASSPHRASE;
        let any = |test: fn(char) -> bool| password.chars().any(test);
        Self(PasswordRule::ALL.map(|rule| match rule {
            PasswordRule::Length => (SHORTEST..=LONGEST).contains(&length),
            PasswordRule::Letter => phrase || any(char::is_alphabetic),
            PasswordRule::Digit => phrase || any(|c| digits::narrow(c).is_ascii_digit()),
            PasswordRule::Special => phrase || any(is_special),
            PasswordRule::Characters => {
                !any(char::is_control) && (phrase || !any(|c| FORBIDDEN.contains(c)))
            }
            PasswordRule::Runs if phrase => fresh_characters(password) >= SHORTEST,
            PasswordRule::Runs => !has_run_of_three(password),
            PasswordRule::Personal => !contains_personal(password, personal),
            PasswordRule::Common => length > 0 && !common::is_common(password),
        }))
    }

    /// Whether this rule is met.
    pub fn is_met(&self, rule: PasswordRule) -> bool {
        self.0[rule as usize]
    }

    /// Whether all rules are met.
    pub fn all_met(&self) -> bool {
        self.0.iter().all(|met| *met)
    }

    /// Rules with whether they are met, in the order they are shown.
    pub fn rules(&self) -> impl Iterator<Item = (PasswordRule, bool)> + '_ {
        PasswordRule::ALL.into_iter().zip(self.0)
    }
}

/// The password of a certificate. Wiped when dropped, never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct CertPassword(Zeroizing<String>);

/// Why a text is not accepted as a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the password breaks a rule")]
pub struct PasswordError(
    /// All rules with the verdict on each.
    pub Checklist,
);

impl CertPassword {
    /// Accepts a password that meets every rule.
    pub fn parse(text: &str, personal: &Personal) -> Result<Self, PasswordError> {
        let checklist = Checklist::of(text, personal);
        if checklist.all_met() {
            Ok(Self(Zeroizing::new(text.to_owned())))
        } else {
            Err(PasswordError(checklist))
        }
    }

    /// The password itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for CertPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CertPassword(…)")
    }
}

fn is_special(character: char) -> bool {
    !character.is_alphanumeric() && !character.is_control()
}

/// How a character follows the one before: same (0), next (1), previous (−1) or otherwise.
fn step(before: char, after: char) -> Option<i32> {
    let distance = i64::from(u32::from(after)) - i64::from(u32::from(before));
    let alike = before.is_alphanumeric() && after.is_alphanumeric();
    match distance {
        0 => Some(0),
        1 | -1 if alike => i32::try_from(distance).ok(),
        _ => None,
    }
}

fn has_run_of_three(password: &str) -> bool {
    let lower = folded(password);
    let steps: Vec<_> = lower.chars().zip(lower.chars().skip(1)).map(|(a, b)| step(a, b)).collect();
    steps.windows(2).any(|pair| pair[0].is_some() && pair[0] == pair[1])
}

/// Characters that do not merely continue a run.
fn fresh_characters(password: &str) -> usize {
    let lower = folded(password);
    let continued =
        lower.chars().zip(lower.chars().skip(1)).filter(|(a, b)| step(*a, *b).is_some()).count();
    lower.chars().count() - continued
}

fn contains_personal(password: &str, personal: &Personal) -> bool {
    let lower = folded(password);
    let digits: Zeroizing<String> =
        Zeroizing::new(lower.chars().filter(char::is_ascii_digit).collect());
    let tail = |text: &str, length: usize| {
        text.get(text.len().saturating_sub(length)..).map(str::to_owned)
    };
    // The last six digits of a date of birth are in both ways of writing it, the last eight digits
    // of a phone number in every way of writing that.
    let birth = tail(&personal.birth_date, 6).filter(|date| date.len() == 6);
    let phone = tail(&personal.phone, 8).filter(|number| number.len() == 8);
    let user = Some(folded(&personal.user_id)).filter(|id| id.chars().count() >= 4);
    let business = Some(&personal.business_number).filter(|number| number.len() == 10);
    birth.is_some_and(|date| digits.contains(&date))
        || business.is_some_and(|number| digits.contains(number.as_str()))
        || phone.is_some_and(|number| digits.contains(&number))
        || user.is_some_and(|id| lower.contains(id.as_str()))
}

/// Lower case, full-width forms as ASCII.
fn folded(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.chars().map(digits::narrow).flat_map(char::to_lowercase).collect())
}
