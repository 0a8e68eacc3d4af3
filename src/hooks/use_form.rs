use std::rc::Rc;

use yew::prelude::*;

/// What stands in a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Form<T>(pub T);

/// Makes of what stands in a form what shall stand there.
pub type Change<T> = Box<dyn FnOnce(T) -> T>;

impl<T: Clone + 'static> Reducible for Form<T> {
    type Action = Change<T>;

    fn reduce(self: Rc<Self>, change: Change<T>) -> Rc<Self> {
        Rc::new(Self(change(Rc::unwrap_or_clone(self).0)))
    }
}

/// A form whose changes are made to what stands there when they happen, not to what stood there
/// when it was drawn: a browser that fills in an address fills several lines at once.
#[hook]
pub fn use_form<T: Clone + 'static>(start: impl FnOnce() -> T) -> UseReducerHandle<Form<T>> {
    use_reducer(|| Form(start()))
}

/// Changes what stands in a form each time it is called, e.g. takes a verdict away from what is being
/// mended.
pub fn changing<T: Clone + 'static>(
    form: &UseReducerHandle<Form<T>>,
    change: fn(&mut T),
) -> Callback<()> {
    let form = form.dispatcher();
    Callback::from(move |()| {
        form.dispatch(Box::new(move |mut content| {
            change(&mut content);
            content
        }));
    })
}
