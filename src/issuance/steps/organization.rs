use yew::prelude::*;

use crate::{
    components::{
        field::Field,
        rows::{fact, row},
    },
    i18n::I18n,
    issuance::organization::{NameLine, Organization},
};

/// Who is in charge, the name in Latin letters, and how the certificate will name the organisation.
pub fn organization_fields(
    i18n: &I18n,
    form: &Organization,
    on_change: &Callback<Organization>,
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
    on_change: &Callback<Organization>,
    line: NameLine,
    field: Field,
) -> Html {
    let (typed, left) = (form.clone(), form.clone());
    Field {
        value: form.typed(line).to_owned().into(),
        problem: field.problem.filter(|_| form.is_bad(line)),
        on_input: on_change.reform(move |text| typed.clone().with(line, text)),
        on_leave: on_change.reform(move |()| left.clone().after(line)),
        ..field
    }
    .view()
}
