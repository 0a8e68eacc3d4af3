//! What libFuzzer says at the end of a run.

use std::fmt;

use anyhow::{Result, bail};

use crate::process::Told;

/// How many last lines are shown of a run that failed.
const LAST_LINES: usize = 40;

/// How a run went.
#[derive(Debug, PartialEq, Eq)]
pub struct Outcome {
    /// How many inputs were tried.
    tried: u64,
    /// Slowest one, seconds.
    slowest: u64,
    /// Most memory, MiB.
    memory: u64,
    /// Places in the code that were reached, as libFuzzer counts them.
    reached: u64,
    /// If it failed: what it said last.
    failure: Option<String>,
}

impl Outcome {
    /// Reads what was printed with `-print_final_stats=1`.
    pub fn of(told: &Told) -> Self {
        let stat = |name: &str| {
            let line = told.text.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|rest| rest.trim_start_matches(':').trim().parse().ok()).unwrap_or(0)
        };
        let reached = told.text.lines().rev().find_map(|line| {
            let mut words = line.split_whitespace().skip_while(|word| *word != "cov:");
            words.nth(1)?.parse().ok()
        });
        let lines: Vec<&str> = told.text.lines().collect();
        let last = lines[lines.len().saturating_sub(LAST_LINES)..].join("\n");
        Self {
            tried: stat("stat::number_of_executed_units"),
            slowest: stat("stat::slowest_unit_time_sec"),
            memory: stat("stat::peak_rss_mb"),
            reached: reached.unwrap_or(0),
            failure: (!told.success).then_some(last),
        }
    }

    /// An error with all that helps to repeat it. The last lines name the file with the input.
    pub fn into_result(self) -> Result<()> {
        if let Some(last) = self.failure {
            bail!("an input crashes or hangs the reader:\n{last}");
        }
        if self.tried == 0 {
            bail!("no input was tried");
        }
        Ok(())
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { tried, slowest, memory, reached, .. } = self;
        write!(f, "{tried} inputs, {reached} places reached, ")?;
        write!(f, "slowest {slowest} s, at most {memory} MiB")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(success: bool, text: &str) -> Told {
        Told { success, text: text.to_owned() }
    }

    #[test]
    fn reads_how_a_run_went() {
        let text = "#2\tINITED cov: 12 ft: 12 corp: 1/1b exec/s: 0 rss: 30Mb\n\
                    #9\tDONE   cov: 345 ft: 500 corp: 7/70b exec/s: 3 rss: 31Mb\n\
                    Done 9 runs in 3 second(s)\n\
                    stat::number_of_executed_units: 9\n\
                    stat::slowest_unit_time_sec:    1\n\
                    stat::peak_rss_mb:              31\n";
        let outcome = Outcome::of(&told(true, text));
        assert_eq!(
            outcome.to_string(),
            "9 inputs, 345 places reached, slowest 1 s, at most 31 MiB"
        );
        assert!(outcome.into_result().is_ok());
    }

    #[test]
    fn a_crash_names_its_input() {
        let text = "==7== ERROR: libFuzzer: deadly signal\n\
                    artifact_prefix='target/'; Test unit written to target/crash-0a\n\
                    stat::number_of_executed_units: 9\n";
        let error = Outcome::of(&told(false, text)).into_result().expect_err("it crashed");
        assert!(error.to_string().contains("written to target/crash-0a"));
    }

    #[test]
    fn a_run_that_tried_nothing_is_a_failure() {
        assert!(Outcome::of(&told(true, "")).into_result().is_err());
    }
}
