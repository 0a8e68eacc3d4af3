//! Running other programs.

use std::{
    env,
    ffi::{OsStr, OsString},
    io::{BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use anyhow::{Context, Result, bail};

/// A command without what cargo and rustup put into our own environment: the compiler that built
/// xtask must not leak into the builds that xtask starts.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        let ours = text == "CARGO"
            || text.starts_with("CARGO_MANIFEST_")
            || text.starts_with("CARGO_PKG_")
            || matches!(&*text, "RUSTC" | "RUSTDOC" | "RUSTUP_TOOLCHAIN" | "LD_LIBRARY_PATH");
        if ours {
            command.env_remove(&name);
        }
    }
    command
}

/// Runs a command to its end, its output on our terminal.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("{} ended with {status}", shown(command));
    }
    Ok(())
}

/// Runs a command quietly; shows what it printed only if it fails.
pub fn run_quietly(command: &mut Command) -> Result<()> {
    let output = command.stdin(Stdio::null()).output().with_context(|| cannot_start(command))?;
    if !output.status.success() {
        std::io::stderr().write_all(&output.stdout)?;
        std::io::stderr().write_all(&output.stderr)?;
        bail!("{} ended with {}", shown(command), output.status);
    }
    Ok(())
}

/// What a command prints on its standard output.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| cannot_start(command))?;
    if !output.status.success() {
        bail!("{} ended with {}", shown(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What a command makes of a text: from its standard input to its standard output.
pub fn filter(command: &mut Command, text: &str) -> Result<String> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| cannot_start(command))?;
    let mut stdin = child.stdin.take().with_context(|| cannot_start(command))?;
    let output = thread::scope(|scope| {
        // While another thread writes, nobody waits for a full pipe. A command that stops reading
        // says by its status how it ended.
        scope.spawn(move || stdin.write_all(text.as_bytes()));
        child.wait_with_output()
    })?;
    if !output.status.success() {
        bail!("{} ended with {}", shown(command), output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("{} wrote no text", shown(command)))
}

/// What a command did, and everything it printed.
pub struct Told {
    /// It ended well.
    pub success: bool,
    /// Standard output and standard error, as they came.
    pub text: String,
}

/// Runs a command, shows its output while it comes and keeps it.
pub fn tell(command: &mut Command) -> Result<Told> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| cannot_start(command))?;
    let text = Arc::new(Mutex::new(Vec::new()));
    let readers: Vec<_> = [
        child.stdout.take().map(|pipe| Box::new(pipe) as Box<dyn Read + Send>),
        child.stderr.take().map(|pipe| Box::new(pipe) as Box<dyn Read + Send>),
    ]
    .into_iter()
    .flatten()
    .map(|pipe| {
        let text = Arc::clone(&text);
        thread::spawn(move || copy_lines(pipe, &text))
    })
    .collect();
    for reader in readers {
        // A reader ends with its pipe and cannot panic before.
        let _ = reader.join();
    }
    let status = child.wait().with_context(|| cannot_start(command))?;
    // Lines that were read stay true, whatever became of their reader.
    let text = text.lock().unwrap_or_else(PoisonError::into_inner);
    let text = String::from_utf8_lossy(&text).into_owned();
    Ok(Told { success: status.success(), text })
}

fn copy_lines(pipe: impl Read, text: &Mutex<Vec<u8>>) {
    let mut pipe = BufReader::new(pipe);
    let mut line = Vec::new();
    while pipe.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
        // Nobody may be reading us any more; the command's own result still counts.
        let _ = std::io::stdout().write_all(&line);
        text.lock().unwrap_or_else(PoisonError::into_inner).append(&mut line);
    }
}

/// Where a program is, if it can be started by its name.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// `PATH` with more folders in front.
pub fn path_with(folders: &[PathBuf]) -> Result<OsString> {
    let old = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&old));
    env::join_paths(all).context("a folder's name holds a colon")
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    let mut text = name.to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start {}", shown(command))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_takes_more_than_a_pipe_holds() {
        let text = "글".repeat(1 << 20);
        let same = filter(&mut command("cat"), &text).expect("cat is everywhere");
        assert_eq!(same, text);
        assert!(filter(&mut command("false"), &text).is_err());
    }
}
