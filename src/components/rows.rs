use yew::prelude::*;

/// One fact in a list of facts (`<dl class="rows">`).
pub fn row(name: AttrValue, value: Html) -> Html {
    html! {
        <div>
            <dt>{ name }</dt>
            <dd>{ value }</dd>
        </div>
    }
}

/// One fact that is plain words.
pub fn fact(name: AttrValue, text: &str) -> Html {
    row(name, html! { { text.to_owned() } })
}

/// One fact that is an amount of money: it stands at the right.
pub fn amount_row(name: AttrValue, text: &str) -> Html {
    html! {
        <div>
            <dt>{ name }</dt>
            <dd class="amount">{ text.to_owned() }</dd>
        </div>
    }
}
