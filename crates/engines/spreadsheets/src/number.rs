//! Numbers and dates of a spreadsheet as plain text.

#![allow(
    clippy::disallowed_types,
    reason = "numbers are binary in the file of a spreadsheet; from here on they are text"
)]

use calamine::ExcelDateTime;

/// Numbers from here on have more than 15 digits, and a spreadsheet keeps only 15.
const TOO_LONG: f64 = 1e15;

/// A number as a plain decimal: no exponent, a point, at most 15 significant digits, so that what was computed
/// in binary (`0.30000000000000004`) reads as people see it (`0.3`). None if it is longer or no number.
pub(crate) fn decimal(value: f64) -> Option<String> {
    if !value.is_finite() || value.abs() >= TOO_LONG {
        return None;
    }
    let rounded: f64 = format!("{value:.14e}").parse().ok()?;
    Some(if rounded == 0.0 {
        "0".to_owned()
    } else {
        rounded.to_string()
    })
}

/// A date as `2026-08-05`, a time as `14:30:00`, both as `2026-08-05T14:30:00`. None for durations.
pub(crate) fn date(value: &ExcelDateTime) -> Option<String> {
    if !value.is_datetime() {
        return None;
    }
    let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    Some(if (0.0..1.0).contains(&value.as_f64()) {
        time
    } else if time == "00:00:00" {
        date
    } else {
        format!("{date}T{time}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[test]
    fn numbers_are_plain() {
        let samples = [
            (12.5, "12.5"),
            (85.0, "85"),
            (999_000_001_000_075.0, "999000001000075"),
            (0.1 + 0.2, "0.3"),
            (1.1 * 3.0, "3.3"),
            (-0.0, "0"),
            (-42.05, "-42.05"),
            (1e-7, "0.0000001"),
            (1234.56, "1234.56"),
        ];
        for (value, text) in samples {
            assert_eq!(decimal(value).as_deref(), Some(text));
        }
    }

    #[test]
    fn numbers_that_lost_digits_are_refused() {
        for value in [1e15, -1e15, 1.1e24, f64::INFINITY, f64::NAN] {
            assert_eq!(decimal(value), None);
        }
    }

    #[test]
    fn dates_are_iso() {
        let text = |value| date(&ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false));
        assert_eq!(text(46239.0).as_deref(), Some("2026-08-05"));
        assert_eq!(text(46239.75).as_deref(), Some("2026-08-05T18:00:00"));
        assert_eq!(text(0.5).as_deref(), Some("12:00:00"));
        assert_eq!(
            date(&ExcelDateTime::new(1.5, ExcelDateTimeType::TimeDelta, false)),
            None
        );
    }
}
