use yew::prelude::*;

/// Properties of [`Loading`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LoadingProps {
    /// What is being waited for.
    pub text: AttrValue,
}

/// Something is on its way.
#[component]
pub fn Loading(props: &LoadingProps) -> Html {
    html! {
        <div class="loading" role="status">
            <span class="spinner" />
            <p>{ &props.text }</p>
        </div>
    }
}
