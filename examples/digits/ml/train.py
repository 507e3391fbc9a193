"""Trains the classifier of handwritten digits and writes it as ONNX, with images that it has not seen.

    pip install -r ml/requirements.txt && python ml/train.py

The data are scikit-learn's own (1,797 images of 8×8 pixels from 0 to 16, UCI's Optical Recognition of Handwritten Digits). The same
versions give the same files.
"""

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier

HIDDEN = 12
SEED = 7
MODELS = Path(__file__).parent.parent / "models"


def dense(name, weights, bias):
    return [
        numpy_helper.from_array(weights.T.astype(np.float32), f"{name}.weight"),
        numpy_helper.from_array(bias.astype(np.float32), f"{name}.bias"),
    ]


def to_onnx(classifier):
    """(pixels [1, 64]) → (logits [1, 10]): Gemm, Relu, Gemm."""
    (first, second), (first_bias, second_bias) = classifier.coefs_, classifier.intercepts_
    graph = helper.make_graph(
        [
            helper.make_node("Gemm", ["pixels", "first.weight", "first.bias"], ["hidden"], transB=1),
            helper.make_node("Relu", ["hidden"], ["active"]),
            helper.make_node("Gemm", ["active", "second.weight", "second.bias"], ["logits"], transB=1),
        ],
        "digits",
        [helper.make_tensor_value_info("pixels", TensorProto.FLOAT, [1, 64])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, 10])],
        dense("first", first, first_bias) + dense("second", second, second_bias),
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=7)
    onnx.checker.check_model(model)
    return model.SerializeToString()


def main():
    digits = load_digits()
    images = digits.data / 16
    seen, unseen, seen_is, unseen_is = train_test_split(
        images, digits.target, test_size=0.25, random_state=SEED, stratify=digits.target
    )
    classifier = MLPClassifier((HIDDEN,), alpha=0.01, max_iter=2000, random_state=SEED).fit(seen, seen_is)
    print(f"right on {classifier.score(unseen, unseen_is):.1%} of {len(unseen)} images that it has not seen")
    MODELS.mkdir(exist_ok=True)
    (MODELS / "digits.onnx").write_bytes(to_onnx(classifier))
    # Of each digit the first unseen image that is read right: 16ths are exact in a circuit.
    right = classifier.predict(unseen) == unseen_is
    examples = {str(d): unseen[(unseen_is == d) & right][0].tolist() for d in range(10)}
    (MODELS / "images.json").write_text(json.dumps(examples) + "\n")


main()
