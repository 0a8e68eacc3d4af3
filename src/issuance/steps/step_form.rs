use ingam_bank_api::Purpose;
use yew::prelude::*;

use crate::{
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        first_problem::focus_first_problem,
        heading::Heading,
        note::warning,
    },
    error::{AppError, ErrorKind},
    i18n::{I18n, use_i18n},
    issuance::{
        Action, Notice, Step,
        use_issuance::{IssuanceHandle, restart_after, use_issuance},
    },
    route::Route,
    router::{Link, use_navigator},
};

/// Properties of [`StepForm`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct StepFormProps {
    /// The question.
    pub title: AttrValue,
    /// One sentence below it.
    #[prop_or_default]
    pub lead: Option<AttrValue>,
    /// What the main button does.
    pub submit: AttrValue,
    /// The answer is on its way.
    #[prop_or_default]
    pub busy: bool,
    /// Why the answer was not accepted.
    #[prop_or_default]
    pub failure: Option<AppError>,
    /// Fields.
    pub children: Html,
    /// Enter, or the main button.
    pub on_submit: Callback<()>,
}

/// One question of the wizard as a form: heading, fields, what went wrong, buttons.
#[component]
pub fn StepForm(props: &StepFormProps) -> Html {
    let i18n = use_i18n();
    let issuance = use_issuance();
    let navigator = use_navigator();
    let form = use_node_ref();
    let asked = use_state(|| 0_u32);
    // What the bank said to an earlier answer is not said beside what is wrong with this one.
    let answered = use_mut_ref(|| 0);
    if props.busy {
        answered.replace(*asked);
    }
    let failure = props.failure.as_ref().filter(|_| *answered.borrow() == *asked);
    let onsubmit = {
        let (busy, asked, on_submit) = (props.busy, asked.clone(), props.on_submit.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !busy {
                on_submit.emit(());
                asked.set(*asked + 1);
            }
        })
    };
    {
        let form = form.clone();
        use_effect_with(*asked, move |_| focus_first_problem(&form));
    }
    let back = {
        let (state, previous) = (issuance.state.clone(), issuance.state.previous());
        let elsewhere = state.elsewhere.is_some();
        let renewal = state.renews.as_ref().map(Route::renew);
        Callback::from(move |()| match (previous, &renewal) {
            (Some(step), _) => state.dispatch(Action::Go(step)),
            (None, Some(renewal)) => navigator.push(renewal),
            (None, None) if elsewhere => navigator.push(&Route::Elsewhere),
            (None, None) => navigator.push(&Route::Home),
        })
    };
    // A press must not take the focus from a field: what is said of a field that was left would move
    // the button away before it is released.
    let stay = Callback::from(|event: MouseEvent| event.prevent_default());
    let notice = issuance.state.notice.map(|notice| match notice {
        Notice::Reloaded => id!("notice-reloaded"),
        Notice::SessionEnded => id!("notice-session-ended"),
        Notice::TermsChanged => id!("notice-terms-changed"),
    });
    html! {
        <form ref={form} {onsubmit} novalidate=true>
            <Heading title={props.title.clone()} lead={props.lead.clone()} />
            <div class="stack">
                if let Some(id) = notice {
                    { warning(i18n.t(id)) }
                }
                { props.children.clone() }
                if let Some(error) = failure {
                    { error_note(&i18n, &issuance, error) }
                }
            </div>
            <div class="actions fixed" onmousedown={stay}>{ Button::new(ButtonKind::Outlined, i18n.t(id!("action-back"))).on_press(back) }
                { Button::new(ButtonKind::Primary, props.submit.clone()).busy(props.busy).grow(true).submit() }</div>
        </form>
    }
}

/// An error inside the wizard, with the way out if the only one is to start again.
pub fn error_note(i18n: &I18n, issuance: &IssuanceHandle, error: &AppError) -> Html {
    html! {
        <Failure text={error.message()}>
            if let Some(remedy) = remedy(i18n, issuance, error) {
                <div class="actions wrap">{ remedy }</div>
            }
        </Failure>
    }
}

fn remedy(i18n: &I18n, issuance: &IssuanceHandle, error: &AppError) -> Option<Html> {
    let handle = issuance.clone();
    // Where issuing has stopped, the main button leads there.
    if error.is_about_fee() && issuance.state.step == Step::Request {
        let review = Callback::from(move |()| handle.review_fee());
        return Some(Button::new(ButtonKind::Small, i18n.t(id!("issuing-fee"))).on_press(review));
    }
    if error.kind() == ErrorKind::NothingToReplace {
        let issue = Callback::from(move |()| {
            handle.begin(Purpose::Issue);
        });
        return Some(Button::new(ButtonKind::Small, i18n.t(id!("home-start"))).on_press(issue));
    }
    let notice = restart_after(error)?;
    if issuance.state.elsewhere.is_some() {
        return Some(html! {
            <Link to={Route::Elsewhere} classes={ButtonKind::Small.class()}>
                { i18n.t(id!("elsewhere-again")) }
            </Link>
        });
    }
    let label = match notice {
        _ if issuance.state.renews.is_some() => id!("renewal-again"),
        Notice::TermsChanged => id!("action-read-terms"),
        _ => id!("action-identify-again"),
    };
    let restart = Callback::from(move |()| handle.restart(notice));
    Some(Button::new(ButtonKind::Small, i18n.t(label)).on_press(restart))
}
