#!/usr/bin/env python3
"""Writes N synthetic near-earth element sets, the same ones each time: gen_tles.py N > FILE.tle"""
import sys

INCLINATIONS_DEG = [53.0, 70.0, 97.6, 43.0, 86.4]


def with_checksum(line):
    return line + str(sum(int(c) if c.isdigit() else c == '-' for c in line) % 10)


def spread(i, step, low, high):
    """Evenly spread numbers: multiples of an irrational step, modulo 1."""
    return low + (high - low) * ((i * step) % 1.0)


def element_set(i):
    number = 10000 + i
    raan, anomaly, perigee = (i * 137.50776) % 360, (i * 222.49224) % 360, (i * 73.1) % 360
    motion = spread(i, 0.6180339887, 14.2, 15.6)
    eccentricity = int(spread(i, 0.7548776662, 1000, 20000))  # 1e-7
    drag = '%05d-4' % int(spread(i, 0.5698402910, 10000, 90000))
    first = '1 %05dU 26001A   26300.50000000  .00001000  00000-0  %s 0  999' % (number, drag)
    second = '2 %05d %8.4f %8.4f %07d %8.4f %8.4f %11.8f%5d' % (
        number, INCLINATIONS_DEG[i % 5], raan, eccentricity, perigee, anomaly, motion, 1)
    return with_checksum(first), with_checksum(second)


for i in range(int(sys.argv[1])):
    print('\n'.join(element_set(i)))
