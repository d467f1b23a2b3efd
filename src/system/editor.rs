//! Editing a text in the user's own editor.

use std::env;
use std::io::{self, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

/// What the user made of `text` in `$VISUAL`, else `$EDITOR`, else vi. The text lies in a file for its owner alone
/// (0600), which is removed afterwards. No shell is asked.
///
/// # Errors
/// Where the editor can't be started or ends with a failure; the text is as before then.
pub fn edit(text: &str) -> io::Result<String> {
    let mut file = tempfile::Builder::new()
        .prefix("kycase-")
        .suffix(".txt")
        .permissions(std::fs::Permissions::from_mode(0o600))
        .tempfile()?;
    file.write_all(text.as_bytes())?;
    file.flush()?;
    let (program, arguments) = program()?;
    let status = Command::new(&program).args(arguments).arg(file.path()).status();
    let status =
        status.map_err(|error| io::Error::new(error.kind(), format!("{program} can't be started: {error}")))?;
    if !status.success() {
        return Err(io::Error::other(format!("{program} ended with {status}")));
    }
    // Opened anew by name: an editor may have put another file in its place.
    let mut edited = String::new();
    std::fs::File::open(file.path())?.read_to_string(&mut edited)?;
    Ok(edited)
}

fn program() -> io::Result<(String, Vec<String>)> {
    let named =
        ["VISUAL", "EDITOR"].iter().find_map(|name| env::var(name).ok().filter(|value| !value.trim().is_empty()));
    let named = named.unwrap_or_else(|| "vi".to_owned());
    let mut words = shlex::split(&named)
        .filter(|words| !words.is_empty())
        .ok_or_else(|| io::Error::other(format!("the editor `{named}` can't be read as a command")))?;
    let program = words.remove(0);
    Ok((program, words))
}
