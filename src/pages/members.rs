//! Pages for whoever is logged in.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    banking::{
        Visitor,
        use_banking::{Ended, use_banking},
    },
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
    },
    error::{AppError, ErrorKind},
    i18n::I18n,
    route::Route,
    router::use_navigator,
};

/// Who is logged in. Everybody else is led to the login.
#[hook]
pub fn use_member() -> Option<Rc<Visitor>> {
    let visitor = use_banking().login.visitor;
    let navigator = use_navigator();
    use_effect_with(visitor.is_none(), move |is_out| {
        if *is_out {
            navigator.replace(&Route::Login);
        }
    });
    visitor
}

/// Leaves when one of these says that the login is over.
#[hook]
pub fn use_login_end(failures: &[Option<&AppError>]) {
    let leave = use_banking().leave;
    let is_end = |error: &&AppError| error.kind() == ErrorKind::LoginEnded;
    let over = failures.iter().flatten().any(is_end);
    use_effect_with(over, move |over| {
        if *over {
            leave.emit(Ended::Over);
        }
    });
}

/// What did not come, and how to ask for it again.
pub fn retry(i18n: &I18n, error: &AppError, again: Callback<()>) -> Html {
    html! {
        <Failure text={error.message()}>
            <div class="actions wrap">{ Button::new(ButtonKind::Small, i18n.t(id!("action-retry"))).on_press(again) }</div>
        </Failure>
    }
}
