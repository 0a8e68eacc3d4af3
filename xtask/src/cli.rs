//! The command line.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::{
    bench, build, chaos, demo, errors, fuzz, interop, journey, journeys, lint, serve, setup, size,
    test,
};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Build, serve and test Ingam", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the page and the mock bank, and serve both on this machine
    Serve(Serve),
    /// Build the page into a folder of plain files for any static host
    Build(Build),
    /// Run every test, or one part of them
    Test {
        /// Only this part
        part: Option<Part>,
    },
    /// Install what the other commands need, all at once: afterwards they work offline
    Setup,
    /// What continuous integration runs: every test
    Ci,
    /// Formatting, clippy, documentation, length of files, rules of the page
    Lint,
    /// List every error with its two sentences in both languages, in docs/errors.md
    Errors,
    /// Let other programs read what Ingam writes and Ingam what they write; tell it in docs/formats.md
    Interop,
    /// Print the size of every shipped file; fail above the budget
    Size,
    /// Measure keys, seals, the click to the stored certificate, and sizes
    Bench,
    /// Kill the bank under load, again and again: what it acknowledged must still be there
    Chaos {
        /// How often
        #[arg(long, value_name = "N", default_value_t = 50)]
        kills: u32,
    },
    /// Invent and damage inputs for every reader until one crashes or hangs
    Fuzz(Fuzz),
    /// Measure how many certificates a second the bank issues
    Load {
        /// How many certificates to fetch
        #[arg(long, value_name = "N", default_value_t = 500)]
        enrollments: u32,
    },
    /// Drive the real page through the main job and keep what comes out of it
    Demo {
        /// Where to leave certificates, request, key file and pictures
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Drive the real page through the whole life of one customer's certificates, thirteen months long
    Journey {
        /// Where to leave certificates, lists, answers, receipts and a picture of every screen
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// The language of the page
        #[arg(long, value_enum, default_value_t)]
        language: journey::Language,
    },
    /// Drive the real page through every way to a certificate
    Journeys {
        /// Where to leave a picture of every screen, wide and narrow, light and dark
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
}

/// `cargo xtask serve`
#[derive(Args)]
pub struct Serve {
    /// Port on 127.0.0.1
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Where the bank keeps its keys and its database
    #[arg(long, value_name = "DIR", default_value = "data")]
    pub data: PathBuf,
    /// Database instead of the SQLite file in the data folder
    #[arg(long, value_name = "URL")]
    pub database_url: Option<String>,
    /// Open the page in the default browser
    #[arg(long)]
    pub open: bool,
    /// Port on 127.0.0.1 for the bank's fault knobs; off unless given
    #[arg(long, value_name = "PORT")]
    pub admin_port: Option<u16>,
}

/// `cargo xtask build`
#[derive(Args)]
pub struct Build {
    /// Where to put the files
    #[arg(long, value_name = "DIR", default_value = "dist")]
    pub out: PathBuf,
    /// Path under which the host will serve them
    #[arg(long, value_name = "PATH", default_value = "/")]
    pub public_url: String,
}

/// `cargo xtask fuzz`
#[derive(Args)]
pub struct Fuzz {
    /// How long for each target
    #[arg(long, value_name = "N", default_value_t = 60)]
    pub seconds: u32,
    /// Afterwards, keep in the repository those inputs that reach new code
    #[arg(long)]
    pub keep: bool,
    /// Only these targets: files of crates/core/fuzz/fuzz_targets
    pub targets: Vec<String>,
}

/// One part of the tests.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Formatting, clippy, documentation, rules
    Lint,
    /// Rust tests of the whole workspace
    Native,
    /// Invented inputs for every reader, for some seconds
    Fuzz,
    /// Rust tests in a real browser
    Web,
    /// Size of the shipped files against the budget
    Size,
    /// The main job driven on camera, with what it leaves
    Demo,
    /// Programs that no one here wrote judge what we make
    Interop,
    /// The page and the bank together, in a real browser
    E2e,
}

/// Reads the command line and does it.
pub fn run() -> Result<()> {
    match Cli::parse().command {
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Build(arguments) => build::command(&arguments),
        Command::Test { part } => test::run(part),
        Command::Setup => setup::command(),
        Command::Ci => test::run(None),
        Command::Lint => lint::command(),
        Command::Errors => errors::command(),
        Command::Interop => interop::command(),
        Command::Size => size::command(),
        Command::Bench => bench::run(),
        Command::Chaos { kills } => chaos::command(kills),
        Command::Fuzz(arguments) => fuzz::command(&arguments),
        Command::Load { enrollments } => chaos::load(enrollments),
        Command::Demo { out } => demo::command(&out),
        Command::Journey { out, language } => journey::command(&out, language),
        Command::Journeys { out } => journeys::command(out.as_deref()),
    }
}
