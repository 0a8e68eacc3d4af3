//! What the bank has written to its customers by e-mail.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{Html, IntoResponse as _, Response};

use super::{POLICY, escape, write};
use crate::customers::{self, MockCustomer};
use crate::outbox::{Addressee, Mail, mails};
use crate::ra::Refused;
use crate::store::{StoreError, audit, certificates};
use crate::web::problem::Refusal;
use crate::{Bank, clock};

/// So many letters of a customer are shown.
const SHOWN: usize = 20;

/// The outbox: for each customer, newest first.
pub(super) async fn page(State(bank): State<Arc<Bank>>) -> Result<Response, Refusal> {
    let now = bank.ra.clock.now();
    let written = async {
        let mut tx = bank.ra.store.read().await?;
        let mut written = Vec::new();
        for mock in customers::ALL.iter() {
            let held = certificates::of_customer(&mut tx, &mock.id).await?;
            let suspensions = audit::suspensions(&mut tx, &mock.id).await?;
            written.push((mock, mails(addressee(mock), &held, &suspensions, now)));
        }
        Ok::<_, StoreError>(written)
    };
    let written = written.await.map_err(Refused::from)?;
    let mut html = String::from(
        "<!doctype html><html lang=\"ko\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>보낸 전자우편 · Outbox</title>\
         <link rel=\"stylesheet\" href=\"/demo/desk.css\"></head><body>\
         <p class=\"mock\">모의은행입니다. 실제로 보내지 않습니다. \
         <span class=\"en\">A mock bank: nothing is really sent.</span></p>\
         <header><h1>보낸 전자우편 <span class=\"en\">Outbox</span></h1>\
         <p>은행의 시각으로 만료 30일, 14일, 7일, 1일 전과 만료된 뒤, 그리고 발급·효력정지·폐기 때 고객에게 보내는 글입니다.</p>\
         <p class=\"en\">What the bank writes to its customers by its own clock: 30, 14, 7 and 1 day before a certificate \
         ends, after its end, and when one is issued, suspended or revoked.</p>\
         <p><a href=\"/demo\">창구로 돌아가기 <span class=\"en\">Back to the desk</span></a></p></header><main>",
    );
    let mut none = true;
    for (mock, mails) in &written {
        for mail in mails.iter().take(SHOWN) {
            none = false;
            letter(&mut html, mock, mail);
        }
    }
    if none {
        html.push_str("<p class=\"quiet\">아직 보낸 것이 없습니다. <span class=\"en\">Nothing yet.</span></p>");
    }
    html.push_str("</main></body></html>");
    Ok(([POLICY], Html(html)).into_response())
}

/// Whose resident number says that they came from abroad reads English better, the bank believes.
fn addressee(mock: &MockCustomer) -> Addressee<'_> {
    let seventh = mock.number.as_bytes().get(6);
    let english =
        mock.number.len() == 13 && seventh.is_some_and(|digit| (b'5'..=b'8').contains(digit));
    let name = if english { &mock.english_name } else { &mock.name };
    Addressee { name, email: &mock.email, english }
}

fn letter(html: &mut String, mock: &MockCustomer, mail: &Mail) {
    write(
        html,
        format_args!(
            "<article data-mail=\"{occasion}\" data-customer=\"{customer}\" data-serial=\"{serial}\" lang=\"{language}\">\
             <h2>{subject}</h2><p class=\"en\">{day} {time} · {name} &lt;{to}&gt;</p>",
            occasion = mail.occasion.as_str(),
            customer = escape(&mock.id),
            serial = escape(&mail.serial),
            language = mail.language,
            subject = escape(&mail.subject),
            day = clock::kst_day(mail.sent_at),
            time = clock::kst_time(mail.sent_at),
            name = escape(&mock.name),
            to = escape(&mail.to),
        ),
    );
    for paragraph in &mail.body {
        write(html, format_args!("<p>{}</p>", escape(paragraph)));
    }
    html.push_str("</article>");
}
