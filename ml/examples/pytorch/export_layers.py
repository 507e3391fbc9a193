"""A judge of a form of its own, made in PyTorch: two convolutions, two kinds of pooling, batch normalisation.

    pip install torch onnx
    python export_layers.py [layers.onnx]
    npx hardhat idol:import --onnx layers.onnx --name mine

What is not `x -> Conv -> Relu -> Linear -> score` becomes a custom ONNX judge, see README.md. As in export.py the weights are those that PyTorch
starts from: train it as you like.
"""

import sys

import torch
from torch import nn

ROWS, COLS = 15, 8


class Judge(nn.Module):
    def __init__(self):
        super().__init__()
        self.hear = nn.Sequential(
            nn.BatchNorm2d(1),
            nn.Conv2d(1, 2, kernel_size=(5, 2), stride=(5, 2)),
            nn.ReLU(),
            nn.AvgPool2d((1, 2)),
            nn.Conv2d(2, 4, kernel_size=(2, 1)),
            nn.ReLU(),
            nn.MaxPool2d((2, 1)),
        )
        self.weigh = nn.Linear(4 * 2, 1)

    def forward(self, key, x):
        return key, self.weigh(self.hear(x).flatten(1))


torch.manual_seed(0)
judge = Judge().eval()
path = sys.argv[1] if len(sys.argv) > 1 else "layers.onnx"
torch.onnx.export(
    judge,
    (torch.zeros(1, 1), torch.zeros(1, 1, ROWS, COLS)),
    path,
    input_names=["key", "x"],
    output_names=["key_out", "score"],
    dynamo=False,
)
