use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::table::table;
use crate::{
    certificates::{
        Listed, Listing,
        arrange::{Order, arranged},
    },
    components::{
        field::Field,
        icon::{Icon, icon_image},
    },
    i18n::{I18n, MessageId, use_i18n},
    issuance::steps::{certificate_product, pending_product},
};

/// With more than so many entries, they can be searched and put in order.
const AT_A_GLANCE: usize = 3;

const ORDERS: [(Order, &str, MessageId); 3] = [
    (Order::Newest, "newest", id!("list-newest")),
    (Order::Expiry, "expiry", id!("list-expiry")),
    (Order::Name, "name", id!("list-name")),
];

/// Properties of [`Shelf`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ShelfProps {
    /// What there is.
    pub listing: Rc<Listing>,
    /// Seconds since 1970-01-01T00:00:00Z.
    pub now: i64,
}

/// The list of certificates, with the means to find one of many.
#[component]
pub fn Shelf(props: &ShelfProps) -> Html {
    let i18n = use_i18n();
    let order = use_state(Order::default);
    let query = use_state(String::new);
    let entries = &props.listing.entries;
    let shown = arranged(entries, *order, &query, |listed| product_of(&i18n, listed));
    let set_query = query.setter();
    let on_search = Callback::from(move |text| set_query.set(text));
    let onchange = {
        let order = order.setter();
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let chosen = ORDERS.iter().find(|(_, name, _)| *name == select.value());
            if let Some((chosen, _, _)) = chosen {
                order.set(*chosen);
            }
        })
    };
    let search = Field {
        name: "search".into(),
        label: i18n.t(id!("list-search")),
        value: (*query).clone().into(),
        maxlength: "60",
        on_input: on_search,
        ..Field::default()
    };
    let found = (!query.trim().is_empty())
        .then(|| i18n.t_with(id!("list-found"), &[("count", shown.len().into())]));
    html! {
        <>
            if entries.len() > AT_A_GLANCE {
                <search class="finder">
                    { search.view() }
                    <div class="field">
                        <label for="order">{ i18n.t(id!("list-order")) }</label>
                        <div class="control">
                            <select id="order" name="order" {onchange}>
                                for (value, name, words) in ORDERS {
                                    <option value={name} selected={value == *order}>{ i18n.t(words) }</option>
                                }
                            </select>
                            { icon_image(Icon::Down, 20) }
                        </div>
                    </div>
                    // Always there: a screen reader tells what changes in it.
                    <p class="hint" role="status">{ found }</p>
                </search>
            }
            if !shown.is_empty() {
                { table(&i18n, &shown, props.now) }
            }
        </>
    }
}

fn product_of(i18n: &I18n, listed: &Listed) -> String {
    use ingam_core::vault::EntryState::{Active, Pending};
    match (&listed.entry.state, listed.readable()) {
        (Pending(pending), _) => pending_product(i18n, pending).to_string(),
        (Active(_), Some(summary)) => certificate_product(i18n, summary).to_string(),
        (Active(_), None) => String::new(),
    }
}
