use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use web_sys::{Element, HtmlElement};
use yew::{platform::spawn_local, prelude::*};

use super::{
    super::select_certificate::{SelectCertificate, Task},
    PAUSE, words,
};
use crate::{
    certificates,
    components::{
        button::{Button, ButtonKind},
        countdown::told_of,
        failure::Failure,
        heading::Heading,
        icon::{Icon, icon_image},
        note::{note, warning},
        qr,
    },
    copying::{self, Offered, Progress, Sending},
    error::AppError,
    hooks::use_services,
    i18n::{I18n, use_i18n},
    keeper::protocol::{Secret, Words},
    platform::{bank_client::BankError, clock, location},
    services::Services,
};

/// How far it has come.
#[derive(Clone, PartialEq)]
enum Stage {
    Choosing,
    /// Modules on a side of the QR code, and until when it can be used.
    Offered {
        size: u32,
        whole: i64,
        ends_at: i64,
    },
    Comparing(Words),
    Sent,
    Done,
    Differ,
    Failed(AppError),
}

/// What is only for the screen: digits and modules. They go straight into their elements.
struct Shown {
    number: String,
    digits: Secret,
    size: u32,
    modules: Secret,
}

/// The copy under way.
#[derive(Default)]
struct Held {
    sending: Option<Rc<Sending>>,
    shown: Option<Shown>,
}

/// Properties of [`Send`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SendProps {
    /// Back to the choice.
    pub on_back: Callback<()>,
}

/// The side that has the certificate.
#[component]
pub fn Send(props: &SendProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let stage = use_state(|| Stage::Choosing);
    let remark = use_state(|| Remark::None);
    let held = use_mut_ref(Held::default);
    let (digits, code) = (use_node_ref(), use_node_ref());
    let again = use_force_update();
    let handing = use_state(|| false);
    {
        // What was not handed over stays here: whoever leaves gives up.
        let (held, leaving) = (held.clone(), use_mut_ref(|| Stage::Choosing));
        leaving.replace((*stage).clone());
        use_effect_with((), move |()| {
            move || {
                let sending = held.borrow_mut().sending.take();
                let open = matches!(*leaving.borrow(), Stage::Offered { .. } | Stage::Comparing(_));
                if let Some(sending) = sending.filter(|_| open) {
                    spawn_local(async move { sending.give_up().await });
                }
            }
        });
    }
    {
        let (held, digits, code) = (held.clone(), digits.clone(), code.clone());
        use_effect_with((*stage).clone(), move |_| {
            if let Some(shown) = held.borrow_mut().shown.take() {
                show(&shown, &digits, &code);
            }
        });
    }
    {
        // While words are compared nothing comes, but when it ends: the mailbox, and with it the key.
        let looking = matches!(*stage, Stage::Offered { .. } | Stage::Comparing(_) | Stage::Sent);
        let (held, setters) = (held.clone(), (stage.setter(), remark.setter()));
        use_effect_with(looking, move |looking| {
            let (on, busy) = (Rc::new(Cell::new(true)), Rc::new(Cell::new(false)));
            let tick = looking.then(|| {
                let on = on.clone();
                clock::every(PAUSE, move || {
                    again.force_update();
                    look(&held, &setters, (on.clone(), busy.clone()));
                })
            });
            move || {
                on.set(false);
                drop(tick);
            }
        });
    }
    let restart = {
        let (held, stage, remark) = (held.clone(), stage.setter(), remark.setter());
        Callback::from(move |()| {
            held.replace(Held::default());
            remark.set(Remark::None);
            stage.set(Stage::Choosing);
        })
    };
    let stop = |next: Option<Stage>| {
        let (held, stage, on_back) = (held.clone(), stage.setter(), props.on_back.clone());
        Callback::from(move |()| {
            if let Some(sending) = held.borrow_mut().sending.take() {
                spawn_local(async move { sending.give_up().await });
            }
            match &next {
                Some(next) => stage.set(next.clone()),
                None => on_back.emit(()),
            }
        })
    };
    let hand_over = {
        let (held, stage, remark) = (held.clone(), stage.setter(), remark.setter());
        let handing = handing.setter();
        Callback::from(move |()| {
            let Some(sending) = held.borrow().sending.clone() else {
                return;
            };
            handing.set(true);
            let (stage, remark, handing) = (stage.clone(), remark.clone(), handing.clone());
            spawn_local(async move {
                match sending.hand_over().await {
                    Ok(()) => {
                        remark.set(Remark::None);
                        stage.set(Stage::Sent);
                    }
                    Err(error) if is_lost(&error) => {
                        remark.set(Remark::Trouble);
                        stage.set(Stage::Sent);
                    }
                    Err(error) => stage.set(Stage::Failed(error)),
                }
                handing.set(false);
            });
        })
    };
    match &*stage {
        Stage::Choosing => choosing(&i18n, &services, &held, &stage, props.on_back.clone()),
        Stage::Offered { size, whole, ends_at } => {
            let left = (ends_at - services.now()).clamp(0, *whole);
            offered(&i18n, (*size, *whole, left), *remark, (digits, code), stop(None))
        }
        Stage::Comparing(places) => html! {
            <div class="column narrow">
                <Heading key="words" title={i18n.t(id!("copy-words-title"))} lead={i18n.t(id!("copy-words-send"))} />
                { words(&i18n, *places) }
                <div class="actions wrap">
                    { Button::new(ButtonKind::Primary, i18n.t(id!("copy-words-same"))).busy(*handing).once().on_press(hand_over) }
                    { Button::new(ButtonKind::Outlined, i18n.t(id!("copy-words-differ"))).on_press(stop(Some(Stage::Differ))) }
                </div>
            </div>
        },
        Stage::Sent => html! {
            <div class="column narrow">
                <Heading key="sent" title={i18n.t(id!("copy-sent-title"))} />
                <div class="stack" role="status">
                    { note(i18n.t(id!("copy-sent"))) }
                    { remark.view(&i18n) }
                </div>
            </div>
        },
        Stage::Done => html! {
            <div class="column narrow">
                <Heading key="done" title={i18n.t(id!("copy-done-title"))} lead={i18n.t(id!("copy-done-send"))} />
                <div class="actions wrap">{ Button::new(ButtonKind::Outlined, i18n.t(id!("copy-again"))).on_press(restart) }</div>
            </div>
        },
        Stage::Differ => html! {
            <div class="column narrow">
                <Heading key="differ" title={i18n.t(id!("copy-differ"))} />
                <div class="stack">{ warning(i18n.t(id!("copy-differ-advice"))) }</div>
                <div class="actions wrap">{ Button::new(ButtonKind::Outlined, i18n.t(id!("copy-again"))).on_press(restart) }</div>
            </div>
        },
        Stage::Failed(error) => html! {
            <div class="column narrow">
                <Heading key="failed" title={i18n.t(id!("copy-title"))} focus=false />
                <div class="stack"><Failure text={error.message()} /></div>
                <div class="actions wrap">{ Button::new(ButtonKind::Primary, i18n.t(id!("copy-again"))).on_press(restart) }</div>
            </div>
        },
    }
}

/// What is said beside it.
#[derive(Clone, Copy, PartialEq)]
enum Remark {
    None,
    Tried,
    Trouble,
}

impl Remark {
    fn view(self, i18n: &I18n) -> Html {
        match self {
            Self::None => Html::default(),
            Self::Tried => note(i18n.t(id!("copy-tried"))),
            Self::Trouble => warning(i18n.t(id!("copy-trouble"))),
        }
    }
}

type Setters = (UseStateSetter<Stage>, UseStateSetter<Remark>);

/// One look into the mailbox, unless the one before is still under way.
fn look(
    held: &RefCell<Held>,
    (stage, remark): &Setters,
    (on, busy): (Rc<Cell<bool>>, Rc<Cell<bool>>),
) {
    let Some(sending) = held.borrow().sending.clone() else {
        return;
    };
    if busy.replace(true) {
        return;
    }
    let (stage, remark) = (stage.clone(), remark.clone());
    spawn_local(async move {
        let seen = sending.look().await;
        busy.set(false);
        // The words are waited for, whoever has left.
        if !on.get() {
            return;
        }
        match seen {
            Ok(Progress::Waiting) => {}
            Ok(Progress::Tried) => remark.set(Remark::Tried),
            Ok(Progress::Comparing(words)) => stage.set(Stage::Comparing(words)),
            Ok(Progress::Handed) => remark.set(Remark::None),
            Ok(Progress::Done) => stage.set(Stage::Done),
            Err(error) if is_lost(&error) => remark.set(Remark::Trouble),
            Err(error) => stage.set(Stage::Failed(error)),
        }
    });
}

/// Whether nobody knows that something got through: the next look sends it once more.
fn is_lost(error: &AppError) -> bool {
    matches!(error, AppError::Bank(BankError::Unreachable | BankError::TimedOut))
}

fn choosing(
    i18n: &I18n,
    services: &Services,
    held: &Rc<RefCell<Held>>,
    stage: &UseStateHandle<Stage>,
    on_close: Callback<()>,
) -> Html {
    let (services, held, stage) = (services.clone(), held.clone(), stage.setter());
    let task = Task::new(move |id, way, intent| {
        let (services, held, stage) = (services.clone(), held.clone(), stage.clone());
        Box::pin(async move {
            let now = services.now();
            let page = location::beside_page("copy").ok_or(AppError::Internal)?;
            let offered = certificates::opened(&services, &id, way, async |entry, unlock| {
                copying::offer(&services, entry, unlock, page).await
            });
            let Offered { sending, number, digits, size, modules, ends_at } = offered.await?;
            if intent.is_given_up() {
                sending.give_up().await;
                return Ok(());
            }
            let shown = Some(Shown { number, digits, size, modules });
            held.replace(Held { sending: Some(Rc::new(sending)), shown });
            stage.set(Stage::Offered { size, whole: ends_at - now, ends_at });
            Ok(())
        })
    });
    html! {
        <div class="column narrow">
            <Heading key="choose" title={i18n.t(id!("copy-send"))} lead={i18n.t(id!("copy-private"))} focus=false />
            <SelectCertificate
                title={i18n.t(id!("copy-select"))}
                submit={i18n.t(id!("copy-select-submit"))}
                {task}
                {on_close}
            />
        </div>
    }
}

fn offered(
    i18n: &I18n,
    (size, whole, left): (u32, i64, i64),
    remark: Remark,
    (digits, code): (NodeRef, NodeRef),
    on_cancel: Callback<()>,
) -> Html {
    let side = size + 2 * qr::QUIET;
    html! {
        <div class="column narrow">
            <Heading key="code" title={i18n.t(id!("copy-code-title"))} lead={i18n.t(id!("copy-code-lead"))} />
            <div class="stack">
                <figure class="copy-code">
                    <svg role="img" aria-label={i18n.t(id!("copy-qr"))} viewBox={format!("0 0 {side} {side}")} shape-rendering="crispEdges">
                        <rect width={side.to_string()} height={side.to_string()} fill="#fff" />
                        <path ref={code} fill="#000" />
                    </svg>
                    <figcaption>
                        <span>{ i18n.t(id!("copy-digits")) }</span>
                        <code ref={digits} data-code="copy" />
                    </figcaption>
                </figure>
                <p class="countdown" role="timer">{ icon_image(Icon::Clock, 20) }{ time(i18n, left) }</p>
                <div role="status">
                    <p class="visually-hidden">{ told_of(whole, left).map(|left| time(i18n, left)) }</p>
                    { remark.view(i18n) }
                </div>
                { warning(i18n.t(id!("copy-hide"))) }
            </div>
            <div class="actions wrap">{ Button::new(ButtonKind::Outlined, i18n.t(id!("copy-cancel"))).on_press(on_cancel) }</div>
        </div>
    }
}

fn time(i18n: &I18n, seconds: i64) -> AttrValue {
    let args = [("minutes", (seconds / 60).into()), ("seconds", (seconds % 60).into())];
    i18n.t_with(id!("copy-left"), &args)
}

/// Puts digits and modules into their elements, which are the only places of the page that have them.
fn show(shown: &Shown, digits: &NodeRef, code: &NodeRef) {
    if let (Some(element), Some(text)) = (digits.cast::<HtmlElement>(), shown.digits.expose()) {
        let (middle, last) = text.split_at_checked(4).unwrap_or_default();
        let text = zeroize::Zeroizing::new(format!("{} {middle} {last}", shown.number));
        element.set_text_content(Some(&text));
    }
    if let Some(element) = code.cast::<Element>() {
        let path = zeroize::Zeroizing::new(qr::path(shown.modules.bytes(), shown.size));
        // Setting an attribute of a known name does not fail.
        let _ = element.set_attribute("d", &path);
    }
}
