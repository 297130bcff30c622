"""JAX, in double precision: the divergences of `jax.scipy.special`, and what is written with them.

They are documented as SciPy's: the sum of `kl_div`, which carries `- p + q`, is `kl`, and that of `rel_entr` is
`rel_entr_sum`.
"""

import subject

np = subject.need("numpy", install="jax")
jax = subject.need("jax")
jax.config.update("jax_enable_x64", True)
jax.config.update("jax_platforms", "cpu")
jnp = subject.need("jax.numpy")
special = subject.need("jax.scipy.special")
nn = subject.need("jax.nn")


def vector(function):
    """The function of arrays as a function of lists."""
    return lambda **arguments: function(**{name: jnp.asarray(np.asarray(value)) for name, value in arguments.items()})


def kl_logits(z_p, z_q, temperature):
    z_p, z_q = z_p / temperature, z_q / temperature
    return jnp.sum(nn.softmax(z_p) * (nn.log_softmax(z_p) - nn.log_softmax(z_q)))


def entropy_logits(z, temperature):
    z = z / temperature
    return -jnp.sum(nn.softmax(z) * nn.log_softmax(z))


CALLS = {
    "entr": ("jax.scipy.special.entr(x)", lambda x: special.entr(x)),
    "rel_entr": ("jax.scipy.special.rel_entr(x, y)", lambda x, y: special.rel_entr(x, y)),
    "kl_div": ("jax.scipy.special.kl_div(x, y)", lambda x, y: special.kl_div(x, y)),
    "entropy": ("jnp.sum(jax.scipy.special.entr(p))", lambda p: jnp.sum(special.entr(p))),
    "cross_entropy": ("-jnp.sum(jax.scipy.special.xlogy(p, q))", lambda p, q: -jnp.sum(special.xlogy(p, q))),
    "kl": ("jnp.sum(jax.scipy.special.kl_div(p, q))", lambda p, q: jnp.sum(special.kl_div(p, q))),
    "rel_entr_sum": ("jnp.sum(jax.scipy.special.rel_entr(p, q))", lambda p, q: jnp.sum(special.rel_entr(p, q))),
    "entropy_logits": ("-jnp.sum(softmax(z / t) * log_softmax(z / t)) of jax.nn", entropy_logits),
    "cross_entropy_logits": (
        "-jnp.sum(p * jax.nn.log_softmax(z / t))",
        lambda p, z, temperature: -jnp.sum(p * nn.log_softmax(z / temperature)),
    ),
    "kl_logits": (
        "jnp.sum(softmax(z_p / t) * (log_softmax(z_p / t) - log_softmax(z_q / t))) of jax.nn",
        kl_logits,
    ),
}

OPERATIONS = {name: (call, vector(function)) for name, (call, function) in CALLS.items()}

subject.serve("jax", jax.__version__, OPERATIONS)
