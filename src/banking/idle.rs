//! How long a login still lasts when nobody does anything.

use super::Visitor;

/// So many seconds before its end a person is told.
pub const WARNING: i64 = 60;

/// Seconds that are left, `now` and `used_at` by the same clock; 0 when it is over. It ends without use, and
/// at the latest at [`Visitor::ends_at`].
pub fn left(visitor: &Visitor, used_at: i64, now: i64) -> i64 {
    let idle = used_at.saturating_add(visitor.idle);
    // A clock that was set back gives no more time than there was.
    idle.min(visitor.ends_at).saturating_sub(now).clamp(0, visitor.idle)
}

/// Whether it could go on after `left` seconds if somebody used it.
pub fn can_go_on(visitor: &Visitor, left: i64, now: i64) -> bool {
    now.saturating_add(left) < visitor.ends_at
}
