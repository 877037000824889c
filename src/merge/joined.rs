//! Lists to which both copies added: all that either has, oldest first, each once.

use super::judge::told;

/// An element of a joined list, with its place in our list and in theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<T> {
    /// What it says.
    pub value: T,
    /// Its place in our list, if it is there.
    pub ours: Option<usize>,
    /// Its place in theirs, if it is there.
    pub theirs: Option<usize>,
}

/// How the elements of a list are told apart.
pub(super) struct Kind<T: 'static> {
    /// Each tells whether one may be what became of the other; the first is the surest.
    pub(super) may_be: &'static [fn(&T, &T) -> bool],
    /// Tells whether the first is known to be later than the second.
    pub(super) is_later: fn(&T, &T) -> bool,
}

/// Two lists joined.
#[derive(Debug)]
pub(super) struct Joined<T> {
    pub(super) lines: Vec<Line<T>>,
    /// How many were in what both began with, and were taken out of one of them; they are kept.
    pub(super) kept: usize,
}

/// Joins two lists; what was changed on both sides is left to `differ`, which is given the base, ours and theirs.
pub(super) fn joined<T: PartialEq + Clone>(
    base: Option<&[T]>,
    ours: &[T],
    theirs: &[T],
    kind: &Kind<T>,
    mut differ: impl FnMut(&T, &T, &T) -> T,
) -> Joined<T> {
    let base = base.unwrap_or_default();
    let (from_ours, from_theirs) = (traced(base, ours, kind), traced(base, theirs, kind));
    let mut partner: Vec<Option<usize>> = vec![None; theirs.len()];
    let mut lines: Vec<Line<T>> = Vec::with_capacity(ours.len());
    let mut kept = 0;
    for (place, (own, from)) in ours.iter().zip(&from_ours).enumerate() {
        let is_twin = |their: &usize| match from {
            Some(from) => from_theirs[*their] == Some(*from),
            None => from_theirs[*their].is_none() && partner[*their].is_none() && theirs[*their] == *own,
        };
        let twin = (0..theirs.len()).find(is_twin);
        let value = match (from.map(|from| &base[from]), twin.map(|their| &theirs[their])) {
            (Some(was), Some(their)) => told(Some(was), own, their).cloned().unwrap_or_else(|| differ(was, own, their)),
            _ => own.clone(),
        };
        if let Some(their) = twin {
            partner[their] = Some(place);
        }
        kept += usize::from(from.is_some() && twin.is_none());
        lines.push(Line { value, ours: Some(place), theirs: twin });
    }
    for (place, value) in theirs.iter().enumerate().filter(|(place, _)| partner[*place].is_none()) {
        kept += usize::from(from_theirs[place].is_some());
        insert(&mut lines, Line { value: value.clone(), ours: None, theirs: Some(place) }, kind);
    }
    Joined { lines, kept }
}

/// Puts a line of theirs before the first that is later, but behind the one that it followed in their list.
fn insert<T>(lines: &mut Vec<Line<T>>, line: Line<T>, kind: &Kind<T>) {
    let follows = |other: &Line<T>| other.theirs.is_some_and(|place| Some(place) < line.theirs);
    let least = lines.iter().rposition(follows).map_or(0, |before| before + 1);
    let later = lines[least..].iter().position(|other| (kind.is_later)(&other.value, &line.value));
    lines.insert(later.map_or(lines.len(), |later| least + later), line);
}

/// Finds what each element was in the list that both began with: the same, else one that it may have been made from.
fn traced<T: PartialEq>(base: &[T], list: &[T], kind: &Kind<T>) -> Vec<Option<usize>> {
    let mut taken = vec![false; base.len()];
    let mut traced = vec![None; list.len()];
    let same: fn(&T, &T) -> bool = |was, is| was == is;
    for may_be in std::iter::once(&same).chain(kind.may_be) {
        for (value, from) in list.iter().zip(&mut traced).filter(|(_, from)| from.is_none()) {
            *from = (0..base.len()).find(|place| !taken[*place] && may_be(&base[*place], value));
            if let Some(was) = from {
                taken[*was] = true;
            }
        }
    }
    traced
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A day and a word; a word that begins with the same letter may be the other, mended.
    type Said = (u8, &'static str);

    const KIND: Kind<Said> = Kind {
        may_be: &[|one, other| one.0 == other.0 && one.1[..1] == other.1[..1]],
        is_later: |one, other| one.0 > other.0,
    };

    /// Joins two lists, in both orders; `told` is how many were changed on both sides, and how many are kept.
    fn check(base: Option<&[Said]>, copies: [&[Said]; 2], all: &[Said], told: (usize, usize)) {
        for (ours, theirs) in [(copies[0], copies[1]), (copies[1], copies[0])] {
            let mut found = 0;
            let joined = joined(base, ours, theirs, &KIND, |_, _, _| {
                found += 1;
                (0, "both")
            });
            let values: Vec<Said> = joined.lines.iter().map(|line| line.value).collect();
            assert_eq!(values, all, "{ours:?} {theirs:?}");
            assert_eq!((found, joined.kept), told);
            let places: Vec<usize> = joined.lines.iter().filter_map(|line| line.ours).collect();
            assert_eq!(places, (0..ours.len()).collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_both_added_is_joined_by_day_each_once() {
        check(None, [&[(1, "a"), (3, "c")], &[(1, "a"), (2, "b")]], &[(1, "a"), (2, "b"), (3, "c")], (0, 0));
        check(None, [&[(1, "a"), (1, "a")], &[(1, "a")]], &[(1, "a"), (1, "a")], (0, 0));
        check(Some(&[(1, "a")]), [&[(1, "a")], &[(1, "a"), (2, "b")]], &[(1, "a"), (2, "b")], (0, 0));
    }

    #[test]
    fn what_one_mended_is_mended_and_what_one_took_out_is_kept() {
        let base = [(1, "ab"), (2, "b")];
        check(Some(&base), [&base, &[(1, "ac"), (2, "b")]], &[(1, "ac"), (2, "b")], (0, 0));
        check(Some(&base), [&[(1, "ad"), (2, "b")], &[(1, "ac"), (2, "b")]], &[(0, "both"), (2, "b")], (1, 0));
        check(Some(&base), [&base, &[(2, "b")]], &base, (0, 1));
        check(Some(&base), [&[(2, "b")], &[(2, "b")]], &[(2, "b")], (0, 0));
    }
}
