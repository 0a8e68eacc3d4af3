//! The form of what only organisations are asked: who is in charge, and the name in the certificate.

use ingam_bank_api::{CustomerView, Details, EnrollmentView};
use ingam_core::{distinguished_name::escape, english_name::EnglishName, person_name::PersonName};

/// A line of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameLine {
    /// 담당자 이름
    Contact,
    /// 영문 상호
    English,
}

/// An organisation as the bank has it, and what stands in the form. A line is judged once it was
/// left, from then on while it is typed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    customer: CustomerView,
    subject: String,
    typed: [String; 2],
    left: [bool; 2],
}

impl Organization {
    /// A form that is filled in with `known` details; `None` for a person.
    pub fn of(view: &EnrollmentView, known: Option<&Details>) -> Option<Self> {
        let customer = view.customer.clone().filter(|customer| customer.english_name_limit > 0)?;
        let contact = known.and_then(|details| details.contact_name.clone()).unwrap_or_default();
        let english = known.and_then(|details| details.english_name.clone());
        let english = english.unwrap_or_else(|| customer.english_name.clone());
        let subject = view.subject.clone().unwrap_or_default();
        Some(Self { customer, subject, typed: [contact, english], left: [false; 2] })
    }

    /// The name that the bank's record fixes.
    pub fn korean_name(&self) -> &str {
        &self.customer.name
    }

    /// How many characters the name in Latin letters may have.
    pub fn limit(&self) -> usize {
        usize::try_from(self.customer.english_name_limit).unwrap_or(usize::MAX)
    }

    /// What stands in a line.
    pub fn typed(&self, line: NameLine) -> &str {
        &self.typed[line as usize]
    }

    /// The same form with another text in a line.
    pub fn with(mut self, line: NameLine, text: String) -> Self {
        self.typed[line as usize] = text;
        self
    }

    /// The same form after a line was left.
    pub fn after(mut self, line: NameLine) -> Self {
        self.left[line as usize] = true;
        self
    }

    /// The same form after an attempt to go on.
    pub fn judged(self) -> Self {
        Self { left: [true; 2], ..self }
    }

    /// Whether a line has to be mended, and it is time to say so.
    pub fn is_bad(&self, line: NameLine) -> bool {
        self.left[line as usize] && self.line(line).is_none()
    }

    /// The details with both names; `None` if one of them is not usable.
    pub fn complete(&self, details: Details) -> Option<Details> {
        Some(Details {
            contact_name: Some(self.line(NameLine::Contact)?),
            english_name: Some(self.line(NameLine::English)?),
            ..details
        })
    }

    /// How the certificate will read with what is typed: the bank's own line with another name.
    pub fn preview(&self) -> Option<String> {
        let head =
            |english: &str| format!("cn={}", escape(&format!("{}({english})", self.customer.name)));
        let rest = self.subject.strip_prefix(&head(&self.customer.english_name))?;
        Some(head(&self.line(NameLine::English)?) + rest)
    }

    fn line(&self, line: NameLine) -> Option<String> {
        let text = self.typed(line);
        Some(match line {
            NameLine::Contact => PersonName::parse(text).ok()?.as_str().to_owned(),
            NameLine::English => EnglishName::parse(text, self.limit()).ok()?.as_str().to_owned(),
        })
    }
}
