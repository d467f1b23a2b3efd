//! The power spectrum of a square patch, by the fast Fourier transform.

use std::f32::consts::PI;

/// The side of a patch; a power of two.
pub(super) const SIDE: usize = 128;

/// A complex number.
type Complex = [f32; 2];

/// The power of every frequency in a patch, its mean taken out and its border faded.
pub(super) fn power(patch: &[f32]) -> Vec<f32> {
    let mean = patch.iter().sum::<f32>() / patch.len().max(1) as f32;
    let fade: Vec<f32> = (0..SIDE).map(|at| 0.5 - 0.5 * (2.0 * PI * at as f32 / SIDE as f32).cos()).collect();
    let turns: Vec<Complex> = (0..SIDE / 2)
        .map(|at| {
            let (sine, cosine) = (-2.0 * PI * at as f32 / SIDE as f32).sin_cos();
            [cosine, sine]
        })
        .collect();
    let mut rows: Vec<Vec<Complex>> = patch
        .chunks_exact(SIDE)
        .zip(&fade)
        .map(|(row, down)| row.iter().zip(&fade).map(|(level, across)| [(level - mean) * across * down, 0.0]).collect())
        .collect();
    for row in &mut rows {
        transform(row, &turns);
    }
    let mut columns: Vec<Vec<Complex>> = (0..SIDE).map(|x| rows.iter().map(|row| row[x]).collect()).collect();
    for column in &mut columns {
        transform(column, &turns);
    }
    (0..SIDE * SIDE).map(|at| columns[at % SIDE][at / SIDE]).map(|[re, im]| re * re + im * im).collect()
}

/// Replaces values by their spectrum; `turns` are the roots of unity.
fn transform(values: &mut [Complex], turns: &[Complex]) {
    let count = values.len();
    let bits = count.trailing_zeros();
    for at in 0..count {
        let mirrored = at.reverse_bits() >> (usize::BITS - bits);
        if mirrored > at {
            values.swap(at, mirrored);
        }
    }
    let mut half = 1;
    while half < count {
        for block in values.chunks_exact_mut(half * 2) {
            let (low, high) = block.split_at_mut(half);
            let steps = turns.iter().step_by(count / (half * 2));
            for ((low, high), turn) in low.iter_mut().zip(high).zip(steps) {
                let turned = [high[0] * turn[0] - high[1] * turn[1], high[0] * turn[1] + high[1] * turn[0]];
                *high = [low[0] - turned[0], low[1] - turned[1]];
                *low = [low[0] + turned[0], low[1] + turned[1]];
            }
        }
        half *= 2;
    }
}
