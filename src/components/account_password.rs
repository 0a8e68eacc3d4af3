use ingam_core::account_number::AccountPassword;
use yew::NodeRef;

use super::secret_field::peek_secret;

/// The account password in an input, if it has its form. It stays there.
pub fn account_password(node: &NodeRef) -> Option<AccountPassword> {
    peek_secret(node, AccountPassword::parse).and_then(Result::ok)
}
