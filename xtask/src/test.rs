//! `cargo xtask test`: every test there is, and one line that says how it went.

mod disk;
mod totals;

use std::{env, time::Instant};

use anyhow::{Context, Result, bail};

use crate::{
    bank::{self, Form},
    build,
    cli::Part,
    demo, fuzz, interop, journey, lint, process,
    setup::{self, Need, Tools},
    size,
};
pub use totals::Totals;

/// In this order: what is quick and often wrong comes first.
const ALL: &[Part] = &[
    Part::Lint,
    Part::Native,
    Part::Fuzz,
    Part::Web,
    Part::Size,
    Part::Demo,
    Part::Interop,
    Part::E2e,
];

/// Runs all parts, or one. The last line of the output is `N passed, N failed`.
pub fn run(part: Option<Part>) -> Result<()> {
    let parts = part.as_ref().map_or(ALL, std::slice::from_ref);
    let mut totals = Totals::default();
    let started = Instant::now();
    let tools = match part {
        Some(_) => setup::ensure(&needs(parts)),
        None => {
            disk::enough().and_then(|()| setup::ensure(&needs(parts))).map(Tools::for_one_build)
        }
    };
    match tools {
        Ok(tools) => {
            for part in parts {
                let clock = Instant::now();
                let name = name(*part);
                println!("\n== {name}");
                let result = one(*part, &tools).unwrap_or_else(|error| {
                    eprintln!("xtask: {name}: {error:#}");
                    Totals { passed: 0, failed: 1 }
                });
                let seconds = clock.elapsed().as_secs();
                println!("== {name}: {result} ({seconds} s)");
                totals.add(result);
            }
        }
        Err(error) => {
            eprintln!("xtask: set-up: {error:#}");
            totals.failed += 1;
        }
    }
    println!("\nall tests took {} s", started.elapsed().as_secs());
    println!("{totals}");
    if totals.failed > 0 || totals.passed == 0 {
        std::process::exit(1);
    }
    Ok(())
}

fn needs(parts: &[Part]) -> Vec<Need> {
    let mut needs = vec![Need::Rust];
    for part in parts {
        needs.extend(match part {
            Part::Lint => &[][..],
            Part::Native => &[Need::Database],
            Part::Fuzz => fuzz::NEEDS,
            Part::Web => &[Need::Bindgen, Need::Browser],
            Part::Size => build::NEEDS,
            Part::Demo | Part::E2e => {
                &[Need::Bindgen, Need::Trunk, Need::Browser, Need::Playwright, Need::Judges]
            }
            Part::Interop => &[
                Need::Bindgen,
                Need::Trunk,
                Need::Browser,
                Need::Playwright,
                Need::Judges,
                Need::Formats,
            ],
        });
    }
    needs
}

fn name(part: Part) -> &'static str {
    match part {
        Part::Lint => "lint",
        Part::Native => "native",
        Part::Fuzz => "fuzz",
        Part::Web => "web",
        Part::Size => "size",
        Part::Demo => "demo",
        Part::Interop => "interop",
        Part::E2e => "e2e",
    }
}

fn one(part: Part, tools: &Tools) -> Result<Totals> {
    match part {
        Part::Lint => Ok(lint::run(tools)),
        Part::Native => native(tools),
        Part::Fuzz => fuzz::run(tools, &[], fuzz::SHORT),
        Part::Web => web(tools),
        Part::Size => {
            let mut totals = Totals::default();
            totals.check("size", size::check(&build::default_page(tools)?));
            Ok(totals)
        }
        Part::Demo => {
            let mut totals = Totals::default();
            totals.check("demo", demo::run(tools, &demo::test_folder()));
            Ok(totals)
        }
        Part::Interop => interop(tools),
        Part::E2e => e2e(tools),
    }
}

/// Everything but `interop`, which needs programs that only that part asks for.
fn native(tools: &Tools) -> Result<Totals> {
    let crates = ["test", "--locked", "--workspace", "--exclude", "ingam", "--no-fail-fast"];
    let mut totals = rust_tests(&mut tools.cargo(crates)?)?;
    let page = ["test", "--locked", "--package", "ingam", "--no-fail-fast"];
    let mut page = tools.cargo(page)?;
    page.args(["--lib", "--bins", "--test", "native"]);
    totals.add(rust_tests(&mut page)?);
    Ok(totals)
}

fn web(tools: &Tools) -> Result<Totals> {
    let arguments =
        ["test", "--locked", "--package", "ingam", "--target", "wasm32-unknown-unknown"];
    let mut command = tools.cargo(arguments)?;
    command.args(["--test", "web", "--no-fail-fast"]);
    browser_runner(&mut command)?;
    rust_tests(&mut command)
}

/// Lets cargo run wasm tests in headless Chromium.
pub fn browser_runner(command: &mut std::process::Command) -> Result<()> {
    let driver = process::find("chromedriver").context("no chromedriver")?;
    let runner = "wasm-bindgen-test-runner";
    command
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    Ok(())
}

fn interop(tools: &Tools) -> Result<Totals> {
    let bank = bank::build(tools, Form::Test)?;
    let folder = demo::test_folder();
    if !folder.join("bundle.p12").exists() {
        demo::run(tools, &folder).context("the files to judge could not be made")?;
    }
    let mut command = interop::tests(tools)?;
    command.env("INGAM_MOCK_BANK", bank).env("INGAM_DEMO_DIR", folder);
    command.envs(tools.pkilint.iter().map(|venv| ("INGAM_PKILINT_VENV", venv)));
    command.envs(tools.schemathesis.iter().map(|venv| ("INGAM_SCHEMATHESIS_VENV", venv)));
    let mut totals = rust_tests(&mut command)?;
    totals.check("list of formats", interop::check());
    Ok(totals)
}

fn e2e(tools: &Tools) -> Result<Totals> {
    let told = process::tell(&mut playwright(tools, &["e2e", "journeys"], Form::Test)?)?;
    let mut totals =
        Totals::of_playwright(&told).context("Playwright did not say how the tests went")?;
    totals.add(journey::run(tools, &journey::test_folder(), journey::Language::default())?);
    Ok(totals)
}

/// Playwright on projects of tests/e2e/playwright.config.ts, with page and bank built.
pub fn playwright(tools: &Tools, projects: &[&str], form: Form) -> Result<std::process::Command> {
    let page = build::default_page(tools)?;
    let bank = bank::build(tools, form)?;
    let mut command = tools.command("node")?;
    command
        .current_dir(crate::workspace::root().join("tests/e2e"))
        .args(["node_modules/@playwright/test/cli.js", "test"])
        .args(projects.iter().flat_map(|project| ["--project", *project]))
        .env("INGAM_MOCK_BANK", bank)
        .env("INGAM_PAGE", page)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .env("CHROMIUM", process::find("chromium").context("no chromium")?)
        .env("FORCE_COLOR", "0");
    if let Some(shell) = process::find("chromium-headless-shell") {
        command.env("CHROMIUM_HEADLESS_SHELL", shell);
    }
    if env::var_os("CI").is_none() {
        // No report is opened, no question is asked: this is a test command everywhere.
        command.env("CI", "1");
    }
    Ok(command)
}

/// Runs the tests of a cargo command and counts them.
pub fn rust_tests(command: &mut std::process::Command) -> Result<Totals> {
    let told = process::tell(command)?;
    let totals = Totals::of_rust(&told);
    if totals.passed + totals.failed == 0 {
        bail!("no test ran");
    }
    Ok(totals)
}
