"""The Python peers: measured here, asked for by the command in Rust.

The first line printed says which version of each package is installed, or null. Then every line read is a request,
    {"work": "kl", "p": "/path/of/p", "q": "/path/of/q", "samples": 20, "millis": 200}
with distributions as raw little-endian f64, and is answered by one line: by peer, the median time of a call in
nanoseconds, and what it returned.
    {"NumPy": {"ns": 61234.5, "value": 0.0967}, "SciPy": ...}
"""

import importlib
import json
import os
import statistics
import sys
import time

# One thread, whatever library is underneath: it must be said before they are loaded.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"


def load(name):
    """The module, or None where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


np = load("numpy")
# Each of them hands its arrays over through NumPy.
scipy = np and load("scipy")
torch = np and load("torch")
if scipy:
    from scipy.spatial.distance import jensenshannon
    from scipy.special import entr, rel_entr
if torch:
    torch.set_num_threads(1)


def numpy_kl(p, q):
    t = np.empty_like(p)

    def run():
        np.divide(p, q, out=t)
        np.log(t, out=t)
        np.multiply(p, t, out=t)
        return t.sum()

    return run


def numpy_js(p, q):
    m, t, u = np.empty_like(p), np.empty_like(p), np.empty_like(p)

    def half(x, out):
        np.divide(x, m, out=out)
        np.log(out, out=out)
        np.multiply(x, out, out=out)
        return out.sum()

    def run():
        np.add(p, q, out=m)
        np.multiply(m, 0.5, out=m)
        return 0.5 * (half(p, t) + half(q, u))

    return run


def numpy_entropy(p, q):
    return numpy_cross_entropy(p, p)


def numpy_cross_entropy(p, q):
    t = np.empty_like(p)

    def run():
        np.log(q, out=t)
        np.multiply(p, t, out=t)
        return -t.sum()

    return run


def torch_kl(p, q):
    p, q = torch.from_numpy(p), torch.from_numpy(q)
    return lambda: torch.nn.functional.kl_div(q.log(), p, reduction="sum")


def torch_entropy(p, q):
    p = torch.from_numpy(p)
    return lambda: torch.special.entr(p).sum()


# By work and peer: a function of the two distributions that makes the call to be measured.
PEERS = {
    "kl": {
        "NumPy": numpy_kl,
        "SciPy": lambda p, q: lambda: rel_entr(p, q).sum(),
        "PyTorch": torch_kl,
    },
    "js": {
        "NumPy": numpy_js,
        # The distance: its square is the divergence.
        "SciPy": lambda p, q: lambda: jensenshannon(p, q) ** 2,
    },
    "entropy": {
        "NumPy": numpy_entropy,
        "SciPy": lambda p, q: lambda: entr(p).sum(),
        "PyTorch": torch_entropy,
    },
    "cross_entropy": {
        "NumPy": numpy_cross_entropy,
    },
}

INSTALLED = {"NumPy": np, "SciPy": scipy, "PyTorch": torch}


def time_of(run, calls):
    """Nanoseconds a call, of so many in a row."""
    start = time.perf_counter_ns()
    for _ in range(calls):
        run()
    return (time.perf_counter_ns() - start) / calls


def measure(run, samples, millis):
    """The median over samples that together take about the time given, and what a call returns."""
    value = float(run())
    once = min(time_of(run, 1) for _ in range(3))
    calls = max(1, int(millis * 1e6 / samples / max(once, 1)))
    return {"ns": statistics.median(time_of(run, calls) for _ in range(samples)), "value": value}


def answer(request):
    p, q = (np.fromfile(request[name], dtype="<f8") for name in "pq") if np else (None, None)
    return {
        peer: measure(make(p, q), request["samples"], request["millis"])
        for peer, make in PEERS.get(request["work"], {}).items()
        if INSTALLED[peer]
    }


def say(message):
    print(json.dumps(message), flush=True)


say({peer: module and module.__version__ for peer, module in INSTALLED.items()})
for line in sys.stdin:
    say(answer(json.loads(line)))
