//! What several holders have in common until one of them changes it.

use std::ops::{Deref, DerefMut};
use std::rc::Rc;

/// Something that is copied only when it is changed: a log and what it was before a change have in
/// common whatever the change leaves alone, and what they have in common is equal at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared<T: Eq>(Rc<T>);

impl<T: Eq> From<T> for Shared<T> {
    fn from(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T: Eq> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Eq + Clone> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Rc::make_mut(&mut self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_one_leaves_the_other_as_it_was() {
        let before = vec![Shared::from(1), Shared::from(2)];
        let mut after = before.clone();
        *after[1] = 3;
        assert_eq!((*before[1], *after[1]), (2, 3));
        assert!(Rc::ptr_eq(&before[0].0, &after[0].0));
    }
}
