use yew::prelude::*;

use crate::{
    components::{button::ButtonKind, heading::Heading},
    i18n::I18n,
    route::Route,
    router::Link,
};

/// No page has this address.
pub fn not_found(i18n: &I18n) -> Html {
    html! {
        <div class="column narrow">
            <Heading title={i18n.t(id!("not-found-title"))} lead={i18n.t(id!("not-found-lead"))} />
            <div class="actions wrap"><Link to={Route::Home} classes={ButtonKind::Primary.class()}>
                    { i18n.t(id!("action-home")) }
                </Link></div>
        </div>
    }
}
