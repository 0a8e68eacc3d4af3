use std::rc::Rc;

use yew::prelude::*;

use self::{
    adopt::Adopt,
    found::found,
    paper_by_camera::PaperByCamera,
    pictures::{Picture, pictures},
    restore::Restore,
};
use super::{
    Handle,
    file_drop::{FileDrop, LeftOut, sorted},
    password_question::use_question_of,
};
use crate::{
    certificates::{
        backup,
        import::{self, Taken},
    },
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        heading::Heading,
        note::{note, tip, warning},
    },
    error::AppError,
    hooks::{use_async, use_focus, use_services},
    i18n::{I18n, MessageId, use_i18n},
    keeper::protocol::{JoinedCodes, OpenedFiles, Secret, Surveyed},
    platform::{chosen_files::Chosen, keeper_client::Keeper, picture},
    route::Route,
    router::Link,
};

mod adopt;
pub(super) mod found;
mod paper_by_camera;
mod pictures;
mod restore;

/// How far it has come.
#[derive(Clone, PartialEq)]
enum Stage {
    Choosing,
    Found(Rc<Looked>),
    Opened(Rc<OpenedFiles>),
    Done(Rc<Vec<(String, Taken)>>),
}

/// What was chosen.
#[derive(Default, PartialEq)]
struct Looked {
    surveyed: Surveyed,
    left_out: LeftOut,
    /// A backup of ours, out of a file or out of pictures.
    backup: Option<backup::Source>,
    /// Codes of a paper backup that are not there yet, counted from 1; and how many there are.
    missing: Option<(Vec<u8>, u8)>,
    /// The pictures among the files.
    pictures: Vec<Picture>,
}

impl Looked {
    /// Somebody who took pictures wants to know about these, and not about other files.
    fn only_pictures(&self) -> bool {
        !self.pictures.is_empty() && self.pictures.len() == self.surveyed.files.len()
    }
}

/// 인증서 가져오기: from files of other programs and from our own.
#[component]
pub fn Import() -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let stage = use_state(|| Stage::Choosing);
    let heading = use_focus((*stage).clone());
    // It holds the files, and later their keys, until the page is left.
    let keeper = use_mut_ref(|| None::<Keeper>);
    let lines = use_mut_ref(Vec::<String>::new);
    let look = {
        let lines = lines.clone();
        let (services, keeper, stage) = (services.clone(), keeper.clone(), stage.setter());
        use_async(move |chosen: Chosen| {
            let fresh = services.file_keeper();
            let (keeper, stage, lines) = (keeper.clone(), stage.clone(), lines.clone());
            async move {
                keeper.replace(Some(fresh.clone()));
                // Codes of a paper backup may come in several pictures.
                let mut seen = lines.borrow().clone();
                let looked = look(&fresh, chosen, &mut seen).await?;
                lines.replace(seen);
                // Whoever has dropped other files meanwhile sees those.
                stage.set(Stage::Found(Rc::new(looked)));
                Ok::<_, AppError>(())
            }
        })
    };
    let open = {
        let (services, keeper, stage) = (services.clone(), keeper.clone(), stage.setter());
        use_async(move |password: Option<Secret>| {
            let keeper = keeper.borrow().clone();
            let (services, stage) = (services.clone(), stage.clone());
            async move {
                let keeper = keeper.ok_or(AppError::Internal)?;
                let opened = import::open(&services, &keeper, password).await?;
                stage.set(Stage::Opened(Rc::new(opened)));
                Ok::<_, AppError>(())
            }
        })
    };
    let by_camera = || {
        let (known, now, stage) = (lines.clone(), lines.clone(), stage.setter());
        let known = Callback::from(move |()| known.borrow().clone());
        let on_lines = Callback::from(move |lines: Vec<String>| {
            now.replace(lines);
        });
        let on_whole = Callback::from(move |source: backup::Source| {
            let looked = Looked { backup: Some(source), ..Looked::default() };
            stage.set(Stage::Found(Rc::new(looked)));
        });
        html! { <PaperByCamera {known} {on_lines} {on_whole} /> }
    };
    let again = {
        let (stage, keeper, lines) = (stage.setter(), keeper.clone(), lines.clone());
        Callback::from(move |()| {
            keeper.replace(None);
            lines.borrow_mut().clear();
            stage.set(Stage::Choosing);
        })
    };
    let on_done = {
        let (stage, keeper) = (stage.setter(), keeper.clone());
        Callback::from(move |taken: Rc<Vec<(String, Taken)>>| {
            // The keys in it are not needed any more.
            keeper.replace(None);
            stage.set(Stage::Done(taken));
        })
    };
    let content = match &*stage {
        Stage::Choosing => html! {
            <>
                <FileDrop about={i18n.t(id!("import-about"))} folders=true busy={look.remote.is_busy()} on_chosen={look.run.clone()} />
                if let Some(error) = look.remote.failure() {
                    <Failure text={error.message()} />
                }
                { by_camera() }
                { tip(i18n.t(id!("import-where")), i18n.t(id!("import-where-advice"))) }
                { note(i18n.t(id!("import-local"))) }
            </>
        },
        Stage::Found(looked) if looked.backup.is_some() => html! {
            <>
                // It says itself how far it is.
                if let Some(source) = &looked.backup {
                    <Restore source={source.clone()} />
                }
                { restart(&i18n, id!("import-again"), again) }
            </>
        },
        Stage::Found(looked) if looked.missing.is_some() => html! {
            <>
                if let Some((missing, count)) = &looked.missing {
                    { pictures(&i18n, &looked.pictures) }
                    { looked.left_out.view(&i18n) }
                    { warning(missing_codes(&i18n, id!("paper-missing"), (missing, *count))) }
                }
                <FileDrop about={i18n.t(id!("paper-more"))} busy={look.remote.is_busy()} on_chosen={look.run.clone()} />
                if let Some(error) = look.remote.failure() {
                    <Failure text={error.message()} />
                }
                { by_camera() }
                // What was read so far is forgotten then.
                { restart(&i18n, id!("paper-restart"), again) }
            </>
        },
        Stage::Found(looked) => html! {
            <>
                { found(&i18n, &looked.surveyed.files) }
                { looked.left_out.view(&i18n) }
                { pictures(&i18n, &looked.pictures) }
                if looked.surveyed.openable {
                    <Open
                        locked={looked.surveyed.locked}
                        busy={open.remote.is_busy()}
                        failure={open.remote.failure().cloned()}
                        on_open={open.run.clone()}
                    />
                } else if !looked.only_pictures() {
                    { warning(i18n.t(id!("import-nothing"))) }
                }
                { restart(&i18n, id!("import-again"), again) }
            </>
        },
        Stage::Opened(opened) => html! {
            <>
                if let Some(keeper) = &*keeper.borrow() {
                    <Adopt opened={opened.clone()} keeper={Handle(keeper.clone())} {on_done} />
                }
                { restart(&i18n, id!("import-again"), again) }
            </>
        },
        Stage::Done(taken) => done(&i18n, taken, again),
    };
    let choosing = matches!(&*stage, Stage::Choosing);
    let lead = choosing.then(|| match services.memory() {
        Some(_) => id!("public-import-lead"),
        None => id!("import-lead"),
    });
    let results = match &*stage {
        Stage::Choosing => None,
        Stage::Found(looked) if looked.backup.is_some() => None,
        Stage::Found(looked) if looked.missing.is_some() => Some(id!("paper-part")),
        Stage::Found(_) => Some(id!("import-found")),
        Stage::Opened(_) => Some(id!("import-opened")),
        Stage::Done(_) => Some(id!("import-done")),
    };
    html! {
        <div class="column">
            // Whoever comes back to choose other files starts there.
            <Heading
                key={u8::from(choosing)}
                title={i18n.t(id!("import-title"))}
                lead={lead.map(|lead| i18n.t(lead))}
                focus={choosing}
            />
            <div class="stack">
                if let Some(results) = results {
                    <h2 ref={heading} tabindex="-1">{ i18n.t(results) }</h2>
                }
                { content }
            </div>
        </div>
    }
}

async fn look(
    keeper: &Keeper,
    chosen: Chosen,
    lines: &mut Vec<String>,
) -> Result<Looked, AppError> {
    let (mut files, left_out) = sorted(chosen);
    let mut looked = Looked { left_out, ..Looked::default() };
    looked.backup = files
        .iter()
        .find(|file| file.bytes.starts_with(backup::MAGIC))
        .map(|file| backup::Source::file(file.bytes.to_vec()));
    for file in &mut files {
        let mut fresh = lines_of(keeper, &file.bytes).await?;
        let seen = fresh.len();
        fresh.retain(|line| !lines.contains(line));
        if picture::is_picture(&file.bytes) {
            looked.pictures.push(Picture { name: file.name.clone(), seen, fresh: fresh.len() });
            // Its beginning is enough to know it by.
            file.bytes.truncate(picture::BEGINNING);
        }
        lines.append(&mut fresh);
    }
    if looked.backup.is_none() && !lines.is_empty() {
        join(keeper, lines.clone(), &mut looked).await?;
    }
    looked.surveyed = import::survey(keeper, files).await?;
    Ok(looked)
}

/// Puts the codes of a paper backup together, as far as they are there.
async fn join(keeper: &Keeper, lines: Vec<String>, looked: &mut Looked) -> Result<(), AppError> {
    match backup::joined(keeper, lines).await? {
        JoinedCodes::Whole(file) => looked.backup = Some(backup::Source::paper(file.into_vec())),
        JoinedCodes::Missing { missing, count } => {
            looked.missing = Some((missing.into_vec(), count));
        }
    }
    Ok(())
}

/// Lines of a paper backup: typed, or in the codes of a picture.
async fn lines_of(keeper: &Keeper, bytes: &[u8]) -> Result<Vec<String>, AppError> {
    if picture::is_picture(bytes) {
        return backup::seen(keeper, bytes).await;
    }
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    Ok(text.lines().filter(|line| backup::is_line(line)).map(str::to_owned).collect())
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct OpenProps {
    locked: bool,
    busy: bool,
    failure: Option<AppError>,
    on_open: Callback<Option<Secret>>,
}

/// Asks for the password of the files, if they have one.
#[component]
fn Open(props: &OpenProps) -> Html {
    let i18n = use_i18n();
    let busy = props.busy;
    let question = use_question_of(
        i18n.t(id!("import-password")),
        Callback::from(move |()| !busy),
        props.on_open.reform(Some),
    );
    let failure = props.failure.as_ref().filter(|_| !question.empty);
    let failure = failure.map(|error| html! { <Failure text={error.message()} asks_again=true /> });
    if !props.locked {
        let open = Button::new(ButtonKind::Primary, i18n.t(id!("import-open"))).busy(busy);
        return html! {
            <>
                { failure }
                <div class="actions wrap">{ open.on_press(props.on_open.reform(|()| None)) }</div>
            </>
        };
    }
    html! {
        <form class="stack" onsubmit={question.onsubmit} novalidate=true>
            { question.field }
            { failure }
            <div class="actions wrap">{ Button::new(ButtonKind::Primary, i18n.t(id!("import-open"))).busy(busy).submit() }</div>
        </form>
    }
}

fn missing_codes(i18n: &I18n, words: MessageId, (missing, count): (&[u8], u8)) -> AttrValue {
    let missing = missing.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
    i18n.t_with(words, &[("missing", missing.into()), ("count", u32::from(count).into())])
}

fn restart(i18n: &I18n, words: MessageId, again: Callback<()>) -> Html {
    html! {
        <div>{ Button::new(ButtonKind::Plain, i18n.t(words)).on_press(again) }</div>
    }
}

fn done(i18n: &I18n, taken: &[(String, Taken)], again: Callback<()>) -> Html {
    html! {
        <>
            <ul class="facts" role="status">
                for (name, taken) in taken {
                    { outcome(i18n, name, taken) }
                }
            </ul>
            { note(i18n.t(id!("import-backup-advice"))) }
            <div class="actions wrap">
                <Link to={Route::Certificates} classes={ButtonKind::Primary.class()}>{ i18n.t(id!("import-to-list")) }</Link>
                { Button::new(ButtonKind::Outlined, i18n.t(id!("import-again"))).on_press(again) }
            </div>
        </>
    }
}

fn outcome(i18n: &I18n, name: &str, taken: &Taken) -> Html {
    let (id, words) = match taken {
        Taken::New(id) => (id, id!("import-taken")),
        Taken::AlreadyHere(id) => (id, id!("import-already")),
    };
    html! {
        <li>
            <span>{ i18n.t_with(words, &[("name", name.to_owned().into())]) }</span>
            <Link to={Route::certificate(id)} classes={ButtonKind::Small.class()}>{ i18n.t(id!("certificates-open")) }</Link>
        </li>
    }
}
