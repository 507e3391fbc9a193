"""The circuit of EZKL's "Idol Model Tutorial", step by step as its notebook builds it, in the current folder.

Usage: tutorial.py build|setup|prove. Expects network.onnx, input.json and val_data.json. Prints one JSON line with the seconds of each step.

The notebook is examples/notebooks/voice_judge.ipynb of github.com/zkonduit/ezkl. Two things differ. The SRS is made here: insecure, but
equal in size and cost. And inputs are not range-checked, as in the versions of EZKL for which the tutorial was written: with today's
default its circuit has 166,778 rows (k = 18) and takes several times as long.
"""

import asyncio
import inspect
import json
import os
import sys
import time

for variable in ("http_proxy", "https_proxy", "all_proxy"):
    os.environ[variable] = os.environ[variable.upper()] = "http://127.0.0.1:9"

import ezkl

# The Rust code prints to descriptor 1: the answer keeps a private copy of it, everything else goes to stderr.
answer = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

seconds = {}


async def timed(name, work):
    started = time.monotonic()
    result = work()
    if inspect.isawaitable(result):
        result = await result
    seconds[name] = time.monotonic() - started
    return result


def gen_settings():
    args = ezkl.PyRunArgs()
    args.input_visibility = "private"
    args.param_visibility = "fixed"
    args.output_visibility = "public"
    args.variables = [("batch_size", 1)]
    args.ignore_range_check_inputs_outputs = True
    return ezkl.gen_settings("network.onnx", "settings.json", py_run_args=args)


def calibrate_settings():
    return ezkl.calibrate_settings("val_data.json", "network.onnx", "settings.json", "resources", scales=[4])


async def build():
    await timed("gen_settings", gen_settings)
    await timed("calibrate_settings", calibrate_settings)
    await timed("compile", lambda: ezkl.compile_circuit("network.onnx", "network.compiled", "settings.json"))
    with open("settings.json") as file:
        logrows = json.load(file)["run_args"]["logrows"]
    await timed("gen_srs", lambda: ezkl.gen_srs("kzg.srs", logrows))
    await timed("witness", lambda: ezkl.gen_witness("input.json", "network.compiled", "witness.json"))


async def setup():
    await timed("setup", lambda: ezkl.setup("network.compiled", "vk.key", "pk.key", srs_path="kzg.srs"))


async def prove():
    await timed(
        "prove",
        lambda: ezkl.prove(
            "witness.json", "network.compiled", "pk.key", "proof.json", "single", srs_path="kzg.srs"
        ),
    )
    holds = await timed("verify", lambda: ezkl.verify("proof.json", "settings.json", "vk.key", srs_path="kzg.srs"))
    if not holds:
        raise SystemExit("the proof does not verify")


asyncio.run({"build": build, "setup": setup, "prove": prove}[sys.argv[1]]())
answer.write(json.dumps(seconds) + "\n")
answer.flush()
# EZKL's threads abort the interpreter if it winds down in the ordinary way.
os._exit(0)
