"""Writes two-body-states.csv with Skyfield 1.45 (Debian's python3-skyfield): python3 two-body-states.py > two-body-states.csv

Elements become a state by skyfield.keplerlib.ele_to_vec and are carried on by its propagate, universal variables as in SPICE's
prop2b; gm = 398600.4418 km3/s2.
"""
import numpy as np
from skyfield.keplerlib import ele_to_vec, propagate, true_anomaly_closed

GM = 398600.4418
CASES = [  # a km, e, i, node, perigee, mean anomaly (degrees)
    (6884.5403, 0.0, 90.0, 0.0, 0.0, 0.0),
    (7071.0, 0.001, 98.18, 120.0, 90.0, 270.0),
    (26560.0, 0.7, 63.4, 300.0, 270.0, 10.0),
    (24400.0, 0.73, 7.0, 20.0, 178.0, 200.0),
    (42164.0, 0.0003, 0.05, 80.0, 10.0, 30.0),
    (7200.0, 0.05, 144.0, 200.0, 45.0, 359.0),
    (400000.0, 0.98, 28.7, 2.0, 30.0, 1.35),
]


def eccentric(e, m):
    """Kepler's equation by bisection, which needs no starting value."""
    turns, m = divmod(m, 2 * np.pi)
    low, high = 0.0, 2 * np.pi
    for _ in range(200):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if middle - e * np.sin(middle) < m else (low, middle)
    return 0.5 * (low + high)


print('semi_major_axis_km,eccentricity,inclination_deg,raan_deg,argument_of_perigee_deg,mean_anomaly_deg,seconds,'
      'x_km,y_km,z_km,vx_km_per_s,vy_km_per_s,vz_km_per_s')
for a, e, *angles in CASES:
    i, node, perigee, m = np.radians(angles)
    v = true_anomaly_closed(e, eccentric(e, m))
    position, velocity = ele_to_vec(a * (1 - e * e), e, i, node, perigee, v, GM)
    position, velocity = np.ravel(position), np.ravel(velocity)
    for seconds in (0.0, 600.0, -3600.0, 43200.0, 259200.0):
        r, w = propagate(position, velocity, 0.0, np.array([seconds]), GM)
        print(','.join(repr(float(x)) for x in [a, e, *angles, seconds, *np.ravel(r), *np.ravel(w)]))
