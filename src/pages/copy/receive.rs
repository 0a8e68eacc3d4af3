use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use web_sys::HtmlElement;
use yew::{platform::spawn_local, prelude::*};

use super::{
    super::Handle,
    PAUSE,
    keep::{Current, Keep, kept},
    scanner::Scanner,
    words,
};
use crate::{
    certificates::import::Taken,
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        field::Described,
        heading::Heading,
        loading::loading,
        note::warning,
        secret_field::take_secret,
    },
    copying::{self, Arrival, Received, Receiving},
    error::AppError,
    hooks::use_services,
    i18n::{I18n, use_i18n},
    keeper::protocol::{CopyCode, Secret, Words},
    platform::{bank_client::BankError, camera, clock, fragment, keeper_client::Keeper},
};

/// How far it has come.
#[derive(Clone, PartialEq)]
enum Stage {
    /// With what went wrong the last time.
    Asking(Option<AppError>),
    Joining,
    Comparing(Words),
    Arrived(Rc<Received>),
    Kept(Taken),
    Failed(AppError),
}

type Held = Rc<RefCell<Option<Rc<Receiving>>>>;

/// Properties of [`Receive`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ReceiveProps {
    /// Back to the choice.
    pub on_back: Callback<()>,
}

/// The side that gets the certificate.
#[component]
pub fn Receive(props: &ReceiveProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let stage = use_state(|| match fragment::is_there() {
        true => Stage::Joining,
        false => Stage::Asking(None),
    });
    let trouble = use_state(|| false);
    let held: Held = use_mut_ref(|| None);
    // It has the code, and later the key, until the page is left.
    let keeper = use_mut_ref(|| None::<Keeper>);
    let fresh = {
        let (services, keeper) = (services.clone(), keeper.clone());
        move || keeper.borrow_mut().get_or_insert_with(|| services.file_keeper()).clone()
    };
    let on_joined = {
        let (held, stage) = (held.clone(), stage.setter());
        Callback::from(move |joined: Result<Rc<Receiving>, AppError>| match joined {
            Ok(receiving) => {
                held.replace(Some(receiving));
                stage.set(Stage::Joining);
            }
            Err(error) => stage.set(Stage::Asking(Some(error))),
        })
    };
    let join = {
        let (services, fresh, on_joined) = (services.clone(), fresh.clone(), on_joined.clone());
        let stage = stage.setter();
        Callback::from(move |code: CopyCode| {
            stage.set(Stage::Joining);
            let (services, keeper, on_joined) = (services.clone(), fresh(), on_joined.clone());
            spawn_local(async move {
                let joined = copying::join(&services, &keeper, code).await;
                on_joined.emit(joined.map(Rc::new));
            });
        })
    };
    {
        let (join, held) = (join.clone(), held.clone());
        use_effect_with((), move |()| {
            if let Some(code) = fragment::take() {
                join.emit(CopyCode::Link(code));
            }
            move || {
                // What has arrived is here; before, whoever leaves gives up.
                if let Some(receiving) = held.borrow_mut().take() {
                    spawn_local(async move { receiving.leave().await });
                }
            }
        });
    }
    {
        let looking = matches!(*stage, Stage::Joining | Stage::Comparing(_));
        let (held, setters) = (held.clone(), (stage.setter(), trouble.setter()));
        use_effect_with(looking, move |looking| {
            let (on, busy) = (Rc::new(Cell::new(true)), Rc::new(Cell::new(false)));
            let tick = looking.then(|| {
                let on = on.clone();
                clock::every(PAUSE, move || look(&held, &setters, (on.clone(), busy.clone())))
            });
            move || {
                on.set(false);
                drop(tick);
            }
        });
    }
    let on_cancel = {
        let (held, on_back) = (held.clone(), props.on_back.clone());
        Callback::from(move |()| {
            if let Some(receiving) = held.borrow_mut().take() {
                spawn_local(async move { receiving.leave().await });
            }
            on_back.emit(());
        })
    };
    let on_kept = {
        let (stage, held) = (stage.setter(), held.clone());
        Callback::from(move |taken: Taken| {
            held.replace(None);
            stage.set(Stage::Kept(taken));
        })
    };
    let cancel = Button::new(ButtonKind::Outlined, i18n.t(id!("copy-cancel")));
    match &*stage {
        Stage::Asking(failure) => html! {
            <Asking failure={failure.clone()} keeper={Handle(fresh())} on_code={join} {on_joined} {on_cancel} />
        },
        Stage::Joining => html! {
            <div class="column narrow">
                <Heading key="joining" title={i18n.t(id!("copy-receive-title"))} />
                <div class="stack">
                    { loading(i18n.t(id!("copy-joining"))) }
                    { trouble_view(&i18n, *trouble) }
                </div>
                <div class="actions wrap">{ cancel.on_press(on_cancel) }</div>
            </div>
        },
        Stage::Comparing(places) => html! {
            <div class="column narrow">
                <Heading key="words" title={i18n.t(id!("copy-words-title"))} lead={i18n.t(id!("copy-words-receive"))} />
                { words(&i18n, *places) }
                { trouble_view(&i18n, *trouble) }
                <div class="actions wrap">
                    { Button::new(ButtonKind::Outlined, i18n.t(id!("copy-words-differ"))).on_press(on_cancel) }
                </div>
            </div>
        },
        Stage::Arrived(received) => {
            let receiving = held.borrow().clone();
            match receiving {
                Some(receiving) => html! {
                    <Keep received={received.clone()} receiving={Current(receiving)} {on_kept} />
                },
                None => Html::default(),
            }
        }
        Stage::Kept(taken) => kept(&i18n, taken),
        Stage::Failed(error) => html! {
            <div class="column narrow">
                <Heading key="failed" title={i18n.t(id!("copy-receive-title"))} focus=false />
                <div class="stack"><Failure text={error.message()} /></div>
                <div class="actions wrap">{ Button::new(ButtonKind::Primary, i18n.t(id!("copy-again"))).on_press(on_cancel) }</div>
            </div>
        },
    }
}

/// Always there: a screen reader tells what changes in it, not that it appears.
fn trouble_view(i18n: &I18n, trouble: bool) -> Html {
    html! {
        <div role="status">
            if trouble {
                { warning(i18n.t(id!("copy-trouble"))) }
            }
        </div>
    }
}

type Setters = (UseStateSetter<Stage>, UseStateSetter<bool>);

/// One look into the mailbox, unless the one before is still under way.
fn look(held: &Held, (stage, trouble): &Setters, (on, busy): (Rc<Cell<bool>>, Rc<Cell<bool>>)) {
    let Some(receiving) = held.borrow().clone() else {
        return;
    };
    if busy.replace(true) {
        return;
    }
    let (held, stage, trouble) = (held.clone(), stage.clone(), trouble.clone());
    spawn_local(async move {
        let seen = receiving.look().await;
        busy.set(false);
        if !on.get() {
            return;
        }
        trouble.set(false);
        match seen {
            Ok(Arrival::Waiting) => {}
            Ok(Arrival::Comparing(words)) => stage.set(Stage::Comparing(words)),
            Ok(Arrival::Arrived(received)) => stage.set(Stage::Arrived(received)),
            Ok(Arrival::AlreadyHere(id)) => {
                held.replace(None);
                stage.set(Stage::Kept(Taken::AlreadyHere(id)));
            }
            Err(AppError::Bank(BankError::Unreachable | BankError::TimedOut)) => trouble.set(true),
            Err(error @ AppError::CopyCode { remaining: 1.. }) => {
                held.replace(None);
                stage.set(Stage::Asking(Some(error)));
            }
            Err(error) => {
                held.replace(None);
                stage.set(Stage::Failed(error));
            }
        }
    });
}

#[derive(Clone, PartialEq, Properties)]
struct AskingProps {
    failure: Option<AppError>,
    keeper: Handle,
    on_code: Callback<CopyCode>,
    on_joined: Callback<Result<Rc<Receiving>, AppError>>,
    on_cancel: Callback<()>,
}

/// Asks for the digits, or looks for the QR code.
#[component]
fn Asking(props: &AskingProps) -> Html {
    let i18n = use_i18n();
    let digits = use_node_ref();
    let scanning = use_state(|| false);
    let onsubmit = {
        let (digits, on_code) = (digits.clone(), props.on_code.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on_code.emit(CopyCode::Digits(Secret::new(take_secret(&digits))));
        })
    };
    {
        let digits = digits.clone();
        // What was refused is typed anew.
        use_effect_with(props.failure.clone(), move |failure| {
            if let Some(input) = digits.cast::<HtmlElement>().filter(|_| failure.is_some()) {
                // An input that cannot take the focus is no reason to fail.
                let _ = input.focus();
            }
        });
    }
    let scan = |on: bool| {
        let scanning = scanning.setter();
        Callback::from(move |()| scanning.set(on))
    };
    let on_joined = {
        let (scanning, on_joined) = (scanning.setter(), props.on_joined.clone());
        Callback::from(move |joined| {
            // A code that was of no use would be seen again at once: the camera waits to be asked for.
            scanning.set(false);
            on_joined.emit(joined);
        })
    };
    let described = Described::of(&"copy-code".into(), None, None);
    html! {
        <form class="column narrow" {onsubmit} novalidate=true>
            <Heading key="ask" title={i18n.t(id!("copy-receive-title"))} lead={i18n.t(id!("copy-receive-lead"))} focus={props.failure.is_none()} />
            <div class="stack">
                <div class="field">
                    <label for="copy-code">{ i18n.t(id!("copy-digits")) }</label>
                    <div class="control">
                        // Nobody's secret on this side: it stands on the screen of the other device.
                        <input
                            ref={digits}
                            id="copy-code"
                            name="copy-code"
                            class="copy-digits"
                            type="text"
                            inputmode="numeric"
                            autocomplete="off"
                            maxlength="16"
                            placeholder="0000 0000 0000"
                            aria-describedby={described.ids()}
                        />
                    </div>
                </div>
                if let Some(error) = &props.failure {
                    <Failure text={error.message()} asks_again=true />
                }
                if *scanning {
                    <Scanner keeper={props.keeper.clone()} on_code={on_joined} on_close={scan(false)} />
                } else if camera::is_known() {
                    <div>{ Button::new(ButtonKind::Outlined, i18n.t(id!("copy-scan"))).on_press(scan(true)) }</div>
                }
            </div>
            <div class="actions wrap">
                { Button::new(ButtonKind::Primary, i18n.t(id!("copy-receive-submit"))).submit() }
                { Button::new(ButtonKind::Outlined, i18n.t(id!("copy-cancel"))).on_press(props.on_cancel.clone()) }
            </div>
        </form>
    }
}
