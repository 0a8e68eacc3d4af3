use ingam_bank_api::Details;
use yew::prelude::*;

use super::{organization::organization_fields, step_form::StepForm};
use crate::{
    components::field::Field,
    hooks::{Change, Form, use_async, use_form},
    i18n::{I18n, use_i18n},
    issuance::{
        contact::{Contact, Line},
        organization::Organization,
        use_issuance::use_issuance,
    },
};

/// 고객 정보
#[component]
pub fn DetailsStep() -> Html {
    let i18n = use_i18n();
    let issuance = use_issuance();
    let view = issuance.state.view.clone();
    let on_file = view.as_ref().and_then(|view| view.details.clone());
    let known = issuance.state.details.clone().or(on_file);
    let organization = use_form(|| Organization::of(view.as_ref()?, known.as_ref()));
    let form = use_form(|| known.map(Contact::of).unwrap_or_default());
    let describe = use_async(move |details: Details| issuance.clone().describe(details));
    let on_submit = {
        let (form, organization, run) = (form.clone(), organization.clone(), describe.run.clone());
        Callback::from(move |()| {
            let complete = |details| match &organization.0 {
                Some(organization) => organization.complete(details),
                None => Some(details),
            };
            match form.0.read().and_then(complete) {
                Some(details) => run.emit(details),
                None => {
                    form.dispatch(Box::new(Contact::judged));
                    organization.dispatch(Box::new(|form| form.map(Organization::judged)));
                }
            }
        })
    };
    let on_organization = {
        let organization = organization.dispatcher();
        Callback::from(move |change: Change<Organization>| {
            organization.dispatch(Box::new(|form| form.map(change)));
        })
    };
    html! {
        <StepForm
            title={i18n.t(id!("details-title"))}
            lead={i18n.t(id!("details-lead"))}
            submit={i18n.t(id!("details-submit"))}
            busy={describe.remote.is_busy()}
            failure={describe.remote.failure().cloned()}
            {on_submit}
        >
            if let Some(organization) = &organization.0 {
                { organization_fields(&i18n, organization, &on_organization) }
            }
            for line in Line::ALL {
                { field(&i18n, &form, line) }
            }
        </StepForm>
    }
}

fn field(i18n: &I18n, form: &UseReducerHandle<Form<Contact>>, line: Line) -> Html {
    let plain = Field::default();
    let (label, bad, field) = match line {
        Line::Email => (
            id!("details-email"),
            id!("details-email-bad"),
            Field { name: "email".into(), autocomplete: "email", inputmode: "email", ..plain },
        ),
        Line::Phone => (
            id!("details-phone"),
            id!("details-phone-bad"),
            Field {
                name: "phone".into(),
                autocomplete: "tel",
                inputmode: "tel",
                maxlength: "20",
                ..plain
            },
        ),
        Line::PostalCode => (
            id!("details-postal-code"),
            id!("details-postal-code-bad"),
            Field {
                name: "postal-code".into(),
                autocomplete: "postal-code",
                inputmode: "numeric",
                maxlength: "7",
                ..plain
            },
        ),
        Line::Street => (
            id!("details-address1"),
            id!("details-address1-bad"),
            Field {
                name: "address1".into(),
                autocomplete: "address-line1",
                maxlength: "100",
                ..plain
            },
        ),
        Line::Room => (
            id!("details-address2"),
            id!("details-address2-bad"),
            Field {
                name: "address2".into(),
                autocomplete: "address-line2",
                maxlength: "100",
                optional: Some(i18n.t(id!("field-optional"))),
                ..plain
            },
        ),
    };
    let (typing, leaving) = (form.dispatcher(), form.dispatcher());
    Field {
        label: i18n.t(label),
        value: form.0.typed(line).to_owned().into(),
        problem: form.0.is_bad(line).then(|| i18n.t(bad)),
        on_input: Callback::from(move |text| {
            typing.dispatch(Box::new(move |form: Contact| form.with(line, text)));
        }),
        on_leave: Callback::from(move |()| {
            leaving.dispatch(Box::new(move |form: Contact| form.after(line)));
        }),
        ..field
    }
    .view()
}
