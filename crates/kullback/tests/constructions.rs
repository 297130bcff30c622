//! Products and images of distributions, and gradients in the entries of matrices.

use kullback::Error;
use kullback::family::{
    DiagonalNormal, Distribution, Gradient, Laplace, Map, Mapped, MultivariateNormal, Normal, Product, Support, Wishart,
};

fn normal(mean: f64, std: f64) -> Box<dyn Distribution> {
    Box::new(Normal::new(mean, std).unwrap())
}

#[test]
fn a_product_of_normal_distributions_is_a_diagonal_one() {
    let products = [[normal(0.5, 2.0), normal(-1.0, 0.25)], [normal(1.5, 3.0), normal(-1.0, 0.5)]];
    let [p, q] = products.map(|factors| Product::new(factors.into()));
    let a = DiagonalNormal::new(&[0.5, -1.0], &[2.0, 0.25]).unwrap();
    let b = DiagonalNormal::new(&[1.5, -1.0], &[3.0, 0.5]).unwrap();
    assert_eq!(p.kl(&q), a.kl(&b));
    assert_eq!(p.entropy(), a.entropy());
    assert_eq!(p.cross_entropy(&q), a.cross_entropy(&b));
    assert_eq!(p.jeffreys(&q), a.jeffreys(&b));
    assert_eq!(p.renyi(&q, 0.3), a.renyi(&b, 0.3));
    assert_eq!(p.bhattacharyya_distance(&q), a.bhattacharyya_distance(&b));
    assert_eq!(p.squared_hellinger(&q), a.squared_hellinger(&b));
    assert_eq!(p.chi_squared(&q), a.chi_squared(&b));
    let gradient = p.kl_gradient(&q).unwrap();
    let expected = a.kl_gradient(&b).unwrap();
    // Factor by factor here, all means first there.
    assert_eq!([gradient.p[0], gradient.p[2], gradient.p[1], gradient.p[3]], expected.p[..]);
    assert_eq!([gradient.q[0], gradient.q[2], gradient.q[1], gradient.q[3]], expected.q[..]);
    let information = p.fisher_information().unwrap();
    assert_eq!((information[1][1], information[2][2], information[1][2]), (0.5, 16.0, 0.0));
}

#[test]
fn factors_of_any_families_add_up() {
    let vectors = |x: f64| MultivariateNormal::new(&[x, 0.0], &[vec![2.0, 1.0], vec![1.0, 2.0]]).unwrap();
    let p = Product::new(vec![Box::new(Laplace::new(0.0, 1.0).unwrap()), Box::new(vectors(0.0))]);
    let q = Product::new(vec![normal(0.0, 1.0), Box::new(vectors(1.0))]);
    // Laplace to normal: ½ ln 2π − ln 2; the vectors: ½ · 2/3.
    approx::assert_relative_eq!(p.kl(&q).unwrap(), 0.559_124_685_978_060_7, epsilon = 0.0, max_relative = 1e-15);
    // There is no closed form for the Rényi divergence of the first factors.
    assert!(matches!(p.renyi(&q, 0.5), Err(Error::NoClosedForm { .. })));
}

#[test]
fn products_of_different_spaces_are_not_compared() {
    let (one, two) = (Product::new(vec![normal(0.0, 1.0)]), Product::new(vec![normal(0.0, 1.0), normal(0.0, 1.0)]));
    assert!(matches!(one.kl(&two), Err(Error::Spaces { .. })));
    let vectors = Product::new(vec![Box::new(DiagonalNormal::standard(1).unwrap())]);
    assert!(matches!(one.kl(&vectors), Err(Error::Spaces { .. })));
    assert!(matches!(one.kl(&Normal::new(0.0, 1.0).unwrap()), Err(Error::Spaces { .. })));
}

fn mapped(map: Map, mean: f64, std: f64) -> Mapped {
    Mapped::new(Box::new(Normal::new(mean, std).unwrap()), map).unwrap()
}

const INTERVALS: [(Map, [f64; 2]); 4] = [
    (Map::Exp, [0.0, f64::INFINITY]),
    (Map::Logistic, [0.0, 1.0]),
    (Map::Negate, [f64::NEG_INFINITY, f64::INFINITY]),
    (Map::Affine { shift: 1.0, scale: -2.0 }, [f64::NEG_INFINITY, f64::INFINITY]),
];

#[test]
fn divergences_do_not_see_the_map() {
    let (p, q) = (Normal::new(0.0, 1.0).unwrap(), Normal::new(1.0, 1.25).unwrap());
    for (map, [low, high]) in INTERVALS {
        let (a, b) = (mapped(map, 0.0, 1.0), mapped(map, 1.0, 1.25));
        assert_eq!(a.support(), Support::Interval { low, high });
        assert_eq!(a.kl(&b), p.kl(&q));
        assert_eq!(a.renyi(&b, 0.75), p.renyi(&q, 0.75));
        assert_eq!(a.chi_squared(&b), p.chi_squared(&q));
        assert_eq!(a.squared_hellinger(&b), p.squared_hellinger(&q));
        assert_eq!(a.kl_gradient(&b), p.kl_gradient(&q));
    }
}

#[test]
fn the_exponential_of_a_normal_variable_is_log_normal() {
    let (p, q) = (mapped(Map::Exp, 0.5, 2.0), mapped(Map::Exp, 0.25, 3.0));
    // ½ ln 2πeσ² + μ.
    approx::assert_relative_eq!(p.entropy().unwrap(), 2.612_085_713_764_618, epsilon = 0.0, max_relative = 1e-15);
    approx::assert_relative_eq!(
        p.cross_entropy(&q).unwrap(),
        p.kl(&q).unwrap() + p.entropy().unwrap(),
        epsilon = 0.0,
        max_relative = 1e-15
    );
}

#[test]
fn maps_of_maps() {
    // The reciprocal and the square of a log-normal variable are log-normal.
    let log_normal = |mean, std| -> Box<dyn Distribution> { Box::new(mapped(Map::Exp, mean, std)) };
    let reciprocal = |mean| Mapped::new(log_normal(mean, 1.0), Map::Reciprocal).unwrap();
    assert_eq!(reciprocal(0.0).kl(&reciprocal(1.0)), Ok(0.5));
    let square = Mapped::new(log_normal(0.0, 1.0), Map::Power(2.0)).unwrap();
    assert_eq!(square.support(), Support::Interval { low: 0.0, high: f64::INFINITY });
    // Twice a standard normal variable, and the mean of the logarithm is zero.
    assert_eq!(square.entropy(), Normal::new(0.0, 2.0).unwrap().entropy());
    assert!(square.kl(&mapped(Map::Exp, 0.0, 2.0)).is_err(), "the maps differ, though the distributions do not");
}

#[test]
fn what_a_map_does_not_take_is_refused() {
    let normal = || -> Box<dyn Distribution> { Box::new(Laplace::new(0.0, 1.0).unwrap()) };
    let refused = |map| Mapped::new(normal(), map).unwrap_err().to_string();
    assert_eq!(refused(Map::Reciprocal), "laplace is not on an interval that the map reciprocal takes");
    assert_eq!(refused(Map::Power(0.0)), "power of mapped is 0.0, and must be finite and not zero");
    assert_eq!(refused(Map::Affine { shift: f64::NAN, scale: 1.0 }), "shift of mapped is NaN, and must be finite");
}

/// The derivative along a symmetric direction is what the entries' gradients say, to what central differences can tell.
fn check_matrix_gradient(
    at: impl Fn(f64, usize, usize) -> Box<dyn Distribution>,
    q: &dyn Distribution,
    first: usize,
    size: usize,
) {
    let step = 1e-5;
    let Gradient { p: of_p, .. } = at(0.0, 0, 0).kl_gradient(q).unwrap();
    let Gradient { q: of_q, .. } = q.kl_gradient(at(0.0, 0, 0).as_ref()).unwrap();
    for (row, column) in (0..size).flat_map(|row| (0..=row).map(move |column| (row, column))) {
        let (above, below) = (at(step, row, column), at(-step, row, column));
        let [one, other] = [row * size + column, column * size + row].map(|index| first + index);
        let expected = |gradient: &[f64]| if row == column { gradient[one] } else { gradient[one] + gradient[other] };
        let of_first = (above.kl(q).unwrap() - below.kl(q).unwrap()) / (2.0 * step);
        let of_second = (q.kl(above.as_ref()).unwrap() - q.kl(below.as_ref()).unwrap()) / (2.0 * step);
        approx::assert_relative_eq!(of_first, expected(&of_p), epsilon = 1e-8, max_relative = 1e-7);
        approx::assert_relative_eq!(of_second, expected(&of_q), epsilon = 1e-8, max_relative = 1e-7);
    }
}

const MATRIX: [[f64; 3]; 3] = [[2.0, 0.5, -0.25], [0.5, 1.0, 0.125], [-0.25, 0.125, 3.0]];

fn moved(step: f64, row: usize, column: usize) -> Vec<Vec<f64>> {
    let mut rows = MATRIX.map(|row| row.to_vec());
    rows[row][column] += step;
    if row != column {
        rows[column][row] += step;
    }
    rows.into()
}

#[test]
fn gradients_of_matrices() {
    let other = vec![vec![1.0, 0.25, 0.0], vec![0.25, 2.0, 0.5], vec![0.0, 0.5, 1.5]];
    let q = MultivariateNormal::new(&[0.5, -1.0, 0.0], &other).unwrap();
    let p = |step, row, column| -> Box<dyn Distribution> {
        Box::new(MultivariateNormal::new(&[0.0, 1.0, 0.25], &moved(step, row, column)).unwrap())
    };
    check_matrix_gradient(p, &q, 3, 3);
    let q = Wishart::new(5.5, &other).unwrap();
    let p = |step, row, column| -> Box<dyn Distribution> {
        Box::new(Wishart::new(4.25, &moved(step, row, column)).unwrap())
    };
    check_matrix_gradient(p, &q, 1, 3);
}

#[test]
fn gradients_without_correlations_are_those_of_the_entries() {
    let (a, b) = (DiagonalNormal::new(&[1.0, 2.0], &[1.0, 2.0]), DiagonalNormal::new(&[0.0, 2.5], &[2.0, 0.5]));
    let cov = |x: f64, y: f64| [vec![x, 0.0], vec![0.0, y]];
    let p = MultivariateNormal::new(&[1.0, 2.0], &cov(1.0, 4.0)).unwrap();
    let q = MultivariateNormal::new(&[0.0, 2.5], &cov(4.0, 0.25)).unwrap();
    let expected = a.unwrap().kl_gradient(&b.unwrap()).unwrap();
    let gradient = p.kl_gradient(&q).unwrap();
    assert_eq!((&gradient.p[..2], &gradient.q[..2]), (&expected.p[..2], &expected.q[..2]));
    // dσ² = 2σ dσ.
    assert_eq!([gradient.p[2] * 2.0, gradient.p[5] * 4.0], expected.p[2..]);
    assert_eq!([gradient.q[2] * 4.0, gradient.q[5]], expected.q[2..]);
}

#[test]
fn a_wishart_distribution_of_one_row_is_a_gamma_distribution() {
    // χ² with ν degrees of freedom: KL(χ²₃‖χ²₅) = ln Γ(5/2) − ln Γ(3/2) − ψ(3/2).
    let chi_squared = |df| Wishart::new(df, &[vec![1.0]]).unwrap();
    let expected = 1.5f64.ln() - (2.0 - 0.577_215_664_901_532_9 - 2.0 * 2f64.ln());
    approx::assert_relative_eq!(chi_squared(3.0).kl(&chi_squared(5.0)).unwrap(), expected, max_relative = 1e-14);
}

#[test]
fn matrices_that_are_refused() {
    let refused = |cov: &[Vec<f64>]| MultivariateNormal::new(&[0.0, 0.0], cov).unwrap_err().to_string();
    assert_eq!(
        refused(&[vec![1.0, 0.5], vec![0.25, 1.0]]),
        "cov[1][0] is 0.25 and cov[0][1] is 0.5: cov is not symmetric"
    );
    assert_eq!(refused(&[vec![1.0, 1.0], vec![1.0, 1.0]]), "cov is not positive definite: pivot 1 is 0.0");
    assert_eq!(refused(&[vec![1.0, 0.0]]), "cov has length 1, but mean has length 2");
    assert_eq!(refused(&[vec![1.0, 0.0], vec![0.0]]), "cov[1] has length 1, but cov has length 2");
    assert_eq!(refused(&[vec![1.0, 0.0], vec![f64::NAN, 1.0]]), "cov[1][0] is NaN");
    let wishart = Wishart::new(1.0, &[vec![1.0, 0.0], vec![0.0, 1.0]]).unwrap_err().to_string();
    assert_eq!(wishart, "df of wishart is 1.0, and must be finite and above the number of rows of scale less one");
}
