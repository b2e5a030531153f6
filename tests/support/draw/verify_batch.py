"""Drives resources/verifier/verify.py from the hunt for fault 9: one JSON request per line in, one answer out."""
import base64
import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "resources", "verifier"))
import verify  # noqa: E402


def answer(request):
    if "sm3" in request:
        return {"digest": verify.sm3(base64.b64decode(request["sm3"])).hex()}
    files = {name: base64.b64decode(data) for name, data in request["files"].items()}
    try:
        if "proof" in request:
            verify.check_proof(verify.decoded(base64.b64decode(request["proof"]), "proof"), files.__getitem__)
        else:
            verify.verify(files.__getitem__)
        return {"holds": True, "why": ""}
    except verify.Refused as refusal:
        return {"holds": False, "why": str(refusal)}


for line in sys.stdin:
    # Anything but an answer ends the hunt: a verifier that breaks down has refused nothing.
    sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
    sys.stdout.flush()
