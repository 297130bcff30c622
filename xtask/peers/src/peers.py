"""The Python peers: measured here, asked for by the command in Rust.

The first line printed says which version of each package is installed, or null. Then every line read is a request,
    {"work": "kl", "p": "/path/of/p", "q": "/path/of/q", "shape": [65536], "samples": 20, "millis": 200}
with vectors as raw little-endian f64, of a batch by rows, and is answered by one line: by peer, the median time of a call in
nanoseconds, and what it returned (of a batch, the sum).
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


def numpy_kl_rows(p, q):
    t, out = np.empty_like(p), np.empty(len(p))

    def run():
        np.divide(p, q, out=t)
        np.log(t, out=t)
        np.multiply(p, t, out=t)
        return np.sum(t, axis=1, out=out).sum()

    return run


def numpy_kl_logits_rows(z_p, z_q):
    a, b, t, out = np.empty_like(z_p), np.empty_like(z_p), np.empty_like(z_p), np.empty(len(z_p))

    def log_softmax(z, result):
        np.subtract(z, z.max(axis=1, keepdims=True), out=result)
        np.exp(result, out=t)
        np.subtract(result, np.log(t.sum(axis=1, keepdims=True)), out=result)

    def run():
        log_softmax(z_p, a)
        log_softmax(z_q, b)
        np.subtract(a, b, out=b)
        np.exp(a, out=a)
        np.multiply(a, b, out=b)
        return np.sum(b, axis=1, out=out).sum()

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


def torch_kl_rows(p, q):
    p, q = torch.from_numpy(p), torch.from_numpy(q)
    return lambda: torch.nn.functional.kl_div(q.log(), p, reduction="none").sum(dim=1).sum()


def torch_kl_logits_rows(z_p, z_q):
    z_p, z_q = torch.from_numpy(z_p), torch.from_numpy(z_q)

    def run():
        l_p, l_q = z_p.log_softmax(dim=1), z_q.log_softmax(dim=1)
        return torch.nn.functional.kl_div(l_q, l_p, reduction="none", log_target=True).sum(dim=1).sum()

    return run


def torch_entropy(p, q):
    p = torch.from_numpy(p)
    return lambda: torch.special.entr(p).sum()


# By work and peer: a function of the two vectors, or of the two matrices, that makes the call to be measured.
PEERS = {
    "kl": {
        "NumPy": numpy_kl,
        "SciPy": lambda p, q: lambda: rel_entr(p, q).sum(),
        "PyTorch": torch_kl,
    },
    # Our own other paths, and our own threads: nothing new is to be learned here.
    "kl_avx2": {},
    "kl_portable": {},
    "kl_parallel": {},
    "kl_rows": {
        "NumPy": numpy_kl_rows,
        "PyTorch": torch_kl_rows,
    },
    "kl_logits_rows": {
        "NumPy": numpy_kl_logits_rows,
        "PyTorch": torch_kl_logits_rows,
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
    def vectors(name):
        return np and np.fromfile(request[name], dtype="<f8").reshape(request["shape"])

    p, q = vectors("p"), vectors("q")
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
