//! `actions export`: everything, for audit and for requests.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::output;
use crate::context::{Context, Exit};
use crate::model::Log;
use crate::page;
use crate::write;

/// What `actions export` is given.
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
        let output = self.output.as_deref();
        let page = match output::form(self.format, output, ExportFormat::Json)? {
            ExportFormat::Json => write::log_json(&log).into_bytes(),
            ExportFormat::Csv => output::csv(write::log_csv(&log), output),
            ExportFormat::Xlsx => {
                output::only_to_file(output, "a workbook", "log.xlsx")?;
                workbook(&log)?
            }
        };
        let wrote = format!("{}, closed and exempt ones too", page::counted(log.actions.len()));
        output::put(&page, output, &wrote, context)?;
        Ok(Exit::Done)
    }
}

#[cfg(feature = "xlsx")]
fn workbook(log: &Log) -> Result<Vec<u8>> {
    write::log_xlsx(log).map_err(|error| anyhow::anyhow!("the log does not fit a workbook: {error}"))
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: &Log) -> Result<Vec<u8>> {
    Err(output::not_built("workbooks", "csv"))
}
