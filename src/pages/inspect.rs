use std::rc::Rc;

use yew::prelude::*;

use self::{mend_card::MendCard, report::report, unlock_form::UnlockForm};
use super::{
    Handle,
    file_drop::{FileDrop, LeftOut, sorted},
};
use crate::{
    certificates::doctor::{self, Question},
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        heading::Heading,
        loading::loading,
        note::note,
    },
    error::AppError,
    hooks::{Remote, use_async, use_file_keeper, use_focus, use_services, use_words},
    i18n::{I18n, use_i18n},
    keeper::protocol::Examined,
    platform::chosen_files::Chosen,
};

mod mend_card;
pub(super) mod report;
mod unlock_form;

/// What was found out about the chosen files.
#[derive(Clone, PartialEq)]
struct Looked {
    examined: Rc<Examined>,
    /// Counts the files that were chosen: what was typed for others is gone.
    turn: u32,
    /// Counts what was found: whoever asked starts reading there. A password that opens nothing finds
    /// nothing.
    finds: u32,
    /// A password was given.
    tried: bool,
}

impl Looked {
    fn locked(&self) -> usize {
        self.examined.reports.iter().filter(|report| report.locked).count()
    }
}

/// 인증서 살펴보기: says what is in any file of certificates, keys or signatures. Nothing is sent, and
/// nothing is kept.
#[component]
pub fn Inspect() -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let words = use_words();
    // It holds the files.
    let keeper = use_file_keeper();
    let known = use_mut_ref(|| None::<Looked>);
    let left_out = use_state(LeftOut::default);
    let turn = use_mut_ref(|| 0_u32);
    let ask = {
        let (services, keeper) = (services.clone(), keeper.clone());
        let (turn, known) = (turn.clone(), known.clone());
        use_async(move |question: Question| {
            let tried = question.password.is_some();
            if question.files.is_some() {
                turn.replace_with(|turn| turn.wrapping_add(1));
                known.replace(None);
                keeper.running();
            }
            let turn = *turn.borrow();
            let before = known.borrow().clone();
            let (services, keeper) = (services.clone(), keeper.current());
            async move {
                let examined = Rc::new(doctor::examine(&services, &keeper, question).await?);
                let mut looked = Looked { examined, turn, finds: 0, tried };
                if let Some(before) = before {
                    let opened = looked.locked() < before.locked();
                    looked.finds = before.finds + u32::from(opened || !tried);
                }
                Ok::<_, AppError>(looked)
            }
        })
    };
    let on_chosen = {
        let (run, left_out) = (ask.run.clone(), left_out.setter());
        Callback::from(move |chosen: Chosen| {
            let (files, left) = sorted(chosen);
            left_out.set(left);
            run.emit(Question { files: Some(files), ..Question::default() });
        })
    };
    // What was found stays while it is looked at again, with a password.
    if let Remote::Ready(looked) = &*ask.remote {
        known.replace(Some(looked.clone()));
    }
    let busy = ask.remote.is_busy();
    let known = known.borrow();
    let results = use_focus(known.as_ref().map(|looked| (looked.turn, looked.finds)));
    let found = match (&*words.remote, &*known) {
        (Remote::Failed(error), _) => html! {
            <Failure text={error.message()}>
                <div class="actions wrap">{ Button::new(ButtonKind::Small, i18n.t(id!("action-retry"))).on_press(words.retry) }</div>
            </Failure>
        },
        (Remote::Ready(words), Some(looked)) => html! {
            <div class="stack" key={looked.turn}>
                for one in &looked.examined.reports {
                    { report(&i18n, words, one) }
                }
                <UnlockForm
                    locked={looked.locked() > 0}
                    checkable={looked.examined.reports.iter().any(|report| report.checkable)}
                    tried={looked.tried}
                    {busy}
                    on_ask={ask.run.clone()}
                />
                if let Some(mendable) = looked.examined.mendable {
                    <MendCard {mendable} keeper={Handle(keeper.current())} />
                }
            </div>
        },
        (_, None) => Html::default(),
        _ => loading(i18n.t(id!("certificates-loading"))),
    };
    html! {
        <div class="column">
            <Heading title={i18n.t(id!("inspect-title"))} lead={i18n.t(id!("inspect-lead"))} />
            <div class="stack">
                // Without words there is nothing to say about a file.
                if !matches!(&*words.remote, Remote::Failed(_)) {
                    <FileDrop about={i18n.t(id!("inspect-about"))} folders=true {busy} {on_chosen} />
                }
                { left_out.view(&i18n) }
                if let Some(looked) = known.as_ref().filter(|_| words.remote.failure().is_none()) {
                    <h2 ref={results} class="results" tabindex="-1">{ count(&i18n, &looked.examined) }</h2>
                }
                if let Some(error) = ask.remote.failure() {
                    <Failure text={error.message()} />
                }
                { found }
                { note(i18n.t(id!("inspect-local"))) }
            </div>
        </div>
    }
}

fn count(i18n: &I18n, examined: &Examined) -> AttrValue {
    i18n.t_with(id!("inspect-count"), &[("count", examined.reports.len().into())])
}
