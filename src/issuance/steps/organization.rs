use yew::prelude::*;

use crate::{
    components::{
        field::Field,
        rows::{fact, row},
    },
    hooks::Change,
    i18n::I18n,
    issuance::organization::{NameLine, Organization},
};

/// Who is in charge, the name in Latin letters, and how the certificate will name the organisation.
pub fn organization_fields(
    i18n: &I18n,
    form: &Organization,
    on_change: &Callback<Change<Organization>>,
) -> Html {
    let preview = form.preview().unwrap_or_else(|| "–".to_owned());
    html! {
        <>
            { field(form, on_change, NameLine::Contact, Field {
                name: "contact-name".into(),
                label: i18n.t(id!("details-contact-name")),
                autocomplete: "name",
                maxlength: "40",
                problem: Some(i18n.t(id!("details-contact-name-bad"))),
                ..Field::default()
            }) }
            { field(form, on_change, NameLine::English, Field {
                name: "english-name".into(),
                label: i18n.t(id!("details-english-name")),
                maxlength: "64",
                problem: Some(i18n.t_with(id!("details-english-name-bad"), &[("most", form.limit().into())])),
                ..Field::default()
            }) }
            <dl class="rows">
                { fact(i18n.t(id!("details-korean-name")), form.korean_name()) }
                { row(i18n.t(id!("details-subject")), html! { <code>{ preview }</code> }) }
            </dl>
        </>
    }
}

fn field(
    form: &Organization,
    on_change: &Callback<Change<Organization>>,
    line: NameLine,
    field: Field,
) -> Html {
    Field {
        value: form.typed(line).to_owned().into(),
        problem: field.problem.filter(|_| form.is_bad(line)),
        on_input: on_change.reform(move |text| {
            let change: Change<Organization> = Box::new(move |form| form.with(line, text));
            change
        }),
        on_leave: on_change.reform(move |()| {
            let change: Change<Organization> = Box::new(move |form| form.after(line));
            change
        }),
        ..field
    }
    .view()
}
