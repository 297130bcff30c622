//! Rows have the bits of single calls, and what is refused is named by row and index.

use kullback::{Result, Rows, kl, kl_logits, kl_logits_rows, kl_rows};

/// Probability vectors without pattern, one after the other.
fn distributions(rows: usize, columns: usize, step: f64) -> Vec<f64> {
    let mass = |i: usize| 0.5 + (i as f64 * step).fract();
    let masses: Vec<f64> = (1..=rows * columns).map(mass).collect();
    masses.chunks(columns).flat_map(|row| kullback::normalize(row).expect("masses")).collect()
}

fn rows(values: &[f64], columns: usize) -> Rows<'_> {
    Rows::new(values, columns).expect("a rectangle")
}

#[track_caller]
fn refusal<T: std::fmt::Debug>(result: Result<T>) -> String {
    result.expect_err("this is outside the domain").to_string()
}

#[test]
fn each_row_has_the_bits_of_a_single_call() -> Result<()> {
    for (count, columns) in [(0, 3), (1, 1), (1, 7), (2, 8), (17, 100), (4096, 10), (40, 2000)] {
        let (p, q) = (
            distributions(count, columns, 0.618_033_988_749_894_9),
            distributions(count, columns, 0.414_213_562_373_095_1),
        );
        let mut out = vec![f64::NAN; count];
        kl_rows(rows(&p, columns), rows(&q, columns), &mut out)?;
        for ((p, q), divergence) in p.chunks(columns).zip(q.chunks(columns)).zip(&out) {
            assert_eq!(kl(p, q)?.to_bits(), divergence.to_bits());
        }
        let one = distributions(1, columns, 0.25);
        kl_rows(rows(&p, columns), rows(&one, columns), &mut out)?;
        for (p, divergence) in p.chunks(columns).zip(&out) {
            assert_eq!(kl(p, &one)?.to_bits(), divergence.to_bits());
        }
        kl_rows(rows(&one, columns), rows(&q, columns), &mut out)?;
        for (q, divergence) in q.chunks(columns).zip(&out) {
            assert_eq!(kl(&one, q)?.to_bits(), divergence.to_bits());
        }
    }
    Ok(())
}

#[test]
fn what_is_no_rectangle_is_refused() {
    assert_eq!(refusal(Rows::new(&[0.5; 7], 3)), "7 values do not make rows of 3");
    assert_eq!(refusal(Rows::new(&[0.5; 7], 0)), "7 values do not make rows of 0");
    assert_eq!(refusal(Rows::new(&[], 0)), "0 values do not make rows of 0");
    assert_eq!(Rows::new(&[], 3).map(|rows| (rows.len(), rows.is_empty(), rows.columns())), Ok((0, true, 3)));
    assert_eq!(rows(&[1.0, 2.0, 3.0, 4.0], 2).iter().collect::<Vec<_>>(), [[1.0, 2.0], [3.0, 4.0]]);
}

#[test]
fn shapes_must_agree() {
    let half = [0.5; 12];
    let mut out = [0.0; 6];
    assert_eq!(refusal(kl_rows(rows(&half, 2), rows(&half, 3), &mut out)), "q[0] has length 3, but p[0] has length 2");
    assert_eq!(refusal(kl_rows(rows(&half, 2), rows(&half[..4], 2), &mut out)), "q has length 2, but p has length 6");
    assert_eq!(refusal(kl_rows(rows(&half, 2), rows(&half, 2), &mut out[..5])), "out has length 5, but p has length 6");
    assert_eq!(
        refusal(kl_rows(rows(&half[..2], 2), rows(&half, 2), &mut out[..5])),
        "out has length 5, but q has length 6"
    );
    assert_eq!(
        refusal(kl_rows(rows(&half[..2], 2), rows(&half[..0], 2), &mut out)),
        "out has length 6, but q has length 0"
    );
}

#[test]
fn the_first_row_that_is_refused_is_named_with_its_index() {
    let (count, columns) = (3000, 8);
    let good = distributions(count, columns, 0.618_033_988_749_894_9);
    let mut out = vec![0.0; count];
    let mut refused = |p: &[f64], q: &[f64]| refusal(kl_rows(rows(p, columns), rows(q, columns), &mut out));
    for first in [0, 17, 1234, 2999] {
        let mut p = good.clone();
        // One in each later row, too: whoever comes upon those first must not be heard.
        p[first * columns + 3..].iter_mut().step_by(columns).for_each(|mass| *mass = -0.25);
        assert_eq!(refused(&p, &good), format!("p[{first}][3] is negative: -0.25"));
        assert_eq!(refused(&good, &p), format!("q[{first}][3] is negative: -0.25"));
        let mut p = good.clone();
        p[first * columns] = f64::NAN;
        assert_eq!(refused(&p, &good), format!("p[{first}][0] is NaN"));
        p[first * columns..][..columns].fill(0.25);
        assert_eq!(
            refused(&p, &good),
            format!("p[{first}] sums to 2.0, further than 1e-9 from one; normalise it explicitly")
        );
        // The one row of the other matrix.
        let one = &p[first * columns..][..columns];
        assert_eq!(refused(&good, one), "q[0] sums to 2.0, further than 1e-9 from one; normalise it explicitly");
    }
}

/// Long enough to be summed on many threads where there are any: the bits are the same for every feature, so they can be written down.
#[test]
fn long_vectors_have_the_same_bits_on_any_number_of_threads() -> Result<()> {
    let n = (1 << 19) + 5;
    let (mut p, q) = (distributions(1, n, 0.618_033_988_749_894_9), distributions(1, n, 0.414_213_562_373_095_1));
    assert_eq!(kl(&p, &q)?.to_bits(), 0x3fb6_86ec_e583_3e19);
    // A zero late in the data, then one in q alone.
    p[n - 3] = 0.0;
    let p = kullback::normalize(&p)?;
    assert_eq!(kl(&p, &q)?.to_bits(), 0x3fb6_870d_9880_88f7);
    assert_eq!(kl(&q, &p)?, f64::INFINITY);
    Ok(())
}

/// Logits without pattern, one row after the other.
fn logits(rows: usize, columns: usize, step: f64, scale: f64) -> Vec<f64> {
    (1..=rows * columns).map(|i| scale * ((i as f64 * step).fract() - 0.5)).collect()
}

#[test]
fn rows_of_logits_have_the_bits_of_single_calls() -> Result<()> {
    for (count, columns) in [(0, 3), (1, 1), (3, 7), (17, 100), (200, 10), (4, 5000)] {
        for (scale, temperature) in [(1.0, 1.0), (20.0, 0.7), (300.0, 1.0)] {
            let p = logits(count, columns, 0.618_033_988_749_894_9, scale);
            let q = logits(count, columns, 0.414_213_562_373_095_1, scale);
            let mut out = vec![f64::NAN; count];
            kl_logits_rows(rows(&p, columns), rows(&q, columns), temperature, &mut out)?;
            for ((p, q), divergence) in p.chunks(columns).zip(q.chunks(columns)).zip(&out) {
                assert_eq!(kl_logits(p, q, temperature)?.to_bits(), divergence.to_bits());
            }
            let one = logits(1, columns, 0.25, scale);
            kl_logits_rows(rows(&p, columns), rows(&one, columns), temperature, &mut out)?;
            for (p, divergence) in p.chunks(columns).zip(&out) {
                assert_eq!(kl_logits(p, &one, temperature)?.to_bits(), divergence.to_bits());
            }
        }
    }
    Ok(())
}

#[test]
fn rows_of_logits_that_are_refused_are_named() {
    let z = logits(40, 5, 0.618_033_988_749_894_9, 1.0);
    let mut out = [0.0; 40];
    let mut refused =
        |p: &[f64], q: &[f64], temperature| refusal(kl_logits_rows(rows(p, 5), rows(q, 5), temperature, &mut out));
    let mut bad = z.clone();
    bad[17 * 5 + 3..].fill(f64::INFINITY);
    assert_eq!(refused(&bad, &z, 1.0), "z_p[17][3] is infinite: inf");
    assert_eq!(refused(&z, &bad, 1.0), "z_q[17][3] is infinite: inf");
    assert_eq!(refused(&z, &z, 0.0), "temperature is zero, and must be positive");
    assert_eq!(refused(&bad, &z, f64::NAN), "temperature is NaN");
    assert_eq!(refused(&z, &z[..10], 1.0), "z_q has length 2, but z_p has length 40");
}

#[test]
fn equal_softmaxes_do_not_diverge() -> Result<()> {
    let z = logits(1, 1000, 0.618_033_988_749_894_9, 8.0);
    let shifted: Vec<f64> = z.iter().map(|z| (z * 1024.0).round() / 1024.0).collect();
    let more: Vec<f64> = shifted.iter().map(|z| z + 1e6).collect();
    for temperature in [1.0, 3.0, 0.1] {
        assert_eq!(kl_logits(&z, &z, temperature)?.to_bits(), 0);
        assert_eq!(kl_logits(&shifted, &more, temperature)?.to_bits(), 0);
        assert_eq!(kl_logits(&[5.0], &[-1e300], temperature)?.to_bits(), 0);
    }
    Ok(())
}
