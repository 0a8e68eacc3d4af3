use std::{
    cell::{Cell, RefCell},
    future::Future,
    rc::Rc,
};

use futures::future::LocalBoxFuture;
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
    pub remote: Rc<Remote<T, E>>,
    /// Starts a run; an older run's outcome is then ignored.
    pub run: Callback<I>,
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
    // Every call has a task of its own type. Whatever need not know it is elsewhere, so that it
    // is compiled once.
    let runs = use_runs();
    let remote = runs.remote.borrow().clone();
    let run = Callback::from(move |input: I| {
        if let Some(turn) = runs.begin() {
            runs.follow(turn, Box::pin(task(input)));
        }
    });
    UseAsync { remote, run }
}

/// The latest outcome of a task, and whose it is.
struct Runs<T, E> {
    turns: Rc<Turns>,
    remote: Rc<RefCell<Rc<Remote<T, E>>>>,
}

impl<T, E> Clone for Runs<T, E> {
    fn clone(&self) -> Self {
        Self { turns: self.turns.clone(), remote: self.remote.clone() }
    }
}

#[hook]
fn use_runs<T: 'static, E: 'static>() -> Runs<T, E> {
    let turns = use_turns();
    let remote = use_mut_ref(|| Rc::new(Remote::Idle));
    Runs { turns, remote }
}

impl<T: 'static, E: 'static> Runs<T, E> {
    fn begin(&self) -> Option<u64> {
        let turn = self.turns.next()?;
        self.show(Remote::Busy);
        Some(turn)
    }

    fn follow(&self, turn: u64, future: LocalBoxFuture<'static, Result<T, E>>) {
        let runs = self.clone();
        spawn_local(async move {
            let outcome = future.await;
            if runs.turns.is_latest(turn) {
                runs.show(match outcome {
                    Ok(value) => Remote::Ready(value),
                    Err(error) => Remote::Failed(error),
                });
            }
        });
    }

    fn show(&self, remote: Remote<T, E>) {
        self.remote.replace(Rc::new(remote));
        self.turns.component.force_update();
    }
}

/// Numbers the runs of a component's task, until the component is gone.
struct Turns {
    latest: Cell<u64>,
    component: UseForceUpdateHandle,
}

#[hook]
fn use_turns() -> Rc<Turns> {
    let component = use_force_update();
    let turns = use_memo((), |()| Turns { latest: Cell::new(0), component });
    {
        let turns = turns.clone();
        use_effect_with((), move |()| move || turns.latest.set(u64::MAX));
    }
    turns
}

impl Turns {
    /// The number of a new run; `None` once the component is gone.
    fn next(&self) -> Option<u64> {
        let turn = self.latest.get().checked_add(1)?;
        self.latest.set(turn);
        Some(turn)
    }

    fn is_latest(&self, turn: u64) -> bool {
        self.latest.get() == turn
    }
}
