"""The audit protocol for subjects written in Python: one JSON request a line, one answer a line.

A subject is a table from the vocabulary's name of an operation to what is called for it, in words, and a function of
its arguments by name. What a function raises is the answer to that one request, and the next is read all the same.
"""

import importlib
import importlib.metadata
import json
import keyword
import math
import os
import sys
import warnings

NUMBERS = {"inf": math.inf, "-inf": -math.inf, "nan": math.nan}


class Unsupported(Exception):
    """The library has no such operation for these arguments."""


def need(module, package=None, install=None):
    """The module; if it cannot be imported, one line says how it is installed, and the status is 2."""
    package = package or module.split(".")[0]
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError:
        problem = "is not installed"
    except Exception as error:  # noqa: BLE001
        # A library that does not fit another fails in any way it likes.
        problem = f"cannot be imported ({' '.join(str(error).split())})"
    print(f"{package} {problem}; install it with: python3 -m pip install {install or package}", file=sys.stderr)
    sys.exit(2)


def version(*packages):
    """The version of the first of the packages that is installed."""
    for package in packages:
        try:
            return importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            pass
    return "unknown"


def member(families, distribution):
    """The library's own object for a distribution of ours: `families` has a constructor for each family it knows."""
    parameters = dict(distribution)
    family = parameters.pop("family")
    if family not in families:
        raise Unsupported
    return families[family](**parameters)


def decode(value):
    """An argument: numbers as floats, also those that JSON cannot write; lists; distributions."""
    if isinstance(value, dict):
        return {name: entry if name == "family" else decode(entry) for name, entry in value.items()}
    if isinstance(value, list):
        return [decode(entry) for entry in value]
    if isinstance(value, str) and value in NUMBERS:
        return NUMBERS[value]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    raise ValueError(f"not a number: {json.dumps(value)}")


def encode(value):
    """A value: a number, or a list of them."""
    if isinstance(value, (list, tuple)):
        return [encode(entry) for entry in value]
    number = float(value)
    if math.isnan(number):
        return "nan"
    if math.isinf(number):
        return "inf" if number > 0 else "-inf"
    return number


def by_keyword(args):
    """The arguments by names that Python allows: `lambda` is `lambda_`."""
    if not isinstance(args, dict):
        raise TypeError("args is not an object")
    return {name + "_" if keyword.iskeyword(name) else name: decode(value) for name, value in args.items()}


def answer(request, identity, operations):
    """The answer to a request, but for its id."""
    if not isinstance(request, dict) or not isinstance(request.get("op"), str):
        raise TypeError("a request is an object, and its op a string")
    op = request["op"]
    if op == "capabilities":
        calls = {name: call for name, (call, _) in operations.items()}
        return {"ops": list(operations), **identity, "calls": calls}
    if op not in operations:
        return {"unsupported": True}
    _, function = operations[op]
    return {"value": encode(function(**by_keyword(request.get("args", {}))))}


def answer_to_line(line, identity, operations):
    """The answer to a line, whatever is in it."""
    request_id = None
    try:
        request = json.loads(line)
        if isinstance(request, dict):
            request_id = request.get("id")
        body = answer(request, identity, operations)
    except (Unsupported, NotImplementedError):
        body = {"unsupported": True}
    except Exception as error:  # noqa: BLE001
        # Whatever it is, it is the answer to this request alone.
        body = {"error": f"{type(error).__name__}: {error}"}
    return json.dumps({"id": request_id, **body})


def serve(name, library_version, operations):
    """Answers every line of the input until it ends."""
    warnings.simplefilter("ignore")
    # Whatever a library prints goes to the standard error: the standard output has the answers and nothing else.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)
    identity = {"name": name, "version": library_version}
    try:
        for line in sys.stdin.buffer:
            if line.strip():
                print(answer_to_line(line, identity, operations), file=answers, flush=True)
    except (BrokenPipeError, KeyboardInterrupt):
        os._exit(0)  # whoever asked has gone
