//! A visit from its beginning to its end: on a computer of the person's own, or on a public one.

use std::{cell::RefCell, rc::Rc};

use futures::channel::oneshot;
use yew::{platform::spawn_local, prelude::*};

use super::{
    Shell,
    public_pc::{PublicPc, wipe_report},
};
use crate::{
    banking::{self, use_banking::BankingProvider},
    components::loading::loading,
    hooks::{Entering, Notice, Visit},
    i18n::{Language, use_i18n},
    issuance::use_issuance::IssuanceProvider,
    platform::{
        history, indexed_db, preferences, tab,
        traces::{self, Kind, Traces},
    },
    public_pc::{report::Report, watch::Ending},
    route::Route,
    router::{Base, Router},
    services::Services,
};

/// Properties of [`Visits`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct VisitsProps {
    /// The services of a computer of the person's own.
    pub services: Services,
    /// Another language was chosen.
    pub on_language: Callback<Language>,
}

#[derive(Clone, Debug, PartialEq)]
enum Scene {
    /// With the services of this visit. Whatever belongs to an earlier number is gone.
    Visit(Services, u32),
    /// Everything is being wiped.
    Leaving,
    /// The end of a visit on a public computer.
    Left(Rc<Report>, u32),
}

/// What is compared with at the end.
#[derive(Debug, Default)]
struct Beginning {
    /// What the browser kept when the page was opened, or when the visit before this one ended.
    traces: Option<Traces>,
    /// Whether something was kept before the person said that the computer is a public one.
    late: bool,
    /// Ends when that is deleted.
    cleaned: Option<oneshot::Receiver<()>>,
}

/// How often.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Closed(u32);

impl Reducible for Closed {
    type Action = ();

    fn reduce(self: Rc<Self>, (): ()) -> Rc<Self> {
        Rc::new(Self(self.0.wrapping_add(1)))
    }
}

/// The visits to this page, one after the other.
#[component]
pub fn Visits(props: &VisitsProps) -> Html {
    let i18n = use_i18n();
    let scene = use_state(|| {
        // Loaded again in the middle of a visit: what was in memory is gone.
        let public = tab::is_public();
        let own = &props.services;
        Scene::Visit(if public { own.on_public_pc(false) } else { own.clone() }, 0)
    });
    let beginning = use_mut_ref(|| Beginning { late: tab::was_late(), ..Beginning::default() });
    {
        let beginning = beginning.clone();
        use_effect_with((), move |()| {
            spawn_local(async move {
                let found = traces::look().await;
                beginning.borrow_mut().traces.get_or_insert(found);
            });
        });
    }
    let closed = use_reducer(Closed::default);
    let notice = use_state(Notice::default);
    let (services, turn) = match &*scene {
        Scene::Visit(services, turn) => (services.clone(), *turn),
        Scene::Leaving => {
            return html! { <div class="column">{ loading(i18n.t(id!("loading"))) }</div> };
        }
        Scene::Left(report, turn) => {
            let (scene, own, turn) = (scene.setter(), props.services.clone(), *turn);
            let on_home = Callback::from(move |()| {
                scene.set(Scene::Visit(own.afresh(), turn + 1));
            });
            return wipe_report(&i18n, report, on_home);
        }
    };
    let enter = {
        let (scene, services) = (scene.setter(), services.clone());
        let beginning = beginning.clone();
        Callback::from(move |entering| {
            let (done, cleaned) = oneshot::channel();
            beginning.borrow_mut().cleaned = Some(cleaned);
            // From here on nothing is kept any more, however long it takes to delete what was.
            let going_on = entering == Entering::GoingOn;
            tab::set_public(is_late(entering));
            let turn = if going_on { turn } else { turn + 1 };
            scene.set(Scene::Visit(services.on_public_pc(going_on), turn));
            let (services, beginning) = (services.clone(), beginning.clone());
            spawn_local(async move {
                forget_beginnings(&services, entering, &beginning).await;
                // Whoever has left meanwhile waits for it; otherwise nobody does.
                let _ = done.send(());
            });
        })
    };
    let leave = {
        let (scene, services) = (scene.setter(), services.clone());
        Callback::from(move |ending| {
            let (scene, services) = (scene.clone(), services.clone());
            let beginning = beginning.clone();
            scene.set(Scene::Leaving);
            spawn_local(async move {
                let report = wipe(&services, ending, &beginning).await;
                scene.set(Scene::Left(Rc::new(report), turn));
            });
        })
    };
    let close = {
        let closed = closed.dispatcher();
        Callback::from(move |()| closed.dispatch(()))
    };
    let is_public = services.memory().is_some();
    let notice = (*notice).clone();
    let visit = Visit { is_public, enter, leave, closed: closed.0, close, notice };
    let on_language = props.on_language.clone();
    html! {
        <ContextProvider<Services> context={services}>
            <ContextProvider<Visit> context={visit}>
                <IssuanceProvider key={turn}>
                    <BankingProvider>
                        <Router>
                            <PublicPc><Shell {on_language} /></PublicPc>
                        </Router>
                    </BankingProvider>
                </IssuanceProvider>
            </ContextProvider<Visit>>
        </ContextProvider<Services>>
    }
}

/// Whether what the person has typed may be on the disk.
fn is_late(entering: Entering) -> bool {
    entering != (Entering::Afresh { began: false })
}

/// What this visit has kept in the browser until now is deleted, with the services that kept it. What was
/// there before it stays.
async fn forget_beginnings(
    services: &Services,
    entering: Entering,
    beginning: &RefCell<Beginning>,
) {
    let known = beginning.borrow().traces.clone();
    let known = match known {
        Some(known) => known,
        None => traces::look().await,
    };
    let had = |kind, name: &str| {
        known.of(kind).as_ref().is_none_or(|names| names.iter().any(|known| known == name))
    };
    let mut late = is_late(entering);
    if late {
        // One that stays is told by the report, as a database that is new.
        let _ = services.drafts().clear().await;
    }
    let nothing_kept = || async {
        let inventory = services.vault().inventory().await;
        inventory.is_ok_and(|found| found.entries.is_empty() && found.damaged.is_empty())
    };
    if !had(Kind::Databases, indexed_db::NAME) && nothing_kept().await {
        let names = traces::databases().await.unwrap_or_default();
        late |= names.iter().any(|name| name == indexed_db::NAME);
        indexed_db::delete().await;
    }
    if !had(Kind::Local, preferences::LANGUAGE) {
        preferences::forget_language();
    }
    if !had(Kind::Local, preferences::CERTIFICATE) {
        preferences::forget_certificate();
    }
    for notices in [preferences::PUT_OFF, preferences::NOTIFIED] {
        if !had(Kind::Local, notices) {
            preferences::save_notices(notices, "");
        }
    }
    if late && tab::is_public() {
        tab::set_public(late);
    }
    let mut beginning = beginning.borrow_mut();
    (beginning.traces, beginning.late) = (Some(known), late);
}

/// Ends a visit on a public computer and measures what it has left behind; the next one begins with that.
async fn wipe(services: &Services, ending: Ending, beginning: &RefCell<Beginning>) -> Report {
    let files = services.memory().map(|memory| memory.files()).unwrap_or_default();
    // The token is taken before everything is forgotten.
    let log_out = banking::log_out(services);
    services.forget();
    spawn_local(async move {
        // The bank ends by itself what it was not told about; nobody waits for it here.
        let _ = log_out.await;
    });
    tab::forget_public();
    // Where the visit ended is no place for the next person.
    history::replace(&Base::new(&history::base_path()).href(&Route::Home));
    let cleaned = beginning.borrow_mut().cleaned.take();
    if let Some(cleaned) = cleaned {
        // However it ended: what is still there is found below.
        let _ = cleaned.await;
    }
    let after = traces::look().await;
    let next = Beginning { traces: Some(after.clone()), ..Beginning::default() };
    let Beginning { traces, late, .. } = beginning.replace(next);
    Report::of(ending, &traces.unwrap_or_default(), &after, files, late)
}
