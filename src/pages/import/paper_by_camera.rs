use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_timers::callback::Interval;
use web_sys::{HtmlElement, HtmlVideoElement};
use yew::{platform::spawn_local, prelude::*};

use super::missing_codes;
use crate::{
    certificates::backup::{self, Source},
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        note::{note, warning},
    },
    error::AppError,
    hooks::{use_focus, use_services},
    i18n::use_i18n,
    keeper::protocol::JoinedCodes,
    platform::{
        camera::{self, Camera},
        keeper_client::Keeper,
        picture,
    },
};

/// Between two looks, milliseconds.
const PAUSE: u32 = 250;

/// Properties of [`PaperByCamera`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PaperByCameraProps {
    /// The lines that are known already.
    pub known: Callback<(), Vec<String>>,
    /// The lines that are known now.
    pub on_lines: Callback<Vec<String>>,
    /// All of them are: the backup.
    pub on_whole: Callback<Source>,
}

/// Offers to read the codes of a paper backup by camera.
#[component]
pub fn PaperByCamera(props: &PaperByCameraProps) -> Html {
    let i18n = use_i18n();
    let filming = use_state(|| false);
    let place = use_node_ref();
    let film = |on: bool| {
        let (filming, place) = (filming.setter(), place.clone());
        Callback::from(move |()| {
            // The button that was pressed goes away; the reader of the codes takes the focus itself.
            if let Some(place) = place.cast::<HtmlElement>() {
                // An element that cannot take the focus is no reason to fail.
                let _ = place.focus();
            }
            filming.set(on);
        })
    };
    if !camera::is_known() {
        return Html::default();
    }
    html! {
        <div ref={place.clone()} tabindex="-1">
            if *filming {
                <Reader reading={props.clone()} on_close={film(false)} />
            } else {
                { Button::new(ButtonKind::Outlined, i18n.t(id!("camera-open"))).on_press(film(true)) }
            }
        </div>
    }
}

enum Seeing {
    Opening,
    Nothing,
    Open(Rc<Camera>),
}

/// How far the reading is.
#[derive(Clone, PartialEq)]
enum Progress {
    Nothing,
    Missing(AttrValue),
    Failed(AppError),
}

#[derive(Clone, PartialEq, Properties)]
struct ReaderProps {
    reading: PaperByCameraProps,
    on_close: Callback<()>,
}

/// The camera is on only while this is shown.
#[component]
fn Reader(props: &ReaderProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let section = use_focus(());
    let video = use_node_ref();
    let seeing = use_state(|| Seeing::Opening);
    let progress = use_state(|| Progress::Nothing);
    {
        let seeing = seeing.setter();
        use_effect_with((), move |()| {
            spawn_local(async move {
                let camera = camera::open().await;
                seeing.set(camera.map_or(Seeing::Nothing, |camera| Seeing::Open(camera.into())));
            });
        });
    }
    {
        let camera = match &*seeing {
            Seeing::Open(camera) => Some(camera.clone()),
            _ => None,
        };
        let (video, reading, i18n) = (video.clone(), props.reading.clone(), i18n.clone());
        let progress = progress.setter();
        use_effect_with(camera.is_some(), move |_| {
            let shown = Rc::new(Cell::new(true));
            let look = camera.zip(video.cast::<HtmlVideoElement>()).map(|(camera, video)| {
                camera.show(&video);
                let looking = Rc::new(Looking {
                    keeper: services.file_keeper(),
                    lines: RefCell::new(reading.known.emit(())),
                    busy: Cell::new(false),
                    shown: shown.clone(),
                });
                Interval::new(PAUSE, move || {
                    let (looking, reading) = (looking.clone(), reading.clone());
                    let (video, i18n, progress) = (video.clone(), i18n.clone(), progress.clone());
                    spawn_local(async move {
                        match looking.look(&video).await {
                            None => {}
                            Some(Ok(JoinedCodes::Whole(file))) => {
                                reading.on_whole.emit(Source::paper(file.into_vec()));
                            }
                            Some(Ok(JoinedCodes::Missing { missing, count })) => {
                                let missing =
                                    missing_codes(&i18n, id!("camera-missing"), (&missing, count));
                                progress.set(Progress::Missing(missing));
                                reading.on_lines.emit(looking.lines.borrow().clone());
                            }
                            Some(Err(error)) => progress.set(Progress::Failed(error)),
                        }
                    });
                })
            });
            move || {
                shown.set(false);
                drop(look);
            }
        });
    }
    html! {
        <section ref={section} class="card stack" tabindex="-1" aria-label={i18n.t(id!("camera-open"))}>
            <div role="status">{ match (&*seeing, &*progress) {
                (Seeing::Opening, _) => note(i18n.t(id!("camera-opening"))),
                (Seeing::Nothing, _) => warning(i18n.t(id!("camera-none"))),
                (_, Progress::Missing(missing)) => note(missing.clone()),
                (_, Progress::Nothing | Progress::Failed(_)) => note(i18n.t(id!("camera-about"))),
            } }</div>
            if let Progress::Failed(error) = &*progress {
                <Failure text={error.message()} />
            }
            if let Seeing::Open(_) = &*seeing {
                <video ref={video} class="camera" muted=true playsinline=true aria-label={i18n.t(id!("camera-picture"))} />
            }
            <div class="actions wrap">{ Button::new(ButtonKind::Outlined, i18n.t(id!("camera-close"))).on_press(props.on_close.clone()) }</div>
        </section>
    }
}

/// One look after the other.
struct Looking {
    keeper: Keeper,
    lines: RefCell<Vec<String>>,
    busy: Cell<bool>,
    shown: Rc<Cell<bool>>,
}

impl Looking {
    /// What is known after this look. `None`: nothing new, or nobody wants to know any more.
    async fn look(&self, video: &HtmlVideoElement) -> Option<Result<JoinedCodes, AppError>> {
        if self.busy.replace(true) {
            return None;
        }
        let joined = self.read(video).await;
        self.busy.set(false);
        joined.filter(|_| self.shown.get())
    }

    async fn read(&self, video: &HtmlVideoElement) -> Option<Result<JoinedCodes, AppError>> {
        // What one look does not read, the next one may.
        let texts = backup::seen_in(&self.keeper, picture::frame(video)?).await.ok()?;
        let known = self.lines.borrow().clone();
        let mut lines = known.clone();
        for text in texts {
            if backup::is_line(&text) && !lines.contains(&text) {
                lines.push(text);
            }
        }
        if lines.len() == known.len() {
            return None;
        }
        let joined = backup::joined(&self.keeper, lines.clone()).await;
        if joined.is_ok() {
            // Codes of another backup are said to be wrong, and forgotten.
            self.lines.replace(lines);
        }
        Some(joined)
    }
}
