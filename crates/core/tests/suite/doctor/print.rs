//! Reports as text, one row a line, for comparison with what is pinned.

use std::fmt::Write;

use ingam_core::doctor::{Report, Value};

pub fn reports(reports: &[Report]) -> String {
    let mut out = String::new();
    for report in reports {
        let _ = writeln!(out, "{}: {} {:?}", report.file, report.kind.id(), report.title);
        for notice in &report.notices {
            let args: String =
                notice.args.iter().map(|(name, v)| format!(" {name}={}", value(v))).collect();
            let _ = writeln!(out, "{:?}: {}{args}", notice.level, notice.label.id());
        }
        for section in &report.sections {
            // Its rows are compared with those of OpenSSL.
            if value(&section.title) == "section-structure" {
                continue;
            }
            let critical = if section.critical { " (critical)" } else { "" };
            let _ = writeln!(out, "\n== {}{critical}", value(&section.title));
            for row in &section.rows {
                let indent = "  ".repeat(row.depth.into());
                let line = format!("{indent}{}: {}", value(&row.name), value(&row.value));
                let _ = writeln!(out, "{}", line.trim_end());
            }
        }
    }
    out
}

pub fn value(value: &Value) -> String {
    match value {
        Value::None => String::new(),
        Value::Text(text) => format!("{text:?}"),
        Value::Label(label) => label.id().to_owned(),
        Value::Oid(oid) => oid.clone(),
        Value::Time(time) => {
            let time = time::OffsetDateTime::from_unix_timestamp(*time).unwrap();
            time.to_string()
        }
        Value::Number(number) => number.to_string(),
        Value::Bytes { start, length } => {
            let hex: String = start.iter().map(|byte| format!("{byte:02x}")).collect();
            let more = if start.len() == *length as usize { "" } else { "…" };
            format!("{hex}{more}")
        }
    }
}
