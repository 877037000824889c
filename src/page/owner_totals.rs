//! What each owner holds, a row an owner, and what is said of those for whom there is no room.

use super::counted::{counted, figure};
use super::figures::{figure_cell, of_count};
use super::table::{Cell, Column, Paragraph, Setting, Table};
use crate::dates::short;
use crate::model::joined;
use crate::query::OwnerTotals;

/// Lays out a row for each owner, with the actions that stand in so many columns, where there are any.
pub(super) fn table(owners: &[OwnerTotals], beside: usize) -> Table {
    let row = |totals: &OwnerTotals| -> Vec<Cell> {
        let name = match (&totals.owner, totals.left) {
            (None, _) => Paragraph::new("No owner"),
            (Some(owner), Some(left)) => Paragraph::of_parts([owner, &*format!("(left {})", short(left))]),
            (Some(owner), None) => Paragraph::names([owner]),
        };
        let late = match totals.overdue {
            0 => figure_cell(0),
            late => Cell::of_overdue(late),
        };
        let mut row = vec![
            Cell(vec![name]),
            figure_cell(totals.open.count),
            late,
            figure_cell(totals.due_by_next),
            figure_cell(totals.done),
        ];
        row.extend((beside > 0).then(|| of_count(&totals.open, beside).into()));
        row
    };
    let mut columns = vec![
        Column::wrapped("Owner", 2),
        Column::fixed("Open"),
        Column::fixed("Overdue"),
        Column::fixed("Due"),
        Column::fixed("Done"),
    ];
    columns.extend((beside > 0).then(|| Column::wrapped("Actions", 2)));
    Table::new(columns, owners.iter().map(row)).set(Setting::Close)
}

/// Says how many owners are left out, and whether any of them is overdue.
pub(super) fn left_out(owners: &[OwnerTotals]) -> Option<String> {
    let named = owners.iter().filter(|totals| totals.owner.is_some()).count();
    let mut who = Vec::new();
    if named > 0 {
        who.push(counted(named, "more owner"));
    }
    if named < owners.len() {
        who.push("what has no owner".to_owned());
    }
    let late = owners.iter().filter(|totals| totals.overdue > 0).count();
    let how = match (late, owners.len()) {
        (_, 0) => return None,
        (0, 1) => "nothing overdue".to_owned(),
        (_, 1) => "overdue too".to_owned(),
        (0, _) => "none of them overdue".to_owned(),
        (late, all) if late == all => "all of them overdue".to_owned(),
        (late, _) => format!("{} of them overdue", figure(late)),
    };
    Some(format!("and {}, {how}", joined(&who, "and")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Count;

    #[test]
    fn what_is_left_out_is_said_with_how_much_of_it_is_overdue() {
        let owner = |owner: Option<&str>, overdue: usize| OwnerTotals {
            owner: owner.map(str::to_owned),
            left: None,
            open: Count::default(),
            overdue,
            due_by_next: 0,
            done: 0,
        };
        let (late, idle, nobody) = (owner(Some("Ann Lee"), 2), owner(Some("Bea Moss"), 0), owner(None, 0));
        let check = |owners: &[&OwnerTotals], expected: Option<&str>| {
            let owners: Vec<OwnerTotals> = owners.iter().map(|totals| (*totals).clone()).collect();
            assert_eq!(left_out(&owners).as_deref(), expected);
        };
        check(&[], None);
        check(&[&idle], Some("and 1 more owner, nothing overdue"));
        check(&[&late], Some("and 1 more owner, overdue too"));
        check(&[&idle, &idle], Some("and 2 more owners, none of them overdue"));
        check(&[&late, &idle, &idle], Some("and 3 more owners, 1 of them overdue"));
        check(&[&late, &late], Some("and 2 more owners, all of them overdue"));
        check(&[&nobody], Some("and what has no owner, nothing overdue"));
        check(&[&late, &late, &nobody], Some("and 2 more owners and what has no owner, 2 of them overdue"));
    }
}
