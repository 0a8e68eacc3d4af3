use yew::prelude::*;

use crate::{
    components::{loading::loading, step_list::step_list},
    i18n::use_i18n,
    issuance::{
        Action, Issuance, Step,
        steps::{self, step_name},
        use_issuance::{IssuanceHandle, use_issuance},
    },
    route::Route,
    router::use_navigator,
};

/// `/issue`: goes to the step where the wizard is.
#[component]
pub fn Entrance() -> Html {
    let i18n = use_i18n();
    let issuance = use_issuance();
    let navigator = use_navigator();
    let state = &issuance.state;
    let renewal = state.renewal_to_begin().map(Route::renew);
    let key = (issuance.ready, state.step, state.received.is_some(), renewal);
    use_effect_with(key, move |(ready, step, received, renewal)| {
        // A wizard that is done is about to be reset by the page that is being left, unless there is
        // something to save.
        if *ready && (*step != Step::Done || *received) {
            navigator.replace(&renewal.clone().unwrap_or_else(|| Route::step(*step)));
        }
    });
    html! { <div class="column">{ loading(i18n.t(id!("loading"))) }</div> }
}

/// Properties of [`Issue`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct IssueProps {
    /// From the address.
    pub step: AttrValue,
}

/// The wizard: steps beside the question, address and state in step.
#[component]
pub fn Issue(props: &IssueProps) -> Html {
    let i18n = use_i18n();
    let issuance = use_issuance();
    use_step_in_address(&issuance, &props.step);
    let state = &issuance.state;
    let is_away = !issuance.ready || state.renewal_to_begin().is_some();
    if is_away || Step::from_slug(&props.step) != Some(state.step) {
        return html! { <div class="column">{ loading(i18n.t(id!("loading"))) }</div> };
    }
    if state.step == Step::Done {
        return html! { <div class="column">{ steps::view(Step::Done) }</div> };
    }
    let names: Vec<AttrValue> = state.steps().map(|step| i18n.t(step_name(step))).collect();
    let current = state.steps().take_while(|step| *step < state.step).count();
    html! {
        <div class="wizard">
            { step_list(&i18n, &names, current) }
            <div key={format!("{}-{}", state.step.slug(), state.starts)}>{ steps::view(state.step) }</div>
        </div>
    }
}

/// What to do when address and state differ.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Move {
    /// Nothing.
    Stay,
    /// The state went on: a new entry in the history.
    Push(Route),
    /// The address is not possible now.
    Replace(Route),
    /// The address changed, by Back or by hand.
    Follow(Step),
}

fn decide(state: &Issuance, shown_before: Option<Step>, address: &str) -> Move {
    let wanted = Step::from_slug(address);
    if let Some(entry) = state.renewal_to_begin() {
        return Move::Replace(Route::renew(entry));
    }
    match wanted {
        Some(step) if step == state.step => Move::Stay,
        _ if shown_before.is_some_and(|before| before != state.step) => {
            Move::Push(Route::step(state.step))
        }
        Some(step) if state.can_show(step) => Move::Follow(step),
        // Loaded again at the end of the wizard: what there is to see is elsewhere.
        Some(Step::Done) if shown_before.is_none() => Move::Replace(Route::Certificates),
        Some(Step::Issuing) if shown_before.is_none() => Move::Replace(Route::Home),
        _ => Move::Replace(Route::step(state.step)),
    }
}

#[hook]
fn use_step_in_address(issuance: &IssuanceHandle, address: &AttrValue) {
    let navigator = use_navigator();
    let shown = use_mut_ref(|| None::<Step>);
    let state = issuance.state.clone();
    let key = (issuance.ready, state.step, address.clone(), state.renewal_to_begin().is_some());
    use_effect_with(key, move |(ready, step, address, _)| {
        if !*ready {
            return;
        }
        let before = shown.replace(Some(*step));
        match decide(&state, before, address) {
            Move::Stay => {}
            Move::Push(route) => navigator.push(&route),
            Move::Replace(route) => navigator.replace(&route),
            Move::Follow(step) => state.dispatch(Action::Go(step)),
        }
    });
}
