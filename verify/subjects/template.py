"""A subject in twenty lines: put your own function in the place of kl, name it in OPERATIONS, and have it audited."""
import json
import math
import sys


def kl(p, q):  # the divergence in nats; 0 ln 0 = 0, and infinite where q = 0 < p
    return sum(x * math.log(x / y) if y > 0 else math.inf for x, y in zip(p, q, strict=True) if x > 0)
OPERATIONS = {"kl": kl}  # the vocabulary's name of an operation, and a function of its arguments by name
ABOUT = {"name": "template", "version": "1", "ops": list(OPERATIONS), "calls": {"kl": "sum(x * math.log(x / y))"}}
for line in sys.stdin.buffer:  # one request a line, one answer a line, in order
    answer = {"id": None}
    try:  # whatever goes wrong is the answer to this request, and the next is read all the same
        answer["id"] = (request := json.loads(line)).get("id")
        value = OPERATIONS.get(request["op"], lambda **_: None)(**request.get("args", {}))  # None: not offered
        otherwise = ABOUT if request["op"] == "capabilities" else {"unsupported": True}
        answer |= otherwise if value is None else {"value": value if math.isfinite(value) else str(value)}
    except Exception as error:  # noqa: BLE001
        answer["error"] = repr(error)
    print(json.dumps(answer), flush=True)  # at once: the next request waits for it
