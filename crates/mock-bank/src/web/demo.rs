//! The demo desk: everything a stranger needs to play a customer. Plain HTML, no script.

mod foreign;
mod outbox;
mod revocation;

use std::fmt::Write as _;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, HeaderName, header};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use ingam_bank_api::{Holder, Way, paths};
use serde::Deserialize;

use super::admin::{card_of, status};
use super::caller::ours;
use super::problem::Refusal;
use crate::config::{
    ACCOUNT_PASSWORD_TRIES, CARD_TRIES, OTP_TRIES, PHONE_CODE_LIFETIME, PHONE_TRIES,
};
use crate::customers::MockCustomer;
use crate::otp::Shown;
use crate::ra::{Refused, text_message};
use crate::store::certificates::StoredCertificate;
use crate::store::enrollments::Enrollment;
use crate::store::factors::SentCode;
use crate::store::people::{Account, Customer};
use crate::store::{StoreError, Tx, certificates, enrollments, factors, people};
use crate::{Bank, clock, customers, otp};

const POLICY: (HeaderName, &str) = (
    header::CONTENT_SECURITY_POLICY,
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
);

/// The desk, its style sheet and its buttons.
pub fn router() -> Router<Arc<Bank>> {
    Router::new()
        .route(paths::DEMO, get(desk))
        .route("/demo/desk.css", get(style))
        .route("/demo/unlock", post(unlock))
        .route("/demo/outbox", get(outbox::page))
        .route("/demo/certificates/{serial}", get(revocation::page).post(revocation::revoke))
        .route("/demo/foreign", post(foreign::issue))
        .route("/demo/foreign/{customer}", get(foreign::page))
        .route("/demo/foreign/{customer}/revocation", post(foreign::revoke))
}

/// What the other institution tells of itself.
pub fn elsewhere() -> Router<Arc<Bank>> {
    foreign::lists()
}

#[derive(Debug, Deserialize)]
struct Unlock {
    customer: String,
}

/// One customer with everything that changes.
struct Person<'a> {
    mock: &'a MockCustomer,
    customer: Customer,
    shown: Shown,
    accounts: Vec<Account>,
    card: Vec<String>,
    messages: Vec<(i64, bool, String)>,
    certificates: Vec<StoredCertificate>,
    open: Vec<Enrollment>,
}

async fn desk(State(bank): State<Arc<Bank>>) -> Result<Response, Refusal> {
    let now = bank.ra.clock.now();
    let people = everyone(&bank, now).await.map_err(Refused::from)?;
    Ok(([POLICY], Html(page(&people, now))).into_response())
}

async fn style() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("../../data/desk.css"))
        .into_response()
}

async fn unlock(
    State(bank): State<Arc<Bank>>,
    headers: HeaderMap,
    Form(unlock): Form<Unlock>,
) -> Result<Redirect, Refusal> {
    ours(&headers)?;
    bank.ra.unlock(&unlock.customer).await.map_err(Refused::from)?;
    Ok(Redirect::to(paths::DEMO))
}

async fn everyone(bank: &Bank, now: i64) -> Result<Vec<Person<'static>>, StoreError> {
    let mut tx = bank.ra.store.read().await?;
    let mut everyone = Vec::new();
    for mock in customers::ALL.iter() {
        let Some(customer) = people::customer(&mut tx, &mock.id).await? else {
            continue;
        };
        everyone.push(Person {
            mock,
            shown: otp::shown(&customers::otp_seed(&bank.ra.secrets, &customer)?, now),
            accounts: people::accounts(&mut tx, &mock.id).await?,
            certificates: certificates::of_customer(&mut tx, &mock.id).await?,
            open: enrollments::open_of(&mut tx, &mock.id, now).await?,
            card: card_of(&customer),
            messages: inbox(bank, &mut tx, &mock.id).await?,
            customer,
        });
    }
    Ok(everyone)
}

/// When each text message came, whether its code still works, and the code; newest first.
async fn inbox(
    bank: &Bank,
    tx: &mut Tx,
    customer: &str,
) -> Result<Vec<(i64, bool, String)>, StoreError> {
    let oldest = bank.ra.clock.now() - PHONE_CODE_LIFETIME;
    let sent = factors::codes_of(tx, customer).await?;
    let shown = |sent: &SentCode| {
        let works = !sent.used && sent.sent_at > oldest;
        Ok((sent.sent_at, works, text_message::shown(&bank.ra.secrets, sent)?))
    };
    sent.iter().take(3).map(shown).collect()
}

fn page(people: &[Person<'_>], now: i64) -> String {
    let mut html = String::from(
        "<!doctype html><html lang=\"ko\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta http-equiv=\"refresh\" content=\"10\"><title>모의은행 창구 · Demo desk</title>\
         <link rel=\"stylesheet\" href=\"/demo/desk.css\"></head><body>\
         <p class=\"mock\">모의은행입니다. 모든 고객은 지어낸 사람이며 인증서는 법적 효력이 없습니다. \
         <span class=\"en\">A mock bank: all customers are invented, certificates have no legal effect.</span></p>\
         <header><h1>모의은행 창구 <span class=\"en\">Demo desk</span></h1>\
         <p>아래 고객 가운데 한 사람이 되어 인증서를 발급받아 보세요. 일회용비밀번호(OTP)는 30초마다 바뀌며 한 번만 쓸 수 있습니다.</p>\
         <p class=\"en\">Play one of these customers. One-time passwords change every 30 seconds and work once. \
         This page renews itself.</p>\
         <p><a href=\"/demo/outbox\">보낸 전자우편 보기 <span class=\"en\">E-mails of the bank</span></a></p></header><main>",
    );
    for person in people {
        card(&mut html, person, now);
    }
    html.push_str("</main></body></html>");
    html
}

fn card(html: &mut String, person: &Person<'_>, now: i64) {
    let Person { mock, customer, shown, .. } = person;
    let (kind, number_label, number) = match mock.holder {
        Holder::Personal => ("개인 · personal", "주민등록번호 · RRN", split(&mock.number, &[6, 7])),
        Holder::Corporate => {
            ("기업 · corporate", "사업자번호 · Business no.", split(&mock.number, &[3, 2, 5]))
        }
    };
    let used = if customer.otp_last_step >= shown.step { " used" } else { "" };
    let left = shown.seconds_left;
    let note = if used.is_empty() {
        format!("{left}초 남음 · {left} s left")
    } else {
        format!("사용함, {left}초 뒤 새 번호 · used, next in {left} s")
    };
    write(
        html,
        format_args!(
            "<article id=\"{id}\" data-customer=\"{id}\"><h2>{name} <span class=\"en\">{english}</span></h2>\
         <p class=\"quiet\">{kind}</p><dl>\
         <dt>사용자 ID · User id</dt><dd data-field=\"user-id\">{user}</dd>\
         <dt>{number_label}</dt><dd data-field=\"number\">{number}</dd>{contact}\
         <dt>OTP</dt><dd><span class=\"otp{used}\" data-field=\"otp\">{code}</span><br><span class=\"en\">{note}</span></dd></dl>",
            id = escape(&mock.id),
            name = escape(&mock.name),
            english = escape(&mock.english_name),
            user = escape(&mock.user_id),
            contact = mock.contact_name.as_deref().map_or_else(String::new, in_charge),
            code = shown.code,
        ),
    );
    html.push_str("<h3>계좌 · Accounts</h3><table><thead><tr><th>계좌번호 · Number</th><th>비밀번호 · Password</th><th>잔액 · Balance</th></tr></thead><tbody>");
    for (account, secret) in person.accounts.iter().zip(&mock.accounts) {
        let locked = if account.password_failures >= ACCOUNT_PASSWORD_TRIES {
            "<br><span class=\"locked\">잠김 · locked</span>"
        } else {
            ""
        };
        write(
            html,
            format_args!(
                "<tr data-account=\"{}\"><td>{}<br><span class=\"en\">{}</span></td><td>{}{locked}</td><td>{}원</td></tr>",
                escape(&account.id),
                split(&account.number, &[6, 2, 6]),
                escape(&account.label),
                secret.password,
                grouped(account.balance),
            ),
        );
    }
    html.push_str("</tbody></table>");
    for (failures, tries, words) in [
        (customer.otp_failures, OTP_TRIES, "OTP 잠김 · OTP locked"),
        (customer.card_failures, CARD_TRIES, "보안카드 잠김 · Security card locked"),
        (customer.phone_failures, PHONE_TRIES, "휴대폰 인증 잠김 · Phone locked"),
    ] {
        if failures >= tries {
            write(html, format_args!("<p class=\"locked\">{words}</p>"));
        }
    }
    security_card(html, &person.card);
    text_messages(html, person);
    html.push_str("<h3>인증서 · Certificates</h3><ul>");
    for certificate in &person.certificates {
        let standing = status(certificate, now);
        let (class, words) = match standing {
            "valid" => ("valid", "정상 · valid"),
            "revoked" => ("locked", "폐기 · revoked"),
            "suspended" => ("locked", "효력정지 · suspended"),
            _ => ("quiet", "만료 · expired"),
        };
        write(
            html,
            format_args!(
                "<li>{} · {}까지 <span class=\"{class}\">{words}</span><br>{}<br><span class=\"en\">{}</span>",
                certificate.product.as_str(),
                clock::kst_day(certificate.not_after),
                escape(certificate.authority.common_name()),
                certificate.serial,
            ),
        );
        if ["valid", "suspended"].contains(&standing) {
            revocation::link(html, &certificate.serial);
        }
        html.push_str("</li>");
    }
    for enrollment in &person.open {
        write(
            html,
            format_args!(
                "<li>참조번호 · Reference {} <span class=\"en\">발급 대기 · waiting for a request</span></li>",
                enrollment.reference.as_deref().unwrap_or_default(),
            ),
        );
    }
    if person.certificates.is_empty() && person.open.is_empty() {
        html.push_str("<li class=\"quiet\">없습니다 · none</li>");
    }
    write(
        html,
        format_args!(
            "</ul>{}<form method=\"post\" action=\"/demo/unlock\"><input type=\"hidden\" name=\"customer\" value=\"{}\">\
         <button>잠금 풀기 <span class=\"en\">Unlock</span></button></form></article>",
            foreign::link(&mock.id),
            escape(&mock.id),
        ),
    );
}

fn in_charge(name: &str) -> String {
    format!("<dt>담당자 · Person in charge</dt><dd>{}</dd>", escape(name))
}

fn security_card(html: &mut String, cells: &[String]) {
    if cells.is_empty() {
        return;
    }
    html.push_str("<h3>보안카드 · Security card</h3><ol class=\"cells\" data-field=\"card\">");
    for (number, digits) in (1..).zip(cells) {
        write(html, format_args!("<li><span class=\"en\">{number}</span> {digits}</li>"));
    }
    html.push_str("</ol>");
}

fn text_messages(html: &mut String, person: &Person<'_>) {
    html.push_str("<h3>문자 메시지 · Text messages</h3>");
    if !person.customer.ways.contains(&Way::Phone) {
        html.push_str("<p class=\"quiet\">휴대폰 인증을 쓰지 않는 고객입니다. <span class=\"en\">This customer does not use the phone.</span></p>");
    } else if person.messages.is_empty() {
        html.push_str("<p class=\"quiet\">비어 있습니다. <span class=\"en\">Empty.</span></p>");
    }
    html.push_str("<ul>");
    for (sent_at, works, code) in &person.messages {
        let (class, words) = if *works {
            ("otp", "3분 동안 · for 3 minutes")
        } else {
            ("used", "끝남 · over")
        };
        write(
            html,
            format_args!(
                "<li>[모의은행] 인증번호 <span class=\"{class}\" data-field=\"message\">{code}</span><br><span class=\"en\">{} · {words}</span></li>",
                clock::kst_time(*sent_at),
            ),
        );
    }
    html.push_str("</ul>");
}

fn write(html: &mut String, piece: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = html.write_fmt(piece);
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Puts dashes between groups of digits.
fn split(digits: &str, groups: &[usize]) -> String {
    let mut rest = digits;
    let mut parts = Vec::new();
    for length in groups {
        let (part, tail) = rest.split_at_checked(*length).unwrap_or((rest, ""));
        parts.push(part);
        rest = tail;
    }
    parts.join("-")
}

/// `1250000` → `1,250,000`
fn grouped(amount: i64) -> String {
    let digits = amount.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
