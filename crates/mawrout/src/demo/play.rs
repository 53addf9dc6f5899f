//! One order of a demonstration house, step by step, through the same code as a real one.

use super::life::{Trouble, act_at};
use super::script::{Course, after};
use access::{Act, Actor};
use jiff::{SignedDuration, Timestamp};
use orders::cash::{self, CashPlace};
use orders::order::Order;
use orders::returns::{self, Disposition};
use orders::view::{self, OrderView};
use orders::{fulfilment, parcel, step};
use shipping::carrier::Carrier;
use store::Unit;
use values::id::{Id, Ids};
use values::money::Money;

/// An order being played; a step whose time has not come is not taken.
pub(super) struct Play<'p, 'u> {
    pub(super) unit: &'p mut Unit<'u>,
    pub(super) now: Timestamp,
    pub(super) carrier: Id<Carrier>,
    pub(super) ids: &'p Ids,
    pub(super) order: Id<Order>,
    pub(super) placed_at: Timestamp,
}

type Played = Result<(), Trouble>;

impl Play<'_, '_> {
    /// Takes every step of this course whose time has come.
    pub(super) fn go(&mut self, course: Course) -> Played {
        match course {
            Course::Delivered => self.delivered(),
            Course::Refused => self.refused(),
            Course::Collected => self.collected(),
            Course::CancelledByBuyer => self.cancelled_by_buyer(),
            Course::CancelledInCall => self.cancelled_in_call(),
            Course::Expires => self.expires(),
            Course::Returned => self.returned(),
            Course::Waits => Ok(()),
            Course::CallAgain => self.call_again(),
            Course::AtDepot => self.at_depot(),
            Course::Late => self.on_the_way().map(|_| ()),
            Course::RefusedNotBack => self.refused_at_the_door().map(|_| ()),
        }
    }

    /// The act at this time after the order, if that time has come.
    fn at(&self, after: SignedDuration) -> Option<Act> {
        let at = self.placed_at + after;
        (at <= self.now).then(|| act_at(at, self.ids, Actor::House))
    }

    fn view(&self) -> Result<OrderView, Trouble> {
        Ok(view::by_id(self.unit, self.order)?)
    }

    fn cancelled_by_buyer(&mut self) -> Played {
        let Some(act) = self.at(after::CANCEL) else {
            return Ok(());
        };
        let view = self.view()?;
        let buyer = act.by(Actor::Guest);
        Ok(step::cancel_by_buyer(self.unit, &buyer, &view.code, &view.key)?)
    }

    fn cancelled_in_call(&mut self) -> Played {
        let Some(act) = self.at(after::CONFIRM) else {
            return Ok(());
        };
        let version = self.view()?.version;
        Ok(step::cancel(
            self.unit,
            &act,
            self.order,
            version,
            "ne veut plus (démo)",
        )?)
    }

    fn expires(&mut self) -> Played {
        if let Some(act) = self.at(after::FIRST_CALL) {
            let version = self.view()?.version;
            step::note_no_answer(
                self.unit,
                &act,
                self.order,
                version,
                "sonne, pas de réponse (démo)",
            )?;
        }
        if let Some(act) = self.at(after::EXPIRE) {
            let version = self.view()?.version;
            step::expire(self.unit, &act, self.order, version)?;
        }
        Ok(())
    }

    fn confirmed_and_ready(&mut self) -> Result<bool, Trouble> {
        let Some(act) = self.at(after::CONFIRM) else {
            return Ok(false);
        };
        let version = self.view()?.version;
        step::confirm(self.unit, &act, self.order, version, "")?;
        let Some(act) = self.at(after::READY) else {
            return Ok(false);
        };
        for part in self.view()?.fulfilments {
            fulfilment::mark_ready(self.unit, &act, part.id, part.version)?;
        }
        Ok(true)
    }

    fn collected(&mut self) -> Played {
        if !self.confirmed_and_ready()? {
            return Ok(());
        }
        let Some(act) = self.at(after::COLLECT) else {
            return Ok(());
        };
        for part in self.view()?.fulfilments {
            fulfilment::collect(self.unit, &act, part.id, part.version)?;
        }
        let Some(act) = self.at(after::REMIT) else {
            return Ok(());
        };
        for part in self.view()?.fulfilments {
            cash::deposit(self.unit, &act, part.id)?;
        }
        Ok(())
    }

    fn on_the_way(&mut self) -> Result<bool, Trouble> {
        if !self.confirmed_and_ready()? {
            return Ok(false);
        }
        let Some(act) = self.at(after::PACK) else {
            return Ok(false);
        };
        let parts: Vec<_> = self.view()?.fulfilments.iter().map(|part| part.id).collect();
        let parcel = parcel::pack(self.unit, &act, self.order, &parts)?;
        let Some(act) = self.at(after::HAND_OVER) else {
            return Ok(false);
        };
        let number = format!("DEMO{:08}", self.ids.below(100_000_000));
        parcel::hand_over(self.unit, &act, parcel, 1, self.carrier, &number)?;
        Ok(true)
    }

    fn delivered(&mut self) -> Played {
        if !self.on_the_way()? {
            return Ok(());
        }
        let Some(act) = self.at(after::DELIVER) else {
            return Ok(());
        };
        for parcel in self.view()?.parcels {
            parcel::deliver(self.unit, &act, parcel.id, parcel.version)?;
        }
        let Some(act) = self.at(after::REMIT) else {
            return Ok(());
        };
        for parcel in self.view()?.parcels {
            let fee = Money::mad(700);
            let received = parcel
                .cash_due
                .sub(fee)
                .map_err(|error| Trouble::Fault(error.to_string()))?;
            if received.is_negative() {
                continue;
            }
            cash::receive(
                self.unit,
                &act,
                parcel.id,
                parcel.version,
                received,
                fee,
                CashPlace::Bank,
            )?;
        }
        Ok(())
    }

    /// The buyer asked for another hour, and that hour has just come.
    fn call_again(&mut self) -> Played {
        let Some(act) = self.at(after::FIRST_CALL) else {
            return Ok(());
        };
        let (version, due) = (self.view()?.version, self.now - after::DUE_SINCE);
        Ok(step::call_again(
            self.unit,
            &act,
            self.order,
            version,
            due,
            "demande à être rappelé (démo)",
        )?)
    }

    fn at_depot(&mut self) -> Played {
        if !self.confirmed_and_ready()? {
            return Ok(());
        }
        let Some(act) = self.at(after::AT_DEPOT) else {
            return Ok(());
        };
        for part in self.view()?.fulfilments {
            fulfilment::receive_at_depot(self.unit, &act, part.id, part.version)?;
        }
        Ok(())
    }

    fn refused_at_the_door(&mut self) -> Result<bool, Trouble> {
        if !self.on_the_way()? {
            return Ok(false);
        }
        let Some(act) = self.at(after::DELIVER) else {
            return Ok(false);
        };
        for parcel in self.view()?.parcels {
            let fee = Money::mad(1_500);
            parcel::refuse(self.unit, &act, parcel.id, parcel.version, fee, "absent (démo)")?;
        }
        Ok(true)
    }

    fn refused(&mut self) -> Played {
        if !self.refused_at_the_door()? {
            return Ok(());
        }
        let Some(act) = self.at(after::TAKE_BACK) else {
            return Ok(());
        };
        for part in self.view()?.fulfilments {
            // What came back is kept out of the shelf's figures: they are those of the catalogue.
            returns::take_back(
                self.unit,
                &act,
                part.id,
                part.version,
                Disposition::WriteOff,
                "retour (démo)",
            )?;
        }
        Ok(())
    }

    fn returned(&mut self) -> Played {
        self.delivered()?;
        let Some(act) = self.at(after::RETURN) else {
            return Ok(());
        };
        let view = self.view()?;
        let Some(part) = view.fulfilments.first() else {
            return Ok(());
        };
        let cheapest = part.lines.iter().min_by_key(|line| line.unit_price.centimes());
        let back: Vec<_> = cheapest.map(|line| (line.id, 1)).into_iter().collect();
        let given_back = returns::withdraw(
            self.unit,
            &act,
            part.id,
            part.version,
            &back,
            Disposition::WriteOff,
            "ne convient pas (démo)",
        )?;
        let Some(act) = self.at(after::REFUND) else {
            return Ok(());
        };
        Ok(returns::pay_refund(self.unit, &act, given_back, CashPlace::Bank)?)
    }
}
