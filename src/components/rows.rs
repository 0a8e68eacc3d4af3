use yew::prelude::*;

/// Properties of [`Rows`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RowsProps {
    /// [`Row`]s.
    pub children: Html,
}

/// Facts, one a line.
#[component]
pub fn Rows(props: &RowsProps) -> Html {
    html! { <dl class="rows">{ props.children.clone() }</dl> }
}

/// Properties of [`Row`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RowProps {
    /// Name of the fact.
    pub name: AttrValue,
    /// The fact.
    pub children: Html,
    /// An amount of money stands at the right.
    #[prop_or_default]
    pub amount: bool,
}

/// One fact.
#[component]
pub fn Row(props: &RowProps) -> Html {
    html! {
        <div>
            <dt>{ &props.name }</dt>
            <dd class={props.amount.then_some("amount")}>{ props.children.clone() }</dd>
        </div>
    }
}
