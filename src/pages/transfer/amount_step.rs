use std::rc::Rc;

use ingam_bank_api::{
    LONGEST_MEMO, Language as TextLanguage, TransferFacts, TransferOrder, TransferOrdered, is_line,
};
use ingam_core::money;
use yew::prelude::*;

use super::{Way, most, named};
use crate::{
    banking::transfer::{self, Start},
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
    error::ErrorKind,
    hooks::{changing, use_async, use_form, use_services},
    i18n::{Language, MessageId, use_i18n},
    pages::{members::use_login_end, transfer::dashed},
};

/// Properties of [`AmountStep`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AmountStepProps {
    /// What the accounts can give.
    pub start: Rc<Start>,
    /// They can give something else now.
    pub on_start: Callback<Rc<Start>>,
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
    amount: String,
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
        Self { amount: money::won(*amount), own, their, ..Self::default() }
    }

    /// Says what is wrong.
    fn judge(&mut self, start: &Start, from: &str) {
        let limits = &start.limits;
        let is_bad =
            |memo: &str| !is_line(memo.trim()) || memo.trim().chars().count() > LONGEST_MEMO;
        self.bad_own = is_bad(&self.own);
        self.bad_their = is_bad(&self.their);
        self.bad_amount = match money::parse(&self.amount) {
            None if !self.amount.trim().is_empty() => Some(id!("transfer-amount-bad")),
            None | Some(0) => Some(id!("transfer-amount-empty")),
            Some(amount) if amount > limits.at_once => Some(id!("err-over-limit")),
            Some(amount) if amount > limits.left_today => Some(id!("err-over-daily-limit")),
            Some(amount) if amount > start.available(from) => Some(id!("err-balance-too-low")),
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
        let on_start = props.on_start.clone();
        use_async(move |order: TransferOrder| {
            let (services, way, on_ordered) = (services.clone(), way.clone(), on_ordered.clone());
            let on_start = on_start.clone();
            async move {
                let Way { from, recipient } = &*way;
                match transfer::order(&services, &order, &from.number, &recipient.name).await {
                    Ok(ordered) => on_ordered.emit(ordered),
                    Err(error) => {
                        // It is less than what stands here. If that cannot be asked now, the refusal is
                        // what counts.
                        if is_too_much(error.kind())
                            && let Ok(start) = transfer::start(&services).await
                        {
                            on_start.emit(Rc::new(start));
                        }
                        return Err(error);
                    }
                }
                Ok(())
            }
        })
    };
    use_login_end(&[ordered.remote.failure()]);
    let onsubmit = {
        let (start, way) = (props.start.clone(), props.way.clone());
        let (asked, run) = (asked.clone(), ordered.run.clone());
        let (typed, content, busy) =
            (typed.dispatcher(), typed.0.clone(), ordered.remote.is_busy());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if busy {
                return;
            }
            let mut content = content.clone();
            content.judge(&start, &way.from.id);
            if let Some(amount) = money::parse(&content.amount).filter(|_| content.is_right()) {
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
    let read = money::parse(amount).filter(|_| language == Language::Korean);
    let reading = read.map(money::reading);
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
                    value: amount.clone().into(),
                    inputmode: "numeric",
                    maxlength: "40",
                    unit: Some(i18n.t(id!("transfer-won"))),
                    problem: bad_amount.map(|id| i18n.t(id)),
                    on_input: typing(|content, text| {
                        content.amount = as_typed(text);
                        content.bad_amount = None;
                    }),
                    on_leave: changing(&typed, |content| {
                        if let Some(amount) = money::parse(&content.amount) {
                            content.amount = money::won(amount);
                        }
                    }),
                    ..Field::default()
                }.view() }
                // Always there: a screen reader tells what changes in it, not that it appears.
                <p class="reading" role="status">{ reading.unwrap_or_default() }</p>
                { note_with(Icon::Info, most(&i18n, &props.start, &way.from.id)) }
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

/// Digits get their commas while they are typed. Anything else stays as it is until the field is left: a
/// syllable that is being typed is not taken away.
fn as_typed(text: String) -> String {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b' '));
    money::parse(&text).filter(|_| is_plain).map_or(text, money::won)
}

/// Whether it was refused because it is more than can be sent.
fn is_too_much(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::OverLimit | ErrorKind::OverDailyLimit | ErrorKind::BalanceTooLow)
}
