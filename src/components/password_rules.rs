//! The live checklist under the field for a new certificate password.

use ingam_core::password::{self, Checklist, PasswordRule, Personal};

use crate::{components::checklist::CheckedRule, i18n::I18n};

/// What is known of a password that is being typed. Never the password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    checklist: Checklist,
    /// Characters.
    length: usize,
    /// Whether programs that read `.p12` files can take it.
    pub ascii: bool,
}

impl Verdict {
    /// Judges.
    pub fn of(text: &str, personal: &Personal) -> Self {
        Self {
            checklist: Checklist::of(text, personal),
            length: text.chars().count(),
            ascii: text.is_ascii(),
        }
    }

    /// Whether it may be used.
    pub fn is_accepted(&self) -> bool {
        self.checklist.all_met()
    }

    /// The rules as sentences. The first five are always there; the others appear when they are
    /// broken, because nobody breaks them without trying.
    pub fn rules(&self, i18n: &I18n) -> Vec<CheckedRule> {
        const SHOWN: [PasswordRule; 5] = [
            PasswordRule::Letter,
            PasswordRule::Digit,
            PasswordRule::Special,
            PasswordRule::Length,
            PasswordRule::Runs,
        ];
        const HIDDEN: [PasswordRule; 3] =
            [PasswordRule::Characters, PasswordRule::Personal, PasswordRule::Common];
        let typed = self.length > 0;
        let met = |rule| typed && self.checklist.is_met(rule);
        let shown = SHOWN.into_iter().map(|rule| (rule, met(rule)));
        let broken = HIDDEN.into_iter().filter(|rule| typed && !met(*rule)).map(|r| (r, false));
        shown.chain(broken).map(|(rule, met)| self.sentence(i18n, rule, met)).collect()
    }

    fn sentence(&self, i18n: &I18n, rule: PasswordRule, met: bool) -> CheckedRule {
        let text = match (rule, met) {
            (PasswordRule::Length, _) if self.length > password::LONGEST => i18n.t_with(
                id!("rule-too-long"),
                &[("most", password::LONGEST.into()), ("now", self.length.into())],
            ),
            (PasswordRule::Length, true) => {
                i18n.t_with(id!("rule-length-met"), &[("least", password::SHORTEST.into())])
            }
            (PasswordRule::Length, false) => i18n.t_with(
                id!("rule-length"),
                &[("least", password::SHORTEST.into()), ("now", self.length.into())],
            ),
            (PasswordRule::Letter, true) => i18n.t(id!("rule-letter-met")),
            (PasswordRule::Letter, false) => i18n.t(id!("rule-letter")),
            (PasswordRule::Digit, true) => i18n.t(id!("rule-digit-met")),
            (PasswordRule::Digit, false) => i18n.t(id!("rule-digit")),
            (PasswordRule::Special, true) => i18n.t(id!("rule-special-met")),
            (PasswordRule::Special, false) => i18n.t(id!("rule-special")),
            (PasswordRule::Runs, true) => i18n.t(id!("rule-runs-met")),
            (PasswordRule::Runs, false) => i18n.t(id!("rule-runs")),
            (PasswordRule::Characters, _) => i18n.t(id!("rule-characters")),
            (PasswordRule::Personal, _) => i18n.t(id!("rule-personal")),
            (PasswordRule::Common, _) => i18n.t(id!("rule-common")),
        };
        CheckedRule { text, met }
    }
}
