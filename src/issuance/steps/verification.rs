use ingam_bank_api::{Secret, Verification as Proof};
use ingam_core::{account_number::AccountPassword, one_time_password::OneTimePassword};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::step_form::StepForm;
use crate::{
    components::{
        icon::{Icon, icon_image},
        secret_field::{SecretField, peek_secret, take_secret},
    },
    hooks::use_async,
    i18n::use_i18n,
    issuance::use_issuance::use_issuance,
};

/// 추가 확인
#[component]
pub fn Verification() -> Html {
    let i18n = use_i18n();
    let issuance = use_issuance();
    let (account, password, otp) = (use_node_ref(), use_node_ref(), use_node_ref());
    let bad_password = use_state(|| false);
    let bad_otp = use_state(|| false);
    let accounts = issuance.state.view.as_ref().map(|v| v.accounts.clone()).unwrap_or_default();
    let verify = use_async(move |proof: Proof| issuance.clone().verify(proof));
    let on_submit = {
        let (account, password, otp) = (account.clone(), password.clone(), otp.clone());
        let (bad_password, bad_otp) = (bad_password.setter(), bad_otp.setter());
        let run = verify.run.clone();
        Callback::from(move |()| {
            let digits = |text: &str| AccountPassword::parse(text).map(|p| p.digits().to_owned());
            let pin = peek_secret(&password, digits).and_then(Result::ok).map(Secret::new);
            let digits = |text: &str| OneTimePassword::parse(text).map(|p| p.digits().to_owned());
            let code = peek_secret(&otp, digits).and_then(Result::ok).map(Secret::new);
            bad_password.set(pin.is_none());
            bad_otp.set(code.is_none());
            let account = account.cast::<HtmlSelectElement>().map(|select| select.value());
            if let (Some(account), Some(account_password), Some(otp_code)) = (account, pin, code) {
                take_secret(&password);
                take_secret(&otp);
                run.emit(Proof { account, account_password, otp: otp_code });
            }
        })
    };
    html! {
        <StepForm
            title={i18n.t(id!("verification-title"))}
            lead={i18n.t(id!("verification-lead"))}
            submit={i18n.t(id!("verification-submit"))}
            busy={verify.remote.is_busy()}
            failure={verify.remote.failure().cloned()}
            {on_submit}
        >
            <div class="field">
                <label for="account">{ i18n.t(id!("verification-account")) }</label>
                <div class="control">
                    <select ref={account} id="account" name="account">
                        // Without `selected` the browser takes the one that is inserted first: the last.
                        for (index, account) in accounts.iter().enumerate() {
                            <option
                                key={account.id.clone()}
                                value={account.id.clone()}
                                selected={index == 0}
                            >
                                { format!("{} {}", account.label, account.number) }
                            </option>
                        }
                    </select>
                    { icon_image(Icon::Down, 20) }
                </div>
            </div>
            <SecretField
                name="account-password"
                label={i18n.t(id!("verification-password"))}
                node={password}
                digits=true
                maxlength={4}
                problem={bad_password.then(|| i18n.t(id!("verification-password-bad")))}
            />
            <SecretField
                name="otp"
                label={i18n.t(id!("verification-otp"))}
                node={otp}
                digits=true
                maxlength={6}
                autocomplete="one-time-code"
                hint={i18n.t(id!("verification-otp-hint"))}
                problem={bad_otp.then(|| i18n.t(id!("verification-otp-bad")))}
            />
        </StepForm>
    }
}
