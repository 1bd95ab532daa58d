# The cases of bench/SemSpace.Benchmarks' "kernel" in SimPy (Debian's python3-simpy3): one process with a million timeouts, the hold model
# with 10,000 processes, and a queue with one server whose customers are things in a store.
import math
import random
import time

import simpy

MILLION, HOLDERS, LOAD, REPEATS = 1_000_000, 10_000, 0.9, 3


def timeouts():
    env = simpy.Environment()

    def wait():
        for _ in range(MILLION):
            yield env.timeout(1)

    env.process(wait())
    env.run()


def hold():
    env, draws = simpy.Environment(), random.Random(1).random
    left = [MILLION]

    def wait():
        while left[0] > 0:
            left[0] -= 1
            yield env.timeout(draws())

    for _ in range(HOLDERS):
        env.process(wait())
    env.run()


def mm1():
    env, draws = simpy.Environment(), random.Random(1)
    line = simpy.Store(env)
    waited = [0.0]

    def arrive():
        for _ in range(MILLION):
            yield env.timeout(-math.log(1 - draws.random()) / LOAD)
            yield line.put(env.now)

    def serve():
        for _ in range(MILLION):
            came = yield line.get()
            waited[0] += env.now - came
            yield env.timeout(-math.log(1 - draws.random()))

    env.process(arrive())
    env.process(serve())
    env.run()


for name, case in (("timeouts", timeouts), ("hold", hold), ("mm1", mm1)):
    clock, cpu = [], []
    for _ in range(REPEATS):
        began, spent = time.perf_counter(), time.process_time()
        case()
        clock.append(time.perf_counter() - began)
        cpu.append(time.process_time() - spent)
    clock.sort()
    print(f"simpy_{name} median_s={clock[REPEATS // 2]:.6f} min_s={clock[0]:.6f} max_s={clock[-1]:.6f} cpu_s={sum(cpu) / REPEATS:.6f} items={MILLION} rate={MILLION / clock[REPEATS // 2]:.0f}")
