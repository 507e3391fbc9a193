"""Computes a witness of every NAME.json in FOLDER as NAME.witness, in one process. Usage: gen_witnesses.py FOLDER COMPILED"""

import asyncio
import inspect
import os
import sys

import ezkl


async def main(folder, compiled):
    # Inside a running event loop on purpose: EZKL wants one even for calls that are not async.
    for name in sorted(os.listdir(folder)):
        stem = os.path.join(folder, name.removesuffix(".json"))
        witness = ezkl.gen_witness(stem + ".json", compiled, stem + ".witness")
        if inspect.isawaitable(witness):
            await witness


code = 1
try:
    asyncio.run(main(*sys.argv[1:]))
    code = 0
except BaseException as error:  # a Rust panic is not an Exception
    print(error, file=sys.stderr)
finally:
    sys.stderr.flush()
    # EZKL's threads abort the interpreter if it winds down in the ordinary way.
    os._exit(code)
