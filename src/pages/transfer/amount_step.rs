use std::rc::Rc;

use ingam_bank_api::{
    LONGEST_MEMO, Language as TextLanguage, TransferFacts, TransferOrder, TransferOrdered, is_line,
};
use ingam_core::money;
use yew::prelude::*;

use super::{Way, most, named};
use crate::{
    banking::transfer,
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        field::Field,
        first_problem::focus_first_problem,
        heading::Heading,
        icon::Icon,
        note::note_with,
        rows::fact,
    },
    hooks::{use_async, use_form, use_services},
    i18n::{Language, MessageId, use_i18n},
    pages::{members::use_login_end, transfer::dashed},
};

/// Digits of the largest amount that can be typed.
const DIGITS: usize = 12;

/// Properties of [`AmountStep`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AmountStepProps {
    /// From where to whom.
    pub way: Rc<Way>,
    /// What was ordered before and is to be changed.
    #[prop_or_default]
    pub before: Option<Rc<TransferOrdered>>,
    /// The bank has taken the order.
    pub on_ordered: Callback<TransferOrdered>,
    /// To another recipient.
    pub on_back: Callback<()>,
}

/// What was typed, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Typed {
    amount: Option<u64>,
    own: String,
    their: String,
    bad_amount: Option<MessageId>,
    bad_own: bool,
    bad_their: bool,
}

impl Typed {
    /// As it was ordered.
    fn of(ordered: &TransferOrdered) -> Self {
        let TransferFacts { amount, own_memo, their_memo, .. } = &ordered.facts;
        let (own, their) = (own_memo.clone(), their_memo.clone());
        Self { amount: Some(*amount), own, their, ..Self::default() }
    }

    /// Says what is wrong.
    fn judge(&mut self, way: &Way) {
        let limits = &way.start.limits;
        let is_bad =
            |memo: &str| !is_line(memo.trim()) || memo.trim().chars().count() > LONGEST_MEMO;
        self.bad_own = is_bad(&self.own);
        self.bad_their = is_bad(&self.their);
        self.bad_amount = match self.amount {
            None | Some(0) => Some(id!("transfer-amount-empty")),
            Some(amount) if amount > limits.at_once => Some(id!("err-over-limit")),
            Some(amount) if amount > limits.left_today => Some(id!("err-over-daily-limit")),
            Some(amount) if amount > way.start.available(&way.from.id) => {
                Some(id!("err-balance-too-low"))
            }
            Some(_) => None,
        };
    }

    fn is_right(&self) -> bool {
        self.bad_amount.is_none() && !self.bad_own && !self.bad_their
    }
}

/// How much, and what stands beside it.
#[component]
pub fn AmountStep(props: &AmountStepProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let form = use_node_ref();
    let typed = use_form(|| props.before.as_deref().map(Typed::of).unwrap_or_default());
    let asked = use_state(|| 0_u32);
    let language = i18n.language();
    let ordered = {
        let (way, on_ordered) = (props.way.clone(), props.on_ordered.clone());
        use_async(move |order: TransferOrder| {
            let (services, way, on_ordered) = (services.clone(), way.clone(), on_ordered.clone());
            async move {
                let Way { from, recipient, .. } = &*way;
                let ordered =
                    transfer::order(&services, &order, &from.number, &recipient.name).await?;
                on_ordered.emit(ordered);
                Ok(())
            }
        })
    };
    use_login_end(&[ordered.remote.failure()]);
    let onsubmit = {
        let (way, asked, run) = (props.way.clone(), asked.clone(), ordered.run.clone());
        let (typed, content, busy) =
            (typed.dispatcher(), typed.0.clone(), ordered.remote.is_busy());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if busy {
                return;
            }
            let mut content = content.clone();
            content.judge(&way);
            if let Some(amount) = content.amount.filter(|_| content.is_right()) {
                run.emit(TransferOrder {
                    from: way.from.id.clone(),
                    to: way.recipient.number.clone(),
                    amount,
                    own_memo: content.own.trim().to_owned(),
                    their_memo: content.their.trim().to_owned(),
                    language: match language {
                        Language::Korean => TextLanguage::Ko,
                        Language::English => TextLanguage::En,
                    },
                });
            }
            typed.dispatch(Box::new(move |_| content));
            asked.set(*asked + 1);
        })
    };
    {
        let form = form.clone();
        use_effect_with(*asked, move |_| focus_first_problem(&form));
    }
    let typing = |change: fn(&mut Typed, String)| {
        let typed = typed.dispatcher();
        Callback::from(move |text: String| {
            typed.dispatch(Box::new(move |mut content| {
                change(&mut content, text);
                content
            }));
        })
    };
    let Typed { amount, own, their, bad_amount, bad_own, bad_their } = &typed.0;
    let shown = amount.map(money::won).unwrap_or_default();
    let reading = amount.filter(|_| language == Language::Korean).map(money::reading);
    let memo = |name: &'static str, label, value: &String, bad: bool, on_input| {
        let problem = bad.then(|| i18n.t(id!("transfer-memo-bad")));
        let optional = Some(i18n.t(id!("field-optional")));
        let value = value.clone().into();
        Field {
            name: name.into(),
            label: i18n.t(label),
            value,
            maxlength: "20",
            optional,
            on_input,
            problem,
            ..Field::default()
        }
        .view()
    };
    let way = &props.way;
    html! {
        <form class="column narrow" key="amount" ref={form} {onsubmit} novalidate=true>
            <Heading title={i18n.t_with(id!("transfer-amount-title"), &[("name", way.recipient.name.clone().into())])} />
            <div class="stack">
                <dl class="rows">
                    { fact(i18n.t(id!("transfer-from")), &named(&way.from)) }
                    { fact(i18n.t(id!("transfer-to")), &format!("{} {}", language.pick(&way.recipient.bank), dashed(&way.recipient.number))) }
                    { fact(i18n.t(id!("transfer-recipient")), &way.recipient.name) }
                </dl>
                { Field {
                    name: "amount".into(),
                    label: i18n.t(id!("transfer-amount")),
                    value: shown.into(),
                    inputmode: "numeric",
                    maxlength: "20",
                    problem: bad_amount.map(|id| i18n.t(id)),
                    on_input: typing(|content, text| {
                        content.amount = amount_of(&text);
                        content.bad_amount = None;
                    }),
                    ..Field::default()
                }.view() }
                // Always there: a screen reader tells what changes in it, not that it appears.
                <p class="reading" role="status">{ reading.unwrap_or_default() }</p>
                { note_with(Icon::Info, most(&i18n, way)) }
                { memo("own-memo", id!("transfer-own-memo"), own, *bad_own, typing(|content, text| { content.own = text; content.bad_own = false; })) }
                { memo("their-memo", id!("transfer-their-memo"), their, *bad_their, typing(|content, text| { content.their = text; content.bad_their = false; })) }
                if let Some(error) = ordered.remote.failure().filter(|_| typed.0.is_right()) {
                    <Failure text={error.message()} />
                }
            </div>
            <div class="actions fixed">
                { Button::new(ButtonKind::Outlined, i18n.t(id!("action-back"))).on_press(props.on_back.clone()) }
                { Button::new(ButtonKind::Primary, i18n.t(id!("transfer-next"))).busy(ordered.remote.is_busy()).grow(true).submit() }
            </div>
        </form>
    }
}

/// The digits in what was typed, commas or not.
fn amount_of(text: &str) -> Option<u64> {
    text.chars().filter(char::is_ascii_digit).take(DIGITS).collect::<String>().parse().ok()
}
