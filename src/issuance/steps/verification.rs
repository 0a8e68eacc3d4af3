use ingam_bank_api::{CardAnswer, CardCells, Secret, Verification as Proof, Way};
use ingam_core::{one_time_password::OneTimePassword, security_card::CardDigits};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{step_form::StepForm, text_code::TextCode};
use crate::{
    components::{
        account_password::account_password,
        choice::Choice,
        icon::{Icon, icon_image},
        note::tip,
        secret_field::{SecretField, peek_secret, take_secret},
    },
    hooks::use_async,
    i18n::{I18n, use_i18n},
    issuance::use_issuance::use_issuance,
};

/// 추가 확인
#[component]
pub fn Verification() -> Html {
    let i18n = use_i18n();
    let issuance = use_issuance();
    let (account, password) = (use_node_ref(), use_node_ref());
    let (digits, more) = (use_node_ref(), use_node_ref());
    let bad_password = use_state(|| false);
    let bad_digits = use_state(|| false);
    let view = issuance.state.view.clone();
    let (accounts, ways, card) =
        view.map(|view| (view.accounts, view.ways, view.card)).unwrap_or_default();
    let way = use_state(|| ways.first().copied().unwrap_or(Way::Otp));
    let sending = {
        let issuance = issuance.clone();
        use_async(move |()| issuance.clone().send_code())
    };
    let verify = use_async(move |proof: Proof| issuance.clone().verify(proof));
    let on_submit = {
        let (account, password) = (account.clone(), password.clone());
        let (digits, more, way) = (digits.clone(), more.clone(), *way);
        let (bad_password, bad_digits) = (bad_password.setter(), bad_digits.setter());
        let run = verify.run.clone();
        Callback::from(move |()| {
            let pin = account_password(&password).map(|pin| Secret::new(pin.digits()));
            let proof = given(way, card, &digits, &more);
            bad_password.set(pin.is_none());
            bad_digits.set(proof.is_none());
            let account = account.cast::<HtmlSelectElement>().map(|select| select.value());
            if let (Some(account), Some(account_password), Some(proof)) = (account, pin, proof) {
                for node in [&password, &digits, &more] {
                    take_secret(node);
                }
                run.emit(Proof { account, account_password, ..proof });
            }
        })
    };
    // What is being mended is not called wrong.
    let mending = |bad: &UseStateHandle<bool>| {
        let bad = bad.clone();
        Callback::from(move |()| {
            if *bad {
                bad.set(false);
            }
        })
    };
    let on_digits = mending(&bad_digits);
    let problem = |id| bad_digits.then(|| i18n.t(id));
    html! {
        <StepForm
            title={i18n.t(id!("verification-title"))}
            lead={i18n.t(id!("verification-lead"))}
            submit={i18n.t(id!("verification-submit"))}
            busy={verify.remote.is_busy()}
            failure={verify.remote.failure().cloned()}
            {on_submit}
        >
            <div class="field">
                <label for="account">{ i18n.t(id!("verification-account")) }</label>
                <div class="control">
                    <select ref={account} id="account" name="account">
                        // Without `selected` the browser takes the one that is inserted first: the last.
                        for (index, account) in accounts.iter().enumerate() {
                            <option
                                key={account.id.clone()}
                                value={account.id.clone()}
                                selected={index == 0}
                            >
                                { format!("{} {}", account.label, account.number) }
                            </option>
                        }
                    </select>
                    { icon_image(Icon::Down, 20) }
                </div>
            </div>
            <SecretField
                name="account-password"
                label={i18n.t(id!("verification-password"))}
                node={password}
                digits=true
                keypad=true
                maxlength={4}
                problem={bad_password.then(|| i18n.t(id!("verification-password-bad")))}
                on_input={mending(&bad_password)}
            />
            if ways.len() > 1 {
                <fieldset class="group ways">
                    <legend>{ i18n.t(id!("verification-ways")) }</legend>
                    for other in &ways {
                        { choice(&i18n, *other, *other == *way, {
                            let (way, bad, other) = (way.setter(), bad_digits.setter(), *other);
                            Callback::from(move |()| {
                                way.set(other);
                                bad.set(false);
                            })
                        }) }
                    }
                </fieldset>
                if ways.contains(&Way::Otp) {
                    { tip(i18n.t(id!("tip-exact")), i18n.t(id!("tip-exact-advice"))) }
                }
            }
            if let (Way::SecurityCard, Some(cells)) = (*way, card) {
                <CardFields {cells} first={digits} last={more} on_input={on_digits} problem={problem(id!("verification-card-bad"))} />
            } else if *way == Way::Phone {
                <TextCode node={digits} sending={sending.remote.clone()} on_send={sending.run.clone()} on_input={on_digits} problem={problem(id!("verification-phone-bad"))} />
            } else {
                <SecretField
                    key="otp"
                    name="otp"
                    label={i18n.t(id!("verification-otp"))}
                    node={digits}
                    digits=true
                    maxlength={12}
                    autocomplete="one-time-code"
                    hint={i18n.t(id!("verification-otp-hint"))}
                    problem={problem(id!("verification-otp-bad"))}
                    on_input={on_digits}
                />
            }
        </StepForm>
    }
}

/// What was given for one of the ways; `None` if it does not have its form.
fn given(way: Way, card: Option<CardCells>, digits: &NodeRef, more: &NodeRef) -> Option<Proof> {
    let nothing = Proof {
        account: String::new(),
        account_password: Secret::new(String::new()),
        otp: None,
        card: None,
        phone: None,
    };
    if way == Way::SecurityCard {
        let read = |first: &str| peek_secret(more, |last| CardDigits::parse(first, last));
        let digits = peek_secret(digits, read).flatten()?.ok()?;
        let digits = Secret::new(digits.digits().to_owned());
        return Some(Proof { card: Some(CardAnswer { cells: card?, digits }), ..nothing });
    }
    let read = |text: &str| OneTimePassword::parse(text).map(|code| code.digits().to_owned());
    let code = Some(Secret::new(peek_secret(digits, read)?.ok()?));
    Some(match way {
        Way::Phone => Proof { phone: code, ..nothing },
        _ => Proof { otp: code, ..nothing },
    })
}

fn choice(i18n: &I18n, way: Way, checked: bool, on_choose: Callback<()>) -> Html {
    let (value, title) = match way {
        Way::Otp => ("otp", id!("way-otp")),
        Way::SecurityCard => ("card", id!("way-card")),
        Way::Phone => ("phone", id!("way-phone")),
    };
    Choice {
        name: "way".into(),
        value: value.into(),
        title: i18n.t(title),
        checked,
        on_choose,
        ..Choice::default()
    }
    .view()
}

/// Properties of [`CardFields`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CardFieldsProps {
    /// Which cells are asked for.
    pub cells: CardCells,
    /// Where the first two digits are.
    pub first: NodeRef,
    /// Where the last two digits are.
    pub last: NodeRef,
    /// What is wrong with them.
    pub problem: Option<AttrValue>,
    /// Something was typed.
    pub on_input: Callback<()>,
}

/// Two digits of each of two cells.
#[component]
pub fn CardFields(props: &CardFieldsProps) -> Html {
    let i18n = use_i18n();
    let field = |name: &'static str, id, cell: u8, node: &NodeRef, problem| {
        html! {
            <SecretField
                {name}
                label={i18n.t_with(id, &[("cell", u32::from(cell).into())])}
                node={node.clone()}
                digits=true
                maxlength={2}
                on_input={props.on_input.clone()}
                {problem}
            />
        }
    };
    let CardCells { first, last } = props.cells;
    let problem = props.problem.clone();
    html! {
        <fieldset class="group">
            <legend>{ i18n.t(id!("verification-card")) }</legend>
            <div class="pair even">
                { field("card-first", id!("verification-card-first"), first, &props.first, problem.clone()) }
                { field("card-last", id!("verification-card-last"), last, &props.last, problem) }
            </div>
        </fieldset>
    }
}
