//! `actions completions`: words that a shell can complete.

use anyhow::Result;
use clap::Args;
use clap_complete::{Shell, generate};

use crate::context::{Context, Exit};

/// What `actions completions` is given.
#[derive(Debug, Args)]
#[command(after_long_help = "Example, in ~/.bashrc:\n  source <(actions completions bash)")]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    /// Prints the script that completes a command line.
    pub fn run(self, mut line: clap::Command, context: &mut Context) -> Result<Exit> {
        let mut script = Vec::new();
        generate(self.shell, &mut line, "actions", &mut script);
        context.say(&String::from_utf8(script)?)?;
        Ok(Exit::Done)
    }
}
