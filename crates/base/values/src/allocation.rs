//! Splitting a whole amount by weights, so that the parts always sum to it: a discount over lines,
//! a delivery fee over producers, a fee over parcels.

/// Why nothing could be split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AllocationError {
    /// There is an amount but nobody to give it to.
    #[error("there is an amount but nothing to split it over")]
    NoWeights,
}

/// Splits `total` in proportion to `weights` by the largest remainder; of equal remainders the
/// earlier wins. When every weight is zero they count as equal. The parts sum exactly to `total`.
pub fn allocate(total: i64, weights: &[u64]) -> Result<Vec<i64>, AllocationError> {
    if weights.is_empty() {
        return if total == 0 {
            Ok(Vec::new())
        } else {
            Err(AllocationError::NoWeights)
        };
    }
    let equal;
    let weights = if weights.iter().all(|weight| *weight == 0) {
        equal = vec![1; weights.len()];
        &equal[..]
    } else {
        weights
    };
    let sum: u128 = weights.iter().copied().map(u128::from).sum();
    let size = u128::from(total.unsigned_abs());
    let shares = weights.iter().map(|weight| size * u128::from(*weight));
    let (mut parts, rests): (Vec<u128>, Vec<u128>) = shares.map(|share| (share / sum, share % sum)).unzip();
    let given: u128 = parts.iter().sum();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(rests[*index]));
    for (index, _) in order.into_iter().zip(given..size) {
        parts[index] += 1;
    }
    Ok(parts.into_iter().map(|part| with_sign_of(total, part)).collect())
}

/// A part is never larger than the total it came from, so neither conversion nor sign can saturate.
fn with_sign_of(total: i64, part: u128) -> i64 {
    let part = u64::try_from(part).unwrap_or(u64::MAX);
    if total < 0 {
        0i64.saturating_sub_unsigned(part)
    } else {
        0i64.saturating_add_unsigned(part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_largest_remainder_gets_the_rest_and_ties_go_to_the_earlier() {
        assert_eq!(allocate(100, &[1, 1, 1]), Ok(vec![34, 33, 33]));
        assert_eq!(allocate(-100, &[1, 1, 1]), Ok(vec![-34, -33, -33]));
        assert_eq!(allocate(10, &[5, 0, 3]), Ok(vec![6, 0, 4]));
        assert_eq!(allocate(2, &[1, 3, 2]), Ok(vec![0, 1, 1]));
        assert_eq!(allocate(7, &[0, 0]), Ok(vec![4, 3]));
        assert_eq!(allocate(0, &[3, 4]), Ok(vec![0, 0]));
        assert_eq!(allocate(0, &[]), Ok(vec![]));
        assert_eq!(allocate(1, &[]), Err(AllocationError::NoWeights));
    }

    #[test]
    fn the_edges_of_the_integers_hold() {
        let weights = [u64::MAX, u64::MAX, 1];
        for total in [i64::MIN, i64::MAX] {
            let parts = allocate(total, &weights).unwrap();
            assert_eq!(
                parts.iter().copied().map(i128::from).sum::<i128>(),
                i128::from(total)
            );
        }
        assert_eq!(allocate(i64::MIN, &[1]), Ok(vec![i64::MIN]));
    }

    proptest! {
        #[test]
        fn parts_sum_to_the_total_and_stay_within_one_of_their_share(
            total in any::<i64>(),
            weights in proptest::collection::vec(0u64..1_000_000, 1..12),
        ) {
            let parts = allocate(total, &weights).unwrap();
            prop_assert_eq!(parts.iter().copied().map(i128::from).sum::<i128>(), i128::from(total));
            let sum: i128 = weights.iter().copied().map(i128::from).sum();
            for (part, weight) in parts.iter().zip(&weights) {
                if sum > 0 {
                    let off = i128::from(*part) * sum - i128::from(total) * i128::from(*weight);
                    prop_assert!(off.abs() < sum, "{} off its share by one or more", part);
                }
            }
        }

        #[test]
        fn a_heavier_weight_never_gets_less(
            total in any::<i64>(),
            weights in proptest::collection::vec(any::<u64>(), 2..12),
        ) {
            let parts = allocate(total, &weights).unwrap();
            for (a, first) in parts.iter().enumerate() {
                for (b, second) in parts.iter().enumerate() {
                    if weights[a] > weights[b] {
                        prop_assert!(first.unsigned_abs() >= second.unsigned_abs());
                    }
                }
            }
        }
    }
}
