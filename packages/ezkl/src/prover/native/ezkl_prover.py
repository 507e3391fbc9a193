"""Proves for one circuit as long as its standard input is open: JSON requests come in, one a line, JSON replies go out.

Usage: ezkl_prover.py FOLDER, with network.compiled, vk.key, settings.json and kzg.srs in it. The folder belongs to this process and
is removed at its end. Requests and replies are those of protocol.ts; EZKL's own talk goes to stderr.
"""

import os
import sys

# Proving needs no network.
for variable in ("http_proxy", "https_proxy", "all_proxy"):
    os.environ[variable] = os.environ[variable.upper()] = "http://127.0.0.1:9"

import asyncio
import inspect
import json
import resource
import shutil
import signal
import time

import ezkl

FOLDER = sys.argv[1]

# The Rust code prints to descriptor 1: replies keep a private copy of it, everything else goes to stderr.
replies = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

# Ctrl-C reaches the whole process group; the owner decides what it means.
signal.signal(signal.SIGINT, signal.SIG_IGN)

current_step = "start"


def path(name):
    return os.path.join(FOLDER, name)


def reply(**message):
    replies.write(json.dumps(message) + "\n")
    replies.flush()


async def step(name, work):
    """Runs one step; returns its result and its milliseconds."""
    global current_step
    current_step = name
    reply(**{"is": "step", "step": name})
    started = time.monotonic()
    result = work()
    if inspect.isawaitable(result):
        result = await result
    return result, (time.monotonic() - started) * 1000


def setup():
    return ezkl.setup(path("network.compiled"), path("made.vk"), path("pk.key"), srs_path=path("kzg.srs"))


def verify_file(name):
    return ezkl.verify(path(name), path("settings.json"), path("vk.key"), srs_path=path("kzg.srs"))


async def make_key(request):
    _, millis = await step("provingKey", setup)
    reply(**{"is": "provingKey", "bytes": None, "millis": millis})


async def prove(request):
    millis = {}
    try:
        with open(path("input.json"), "w") as file:
            file.write(request["input"])
        _, millis["witness"] = await step(
            "witness", lambda: ezkl.gen_witness(path("input.json"), path("network.compiled"), path("witness.json"))
        )
        _, millis["prove"] = await step(
            "prove",
            lambda: ezkl.prove(
                path("witness.json"),
                path("network.compiled"),
                path("pk.key"),
                path("proof.json"),
                "single",
                srs_path=path("kzg.srs"),
            ),
        )
        holds, millis["verify"] = await step("verify", lambda: verify_file("proof.json"))
        with open(path("proof.json")) as file:
            proof = file.read()
    finally:
        # Input and witness hold the voice.
        for name in ("input.json", "witness.json", "proof.json"):
            if os.path.exists(path(name)):
                os.remove(path(name))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    reply(**{"is": "proved", "proof": proof if holds else None, "millis": millis, "memory": memory})


async def verify(request):
    with open(path("proof.json"), "w") as file:
        file.write(request["proof"])
    holds, _ = await step("verify", lambda: verify_file("proof.json"))
    reply(**{"is": "verified", "holds": bool(holds)})


ACTIONS = {"makeKey": make_key, "prove": prove, "verify": verify}


async def main():
    # Inside a running event loop on purpose: EZKL wants one even for calls that are not async.
    reply(**{"is": "ready", "version": ezkl.__version__})
    for line in sys.stdin:
        request = json.loads(line)
        try:
            await ACTIONS[request["do"]](request)
        except Exception as error:
            reply(**{"is": "refused", "step": current_step, "message": str(error)})


code = 0
try:
    asyncio.run(main())
except BrokenPipeError:
    pass
except BaseException as error:  # a Rust panic is not an Exception
    code = 1
    reply(**{"is": "broken", "step": current_step, "message": str(error), "said": type(error).__name__})
finally:
    shutil.rmtree(FOLDER, ignore_errors=True)
    sys.stderr.flush()
    # EZKL's threads abort the interpreter if it winds down in the ordinary way.
    os._exit(code)
