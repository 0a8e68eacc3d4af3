//! What the person sees when this program has a fault: words in place of a dead page.
//!
//! Built with the DOM alone, because everything else may be in a bad state, and without the panic's
//! message, because nobody has checked what is in it.

use std::panic::PanicHookInfo;

use web_sys::{Document, Element};

use crate::i18n::{I18n, Language};

/// Shows the screen.
pub fn show(info: &PanicHookInfo<'_>) {
    // The name of the file is enough; the folders above it are those of whoever built this.
    let place = info.location().map(|at| {
        let file = at.file().rsplit('/').next().unwrap_or_default();
        format!("{file}:{}", at.line())
    });
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        // There is nothing to do about a page that cannot even show this.
        let _ = draw(&document, place.as_deref().unwrap_or("-"));
    }
}

fn draw(document: &Document, place: &str) -> Option<()> {
    let root = document.get_element_by_id("ingam")?;
    let tag = document
        .document_element()?
        .get_attribute("lang")
        .unwrap_or_default();
    let i18n = I18n::new(Language::from_tag(&tag).unwrap_or_default());
    let main = element(document, "main", "column narrow", "")?;
    main.set_attribute("role", "alert").ok()?;
    let place = i18n.t_with("panic-place", &[("place", place.into())]);
    let parts = [
        element(document, "h1", "", &i18n.t("panic-title"))?,
        element(document, "p", "lead", &i18n.t("panic-lead"))?,
        element(document, "p", "code", &place)?,
        link(document, &i18n.t("panic-reload"))?,
    ];
    for part in &parts {
        main.append_child(part).ok()?;
    }
    while let Some(child) = root.last_child() {
        root.remove_child(&child).ok()?;
    }
    root.append_child(&main).ok()?;
    Some(())
}

fn element(document: &Document, name: &str, class: &str, text: &str) -> Option<Element> {
    let element = document.create_element(name).ok()?;
    element.set_attribute("class", class).ok()?;
    element.set_text_content(Some(text));
    Some(element)
}

/// A link to the front page of the centre: it loads the program anew.
fn link(document: &Document, text: &str) -> Option<Element> {
    let row = element(document, "div", "actions", "")?;
    let link = element(document, "a", "button primary", text)?;
    link.set_attribute("href", "./").ok()?;
    row.append_child(&link).ok()?;
    Some(row)
}
