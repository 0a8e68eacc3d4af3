//! Who is logged in, for every page.

use std::rc::Rc;

use yew::prelude::*;

use super::Visitor;

/// How a login ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// By the person.
    LoggedOut,
    /// Nobody did anything.
    Idle,
    /// The bank ended it, or it was its time.
    Over,
}

/// The login of this page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Login {
    /// Who is logged in.
    pub visitor: Option<Rc<Visitor>>,
    /// How the login before ended.
    pub ended: Option<Ended>,
}

/// The login of this page, and how it changes.
#[derive(Clone, PartialEq)]
pub struct Banking {
    /// As it is.
    pub login: Login,
    /// Somebody is logged in.
    pub enter: Callback<Visitor>,
    /// Nobody is logged in any more.
    pub leave: Callback<Ended>,
}

/// Properties of [`BankingProvider`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct BankingProviderProps {
    /// The pages.
    pub children: Html,
}

/// Keeps the login of a visit.
#[component]
pub fn BankingProvider(props: &BankingProviderProps) -> Html {
    let login = use_state(Login::default);
    let enter = {
        let setter = login.setter();
        Callback::from(move |visitor| {
            setter.set(Login { visitor: Some(Rc::new(visitor)), ended: None });
        })
    };
    let leave = {
        let setter = login.setter();
        Callback::from(move |ended| setter.set(Login { visitor: None, ended: Some(ended) }))
    };
    let context = Banking { login: (*login).clone(), enter, leave };
    html! { <ContextProvider<Banking> {context}>{ props.children.clone() }</ContextProvider<Banking>> }
}

/// The login of the moment.
///
/// # Panics
/// Outside of [`BankingProvider`]: a fault of the program.
#[hook]
pub fn use_banking() -> Banking {
    // The application puts it around everything that is shown, see pages/visit.rs.
    use_context::<Banking>().expect("use_banking() needs BankingProvider around it")
}
