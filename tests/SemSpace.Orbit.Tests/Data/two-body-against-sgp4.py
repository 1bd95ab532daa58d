"""Writes two-body-against-sgp4.csv with python-sgp4 2.15 and Skyfield 1.45: python3 two-body-against-sgp4.py > two-body-against-sgp4.csv

Sentinel-1A (elements of 22 February 2022, see README.md): distance between SGP4 and two-body motion that starts from SGP4's
osculating state some minutes after the elements' epoch, when the satellite passes the ascending node.
"""
import numpy as np
from sgp4.api import Satrec
from skyfield.keplerlib import propagate

LINES = ('1 39634U 14016A   22053.80188840 -.00000165  00000-0 -25349-4 0  9997',
         '2 39634  98.1816  62.9829 0001365  82.0300 278.1052 14.59197432420303')
GM = 398600.4418

satellite = Satrec.twoline2rv(*LINES)


def sgp4(minutes):
    error, r, v = satellite.sgp4_tsince(minutes)
    assert error == 0
    return np.array(r), np.array(v)


print('start_min,hours,distance_km,along_track_km')
for start in (0, 20, 24.7):
    r, v = sgp4(start)
    for hours in list(range(0, 25, 3)) + [36, 48, 60, 72]:
        there, _ = propagate(r, v, 0.0, np.array([hours * 3600.0]), GM)
        there = np.ravel(there)
        position, velocity = sgp4(start + hours * 60)
        normal = np.cross(position, velocity)
        along = np.cross(normal, position) / np.linalg.norm(np.cross(normal, position))
        arc = np.linalg.norm(position) * np.arctan2(there @ along, there @ position / np.linalg.norm(position))
        print(f'{start},{hours},{np.linalg.norm(there - position):.6f},{arc:.6f}')
