//! `cargo xtask serve`: the page and the bank on this machine.

use std::{net::TcpListener, os::unix::process::CommandExt};

use anyhow::{Context, Result};

use crate::{bank, build, cli, process, setup, workspace};

/// Builds what is not up to date, then becomes the bank.
pub fn run(arguments: &cli::Serve) -> Result<()> {
    let tools = setup::ensure(build::NEEDS)?;
    let page = build::default_page(&tools)?;
    let program = bank::build(&tools, bank::Form::Release)?;

    let address = format!("127.0.0.1:{}", arguments.port);
    // Bound only to see that it is free: the bank's own message would come after ours.
    TcpListener::bind(&address)
        .with_context(|| format!("{address} is taken; choose another with --port"))?;

    let mut bank = process::command(program);
    bank.current_dir(workspace::root()).args(["serve", "--listen", &address]);
    bank.arg("--data").arg(std::path::absolute(&arguments.data)?).arg("--page").arg(&page);
    if let Some(url) = &arguments.database_url {
        bank.arg("--database-url").arg(url);
    }
    if let Some(port) = arguments.admin_port {
        bank.arg("--admin").arg(format!("127.0.0.1:{port}"));
    }
    println!();
    println!("  Ingam      http://{address}/");
    println!(
        "  demo desk  http://{address}/demo   mock customers, their one-time passwords and messages"
    );
    println!("  data       {}   stop with Ctrl+C", arguments.data.display());
    println!();
    if arguments.open {
        open(&format!("http://{address}/"))?;
    }
    // Taking the bank's place leaves nobody behind when one of the two is stopped.
    let error = bank.exec();
    Err(error).context("cannot start the mock bank")
}

/// Opens a page in the default browser as soon as someone listens there.
fn open(url: &str) -> Result<()> {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let wait = "for i in 1 2 3 4 5 6 7 8 9 10; do curl -so /dev/null \"$1\" && break; sleep 0.3; done; exec \"$0\" \"$1\"";
    let mut command = process::command("sh");
    command.args(["-c", wait, opener, url]);
    command.spawn().with_context(|| format!("cannot start {opener}"))?;
    Ok(())
}
