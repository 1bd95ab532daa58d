#!/usr/bin/env python3
"""Counts the passes of FLySTacK's published constellations with numpy alone, to learn what the published numbers depend on.

The case: github.com/gkim65/federated-satellites, windowgen/README.md and configs/stk_fit_10s_10c.yaml, stk_fit_12s_12c.yaml (the
authors of arXiv:2511.14889): Walker star, two-body circular orbits of a = 6378.1363 km + 506.404 km at 90 degrees, phasing 1, 13
stations at zero altitude on WGS84, mask 0 degrees, 91 days from 2024-04-14T16:00:00Z. Published: 719,283 passes for 10 planes of 10
(brahe) and 716,388 (STK), 1,035,776 and 1,031,632 for 12 of 12. Passes that the first or last instant cuts are not counted.

    passes.py [10|12]
"""
import sys

import numpy as np

DAYS, STEP_S, BRAHE_STEP_S = 91, 10, 60
MU, SEMI_MAJOR_KM = 398600.4415, 6378.1363 + 506.404
EQUATOR_KM, FLATTENING = 6378.137, 1 / 298.257223563
E2 = FLATTENING * (2 - FLATTENING)
START_JD = 2460414.5 + 16 / 24
EARTH_RATE = 2 * np.pi * 1.00273790935 / 86400
GRAZING_KM = 30  # a top further below the horizon than this has no pass within a step of it
SITES = [(43.55, -96.72), (18.25, 109.5), (-26.2, 28.03), (-31.4, -64.18), (69.65, 18.95), (39.1, 77.2), (39.9, 116.4),
         (53.1, 13.1), (-2.99, 119.8), (-25.1, 133.9), (64.8, -147.7), (53.2, -105.7), (17.4, 78.5)]


def gmst():
    """IAU 1982, radians, at the start; UT1 = UTC."""
    t = (START_JD - 2451545) / 36525
    return np.deg2rad(((67310.54841 + (876600 * 3600 + 8640184.812866) * t + 0.093104 * t * t) / 240) % 360)


def precession():
    """From J2000 to the mean equator and equinox of the start (IAU 1976)."""
    t = (START_JD - 2451545) / 36525
    zeta, z, theta = (np.deg2rad(a / 3600) for a in (2306.2181 * t + 0.30188 * t * t, 2306.2181 * t + 1.09468 * t * t, 2004.3109 * t - 0.42665 * t * t))

    def about_z(a):
        return np.array([[np.cos(a), np.sin(a), 0], [-np.sin(a), np.cos(a), 0], [0, 0, 1]])

    about_y = np.array([[np.cos(theta), 0, -np.sin(theta)], [0, 1, 0], [np.sin(theta), 0, np.cos(theta)]])
    return about_z(-z) @ about_y @ about_z(-zeta)


def place(latitude, longitude, altitude_km, geocentric):
    """Position on WGS84 and the vertical that elevation is measured from."""
    la, lo = np.deg2rad(latitude), np.deg2rad(longitude)
    normal = EQUATOR_KM / np.sqrt(1 - E2 * np.sin(la) ** 2)
    up = np.array([np.cos(la) * np.cos(lo), np.cos(la) * np.sin(lo), np.sin(la)])
    origin = up * (normal + altitude_km) - np.array([0, 0, normal * E2 * np.sin(la)])
    return origin, origin / np.linalg.norm(origin) if geocentric else up


def rises(up):
    return np.count_nonzero(up[1:] & ~up[:-1])


def hidden(height):
    """Passes between two samples: parabolas through each top below the horizon."""
    top = np.nonzero((height[1:-1] <= 0) & (height[1:-1] > height[:-2]) & (height[1:-1] >= height[2:]) & (height[1:-1] > -GRAZING_KM))[0] + 1
    slope, bend = (height[top + 1] - height[top - 1]) / 2, (height[top + 1] + height[top - 1]) / 2 - height[top]
    return np.count_nonzero(height[top] - slope ** 2 / (4 * bend) > 0)


def count(planes, phasing=1, span_deg=180, altitude_km=0, geocentric=False, j2000=False, shift_deg=0, mask_deg=0):
    """Whole passes of all pairs, and those that a search in steps of a minute sees."""
    t = np.arange(0, DAYS * 86400 + 1, STEP_S, dtype=float)
    sites = [place(la + shift_deg, lo, altitude_km, geocentric) for la, lo in SITES]
    sine, cosine = np.sin(gmst() + EARTH_RATE * t), np.cos(gmst() + EARTH_RATE * t)
    turn = precession() if j2000 else np.eye(3)
    whole = coarse = 0
    for plane in range(planes):
        node = np.deg2rad(plane * span_deg / planes)
        towards_node, towards_pole = turn @ [np.cos(node), np.sin(node), 0], turn @ [0, 0, 1]
        for slot in range(planes):
            u = np.deg2rad(slot * 360 / planes + plane * phasing * 360 / planes ** 2) + np.sqrt(MU / SEMI_MAJOR_KM ** 3) * t
            x, y, z = SEMI_MAJOR_KM * (np.outer(towards_node, np.cos(u)) + np.outer(towards_pole, np.sin(u)))
            x, y = cosine * x + sine * y, cosine * y - sine * x
            for origin, vertical in sites:
                height = vertical[0] * x + vertical[1] * y + vertical[2] * z - vertical @ origin
                if mask_deg:
                    height = height - np.sin(np.deg2rad(mask_deg)) * np.sqrt((x - origin[0]) ** 2 + (y - origin[1]) ** 2 + (z - origin[2]) ** 2)
                up = height > 0
                whole += rises(up) + hidden(height) - up[-1]
                coarse += rises(up[::BRAHE_STEP_S // STEP_S]) - up[-1]
    return whole, coarse


VARIANTS = {
    'as published': {},
    'orbit in J2000': {'j2000': True},
    'phasing 0': {'phasing': 0},
    'nodes over 360 degrees': {'span_deg': 360},
    'stations at 1.5 km': {'altitude_km': 1.5},
    'geocentric elevation': {'geocentric': True},
    'stations 0.05 degrees north': {'shift_deg': 0.05},
    'stations 0.05 degrees south': {'shift_deg': -0.05},
    'mask 0.1 degrees': {'mask_deg': 0.1},
}
planes = int(sys.argv[1]) if len(sys.argv) > 1 else 10
print('variant: passes, of which a search in steps of a minute sees')
for name, change in VARIANTS.items():
    print('%s: %d, %d' % ((name,) + count(planes, **change)), flush=True)
