"""Contact windows by Skyfield's find_events: ten stations, a day from 2026-10-27 12:00 UTC, elevation from 10 degrees.

/usr/bin/python3 skyfield_passes.py FILE.tle SATELLITES
Debian's python3-sgp4 is pure Python, which holds Skyfield back: this is no measure of Skyfield with python-sgp4's C++ version.
"""
import sys
import time

from skyfield.api import EarthSatellite, load, wgs84

PLACES = [(78.2, 15.4), (67.9, 21.1), (52.0, 4.4), (40.4, -3.7), (28.5, -80.6), (5.2, -52.8), (1.3, 103.8), (-33.9, 18.4), (-35.4, 149.0), (-53.2, -70.9)]

lines = [line.rstrip('\n') for line in open(sys.argv[1])]
count = int(sys.argv[2])
ts = load.timescale(builtin=True)
start, end = ts.utc(2026, 10, 27, 12), ts.utc(2026, 10, 28, 12)
satellites = [EarthSatellite(lines[2 * i], lines[2 * i + 1], None, ts) for i in range(count)]
stations = [wgs84.latlon(*place) for place in PLACES]
begin, processor = time.perf_counter(), time.process_time()
for satellite in satellites:
    for station in stations:
        satellite.find_events(station, start, end, altitude_degrees=10.0)
seconds, cpu = time.perf_counter() - begin, time.process_time() - processor
items = count * len(PLACES)
print(f'skyfield_passes median_s={seconds:.6f} min_s={seconds:.6f} max_s={seconds:.6f} cpu_s={cpu:.6f} items={items} rate={items / seconds:.0f}')
