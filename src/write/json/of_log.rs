//! Of which log something is; left out of the page where one log is asked alone.

use serde::Serialize;

use crate::model::LogName;
use crate::write::columns::log_cells;

/// What is told of one of several logs, behind its name and its file.
#[derive(Serialize)]
pub(crate) struct OfLog<T> {
    #[serde(skip_serializing_if = "Option::is_none")]
    log: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(flatten)]
    told: T,
}

/// Says of which log something is, where it has a name.
pub(crate) fn of_log<T: Serialize>(log: Option<&LogName>, told: T) -> OfLog<T> {
    let named = log.map(|log| log_cells(Some(log)));
    let (log, file) = named.map_or((None, None), |[log, file]| (Some(log), Some(file)));
    OfLog { log, file, told }
}
