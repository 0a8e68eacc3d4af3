//! NOT FOR PRODUCTION. A mock bank: it plays registration and certification authority for Ingam,
//! shows its customers' secrets at `/demo`, and does what its fault knobs tell it.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    ingam_mock_bank::cli::run().await
}
