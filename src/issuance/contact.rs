//! The form of the contact details: what is typed, what of it is wrong, and what the bank gets.

use ingam_bank_api::{Address, Details};
use ingam_core::{address::AddressLine, email::Email, phone::Phone, postal_code::PostalCode};

/// A line of the form, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// 이메일
    Email,
    /// 휴대폰 번호
    Phone,
    /// 우편번호
    PostalCode,
    /// 주소
    Street,
    /// 상세 주소; may be empty.
    Room,
}

const LINES: usize = 5;

impl Line {
    /// Every line, in order.
    pub const ALL: [Self; LINES] =
        [Self::Email, Self::Phone, Self::PostalCode, Self::Street, Self::Room];

    /// What was meant by a text, as people write it; `None` if it is not usable here.
    pub fn read(self, text: &str) -> Option<String> {
        match self {
            Self::Email => Some(Email::parse(text).ok()?.as_str().to_owned()),
            Self::Phone => Some(Phone::parse(text).ok()?.to_string()),
            Self::PostalCode => Some(PostalCode::parse(text).ok()?.digits().to_owned()),
            Self::Street | Self::Room => {
                let line = AddressLine::parse(text).ok()?.as_str().to_owned();
                (self == Self::Room || !line.is_empty()).then_some(line)
            }
        }
    }
}

/// What stands in the form. A line is judged once it was left, from then on while it is typed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    typed: [String; LINES],
    left: [bool; LINES],
}

impl Contact {
    /// A form that is filled in.
    pub fn of(details: Details) -> Self {
        let Details { email, phone, address, .. } = details;
        let Address { postal_code, line1, line2 } = address;
        let mut form = Self { typed: [email, phone, postal_code, line1, line2], ..Self::default() };
        Line::ALL.into_iter().for_each(|line| form.tidy(line));
        form
    }

    /// What stands in a line.
    pub fn typed(&self, line: Line) -> &str {
        &self.typed[line as usize]
    }

    /// The same form with another text in a line.
    pub fn with(mut self, line: Line, text: String) -> Self {
        self.typed[line as usize] = text;
        self
    }

    /// The same form after a line was left: what is right stands there as people write it.
    pub fn after(mut self, line: Line) -> Self {
        self.left[line as usize] = true;
        self.tidy(line);
        self
    }

    /// The same form after an attempt to go on.
    pub fn judged(self) -> Self {
        Self { left: [true; LINES], ..self }
    }

    /// Whether a line has to be mended, and it is time to say so.
    pub fn is_bad(&self, line: Line) -> bool {
        self.left[line as usize] && line.read(self.typed(line)).is_none()
    }

    /// As the bank takes it; `None` if a line is not usable.
    pub fn read(&self) -> Option<Details> {
        let read = |line: Line| line.read(self.typed(line));
        Some(Details {
            email: read(Line::Email)?,
            phone: Phone::parse(self.typed(Line::Phone)).ok()?.digits().to_owned(),
            address: Address {
                postal_code: read(Line::PostalCode)?,
                line1: read(Line::Street)?,
                line2: read(Line::Room)?,
            },
            ..Details::default()
        })
    }

    fn tidy(&mut self, line: Line) {
        if let Some(text) = line.read(self.typed(line)) {
            self.typed[line as usize] = text;
        }
    }
}
