use yew::prelude::*;

use crate::i18n::I18n;

/// Mark and name of the centre.
pub fn brand(i18n: &I18n) -> Html {
    html! {
        <>
            <svg class="brand-mark" viewBox="0 0 34 34" aria-hidden="true">
                <rect width="34" height="34" rx="8" fill="currentColor" />
                <g class="brand-cut">
                    <circle cx="13.2" cy="13" r="4.6" />
                    <path d="M22.8 7.2v12.6M11.4 20.4v6h12" />
                </g>
            </svg>
            <strong>{ i18n.t(id!("brand-name")) }</strong>
            <span>{ i18n.t(id!("brand-centre")) }</span>
        </>
    }
}
