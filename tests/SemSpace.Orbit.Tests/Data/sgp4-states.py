"""Writes sgp4-states.csv with python-sgp4 2.15 (pure Python, WGS72, mode 'i'): python3 sgp4-states.py > sgp4-states.csv

Its Kepler iteration stops at steps of 1e-12 rad and uses sine and cosine from before the last step, which leaves up to 7e-6 m.
Here it goes on to 1e-15 rad, so that only rounding is left.
"""
import inspect
from sgp4 import propagation
from sgp4.earth_gravity import wgs72
from sgp4.io import twoline2rv

source = inspect.getsource(propagation)
assert source.count('fabs(tem5) >= 1.0e-12') == 1
exec(compile(source.replace('fabs(tem5) >= 1.0e-12', 'fabs(tem5) >= 1.0e-15'), 'propagation', 'exec'), vars(propagation))

lines = [l.rstrip() for l in open('SGP4-VER.TLE') if l[:2] in ('1 ', '2 ')]
blocks = []
for line in open('tcppver.out'):
    if 'xx' in line:
        blocks.append([])
    elif line.strip():
        blocks[-1].append(float(line.split()[0]))

print('catalog_number,minutes,error,x_km,y_km,z_km,vx_km_per_s,vy_km_per_s,vz_km_per_s')
for i, times in enumerate(blocks):
    sat = twoline2rv(lines[2 * i], lines[2 * i + 1][:69], wgs72)
    start, stop, step = map(float, lines[2 * i + 1][69:].split())
    # The step after the last row shows with which error the satellite ended, if it did not reach its stop.
    following = [] if times[-1] >= stop else [min((times[-1] or start) + step, stop)]
    for t in times + following:
        r, v = propagation.sgp4(sat, t)
        state = [repr(x) for x in r + v] if sat.error == 0 else 6 * ['']
        print(','.join([str(sat.satnum), repr(t), str(sat.error)] + state))
