use std::rc::Rc;

use ingam_bank_api::BankAccount;
use ingam_core::{account_number::AccountNumber, kst};
use yew::prelude::*;

use super::members::{retry, use_login_end, use_member};
use super::notices::OwnNotices;
use crate::{
    banking::{
        self, Visitor,
        use_banking::{Ended, use_banking},
    },
    components::{
        button::{Button, ButtonKind},
        failure::Failure,
        heading::Heading,
        icon::Icon,
        loading::loading,
        note::warning_with,
    },
    error::ErrorKind,
    hooks::{Remote, use_async, use_services},
    i18n::{I18n, use_i18n},
    issuance::steps::{Asking, RevocationCodeCard},
    route::Route,
    router::Link,
};

/// `/bank`: what is open to whoever is logged in; for others, the way to log in.
#[component]
pub fn Bank() -> Html {
    use_member().map_or_else(Html::default, |visitor| html! { <Accounts {visitor} /> })
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct AccountsProps {
    visitor: Rc<Visitor>,
}

/// 계좌 조회
#[component]
fn Accounts(props: &AccountsProps) -> Html {
    let i18n = use_i18n();
    let services = use_services();
    let banking = use_banking();
    let accounts = {
        let services = services.clone();
        use_async(move |()| {
            let services = services.clone();
            async move { banking::accounts(&services).await }
        })
    };
    {
        let load = accounts.run.clone();
        use_effect_with((), move |()| load.emit(()));
    }
    use_login_end(&[accounts.remote.failure()]);
    let leave_everywhere = {
        let leave = banking.leave.clone();
        use_async(move |()| {
            let (services, leave) = (services.clone(), leave.clone());
            async move {
                match banking::log_out_everywhere(&services).await {
                    Ok(()) => leave.emit(Ended::LoggedOut),
                    Err(error) if error.kind() == ErrorKind::LoginEnded => leave.emit(Ended::Over),
                    Err(error) => return Err(error),
                }
                Ok(())
            }
        })
    };
    let Visitor { name, is_registered, last_login_at, others, is_clock_off, .. } = &*props.visitor;
    let title = i18n.t_with(id!("bank-title"), &[("name", name.clone().into())]);
    let lead = last_login_at
        .map(|at| i18n.t_with(id!("bank-last-login"), &[("time", kst::minute_of(at).into())]));
    html! {
        <div class="column">
            <Heading {title} {lead} />
            <div class="stack">
                <OwnNotices />
                if *is_clock_off {
                    { warning_with(Icon::Clock, i18n.t(id!("bank-clock"))) }
                }
                if *others > 0 {
                    { warning_with(Icon::Attention, i18n.t_with(id!("bank-others"), &[("count", (*others).into())])) }
                    <div class="actions wrap">
                        { Button::new(ButtonKind::Outlined, i18n.t(id!("bank-leave-everywhere"))).busy(leave_everywhere.remote.is_busy()).on_press(leave_everywhere.run.clone()) }
                    </div>
                    if let Some(error) = leave_everywhere.remote.failure() {
                        <Failure text={error.message()} />
                    }
                }
                { match &*accounts.remote {
                    Remote::Idle | Remote::Busy => loading(i18n.t(id!("bank-loading"))),
                    Remote::Failed(error) => retry(&i18n, error, accounts.run.clone()),
                    Remote::Ready(known) => list(&i18n, &known.accounts),
                } }
                // Whoever issued another one revokes it.
                if !*is_registered {
                    <RevocationCodeCard asking={Asking::Visitor} />
                }
            </div>
        </div>
    }
}

fn list(i18n: &I18n, accounts: &[BankAccount]) -> Html {
    let number = |account: &BankAccount| {
        AccountNumber::parse(&account.number)
            .map_or_else(|_| account.number.clone(), |number| number.to_string())
    };
    html! {
        <section aria-labelledby="accounts">
            <h2 id="accounts">{ i18n.t(id!("bank-accounts")) }</h2>
            <ul class="accounts">
                for account in accounts {
                    <li class="card" key={account.id.clone()}>
                        <div>
                            <strong>{ &account.label }</strong>
                            <span>{ number(account) }</span>
                        </div>
                        <p class="amount">{ i18n.won(account.balance) }</p>
                    </li>
                }
            </ul>
            <div class="actions wrap">
                <Link to={Route::Transfer} classes={ButtonKind::Primary.class()}>{ i18n.t(id!("transfer-title")) }</Link>
                <Link to={Route::Transfers} classes={ButtonKind::Outlined.class()}>{ i18n.t(id!("transfers-title")) }</Link>
            </div>
        </section>
    }
}
