//! A point on the map, in millionths of a degree.

use std::fmt;

/// Where something is, in millionths of a degree (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Coordinates {
    latitude_microdegrees: i64,
    longitude_microdegrees: i64,
}

/// Why a point was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CoordinatesError {
    /// Not a number of degrees with at most six decimals.
    #[error("degrees are written 31.431500")]
    NotDegrees,
    /// Beyond 90 degrees of latitude or 180 of longitude.
    #[error("the point is not on the globe")]
    OffTheGlobe,
}

impl Coordinates {
    /// A point given in millionths of a degree.
    pub fn new(latitude_microdegrees: i64, longitude_microdegrees: i64) -> Result<Self, CoordinatesError> {
        if latitude_microdegrees.abs() <= 90_000_000 && longitude_microdegrees.abs() <= 180_000_000 {
            Ok(Self {
                latitude_microdegrees,
                longitude_microdegrees,
            })
        } else {
            Err(CoordinatesError::OffTheGlobe)
        }
    }

    /// Reads the two columns of a file: `("31.68", "-4.17")`; both empty is no point.
    pub fn parse(latitude: &str, longitude: &str) -> Result<Option<Self>, CoordinatesError> {
        if latitude.trim().is_empty() && longitude.trim().is_empty() {
            return Ok(None);
        }
        Self::new(microdegrees(latitude)?, microdegrees(longitude)?).map(Some)
    }

    /// Latitude in millionths of a degree, positive in the north.
    #[must_use]
    pub fn latitude_microdegrees(self) -> i64 {
        self.latitude_microdegrees
    }

    /// Longitude in millionths of a degree, positive in the east.
    #[must_use]
    pub fn longitude_microdegrees(self) -> i64 {
        self.longitude_microdegrees
    }

    /// A point read from two columns of a table; both are there or none.
    #[must_use]
    pub fn from_columns(latitude: Option<i64>, longitude: Option<i64>) -> Option<Self> {
        Some(Self {
            latitude_microdegrees: latitude?,
            longitude_microdegrees: longitude?,
        })
    }
}

/// Writes `31.431500 -4.232600`.
impl fmt::Display for Coordinates {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let degrees = |value: i64| {
            let sign = if value < 0 { "-" } else { "" };
            format!(
                "{sign}{}.{:06}",
                value.unsigned_abs() / 1_000_000,
                value.unsigned_abs() % 1_000_000
            )
        };
        write!(
            out,
            "{} {}",
            degrees(self.latitude_microdegrees),
            degrees(self.longitude_microdegrees)
        )
    }
}

fn microdegrees(text: &str) -> Result<i64, CoordinatesError> {
    let text = text.trim();
    let (negative, size) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, decimals) = size.split_once('.').unwrap_or((size, "0"));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(decimals) || decimals.len() > 6 || whole.len() > 3 {
        return Err(CoordinatesError::NotDegrees);
    }
    let value: i64 = format!("{whole}{decimals:0<6}")
        .parse()
        .map_err(|_| CoordinatesError::NotDegrees)?;
    Ok(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_read_exactly() {
        let point = Coordinates::parse("31.4315", "-4.2326").unwrap().unwrap();
        assert_eq!(
            (point.latitude_microdegrees(), point.longitude_microdegrees()),
            (31_431_500, -4_232_600)
        );
        assert_eq!(point.to_string(), "31.431500 -4.232600");
        assert_eq!(
            Coordinates::parse("-0.5", "7").unwrap().unwrap().to_string(),
            "-0.500000 7.000000"
        );
        assert_eq!(Coordinates::parse(" ", ""), Ok(None));
        assert_eq!(Coordinates::parse("31.4", ""), Err(CoordinatesError::NotDegrees));
        assert_eq!(Coordinates::parse("31,4", "1"), Err(CoordinatesError::NotDegrees));
        assert_eq!(
            Coordinates::parse("31.1234567", "1"),
            Err(CoordinatesError::NotDegrees)
        );
        assert_eq!(
            Coordinates::parse("90.000001", "1"),
            Err(CoordinatesError::OffTheGlobe)
        );
        assert_eq!(
            Coordinates::parse("1", "-180.5"),
            Err(CoordinatesError::OffTheGlobe)
        );
    }
}
