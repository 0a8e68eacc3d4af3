//! The bank under load, killed with SIGKILL at random points: nothing that it acknowledged may be
//! lost, nothing may happen twice.
//!
//! `INGAM_CHAOS_KILLS` says how often it is killed, `INGAM_CHAOS_ENROLLMENTS` how many certificates
//! the clients fetch at least. `cargo xtask chaos` and `cargo xtask load` set them.

mod bank;
mod client;
mod verdict;

use std::sync::Arc;
use std::time::{Duration, Instant};

use ingam_mock_bank::secrets::random;
use tokio::sync::watch;
use tokio::task::JoinSet;

use bank::Bank;
use client::{Client, Door, Shared};
use verdict::Verdict;

/// Clients at once.
const CLIENTS: u32 = 8;
/// Customers of each: nobody goes through two enrollments at once.
const CUSTOMERS: u32 = 6;
/// Longest time from the start of the program to its first answer.
const LONGEST_RESTART: Duration = Duration::from_secs(2);
/// When nothing moves any more, this says so.
const PATIENCE: Duration = Duration::from_secs(1200);

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost_when_the_bank_is_killed() {
    let (kills, enrollments) =
        (number("INGAM_CHAOS_KILLS", 5), number("INGAM_CHAOS_ENROLLMENTS", 0));
    let run = run(kills, enrollments);
    let verdict = tokio::time::timeout(PATIENCE, run).await.expect("it goes on");
    println!("{verdict}");
    assert_eq!(verdict.faults(LONGEST_RESTART), Vec::<String>::new());
    assert!(verdict.acknowledged >= u64::from(enrollments.max(1)), "there was a load");
}

/// Kills the bank so many times, and lets the clients fetch at least so many certificates.
async fn run(kills: u32, enrollments: u32) -> Verdict {
    let directory = tempfile::tempdir().expect("a directory");
    let (mut bank, _) = Bank::start(directory.path()).await;
    bank.invite(CLIENTS * CUSTOMERS).await;
    let door = watch::Sender::new(Door { url: bank.url.clone(), life: 0 });
    let shared = Arc::new(Shared::new(&bank.url, door.subscribe()).await);

    let begun = Instant::now();
    let mut clients = JoinSet::new();
    for client in 0..CLIENTS {
        let customers = client * CUSTOMERS..(client + 1) * CUSTOMERS;
        clients.spawn(Client::new(Arc::clone(&shared)).run(customers));
    }
    let mut slowest_restart = Duration::ZERO;
    for life in 1..=kills {
        let [more] = random::<1>();
        shared.after_answers(u64::from(more) + 1).await;
        bank.kill();
        let (next, took) = Bank::start(directory.path()).await;
        bank = next;
        slowest_restart = slowest_restart.max(took);
        door.send_replace(Door { url: bank.url.clone(), life });
    }
    shared.after_certificates(u64::from(enrollments)).await;
    shared.stop();
    let acknowledged = clients.join_all().await.into_iter().flatten().collect();
    let took = begun.elapsed();
    bank.kill();
    verdict::judge(directory.path(), acknowledged, kills, slowest_restart, took).await
}

fn number(name: &str, default: u32) -> u32 {
    std::env::var(name).map_or(default, |text| text.parse().expect("a number"))
}
