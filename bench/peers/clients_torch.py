"""The round of SemSpace.Benchmarks' `learn clients` in PyTorch: 20 clients with 600 images each, one pass in batches of 32 by SGD at 0.01. As many processes
as workers share the clients, each with one thread, which is the fastest way there.

  python3 clients_torch.py [WORKERS [REPEATS]]

Needs Debian's python3-torch and libopenblas0-pthread."""
import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import multiprocessing
import sys
import time

import torch
from torch import nn

CLIENTS, IMAGES, BATCH, CLASSES, WARM_UPS = 20, 600, 32, 10, 1


def cnn():
    return nn.Sequential(
        nn.Conv2d(1, 32, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(3136, 512), nn.ReLU(), nn.Linear(512, CLASSES))


def mlp():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 200), nn.ReLU(), nn.Linear(200, CLASSES))


def train(make, x, y):
    model, loss = make(), nn.CrossEntropyLoss()
    descent = torch.optim.SGD(model.parameters(), lr=0.01)
    for i in range(0, IMAGES, BATCH):
        descent.zero_grad(set_to_none=True)
        loss(model(x[i : i + BATCH]), y[i : i + BATCH]).backward()
        descent.step()


def work(make, share, rounds, start, done):
    torch.set_num_threads(1)
    data = [(torch.rand(IMAGES, 1, 28, 28), torch.arange(IMAGES) % CLASSES) for _ in share]
    for _ in range(rounds):
        start.wait()
        for x, y in data:
            train(make, x, y)
        done.wait()


def measure(name, make, workers, repeats):
    rounds = WARM_UPS + repeats
    start, done = multiprocessing.Barrier(workers + 1), multiprocessing.Barrier(workers + 1)
    processes = [multiprocessing.Process(target=work, args=(make, range(k, CLIENTS, workers), rounds, start, done)) for k in range(workers)]
    for process in processes:
        process.start()
    seconds = []
    for _ in range(rounds):
        start.wait()
        began = time.perf_counter()
        done.wait()
        seconds.append(time.perf_counter() - began)
    for process in processes:
        process.join()
    seconds = sorted(seconds[WARM_UPS:])
    items, median = CLIENTS * -(-IMAGES // BATCH), seconds[repeats // 2]
    print(f"pytorch_{name} median_s={median:.6f} min_s={seconds[0]:.6f} max_s={seconds[-1]:.6f} items={items} rate={items / median:.0f}", flush=True)


if __name__ == "__main__":
    count, times = (int(arg) for arg in (sys.argv[1:] + ["2", "5"][len(sys.argv) - 1 :]))
    measure("cnn", cnn, count, times)
    measure("mlp", mlp, count, times)
