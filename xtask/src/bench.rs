//! `cargo xtask bench`: the numbers that this project promises.

use anyhow::{Result, bail};

use crate::{
    bank::Form,
    build, process,
    setup::{self, Need},
    size,
    test::{browser_runner, playwright},
};

const NEEDS: &[Need] = &[Need::Rust, Need::Bindgen, Need::Trunk, Need::Browser, Need::Playwright];

/// Sizes, then the keeper alone, then the page as a person sees it.
pub fn run() -> Result<()> {
    let tools = setup::ensure(NEEDS)?;
    size::check(&build::default_page(&tools)?)?;

    println!("\nkeys and seals, in the browser, as shipped:");
    // Not `--quiet`: cargo hands it on to the runner, which does not know it.
    let mut keeper = tools.cargo(["test", "--locked", "--package", "ingam"])?;
    keeper.args(["--target", "wasm32-unknown-unknown", "--profile", "web", "--test", "web"]);
    keeper.args(["measure", "--", "--nocapture"]);
    browser_runner(&mut keeper)?;
    process::run(&mut keeper)?;

    println!("\nthe page, from the click to the stored certificate:");
    let told = process::tell(&mut playwright(&tools, &["bench"], Form::Release)?)?;
    if !told.success {
        bail!("the page did not get through the main job");
    }
    Ok(())
}
