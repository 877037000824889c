//! `actions export`: everything, for audit and for requests.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use clap::{Args, ValueEnum};

use crate::Exit;
use crate::context::Context;
use crate::model::Log;
use crate::store;
use crate::view;

/// Write out the whole log, closed and exempt actions too: not for the public as it is
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    actions export --output log.json\n  \
    actions export --format csv > log.csv\n\n\
JSON can be taken in again with `actions import`; CSV and Excel are for reading")]
pub struct Export {
    /// Write json, csv or xlsx; by the ending of the output file, else json, when not given
    #[arg(long, value_name = "FORMAT", ignore_case = true, hide_possible_values = true)]
    format: Option<ExportFormat>,

    /// Write it to this file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The form of the whole log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    /// For programs, and to be taken in again
    Json,
    /// For spreadsheets
    Csv,
    /// For Excel
    Xlsx,
}

impl Export {
    /// Writes the log out.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        let log = context.read()?;
        let page = match self.form()? {
            ExportFormat::Json => view::log_json(&log).into_bytes(),
            // Excel takes a file without the mark for another alphabet's.
            ExportFormat::Csv if self.output.is_some() => format!("\u{feff}{}", view::log_csv(&log)).into_bytes(),
            ExportFormat::Csv => view::log_csv(&log).into_bytes(),
            ExportFormat::Xlsx if self.output.is_none() => {
                return Err(anyhow!("a workbook is not for the terminal; give `--output log.xlsx`"));
            }
            ExportFormat::Xlsx => workbook(&log)?,
        };
        match &self.output {
            None => context.out.write_all(&page)?,
            Some(file) => {
                store::write_whole(file, &page, &context.log_file()?)?;
                let counted = view::counted(log.actions.len());
                let sentence = format!("Wrote {}: {counted}, closed and exempt ones too", file.display());
                context.echo(&(view::one_line(&sentence) + "\n"))?;
            }
        }
        Ok(Exit::Done)
    }

    /// Returns the form asked for: by name, else by the ending of the output file, else JSON.
    fn form(&self) -> Result<ExportFormat> {
        let Some(file) = self.output.as_ref().filter(|_| self.format.is_none()) else {
            return Ok(self.format.unwrap_or(ExportFormat::Json));
        };
        let ending = file.extension().unwrap_or_default().to_string_lossy();
        ExportFormat::from_str(&ending, true).map_err(|_| {
            let names = "`.json`, `.csv` or `.xlsx`";
            anyhow!("{}: the ending says no format; end the name in {names}, or give `--format`", file.display())
        })
    }
}

#[cfg(feature = "xlsx")]
fn workbook(log: &Log) -> Result<Vec<u8>> {
    view::log_xlsx(log).map_err(|error| anyhow!("the log does not fit a workbook: {error}"))
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: &Log) -> Result<Vec<u8>> {
    Err(anyhow!("this build cannot write Excel files; write csv instead"))
}
