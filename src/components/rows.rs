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
pub fn fact(name: AttrValue, text: AttrValue) -> Html {
    row(name, html! { { text } })
}

/// One fact that is an amount of money: it stands at the right.
pub fn amount(name: AttrValue, text: AttrValue) -> Html {
    html! {
        <div>
            <dt>{ name }</dt>
            <dd class="amount">{ text }</dd>
        </div>
    }
}
