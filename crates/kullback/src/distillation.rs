//! Softened distributions, and the losses that students are trained with.
