"""Runs one step of EZKL: a JSON command comes in on stdin, JSON events go out on stdout, EZKL's own talk on stderr.

Command: {"step": NAME, ...arguments of that step}. Events, one a line: {"event": "started", "version": ...}, then
{"event": "done", "result": ..., "seconds": ...} or {"event": "failed", "message": ...}. Exit code 0 if done, 1 if not.
"""

import os

# No step needs the network. create_evm_verifier would fetch a compiler only to save an ABI: a closed port ends that at once.
for variable in ("http_proxy", "https_proxy", "all_proxy"):
    os.environ[variable] = os.environ[variable.upper()] = "http://127.0.0.1:9"

import asyncio
import inspect
import json
import signal
import sys
import time

import ezkl

# The Rust code prints to descriptor 1: events keep a private copy of it, everything else goes to stderr.
events = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

# EZKL holds the interpreter for seconds: let Ctrl-C end the process instead of waiting for Python to notice.
signal.signal(signal.SIGINT, signal.SIG_DFL)


def emit(**event):
    events.write(json.dumps(event) + "\n")
    events.flush()


def run_args(values):
    args = ezkl.PyRunArgs()
    for name, value in values.items():
        if not hasattr(args, name):
            raise ValueError(f"EZKL {ezkl.__version__} has no run argument {name}")
        setattr(args, name, value)
    return args


def gen_settings(c):
    return ezkl.gen_settings(c["model"], c["settings"], py_run_args=run_args(c["runArgs"]))


def calibrate_settings(c):
    # The multiplier again: calibration would put back its own default.
    return ezkl.calibrate_settings(
        c["data"],
        c["model"],
        c["settings"],
        "resources",
        scales=[c["scale"]],
        scale_rebase_multiplier=[c["scaleRebaseMultiplier"]],
    )


def table(c):
    return ezkl.table(c["model"], run_args(c["runArgs"]))


def gen_srs(c):
    return ezkl.gen_srs(c["srs"], c["logrows"])


def compile(c):
    return ezkl.compile_circuit(c["model"], c["compiled"], c["settings"])


def setup(c):
    return ezkl.setup(c["compiled"], c["vk"], c["pk"], srs_path=c["srs"])


def witness(c):
    return ezkl.gen_witness(c["data"], c["compiled"], c["witness"])


async def witnesses(c):
    """A witness of every NAME.json in a folder as NAME.witness."""
    for name in sorted(os.listdir(c["folder"])):
        stem, end = os.path.splitext(os.path.join(c["folder"], name))
        if end != ".json":
            continue
        made = ezkl.gen_witness(stem + ".json", c["compiled"], stem + ".witness")
        if inspect.isawaitable(made):
            await made
    return True


def mock(c):
    return ezkl.mock(c["witness"], c["compiled"])


def prove(c):
    return ezkl.prove(c["witness"], c["compiled"], c["pk"], c["proof"], "single", srs_path=c["srs"])


def verify(c):
    return ezkl.verify(c["proof"], c["settings"], c["vk"], srs_path=c["srs"])


async def create_evm_verifier(c):
    abi = c["source"] + ".abi"
    try:
        result = ezkl.create_evm_verifier(c["vk"], c["settings"], c["source"], abi, srs_path=c["srs"])
        if inspect.isawaitable(result):
            await result
    except RuntimeError:
        # It writes the source, then fails to find a compiler for the ABI. Whether the source is whole, the caller checks.
        if not os.path.exists(c["source"]):
            raise
    return True


STEPS = {
    f.__name__: f
    for f in (
        gen_settings,
        calibrate_settings,
        table,
        gen_srs,
        compile,
        setup,
        witness,
        witnesses,
        mock,
        prove,
        verify,
        create_evm_verifier,
    )
}


async def run(command):
    # Inside a running event loop on purpose: EZKL wants one even for calls that are not async.
    result = STEPS[command["step"]](command)
    return await result if inspect.isawaitable(result) else result


def main():
    emit(event="started", version=ezkl.__version__)
    started = time.monotonic()
    try:
        result = asyncio.run(run(json.load(sys.stdin)))
    except BaseException as error:  # a Rust panic is not an Exception
        emit(event="failed", message=f"{type(error).__name__}: {error}")
        return 1
    emit(event="done", result=result if isinstance(result, (bool, str)) else None, seconds=time.monotonic() - started)
    return 0


code = main()
sys.stderr.flush()
# EZKL's threads abort the interpreter if it winds down in the ordinary way.
os._exit(code)
