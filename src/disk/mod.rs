//! Which file is the log, and how it is loaded, locked, saved in one step and put back. The only layer that touches
//! the disk.

mod ancestors;
mod atomic_swap;
mod beside;
mod change;
mod conflicted_copies;
mod copies_told;
mod copy_names;
mod digest;
mod folder;
mod history;
mod history_upkeep;
mod io_errors;
mod load;
mod locate;
mod lock;
mod lost;
mod merge;
mod read;
mod read_dir;
mod real_path;
mod save;
mod several;
mod told_to_git;
mod undo;

pub use ancestors::{Ancestor, common_ancestor};
pub use beside::{front_of, is_beside, line_of_head, load_beside};
pub use change::change;
pub use copies_told::told_of_copies;
pub use folder::write_into;
pub use history::history_folder;
pub use history_upkeep::kept;
pub use io_errors::Saved;
pub use load::load_source;
pub use locate::{FILE_NAME, locate};
pub use lost::{gone_but_kept, harmed_but_kept, is_gone, with_way_back};
pub use merge::{Beginning, BroughtTogether, Copies, merge, merge_into, merge_marked};
pub use read::{Caveats, Reading, check, read};
pub use save::{create, discard, write_sparing, write_whole};
pub use several::each_named;
pub use told_to_git::tell_git;
pub use undo::{Earlier, Undone, at_start_of, earlier, kept_version, undo};
