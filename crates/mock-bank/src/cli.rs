//! The command line.

use std::fs;
use std::io::Write as _;
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Parser, Subcommand};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::audit::{self, About, Event, verify};
use crate::authorities::IssuingAuthority;
use crate::ca::Authority;
use crate::ca::foreign::{self, Foreign};
use crate::clock::Clock;
use crate::config::{Config, ENROLLMENTS_PER_HOUR};
use crate::faults::Faults;
use crate::limits::Limits;
use crate::ra::Ra;
use crate::secrets::{Secrets, write_private};
use crate::server::{Door, serve as listen};
use crate::store::{self, Store, anchor, people};
use crate::{Bank, customers, products, web};

/// NOT FOR PRODUCTION. A mock bank that plays registration and certification authority for Ingam.
#[derive(Debug, Parser)]
#[command(name = "ingam-mock-bank", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the bank, and the page if it is given.
    Serve(Serve),
    /// Print a fresh reference number and authorization code for a CMP client.
    Codes(Codes),
    /// Issue a customer a certificate of another institution, under another root.
    Foreign(ForeignOptions),
    /// Read the audit log.
    #[command(subcommand)]
    Audit(Audit),
}

#[derive(Debug, Args)]
struct Database {
    /// Directory for the database, the authority's keys and the key file. Made if it is not there.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// PostgreSQL instead of the SQLite file in the data directory: postgres://user@host/name
    #[arg(long, value_name = "URL", env = "INGAM_BANK_DATABASE_URL", hide_env_values = true)]
    database_url: Option<String>,
}

#[derive(Debug, Args)]
struct Serve {
    /// Address to serve at; port 0 takes a free one.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    #[command(flatten)]
    database: Database,
    /// Directory with the built page.
    #[arg(long, value_name = "DIST")]
    page: Option<PathBuf>,
    /// Loopback address for the fault knobs; port 0 takes a free one.
    #[arg(long, value_name = "ADDR")]
    admin: Option<SocketAddr>,
    /// Base of the URLs in certificates (revocation lists, OCSP). Default: http:// and the address.
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    /// Origin of a page that may call from elsewhere; may be repeated.
    #[arg(long = "allow-origin", value_name = "ORIGIN")]
    allowed_origins: Vec<String>,
    /// Calls that one address may make in a minute.
    #[arg(long, value_name = "N", default_value_t = 1200)]
    calls_per_minute: u32,
    /// Enrollments in which one customer may be recognised in an hour.
    #[arg(long, value_name = "N", default_value_t = ENROLLMENTS_PER_HOUR)]
    enrollments_per_hour: u32,
}

#[derive(Debug, Args)]
struct Codes {
    #[command(flatten)]
    database: Database,
    /// Which customer, see the demo desk.
    #[arg(long, value_name = "ID", default_value = "hong")]
    customer: String,
    /// general, banking, business_banking or tax. Default: the first on the customer's price list.
    #[arg(long, value_name = "ID")]
    product: Option<String>,
    /// bank, garam or nuri. Default: the first that signs the product.
    #[arg(long, value_name = "ID")]
    authority: Option<String>,
}

#[derive(Debug, Args)]
struct ForeignOptions {
    #[command(flatten)]
    database: Database,
    /// Which customer, see the demo desk.
    #[arg(long, value_name = "ID", default_value = "hong")]
    customer: String,
    /// Directory for key.pem, certificate.pem and chain.pem. Made if it is not there.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

#[derive(Debug, Subcommand)]
enum Audit {
    /// Check every entry; fail at the first one that is not as it was written.
    Verify(Verify),
    /// Print every entry: its hash, and what was hashed.
    List {
        #[command(flatten)]
        database: Database,
    },
}

#[derive(Debug, Args)]
struct Verify {
    #[command(flatten)]
    database: Database,
    /// Where the log ended once, if not audit.head in the data directory: a copy kept elsewhere.
    #[arg(long, value_name = "FILE")]
    head: Option<PathBuf>,
}

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Runs the program.
pub async fn run() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        Command::Serve(options) => serve(options).await,
        Command::Codes(options) => codes(options).await,
        Command::Foreign(options) => foreign(options).await,
        Command::Audit(Audit::Verify(options)) => audit_verify(options).await,
        Command::Audit(Audit::List { database }) => audit_list(database).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("ingam-mock-bank: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(options: Serve) -> Result<(), Failure> {
    start_log();
    if let Some(admin) = options.admin.filter(|admin| !admin.ip().is_loopback()) {
        return Err(format!("the fault knobs listen on loopback only, not on {admin}").into());
    }
    let door = TcpListener::bind(options.listen).await?;
    let address = door.local_addr()?;
    let public_url = options.public_url.unwrap_or_else(|| format!("http://{address}"));
    let public_url = public_url.trim_end_matches('/').to_owned();

    let ra = open(&options.database, options.enrollments_per_hour).await?;
    let authority = Authority::open(&options.database.data, &public_url, ra.clock.now())?;
    let bada = format!("{public_url}/bada");
    let foreign = Foreign::open(&options.database.data, &bada, ra.clock.now())?;
    let bank = Arc::new(Bank {
        ra,
        authority,
        foreign,
        faults: Faults::default(),
        limits: Limits::new(options.calls_per_minute),
        config: Config {
            public_url,
            page: options.page,
            allowed_origins: options.allowed_origins,
            calls_per_minute: options.calls_per_minute,
        },
    });

    let (stop, stopped) = watch::channel(false);
    let wait = |mut stopped: watch::Receiver<bool>| async move {
        let _ = stopped.wait_for(|stopped| *stopped).await;
    };
    let mut said = format!("listening http://{address}\n");
    let admin = match options.admin {
        None => None,
        Some(admin) => {
            let door = TcpListener::bind(admin).await?;
            said.push_str(&format!("admin http://{}\n", door.local_addr()?));
            let router = web::admin::router(Arc::clone(&bank));
            Some(tokio::spawn(listen(Door(door), router, wait(stopped.clone()))))
        }
    };
    let public = tokio::spawn(listen(Door(door), web::router(&bank), wait(stopped)));
    std::io::stdout().write_all(said.as_bytes())?;
    std::io::stdout().flush()?;
    tracing::warn!("NOT FOR PRODUCTION: a mock bank with invented customers");

    interrupted().await?;
    stop.send_replace(true);
    public.await??;
    if let Some(admin) = admin {
        admin.await??;
    }
    bank.ra.store.close().await;
    Ok(())
}

async fn codes(options: Codes) -> Result<(), Failure> {
    let product = match options.product.as_deref() {
        None => None,
        Some(name) => {
            Some(products::by_name(name).ok_or_else(|| format!("no product is called {name}"))?)
        }
    };
    let authority = match options.authority.as_deref() {
        None => None,
        Some(name) => Some(
            IssuingAuthority::by_name(name)
                .ok_or_else(|| format!("no authority is called {name}"))?,
        ),
    };
    let ra = open(&options.database, ENROLLMENTS_PER_HOUR).await?;
    let codes = ra.codes_at_the_counter(&options.customer, product, authority).await;
    let codes =
        codes.map_err(|error| format!("no codes for customer {}: {error}", options.customer))?;
    println!("reference={}\ncode={}", codes.reference, codes.code.as_str());
    ra.store.close().await;
    Ok(())
}

async fn foreign(options: ForeignOptions) -> Result<(), Failure> {
    let ra = open(&options.database, ENROLLMENTS_PER_HOUR).await?;
    let mut tx = ra.store.read().await?;
    let customer = people::customer(&mut tx, &options.customer).await?;
    drop(tx);
    let customer = customer.ok_or_else(|| format!("no customer is called {}", options.customer))?;
    let number = customers::number(&ra.secrets, &customer)?;
    let now = ra.clock.now();
    let issued = Foreign::open(&options.database.data, foreign::NOWHERE, now)?
        .issue(&customer, &number, now)?;
    make_private(&options.out)?;
    // Never in place of another key.
    write_private(&options.out.join("key.pem"), issued.key.as_bytes())?;
    fs::write(options.out.join("certificate.pem"), issued.certificate)?;
    fs::write(options.out.join("chain.pem"), issued.chain)?;
    ra.store.close().await;
    Ok(())
}

async fn audit_verify(options: Verify) -> Result<(), Failure> {
    let store = open_existing(&options.database).await?;
    let note = options.head.unwrap_or_else(|| options.database.data.join(anchor::FILE));
    let verified = verify::verify(&store, &note).await?;
    println!("{verified}");
    store.close().await;
    Ok(())
}

async fn audit_list(database: Database) -> Result<(), Failure> {
    let store = open_existing(&database).await?;
    let mut out = std::io::stdout();
    verify::walk::<Failure>(&store, |link| Ok(writeln!(out, "{}", verify::line(&link?)?)?)).await?;
    store.close().await;
    Ok(())
}

/// Opens the database of a bank that was started before, to look at it.
async fn open_existing(database: &Database) -> Result<Store, Failure> {
    let Database { data, database_url } = database;
    if database_url.is_none() && !data.join(store::FILE).exists() {
        return Err(format!("no bank was ever started in {}", data.display()).into());
    }
    Ok(Store::open_read_only(data, database_url.as_deref()).await?)
}

/// Opens the data directory; a first start makes everything in it.
async fn open(database: &Database, enrollments_per_hour: u32) -> Result<Ra, Failure> {
    make_private(&database.data)?;
    let secrets = Arc::new(Secrets::open(&database.data)?);
    let store = Store::open(&database.data, database.database_url.as_deref()).await?;
    let clock = Arc::new(Clock::default());
    let mut tx = store.write().await?;
    customers::seed(&mut tx, &secrets, clock.now()).await?;
    if store.note_was_missing() {
        audit::record(&mut tx, clock.now(), &Event::NoteMissing, About::default());
    }
    crate::store::commit(tx).await?;
    Ok(Ra { store, secrets, clock, terms: Arc::default(), enrollments_per_hour })
}

fn make_private(directory: &Path) -> std::io::Result<()> {
    if !directory.exists() {
        fs::create_dir_all(directory)?;
        fs::set_permissions(directory, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

fn start_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("INGAM_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info,sqlx=warn"));
    // Standard output is for the lines that programs wait for.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .try_init();
}

async fn interrupted() -> std::io::Result<()> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        done = tokio::signal::ctrl_c() => done,
        _ = terminate.recv() => Ok(()),
    }
}
