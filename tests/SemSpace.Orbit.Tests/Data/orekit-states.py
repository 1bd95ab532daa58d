"""Writes orekit-states.csv with ERFA 2.0.0.1 (Debian's python3-erfa): python3 orekit-states.py > orekit-states.csv

The two orbits of Orekit's own tests (CS-SI/Orekit, src/test/java/org/orekit/propagation/events) in the frames of SemSpace.
EclipseDetectorTest: GCRF at 1969-07-28T04:00 TT to the mean equator and equinox of date, that of SemSpace's Sun.
ElevationDetectorTest.testIssue110: EME2000 at J2000 to the frame that Greenwich mean sidereal time of 1982 turns into the ITRF, with
UT1 = UTC and the pole at rest, of which Orekit's data for tests tell nothing in 2000 either.
"""
import erfa
import numpy as np


def write(name, matrix, position, velocity):
    print(','.join([name, *(repr(float(x)) for x in [*(matrix @ position), *(matrix @ velocity)])]))


print('test,x_km,y_km,z_km,vx_km_per_s,vy_km_per_s,vz_km_per_s')
date = erfa.dtf2d('TT', 1969, 7, 28, 4, 0, 0.0)
write('eclipse', erfa.bp06(*date)[2],
      np.array([-6142.438668, 3492.467560, -25.76725680]), np.array([0.5058479685, 0.9427809215, 7.435922231]))

A, MU, I = 7000.0, 398600.4415, np.pi / 2.2
utc = (2451545.0, -64.184 / 86400)
fixed = erfa.c2t06a(2451545.0, 0.0, *utc, 0.0, 0.0) @ erfa.bp06(2451545.0, 0.0)[0].T
angle = erfa.gmst82(*utc)
back = np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]])
write('elevation', back @ fixed, np.array([0, A, 0]), np.sqrt(MU / A) * np.array([-np.cos(I), 0, np.sin(I)]))
