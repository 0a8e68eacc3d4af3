//! Reusable behaviour of components.

mod help_here;
mod notice;
mod use_async;
mod use_file_keeper;
mod use_focus;
mod use_form;
mod use_services;
mod use_shuffled;
mod use_visit;
mod use_wait;
mod use_words;

pub use help_here::HelpHere;
pub use notice::Notice;
pub use use_async::{Remote, UseAsync, use_async};
pub use use_file_keeper::{FileKeeper, use_file_keeper};
pub use use_focus::{
    focus_password, focus_secret_in, use_focus, use_focus_when, use_focus_when_lost,
};
pub use use_form::{Change, Form, changing, use_form};
pub use use_services::use_services;
pub use use_shuffled::{shuffled, use_shuffled};
pub use use_visit::{Entering, Visit, use_visit};
pub use use_wait::{Wait, use_wait};
pub use use_words::{UseWords, use_words};
