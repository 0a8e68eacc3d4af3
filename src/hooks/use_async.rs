use std::{cell::Cell, future::Future, rc::Rc};

use yew::{platform::spawn_local, prelude::*};

/// What is known of something that takes time.
#[derive(Clone, Debug, PartialEq)]
pub enum Remote<T, E> {
    /// Not asked for.
    Idle,
    /// Under way.
    Busy,
    /// It came.
    Ready(T),
    /// It did not.
    Failed(E),
}

impl<T, E> Remote<T, E> {
    /// Whether it is under way.
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Busy)
    }

    /// Why it failed, if it did.
    pub fn failure(&self) -> Option<&E> {
        match self {
            Self::Failed(error) => Some(error),
            _ => None,
        }
    }
}

/// A task with its latest outcome.
pub struct UseAsync<I: 'static, T: 'static, E: 'static> {
    /// Outcome of the latest run.
    pub remote: UseStateHandle<Remote<T, E>>,
    /// Starts a run; an older run's outcome is then ignored.
    pub run: Callback<I>,
    /// Forgets the outcome.
    pub reset: Callback<()>,
}

/// Runs a task and keeps its outcome. Outcomes of older runs, and of a component that is gone,
/// are ignored; the task itself is not stopped. The input is never kept.
#[hook]
pub fn use_async<I, T, E, F, R>(task: F) -> UseAsync<I, T, E>
where
    I: 'static,
    T: 'static,
    E: 'static,
    F: Fn(I) -> R + 'static,
    R: Future<Output = Result<T, E>> + 'static,
{
    let remote = use_state(|| Remote::Idle);
    let latest = use_memo((), |()| Cell::new(0_u64));
    {
        let latest = latest.clone();
        use_effect_with((), move |()| move || latest.set(u64::MAX));
    }
    let run = {
        let (setter, latest) = (remote.setter(), latest.clone());
        Callback::from(move |input: I| {
            let Some(turn) = next_turn(&latest) else {
                return;
            };
            setter.set(Remote::Busy);
            let (setter, latest) = (setter.clone(), latest.clone());
            let future = task(input);
            spawn_local(async move {
                let outcome = future.await;
                if latest.get() == turn {
                    setter.set(match outcome {
                        Ok(value) => Remote::Ready(value),
                        Err(error) => Remote::Failed(error),
                    });
                }
            });
        })
    };
    let reset = {
        let setter = remote.setter();
        Callback::from(move |()| {
            if next_turn(&latest).is_some() {
                setter.set(Remote::Idle);
            }
        })
    };
    UseAsync { remote, run, reset }
}

/// The number of a new run; `None` once the component is gone.
fn next_turn(latest: &Rc<Cell<u64>>) -> Option<u64> {
    let turn = latest.get().checked_add(1)?;
    latest.set(turn);
    Some(turn)
}
