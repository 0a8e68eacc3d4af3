//! The counter of another institution: certificates of it as files, and its revocation list.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, header};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use axum::routing::get;
use ingam_bank_api::ProblemKind;
use serde::Deserialize;

use super::{POLICY, escape, write};
use crate::ca::reason::Reason;
use crate::foreign::files::{self, PASSWORD};
use crate::foreign::{ForeignError, KeyKind, Kind, Wish, not_after};
use crate::ra::Refused;
use crate::store::foreign as rows;
use crate::store::{StoreError, people};
use crate::web::caller::ours;
use crate::web::problem::Refusal;
use crate::web::session::Named;
use crate::{Bank, clock};

/// What the form sends.
#[derive(Debug, Deserialize)]
pub(super) struct Order {
    customer: String,
    form: files::Form,
    key: KeyKind,
    kind: Kind,
}

#[derive(Debug, Deserialize)]
pub(super) struct Revocation {
    serial: String,
}

/// What everybody may read.
pub(super) fn lists() -> Router<Arc<Bank>> {
    Router::new().route("/bada/crl/{file}", get(crl)).route("/bada/cps", get(cps))
}

/// The way to the counter, from a customer's card.
pub(super) fn link(customer: &str) -> String {
    format!(
        "<p><a href=\"/demo/foreign/{}\">다른 기관의 인증서 <span class=\"en\">Certificates of another institution</span></a></p>",
        escape(customer)
    )
}

/// What a customer can have there, and has. A page of its own: the desk renews itself while one thinks.
pub(super) async fn page(
    State(bank): State<Arc<Bank>>,
    Named(customer): Named,
) -> Result<Response, Refusal> {
    let found = async {
        let mut tx = bank.ra.store.read().await?;
        let known = people::customer(&mut tx, &customer).await?;
        let rows = rows::of_customer(&mut tx, &customer).await?;
        Ok::<_, StoreError>(known.map(|known| (known, rows)))
    };
    let (customer, rows) = found.await.map_err(Refused::from)?.ok_or(ProblemKind::NotFound)?;
    let mut html = format!(
        "<!doctype html><html lang=\"ko\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>바다모의은행 창구 · Another institution</title>\
         <link rel=\"stylesheet\" href=\"/demo/desk.css\"></head><body>\
         <p class=\"mock\">모의 기관입니다. 인증서는 법적 효력이 없습니다. \
         <span class=\"en\">A mock institution: its certificates have no legal effect.</span></p>\
         <header><h1>바다모의은행 창구 <span class=\"en\">The counter of another institution</span></h1></header>\
         <main><article><h2>{name}</h2>\
         <dl><dt>파일 암호 · Password of the file</dt><dd data-field=\"foreign-password\">{PASSWORD}</dd></dl>\
         <form method=\"post\" action=\"/demo/foreign\"><input type=\"hidden\" name=\"customer\" value=\"{id}\">\
         <h3><label for=\"form\">파일 · File</label></h3><select id=\"form\" name=\"form\">\
         <option value=\"pfx\">.pfx</option>\
         <option value=\"npki\">signCert.der · signPri.key (zip)</option></select>\
         <h3><label for=\"key\">키 · Key</label></h3><select id=\"key\" name=\"key\">\
         <option value=\"p256\">P-256</option>\
         <option value=\"rsa\">RSA-2048 (공개된 시험용 키 · public demo key)</option></select>\
         <h3><label for=\"kind\">종류 · Kind</label></h3><select id=\"kind\" name=\"kind\">\
         <option value=\"good\">정상 · good</option>\
         <option value=\"expired\">만료됨 · expired</option>\
         <option value=\"tomorrow\">내일부터 유효 · valid from tomorrow</option>\
         <option value=\"revoked\">폐기됨 · revoked</option>\
         <option value=\"superseded\">새 인증서로 바뀜 · superseded</option>\
         <option value=\"namesake\">이름이 같은 다른 사람 · somebody of the same name</option>\
         <option value=\"securities\">증권용 · for securities only</option></select>\
         <button>인증서 받기 <span class=\"en\">Get a certificate</span></button></form>\
         <h3>받은 인증서 · Certificates</h3><ul>",
        name = escape(&customer.name),
        id = escape(&customer.id),
    );
    for row in &rows {
        let state = match row.revoked_at {
            Some(_) => "<span class=\"locked\">폐기 · revoked</span>".to_owned(),
            None => format!(
                "<form method=\"post\" action=\"/demo/foreign/{}/revocation\">\
                 <input type=\"hidden\" name=\"serial\" value=\"{}\">\
                 <button>폐기 <span class=\"en\">Revoke</span></button></form>",
                escape(&customer.id),
                escape(&row.serial),
            ),
        };
        let until = not_after(row).map(clock::kst_day).unwrap_or_default();
        let line = format_args!("<li>{until}까지 · {}<br>{state}</li>", escape(&row.serial));
        write(&mut html, line);
    }
    if rows.is_empty() {
        html.push_str("<li class=\"quiet\">없습니다 · none</li>");
    }
    html.push_str(
        "</ul><p><a href=\"/demo\">창구로 돌아가기 <span class=\"en\">Back to the desk</span></a></p>\
         </article></main></body></html>",
    );
    Ok(([POLICY], Html(html)).into_response())
}

/// Hands a file out.
pub(super) async fn issue(
    State(bank): State<Arc<Bank>>,
    headers: HeaderMap,
    Form(order): Form<Order>,
) -> Result<Response, Refusal> {
    ours(&headers)?;
    let wish = Wish { customer: order.customer, key: order.key, kind: order.kind };
    let (customer, certified) = bank.certify_elsewhere(&wish).await.map_err(refused)?;
    let chain = [bank.foreign.issuing().der.as_slice(), bank.foreign.root().der.as_slice()];
    let file = order.form.file(&certified, &chain);
    let name = format!("bada-{}.{}", customer.id, order.form.ending());
    let headers = [
        (header::CONTENT_TYPE, order.form.content_type().to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, file).into_response())
}

/// Somebody has lost it.
pub(super) async fn revoke(
    State(bank): State<Arc<Bank>>,
    Named(customer): Named,
    headers: HeaderMap,
    Form(revocation): Form<Revocation>,
) -> Result<Redirect, Refusal> {
    ours(&headers)?;
    let done = bank.revoke_elsewhere(&revocation.serial, Reason::KeyCompromise).await;
    if !done.map_err(Refused::from)? {
        return Err(ProblemKind::NotFound.into());
    }
    // Only what names a customer comes back in an address.
    let plain = customer.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    Ok(Redirect::to(&if plain { format!("/demo/foreign/{customer}") } else { "/demo".to_owned() }))
}

async fn crl(State(bank): State<Arc<Bank>>, Named(file): Named) -> Result<Response, Refusal> {
    let name = file.strip_suffix(".crl").ok_or(ProblemKind::NotFound)?;
    let list = bank.foreign_crl(name).await.map_err(refused)?.ok_or(ProblemKind::NotFound)?;
    Ok(([(header::CONTENT_TYPE, "application/pkix-crl")], list).into_response())
}

async fn cps() -> Response {
    let text = "바다모의은행\n모의 인증업무준칙: 이 기관은 시험용이며, 인증서는 법적 효력이 없습니다.\n\n\
                Bada Mock Bank\nMock certification practice statement: this institution exists for tests. \
                Its certificates have no legal effect.\n";
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

fn refused(error: ForeignError) -> Refusal {
    match error {
        ForeignError::Nobody => ProblemKind::NotFound.into(),
        ForeignError::Store(error) => Refused::from(error).into(),
        ForeignError::Authority(error) => {
            tracing::error!(%error, "the other institution cannot sign");
            ProblemKind::Internal.into()
        }
    }
}
