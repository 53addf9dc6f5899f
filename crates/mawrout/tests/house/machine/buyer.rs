//! Buyers of a house behind a network, and the ledger of what they were told, kept outside of the house.

use super::say;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::{io, thread};

/// Articles of which the demonstration has many.
const MANY: [&str; 6] = [
    "DAT-BSL-1K",
    "DAT-MEA-500",
    "EPI-CUM-100",
    "HUI-OLI-1L",
    "ROS-EAU-250",
    "DAT-BFG-500",
];

/// What the house answered, whole.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    head: String,
    pub(super) body: String,
}

impl Answer {
    /// Reads an answer; one that broke off before the end of its head is none.
    fn read(text: &str) -> io::Result<Self> {
        let broken = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let (head, body) = text.split_once("\r\n\r\n").ok_or_else(broken)?;
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok());
        Ok(Self {
            status: status.ok_or_else(broken)?,
            head: head.to_owned(),
            body: body.to_owned(),
        })
    }

    fn headers<'h>(&'h self, wanted: &'h str) -> impl Iterator<Item = &'h str> {
        let header = move |line: &'h str| line.split_once(": ");
        let is_wanted = move |(name, _): &(&str, &str)| name.eq_ignore_ascii_case(wanted);
        self.head
            .lines()
            .filter_map(header)
            .filter(is_wanted)
            .map(|(_, value)| value)
    }

    pub(super) fn header<'h>(&'h self, name: &'h str) -> Option<&'h str> {
        self.headers(name).next()
    }

    /// The value of a hidden field of the page.
    fn hidden(&self, name: &str) -> Option<String> {
        let (_, after) = self.body.split_once(&format!("name=\"{name}\" value=\""))?;
        after.split('"').next().map(str::to_owned)
    }
}

/// A browser that keeps cookies.
#[derive(Debug, Clone)]
pub(super) struct Buyer {
    port: u16,
    cookies: BTreeMap<String, String>,
}

/// A checkout form that was sent, or was about to be.
#[derive(Debug, Clone)]
pub(super) struct Attempt {
    buyer: Buyer,
    form: String,
}

impl Buyer {
    pub(super) fn new(port: u16) -> Self {
        Self {
            port,
            cookies: BTreeMap::new(),
        }
    }

    pub(super) fn get(&mut self, path: &str) -> io::Result<Answer> {
        self.ask("GET", path, "")
    }

    pub(super) fn post(&mut self, path: &str, form: &str) -> io::Result<Answer> {
        self.ask("POST", path, form)
    }

    fn ask(&mut self, method: &str, path: &str, form: &str) -> io::Result<Answer> {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nCookie: {}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{form}",
            self.port,
            cookies.join("; "),
            form.len()
        );
        let answer = Answer::read(&say(self.port, &request)?)?;
        for cookie in answer.headers("set-cookie") {
            let pair = cookie.split(';').next().and_then(|pair| pair.split_once('='));
            if let Some((name, value)) = pair {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Ok(answer)
    }

    /// Fills the cart and opens the checkout; the form as it would be sent. `None` when the house cannot now.
    pub(super) fn ready_to_order(&mut self, sku: &str) -> io::Result<Option<Attempt>> {
        let filled = self.post("/fr/cart/lines", &format!("sku={sku}&quantity=1"))?;
        if filled.status != 303 {
            return Ok(None);
        }
        let page = self.get("/fr/checkout")?;
        let fields = ["csrf", "idempotency_key", "seen"].map(|name| page.hidden(name));
        let [Some(proof), Some(key), Some(seen)] = fields else {
            return Ok(None);
        };
        let form = format!(
            "csrf={proof}&idempotency_key={key}&seen={seen}&name=Acheteur+d%C3%A9mo+07&phone=0612345607\
             &delivery=address&city=casablanca&quarter=Quartier+de+d%C3%A9monstration\
             &payment=cash_on_delivery&terms=on"
        );
        Ok(Some(Attempt {
            buyer: self.clone(),
            form,
        }))
    }
}

impl Attempt {
    /// Sends the form to a house on this port.
    pub(super) fn send(&self, port: u16) -> io::Result<Answer> {
        let mut buyer = self.buyer.clone();
        buyer.port = port;
        buyer.post("/fr/checkout", &self.form)
    }
}

/// What buyers remember.
#[derive(Debug, Default)]
pub(super) struct Remembered {
    /// Addresses of the orders that the house said it has, each with the form that made it.
    pub(super) acknowledged: Vec<(String, Attempt)>,
    /// Forms that got no answer: whether there is an order nobody knows.
    pub(super) unanswered: Vec<Attempt>,
    /// Answers that were neither an order nor a refusal that a full house gives.
    pub(super) strange: Vec<String>,
}

impl Remembered {
    /// The same form again leads to the same order, and a form without an answer to one.
    pub(super) fn must_stand(&self, port: u16, after: &str) {
        assert_eq!(self.strange, Vec::<String>::new(), "{after}");
        for (address, attempt) in &self.acknowledged {
            let page = Buyer::new(port).get(address).unwrap();
            assert_eq!(page.status, 200, "{after}: {address} is lost");
            let again = attempt.send(port).unwrap();
            assert_eq!(again.header("location"), Some(address.as_str()), "{after}");
        }
        for attempt in &self.unanswered {
            let answers = [attempt.send(port).unwrap(), attempt.send(port).unwrap()];
            let [first, second] = answers.each_ref().map(|answer| answer.header("location"));
            assert_eq!(answers[0].status, 303, "{after}: {}", answers[0].body);
            assert_eq!(first, second, "{after}");
            assert!(
                first.is_some_and(|address| address.starts_with("/fr/orders/")),
                "{after}: {first:?}"
            );
        }
    }

    /// Orders that must have been added.
    pub(super) fn orders(&self) -> u64 {
        u64::try_from(self.acknowledged.len() + self.unanswered.len()).unwrap()
    }
}

/// Buyers order, as fast as they can, while `meanwhile` runs; they stop when it has ended, or nobody answers.
pub(super) fn buyers_during(port: u16, buyers: usize, meanwhile: impl FnOnce()) -> Remembered {
    let (remembered, ended) = (Mutex::new(Remembered::default()), AtomicBool::new(false));
    thread::scope(|scope| {
        for number in 0..buyers {
            let (remembered, ended) = (&remembered, &ended);
            scope.spawn(move || {
                let mut round = number;
                while !ended.load(Ordering::Relaxed) && order(port, MANY[round % MANY.len()], remembered) {
                    round += 1;
                }
            });
        }
        meanwhile();
        ended.store(true, Ordering::Relaxed);
    });
    remembered.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// One order; `false` when nobody answers any more.
fn order(port: u16, sku: &str, remembered: &Mutex<Remembered>) -> bool {
    let attempt = match Buyer::new(port).ready_to_order(sku) {
        Ok(Some(attempt)) => attempt,
        Ok(None) => return true,
        Err(_) => return false,
    };
    let answer = attempt.send(port);
    let mut remembered = remembered.lock().unwrap_or_else(PoisonError::into_inner);
    match answer {
        Ok(answer) => match (answer.status, answer.header("location")) {
            (303, Some(address)) => remembered.acknowledged.push((address.to_owned(), attempt)),
            // Refused for now: nothing is known of it, as of a form without an answer.
            (503, _) if answer.header("retry-after").is_some() => remembered.unanswered.push(attempt),
            (409, _) => {}
            _ => remembered
                .strange
                .push(format!("{}: {}", answer.status, answer.body)),
        },
        Err(_) => {
            remembered.unanswered.push(attempt);
            return false;
        }
    }
    true
}
