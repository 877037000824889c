//! map later
pub mod dates;
pub mod model;
pub mod query;
pub mod store;
