use std::rc::Rc;

use ingam_core::kst;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::{
    super::{
        file_drop::{FileDrop, LeftOut, sorted},
        import::found::found,
        intent::use_intent,
        password_question::use_question_of,
    },
    Task,
};
use crate::{
    certificates::{Intent, Way, import, lent},
    components::{
        button::{Button, ButtonKind},
        choice::Choice,
        failure::Failure,
        note::{note, warning},
    },
    error::AppError,
    hooks::{focus_secret_in, use_async, use_services},
    i18n::{I18n, use_i18n},
    issuance::steps::certificate_product,
    keeper::protocol::{OpenedFiles, OpenedIdentity, Secret, Surveyed},
    platform::{chosen_files::Chosen, keeper_client::Keeper},
    services::Services,
};

/// How far it has come.
#[derive(Clone, PartialEq)]
enum Stage {
    Choosing,
    Found(Rc<Surveyed>, LeftOut),
    /// Several certificates, and which one is chosen.
    Opened(Rc<OpenedFiles>, u32),
}

/// What is done next.
enum Next {
    Open(Option<Secret>),
    Use(Rc<OpenedFiles>, u32),
}

/// Properties of [`FromFile`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct FromFileProps {
    /// What the button does.
    pub(super) submit: AttrValue,
    /// Done with the certificate in the file.
    pub(super) task: Task,
    /// Never mind.
    pub(super) on_close: Callback<()>,
}

/// A certificate of a file or a USB stick, used as it is: nothing of it stays here.
#[component]
pub(super) fn FromFile(props: &FromFileProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let stage = use_state(|| Stage::Choosing);
    // It holds the files, and later their keys, until the dialog is closed.
    let keeper = use_mut_ref(|| None::<Keeper>);
    let look = {
        let (services, keeper, stage) = (services.clone(), keeper.clone(), stage.setter());
        use_async(move |chosen: Chosen| {
            let fresh = services.file_keeper();
            keeper.replace(Some(fresh.clone()));
            let stage = stage.clone();
            async move {
                let (files, left_out) = sorted(chosen);
                let surveyed = import::survey(&fresh, files).await?;
                stage.set(Stage::Found(Rc::new(surveyed), left_out));
                Ok::<_, AppError>(())
            }
        })
    };
    let intent = use_intent();
    let work = {
        let (keeper, stage, task) = (keeper.clone(), stage.setter(), props.task.clone());
        use_async(move |next: Next| {
            let keeper = keeper.borrow().clone();
            let (services, stage) = (services.clone(), stage.clone());
            let (task, intent) = (task.clone(), intent.clone());
            async move {
                let keeper = keeper.ok_or(AppError::Internal)?;
                let (opened, at) = match next {
                    Next::Use(opened, at) => (opened, at),
                    Next::Open(password) => {
                        let opened = Rc::new(import::open(&services, &keeper, password).await?);
                        let first = usable(&opened).next().map(|(at, _)| at);
                        let at = first.ok_or(AppError::NothingToSignWith)?;
                        if usable(&opened).count() > 1 {
                            stage.set(Stage::Opened(opened, at));
                            return Ok(());
                        }
                        (opened, at)
                    }
                };
                use_once(&services, &keeper, (&opened, at), (&task, intent)).await
            }
        })
    };
    let panel = use_node_ref();
    {
        let panel = panel.clone();
        use_effect_with((*stage).clone(), move |stage| {
            if let Some(panel) = panel.cast::<HtmlElement>().filter(|_| *stage != Stage::Choosing) {
                focus_secret_in(&panel);
            }
        });
    }
    let busy = look.remote.is_busy() || work.remote.is_busy();
    let question = use_question_of(
        i18n.t(id!("import-password")),
        Callback::from(move |()| !busy),
        work.run.reform(|password| Next::Open(Some(password))),
    );
    let again = {
        let (stage, keeper) = (stage.setter(), keeper.clone());
        Callback::from(move |()| {
            keeper.replace(None);
            stage.set(Stage::Choosing);
        })
    };
    let run = |next: fn(Rc<OpenedFiles>, u32) -> Next, opened: &Rc<OpenedFiles>, at: u32| {
        let (run, opened) = (work.run.clone(), opened.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(next(opened.clone(), at));
        })
    };
    let open = work.run.reform(|event: SubmitEvent| {
        event.prevent_default();
        Next::Open(None)
    });
    let mut failure = work.remote.failure().or(look.remote.failure());
    let (content, onsubmit) = match &*stage {
        Stage::Choosing => {
            // What came of other files is not said beside the choice of new ones.
            failure = look.remote.failure();
            let about = i18n.t(id!("select-file-drop"));
            let drop = html! {
                <FileDrop {about} folders=true {busy} on_chosen={look.run.clone()} />
            };
            (drop, None)
        }
        Stage::Found(surveyed, left_out) => {
            let locked = surveyed.locked && surveyed.openable;
            let files = html! {
                <>
                    { found(&i18n, &surveyed.files) }
                    { left_out.view(&i18n) }
                    if !surveyed.openable {
                        { warning(i18n.t(id!("import-nothing"))) }
                    } else if locked {
                        { question.field }
                    }
                </>
            };
            let onsubmit = if locked { question.onsubmit } else { open };
            (files, surveyed.openable.then_some(onsubmit))
        }
        Stage::Opened(opened, at) => {
            let choose = |at: u32| {
                let (stage, opened) = (stage.setter(), opened.clone());
                Callback::from(move |()| stage.set(Stage::Opened(opened.clone(), at)))
            };
            let list = html! {
                <fieldset class="group">
                    <legend>{ i18n.t(id!("select-file-several")) }</legend>
                    { for usable(opened).map(|(one, found)| row(&i18n, found, one, one == *at, choose(one))) }
                </fieldset>
            };
            (list, Some(run(Next::Use, opened, *at)))
        }
    };
    let failure = failure.filter(|_| !question.empty);
    let chosen = *stage != Stage::Choosing;
    let submits = onsubmit.is_some();
    html! {
        <form onsubmit={onsubmit.unwrap_or_else(|| Callback::from(|event: SubmitEvent| event.prevent_default()))} novalidate=true>
            <div ref={panel} class="body stack">
                if !chosen {
                    { note(i18n.t(id!("select-file-about"))) }
                }
                { content }
                if let Some(error) = failure {
                    <Failure text={error.message()} asks_again=true />
                }
            </div>
            <div class="actions wrap">
                if chosen {
                    { Button::new(ButtonKind::Plain, i18n.t(id!("import-again"))).on_press(again) }
                }
                { Button::new(ButtonKind::Outlined, i18n.t(id!("action-cancel"))).on_press(props.on_close.clone()) }
                if submits {
                    { Button::new(ButtonKind::Primary, props.submit.clone()).busy(busy).submit() }
                }
            </div>
        </form>
    }
}

/// What can sign, with its place among what was opened.
fn usable(opened: &OpenedFiles) -> impl Iterator<Item = (u32, &OpenedIdentity)> {
    (0..).zip(&opened.identities).filter(|(_, found)| !found.encryption_only)
}

async fn use_once(
    services: &Services,
    keeper: &Keeper,
    (opened, at): (&OpenedFiles, u32),
    (task, intent): (&Task, Intent),
) -> Result<(), AppError> {
    let found = usable(opened).find(|(one, _)| *one == at).ok_or(AppError::Internal)?;
    let lent = lent::lend(services, keeper, found).await?;
    (task.0)(lent.id().clone(), Way::Lent(Box::new(lent)), intent).await
}

fn row(
    i18n: &I18n,
    found: &OpenedIdentity,
    at: u32,
    checked: bool,
    on_choose: Callback<()>,
) -> Html {
    let summary = &found.summary;
    let args = [
        ("name", summary.holder_name.clone().into()),
        ("product", certificate_product(i18n, summary).to_string().into()),
        ("issuer", summary.issuer_name.clone().into()),
        ("date", kst::date_of(summary.not_after).to_string().into()),
    ];
    Choice {
        name: "file-certificate".into(),
        value: at.to_string().into(),
        title: i18n.t_with(id!("import-identity"), &args),
        checked,
        on_choose,
        ..Choice::default()
    }
    .view()
}
