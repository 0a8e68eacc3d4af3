use crate::platform::keeper_client::Keeper;

/// A keeper as a property: the same one is equal.
#[derive(Clone)]
pub struct Handle(pub Keeper);

impl PartialEq for Handle {
    fn eq(&self, other: &Self) -> bool {
        self.0.is(&other.0)
    }
}
