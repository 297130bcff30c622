//! Steps of optimisation in the geometry of the divergence: mirror descent, natural gradient, Frank–Wolfe, expectation–maximisation.
