"""A judge made in PyTorch, exported for `idol:import`.

    pip install torch onnx
    python export.py [judge.onnx]
    npx hardhat idol:import --onnx judge.onnx --name mine
    npx hardhat idol:circuit --judge mine

The form is (key, x) -> (key, score): the key passes through untouched and says whom a proof pays; x is the features of a voice, here
15 rows of prosody over 8 stretches of time, the default judge's features. From x to the score: one convolution (or Flatten and
Linear), one ReLU, one Linear, no sigmoid, no padding, all shapes fixed. Integers then compute it exactly.

Train it as you like; this example only shows the form, so its weights are those that PyTorch starts from.
"""

import sys

import torch
from torch import nn

ROWS, COLS = 15, 8


class Judge(nn.Module):
    def __init__(self):
        super().__init__()
        self.hear = nn.Conv2d(1, 2, kernel_size=(5, 4), stride=(5, 4))
        self.weigh = nn.Linear(2 * 3 * 2, 1)

    def forward(self, key, x):
        heard = torch.relu(self.hear(x))
        return key, self.weigh(heard.flatten(1))


torch.manual_seed(0)
judge = Judge().eval()
path = sys.argv[1] if len(sys.argv) > 1 else "judge.onnx"
torch.onnx.export(
    judge,
    (torch.zeros(1, 1), torch.zeros(1, 1, ROWS, COLS)),
    path,
    input_names=["key", "x"],
    output_names=["key_out", "score"],
    dynamo=False,  # The exporter that needs nothing but onnx; the newer one's files are taken too, with external_data=False.
)
