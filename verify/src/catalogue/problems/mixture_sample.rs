//! A normal distribution fitted to a sample of two, and the divergence that the fit is said to minimise.

use crate::catalogue::prelude::*;
use crate::point::Number;
use crate::replay::RandomState;

/// theory-notebook §8.1. The cell measures the divergence not from the sample but from a smoothed one, a kernel density estimate of width
/// 0.3, as a sum over a grid. What minimises that has the variance s² + 0.3² in place of the sample's s².
pub struct MixtureSample;

impl Problem for MixtureSample {
    const STATEMENT: &str = "After np.random.seed(42), 500 numbers are drawn from N(−1, 0.8²) and 500 from N(2, 0.5²). What normal distribution \
                             maximises their likelihood, and what is its divergence from their kernel density estimate of width 0.3, \
                             summed over a thousand points from −4 to 5?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§8.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let real = |text| a.real(text);
        let mut state = RandomState::seeded(42);
        let mut draws = |mean, deviation| -> Vec<f64> { (0..500).map(|_| state.normal(mean, deviation)).collect() };
        let data = sample(a, [draws(-1.0, 0.8), draws(2.0, 0.5)].concat());
        let (centre, variance) = (mean(&data), variance(&data));
        let density = KernelDensity::new(a, &data);
        let at_fit = density.kl(a, &centre, &variance);
        let moved = density.kl(a, &(centre.clone() + real("0.5")), &variance);
        let wider = density.kl(a, &centre, &(variance.clone() + real("0.09")));
        Table::new()
            .row("the mean of the mixture itself: (−1 + 2)/2", (real("-1") + real("2")) / 2)
            .row("the standard deviation of the mixture itself: √(½ 0.8² + ½ 0.5² + 1.5²)", {
                ((real("0.8").square() + real("0.5").square()) / 2 + real("1.5").square()).sqrt()
            })
            .row("the mean", centre)
            .row("the standard deviation", variance.sqrt())
            .row("the divergence at the fit", at_fit.clone())
            .row("the divergence with the mean moved by 0.5", moved.clone())
            .row("what the moved mean adds", moved.clone() - at_fit.clone())
            .row("what the moved mean adds to the mean negative log-likelihood of the data: 0.5²/2s²", {
                real("0.125") / variance.clone()
            })
            .row("the standard deviation wider by 0.3²", (variance.clone() + real("0.09")).sqrt())
            .row("the mass of the density estimate on the grid", density.mass())
            .row("the divergence with the variance wider by 0.3²", wider.clone())
            .stated("the divergence at the fit is less than with the mean moved by 0.5", below(at_fit.clone(), moved))
            .stated("the divergence at the fit is no more than with the variance wider by 0.3²", at_most(at_fit, wider))
    }
}

/// A kernel density estimate on a grid.
struct KernelDensity<R> {
    points: Vec<R>,
    density: Vec<R>,
    step: R,
}

impl<R: Real> KernelDensity<R> {
    /// That of width 0.3 on a thousand points from −4 to 5.
    fn new<A: Arithmetic<Real = R>>(a: &A, data: &[R]) -> Self {
        let points: Vec<R> =
            grid((-4, 1), (5, 1), 1000).into_iter().map(|point| a.number(&Number::from_exact(point))).collect();
        let step = a.real("1/111");
        let doubled_square = a.real("0.18");
        // From one point to the next a kernel exp(−(t − x)²/2h²) changes by a factor that itself changes by a constant one.
        let curvature = (-(step.square() / doubled_square.clone()) * 2).exp();
        let mut density = vec![a.real("0"); points.len()];
        for x in data {
            let distance = points[0].clone() - x.clone();
            let mut kernel = (-(distance.square() / doubled_square.clone())).exp();
            let mut factor = (-((distance * 2 + step.clone()) * step.clone() / doubled_square.clone())).exp();
            for value in &mut density {
                *value = value.clone() + kernel.clone();
                kernel = kernel * factor.clone();
                factor = factor * curvature.clone();
            }
        }
        let count = i32::try_from(data.len()).expect("a thousand");
        let scale = a.real("0.3") * (a.pi() * 2).sqrt() * count;
        let density = density.into_iter().map(|value| value / scale.clone()).collect();
        Self { points, density, step }
    }

    /// Its mass, as a sum over the grid.
    fn mass(&self) -> R {
        self.density.iter().cloned().sum::<R>() * self.step.clone()
    }

    /// The divergence of a normal distribution from this, as a sum over the grid.
    fn kl<A: Arithmetic<Real = R>>(&self, a: &A, mean: &R, variance: &R) -> R {
        let ln_scale = (a.pi() * 2 * variance.clone()).ln() / 2;
        let terms = self.points.iter().zip(&self.density).map(|(point, density)| {
            let ln_model = -((point.clone() - mean.clone()).square() / (variance.clone() * 2)) - ln_scale.clone();
            density.clone() * (density.ln() - ln_model)
        });
        terms.sum::<R>() * self.step.clone()
    }
}
