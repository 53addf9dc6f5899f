//! The frame of the office: the rooms one may enter, one's name, the way out.

use super::csrf_field;
use crate::house::Room;
use crate::problem::Problem;
use crate::speech::Speech;
use crate::speech::markup::Markup;
use crate::visit::Visit;
use access::{Action, Staff, permission};
use std::ops::Deref;

/// Around a page of the office. Template variable `frame`; `{% extends "layout/office.html" %}`.
#[derive(Debug, Clone)]
pub struct OfficeFrame {
    speech: Speech,
    staff: Staff,
    rooms: Vec<Room>,
    current: &'static str,
    counts: Vec<(&'static str, u64)>,
    csrf: Markup,
    demo: bool,
}

impl OfficeFrame {
    /// The frame of a page in a room (`""` for pages outside of rooms).
    pub fn new(visit: &Visit, room: &'static str) -> Result<Self, Problem> {
        let staff = visit.staff()?.clone();
        let rooms = visit
            .house
            .rooms()
            .iter()
            .filter(|room| permission::allows(&staff.roles, room.action));
        Ok(Self {
            speech: Speech::new(visit.voice.clone()),
            rooms: rooms.copied().collect(),
            staff,
            current: room,
            counts: Vec::new(),
            csrf: csrf_field(visit),
            demo: visit.house.demo,
        })
    }

    /// How many things wait in a room: told in the rail.
    #[must_use]
    pub fn counting(mut self, room: &'static str, waiting: u64) -> Self {
        self.counts.push((room, waiting));
        self
    }

    /// The hidden field of a form.
    #[must_use]
    pub fn csrf_field(&self) -> &Markup {
        &self.csrf
    }

    /// Whether the person may do this.
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        permission::allows(&self.staff.roles, action)
    }

    /// The person.
    #[must_use]
    pub fn staff(&self) -> &Staff {
        &self.staff
    }

    /// Whether this is a demonstration.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.demo
    }

    /// The first room one may enter.
    #[must_use]
    pub fn home(&self) -> &'static str {
        self.rooms.first().map_or("/account", |room| room.href)
    }

    /// For the layout: rooms.
    #[must_use]
    pub fn rooms(&self) -> &[Room] {
        &self.rooms
    }

    /// For the layout: is current.
    #[must_use]
    pub fn is_current(&self, room: &Room) -> bool {
        room.name == self.current
    }

    /// How many wait in a room; none when nothing does.
    #[must_use]
    pub fn waiting(&self, room: &Room) -> Option<u64> {
        self.counts
            .iter()
            .find(|(name, waiting)| *name == room.name && *waiting > 0)
            .map(|(_, waiting)| *waiting)
    }
}

impl Deref for OfficeFrame {
    type Target = Speech;

    fn deref(&self) -> &Speech {
        &self.speech
    }
}
