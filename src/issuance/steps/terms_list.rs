use std::rc::Rc;

use ingam_bank_api::TermsDocument;
use yew::prelude::*;

use super::document::{self, Row};
use crate::{components::check::check, i18n::use_i18n};

/// Properties of [`TermsList`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TermsListProps {
    /// What is to be agreed to.
    pub documents: Rc<Vec<TermsDocument>>,
    /// Which of them are agreed to, by their place.
    pub agreed: Vec<usize>,
    /// Agreement is needed, and not there.
    pub missing: bool,
    /// What is agreed to now.
    pub on_change: Callback<Vec<usize>>,
}

/// Documents to agree to: all at once or one by one, each with its text.
#[component]
pub fn TermsList(props: &TermsListProps) -> Html {
    let i18n = use_i18n();
    let TermsListProps { documents, agreed, missing, on_change } = props;
    let opened = use_state(|| None::<usize>);
    let all = agreed.len() == documents.len();
    let set_all = {
        let (count, on_change) = (documents.len(), on_change.clone());
        Callback::from(move |on: bool| {
            on_change.emit(if on { (0..count).collect() } else { Vec::new() });
        })
    };
    let set = |index: usize| {
        let (agreed, on_change) = (agreed.clone(), on_change.clone());
        Callback::from(move |on: bool| {
            let others = agreed.iter().copied().filter(|other| *other != index);
            on_change.emit(others.chain(on.then_some(index)).collect());
        })
    };
    let open = |which: Option<usize>| {
        let opened = opened.setter();
        Callback::from(move |()| opened.set(which))
    };
    html! {
        <div>
            <div class="all-terms">
                { check("terms-all".into(), i18n.t(id!("terms-all")), all, false, set_all) }
            </div>
            <ul class="terms">
                for (index, document) in documents.iter().enumerate() {
                    <li key={document.id.clone()}>
                        { Row {
                            document,
                            agreed: agreed.contains(&index),
                            missing: *missing && !agreed.contains(&index),
                            on_change: set(index),
                            on_open: open(Some(index)),
                        }.view(&i18n) }
                    </li>
                }
            </ul>
            if *missing {
                { document::missing_note(&i18n) }
            }
            if let Some((index, document)) = opened.and_then(|at| Some((at, documents.get(at)?))) {
                { document::text(&i18n, document, open(None), {
                    let (set, close) = (set(index), open(None));
                    Callback::from(move |()| {
                        set.emit(true);
                        close.emit(());
                    })
                }) }
            }
        </div>
    }
}
