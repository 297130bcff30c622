//! Information in larger systems: bottleneck, adversarial training, large deviations, surprise.
