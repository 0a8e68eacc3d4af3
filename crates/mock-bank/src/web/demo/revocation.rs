//! The clerk revokes a certificate for a customer who came to the counter.

use std::sync::Arc;

use axum::extract::{Form, State};
use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use ingam_bank_api::{ProblemKind, paths};
use serde::Deserialize;

use super::{POLICY, write};
use crate::ca::serial::is_serial;
use crate::config::REFUND_DAYS;
use crate::ra::Refused;
use crate::revocation::Reason;
use crate::store::{StoreError, certificates, people};
use crate::web::admin::money::revocation_refused;
use crate::web::caller::ours;
use crate::web::problem::Refusal;
use crate::web::session::Named;
use crate::{Bank, clock};

#[derive(Debug, Deserialize)]
pub(super) struct Revocation {
    reason: Reason,
}

/// The way to the question, beside a certificate.
pub(super) fn link(html: &mut String, serial: &str) {
    write(
        html,
        format_args!(
            "<br><a href=\"/demo/certificates/{serial}\">폐기 <span class=\"en\">Revoke</span></a>"
        ),
    );
}

/// Asks for the reason. A page of its own: the desk renews itself while one thinks.
pub(super) async fn page(
    State(bank): State<Arc<Bank>>,
    Named(serial): Named,
) -> Result<Response, Refusal> {
    if !is_serial(&serial) {
        return Err(ProblemKind::NotFound.into());
    }
    let found = async {
        let mut tx = bank.ra.store.read().await?;
        let Some(certificate) = certificates::find(&mut tx, &serial).await? else {
            return Ok(None);
        };
        let customer = people::customer(&mut tx, &certificate.customer).await?;
        Ok::<_, StoreError>(customer.map(|customer| (certificate, customer)))
    };
    let (certificate, customer) =
        found.await.map_err(Refused::from)?.ok_or(ProblemKind::NotFound)?;
    let html = format!(
        "<!doctype html><html lang=\"ko\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>인증서 폐기 · Revoke a certificate</title>\
         <link rel=\"stylesheet\" href=\"/demo/desk.css\"></head><body>\
         <header><h1>인증서 폐기 <span class=\"en\">Revoke a certificate</span></h1></header><main><article>\
         <dl><dt>고객 · Customer</dt><dd>{name}</dd><dt>용도 · Product</dt><dd>{product}</dd>\
         <dt>만료일 · Expires</dt><dd>{expires}</dd><dt>일련번호 · Serial</dt><dd>{serial}</dd></dl>\
         <form method=\"post\"><h3><label for=\"reason\">폐기 사유 · Reason</label></h3>\
         <select id=\"reason\" name=\"reason\">\
         <option value=\"cessation_of_operation\">더 쓰지 않음 · no longer used</option>\
         <option value=\"affiliation_changed\">이름·소속 변경 · name or organisation changed</option>\
         <option value=\"key_compromise\">분실·유출 · key lost or compromised</option></select>\
         <button>인증서 폐기 <span class=\"en\">Revoke certificate</span></button></form>\
         <p class=\"quiet\">되돌릴 수 없습니다. 발급일부터 {REFUND_DAYS}일 안이면 수수료를 돌려드립니다.<br>\
         <span class=\"en\">This is final. Within {REFUND_DAYS} days of issue the fee is paid back.</span></p>\
         <p><a href=\"/demo\">창구로 돌아가기 <span class=\"en\">Back to the desk</span></a></p>\
         </article></main></body></html>",
        name = super::escape(&customer.name),
        product = certificate.product.as_str(),
        expires = clock::kst_day(certificate.not_after),
        serial = super::escape(&certificate.serial),
    );
    Ok(([POLICY], Html(html)).into_response())
}

pub(super) async fn revoke(
    State(bank): State<Arc<Bank>>,
    Named(serial): Named,
    headers: HeaderMap,
    Form(revocation): Form<Revocation>,
) -> Result<Redirect, Refusal> {
    ours(&headers)?;
    let revoked = bank.revoke(&serial, revocation.reason).await;
    revoked.map_err(|error| revocation_refused(&error))?;
    Ok(Redirect::to(paths::DEMO))
}
