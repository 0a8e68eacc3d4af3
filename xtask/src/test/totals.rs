//! Counting what other runners report.

use std::fmt;

use anyhow::Result;

use crate::process::Told;

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// They held.
    pub passed: usize,
    /// They did not, or could not run.
    pub failed: usize,
}

impl Totals {
    /// Adds the result of another run.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Counts one check of our own and says why it failed.
    pub fn check(&mut self, name: &str, result: Result<()>) {
        match result {
            Ok(()) => {
                println!("{name}: ok");
                self.passed += 1;
            }
            Err(error) => {
                println!("{name}: FAILED");
                eprintln!("xtask: {name}: {error:#}");
                self.failed += 1;
            }
        }
    }

    /// `test result: ok. 4 passed; 0 failed; 0 ignored; …`, once for every test program. An ignored
    /// test counts as failed: it proves nothing.
    pub fn of_rust(told: &Told) -> Self {
        let mut totals = Self::default();
        for line in told.text.lines() {
            let Some((_, counts)) = line.split_once("test result: ") else {
                continue;
            };
            totals.passed += count_before(counts, " passed");
            totals.failed += count_before(counts, " failed") + count_before(counts, " ignored");
        }
        totals.or_broken(told.success)
    }

    /// Playwright's summary: `  3 failed`, `  12 passed (1.2m)`. Tests that were skipped, did not
    /// run, or passed only at the second try count as failed.
    pub fn of_playwright(told: &Told) -> Option<Self> {
        let mut totals = Self::default();
        let mut seen = false;
        for line in told.text.lines() {
            let mut words = line.split_whitespace();
            let (Some(number), Some(word)) = (words.next(), words.next()) else {
                continue;
            };
            let Ok(number) = number.parse::<usize>() else {
                continue;
            };
            if !line.starts_with("  ") || line.starts_with("    ") {
                continue;
            }
            match word {
                "passed" => totals.passed += number,
                "failed" | "flaky" | "skipped" | "interrupted" | "did" => totals.failed += number,
                _ => continue,
            }
            seen = true;
        }
        seen.then(|| totals.or_broken(told.success))
    }

    /// A runner that failed without naming a test could not run something.
    fn or_broken(mut self, success: bool) -> Self {
        if !success && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

fn count_before(counts: &str, word: &str) -> usize {
    let part =
        counts.split([';', '.']).map(str::trim).find_map(|part| part.strip_suffix(word.trim()));
    part.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(success: bool, text: &str) -> Told {
        Told { success, text: text.to_owned() }
    }

    #[test]
    fn counts_every_rust_test_program() {
        let text = "test result: ok. 4 passed; 0 failed; 0 ignored; 0 measured; finished in 0.1s\n\
                    test result: FAILED. 2 passed; 1 failed; 3 ignored; 0 measured\n";
        assert_eq!(Totals::of_rust(&told(false, text)), Totals { passed: 6, failed: 4 });
    }

    #[test]
    fn a_build_that_fails_is_a_failure() {
        let text = "error: could not compile";
        assert_eq!(Totals::of_rust(&told(false, text)), Totals { passed: 0, failed: 1 });
    }

    #[test]
    fn counts_what_playwright_reports() {
        let text = "  1 failed\n    [e2e] › a.spec.ts:3:1 › b\n  1 flaky\n  2 did not run\n  12 passed (1.2m)\n";
        let counted = Totals::of_playwright(&told(false, text));
        assert_eq!(counted, Some(Totals { passed: 12, failed: 4 }));
        assert_eq!(Totals::of_playwright(&told(false, "Error: no tests found")), None);
    }

    #[test]
    fn says_it_in_one_line() {
        assert_eq!(Totals { passed: 3, failed: 0 }.to_string(), "3 passed, 0 failed");
    }
}
