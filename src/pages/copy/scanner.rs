use std::{cell::Cell, rc::Rc};

use web_sys::HtmlVideoElement;
use yew::{platform::spawn_local, prelude::*};

use super::super::Handle;
use crate::{
    components::{
        button::{Button, ButtonKind},
        note::{note, warning},
    },
    copying::{self, Receiving},
    error::AppError,
    hooks::{use_focus, use_services},
    i18n::use_i18n,
    keeper::protocol::{CopyCode, CopyFault, KeeperError},
    platform::{
        camera::{self, Camera},
        clock, picture,
    },
};

/// Between two looks, milliseconds.
const PAUSE: u32 = 250;

/// Properties of [`Scanner`].
#[derive(Clone, PartialEq, Properties)]
pub struct ScannerProps {
    /// It has what a code says, and nobody else.
    pub keeper: Handle,
    /// A code was there.
    pub on_code: Callback<Result<Rc<Receiving>, AppError>>,
    /// Never mind.
    pub on_close: Callback<()>,
}

enum Seeing {
    Opening,
    Nothing,
    Open(Rc<Camera>),
}

/// Looks for the QR code of a copy. The camera is on only while this is shown.
#[component]
pub fn Scanner(props: &ScannerProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let section = use_focus(());
    let video = use_node_ref();
    let seeing = use_state(|| Seeing::Opening);
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
        let (video, props) = (video.clone(), props.clone());
        use_effect_with(camera.is_some(), move |_| {
            let (shown, busy) = (Rc::new(Cell::new(true)), Rc::new(Cell::new(false)));
            let looking = camera.zip(video.cast::<HtmlVideoElement>()).map(|(camera, video)| {
                camera.show(&video);
                let shown = shown.clone();
                clock::every(PAUSE, move || {
                    let (shown, busy) = (shown.clone(), busy.clone());
                    let Some(seen) = picture::frame(&video).filter(|_| !busy.replace(true)) else {
                        return;
                    };
                    let (services, props) = (services.clone(), props.clone());
                    spawn_local(async move {
                        let code = CopyCode::Seen {
                            width: seen.width,
                            height: seen.height,
                            grey: seen.grey.into(),
                        };
                        let joined = copying::join(&services, &props.keeper.0, code).await;
                        // What one look does not read, the next one may.
                        let nothing = AppError::Keeper(KeeperError::Copy(CopyFault::NoCode));
                        let seen = joined.as_ref().err() != Some(&nothing);
                        if shown.get() && seen {
                            shown.set(false);
                            props.on_code.emit(joined.map(Rc::new));
                        } else {
                            busy.set(false);
                        }
                    });
                })
            });
            move || {
                shown.set(false);
                drop(looking);
            }
        });
    }
    html! {
        <section ref={section} class="card stack" tabindex="-1" aria-label={i18n.t(id!("copy-scan"))}>
            <div role="status">{ match &*seeing {
                Seeing::Opening => note(i18n.t(id!("camera-opening"))),
                Seeing::Nothing => warning(i18n.t(id!("copy-no-camera"))),
                Seeing::Open(_) => Html::default(),
            } }</div>
            if let Seeing::Open(_) = &*seeing {
                <video ref={video} class="camera" muted=true playsinline=true aria-label={i18n.t(id!("camera-picture"))} />
            }
            <div class="actions wrap">{ Button::new(ButtonKind::Outlined, i18n.t(id!("camera-close"))).on_press(props.on_close.clone()) }</div>
        </section>
    }
}
