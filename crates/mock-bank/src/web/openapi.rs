//! The OpenAPI document, collected from the handlers themselves.

use std::sync::Arc;

use axum::routing::get;
use axum::{Json, Router};
use ingam_bank_api::paths;
use utoipa::openapi::RefOr;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{api, copy, login, problem, receipts, registration, renewals, revocations, transfers};
use crate::Bank;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Ingam mock bank",
        description = "NOT FOR PRODUCTION. The steps of an enrollment; the page's certificate travels by CMP at /cmp, \
                       that for a request of one's own also here and by EST at /.well-known/est. Whoever has a certificate \
                       logs in with it."
    ),
    modifiers(&Session)
)]
struct Document;

struct Session;

impl Modify for Session {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let components = openapi.components.get_or_insert_with(Default::default);
        // Of an enrollment, of whoever is logged in, of one side of a mailbox, and of whoever is at the desk
        // for certificates of other institutions.
        for name in ["session", "login", "mailbox", "registration"] {
            let bearer = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
            components.add_security_scheme(name, bearer);
        }
    }
}

/// All paths under `/api`, and their description.
pub fn router() -> (Router<Arc<Bank>>, utoipa::openapi::OpenApi) {
    let (router, openapi) = OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(api::authority))
        .routes(routes!(api::terms))
        .routes(routes!(api::authority_terms))
        .routes(routes!(api::start))
        .routes(routes!(api::look, api::abandon))
        .routes(routes!(api::identity))
        .routes(routes!(api::identity_message))
        .routes(routes!(api::product))
        .routes(routes!(api::verification))
        .routes(routes!(api::text_message))
        .routes(routes!(api::balances))
        .routes(routes!(api::fee))
        .routes(routes!(api::details))
        .routes(routes!(api::codes))
        .routes(routes!(receipts::receipts))
        .routes(routes!(api::certificate))
        .routes(routes!(renewals::start))
        .routes(routes!(login::challenge))
        .routes(routes!(login::log_in))
        .routes(routes!(login::extend))
        .routes(routes!(login::log_out))
        .routes(routes!(login::accounts))
        .routes(routes!(transfers::recipient))
        .routes(routes!(transfers::limits))
        .routes(routes!(transfers::order, transfers::history))
        .routes(routes!(transfers::sign))
        .routes(routes!(transfers::receipt))
        .routes(routes!(revocations::revocations))
        .routes(routes!(revocations::by_code))
        .routes(routes!(revocations::code))
        .routes(routes!(revocations::code_of_login))
        .routes(routes!(copy::open))
        .routes(routes!(copy::leave))
        .routes(routes!(copy::join))
        .routes(routes!(copy::send))
        .routes(routes!(copy::take))
        .routes(routes!(registration::open, registration::look))
        .routes(routes!(registration::challenge))
        .routes(routes!(registration::certificate))
        .routes(routes!(registration::proof))
        .routes(routes!(registration::confirm))
        .routes(routes!(registration::deregister))
        .split_for_parts();
    let openapi = refusals_are_problems(openapi);
    (router.route("/api/{*rest}", axum::routing::any(problem::not_found)), openapi)
}

/// Gives every refusal the content type it is sent with (RFC 9457 section 3).
fn refusals_are_problems(mut openapi: utoipa::openapi::OpenApi) -> utoipa::openapi::OpenApi {
    let operations = openapi.paths.paths.values_mut().flat_map(|item| {
        [&mut item.get, &mut item.put, &mut item.post, &mut item.delete].into_iter().flatten()
    });
    for (status, response) in operations.flat_map(|operation| &mut operation.responses.responses) {
        let RefOr::T(response) = response else { continue };
        if status.as_str() >= "400"
            && let Some(content) = response.content.shift_remove("application/json")
        {
            response.content.insert(paths::PROBLEM_CONTENT_TYPE.to_owned(), content);
        }
    }
    openapi
}

/// Serves the description.
pub fn document(openapi: utoipa::openapi::OpenApi) -> Router<Arc<Bank>> {
    Router::new().route(paths::OPENAPI, get(async move || Json(openapi.clone())))
}
