//! Reusable parts of pages: properties in, callbacks out. They know Yew and the messages, no
//! services and no routes.

/// Reading an account password.
pub mod account_password;
/// A state in words.
pub mod badge;
/// Mark and name.
pub mod brand;
/// Buttons.
pub mod button;
/// A box to tick.
pub mod check;
/// Rules with verdicts.
pub mod checklist;
/// One choice of several.
pub mod choice;
/// How long something is still waited for.
pub mod countdown;
/// Modal dialogs.
pub mod dialog;
/// What went wrong.
pub mod failure;
/// Lines of text.
pub mod field;
/// Leading the person to what has to be mended.
pub mod first_problem;
/// Headings of pages.
pub mod heading;
/// Icons.
pub mod icon;
/// Buttons to type with.
pub mod keypad;
/// Korean or English.
pub mod language_switch;
/// Something is on its way.
pub mod loading;
/// Quiet remarks.
pub mod note;
/// Lines for a resident registration number.
pub mod number_field;
/// Rules for a new password of a certificate.
pub mod password_rules;
/// QR codes as drawings.
pub mod qr;
/// Facts, one a line.
pub mod rows;
/// The person's seal.
pub mod seal;
/// Lines for secrets.
pub mod secret_field;
/// What is being done.
pub mod stage_list;
/// Where the person is.
pub mod step_list;
