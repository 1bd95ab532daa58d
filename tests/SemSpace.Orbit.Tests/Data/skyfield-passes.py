"""Writes skyfield-passes.csv: passes of skyfield-satellites.tle over ten stations by Skyfield, edges refined to microseconds.

Made with Debian 12's python3-skyfield 1.45 and its python3-sgp4 2.15 (pure Python):
    /usr/bin/python3 skyfield-passes.py > skyfield-passes.csv

Skyfield finds the passes (EarthSatellite.find_events). It refines all edges of a search together until the first of them is
known to half a second, which leaves others open by up to tens of seconds; so each edge is bisected here, between culmination
and the middle of the time below the mask, on Skyfield's own altaz. Model differences taken away by construction:
  - UT1 = UTC: Delta T is set to 32.184 s + 37 leap seconds (the built-in tables say UT1 - UTC = -0.1 s on these days).
  - No polar motion: Skyfield has none unless a table is loaded.
  - Precession and nutation: satellite and station are both turned into GCRS by the same matrix, which cancels in altaz; the
    identity stands for it, as in Skyfield's own find_events. What is left is TEME to Earth-fixed by GMST 1982, as in ours.
No refraction, no light time, no aberration, stations on the WGS84 ellipsoid with geodetic verticals.
"""
from numpy import arange, array, concatenate, where
from skyfield.api import EarthSatellite, load, wgs84
from skyfield.constants import DAY_S

MASK_DEG = 10.0
STATIONS = [(78.2, 15.4), (67.9, 21.1), (52.0, 4.4), (40.4, -3.7), (28.5, -80.6),
            (5.2, -52.8), (1.3, 103.8), (-33.9, 18.4), (-35.4, 149.0), (-53.2, -70.9)]
SECONDS = 86400.0
SLOPE_SPAN_S = 0.1

ts = load.timescale(delta_t=32.184 + 37)
start = ts.utc(2022, 2, 23)
identity = array([(1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)])


def bisect(f, low, high):
    """Roots of all brackets at once, to well below a microsecond."""
    sign = f(low) > 0
    assert (sign != (f(high) > 0)).all()
    for _ in range(40):
        middle = (low + high) / 2
        same = (f(middle) > 0) == sign
        low, high = where(same, middle, low), where(same, high, middle)
    return (low + high) / 2


def passes(satellite, station):
    difference = satellite - station

    def altitude(seconds):
        t = ts.tt_jd(start.whole, start.tt_fraction + seconds / DAY_S)
        t.gast = t.tt * 0.0
        t.M = t.MT = identity
        return difference.at(t).altaz()[0].degrees

    def slope(seconds):
        return altitude(seconds + SLOPE_SPAN_S) - altitude(seconds - SLOPE_SPAN_S)

    end = ts.tt_jd(start.whole, start.tt_fraction + SECONDS / DAY_S)
    times, events = satellite.find_events(station, start, end, MASK_DEG)
    seconds = ((times.whole - start.whole) + (times.tt_fraction - start.tt_fraction)) * DAY_S if len(events) else array([])
    up_at = altitude(array([0.0, SECONDS])) > MASK_DEG
    tops = events == 1
    before, after = concatenate(([0.0], seconds[:-1])), concatenate((seconds[1:], [SECONDS]))
    first, last = arange(len(seconds)) == 0, arange(len(seconds)) == len(seconds) - 1
    low = where(first | concatenate(([True], tops[:-1])), before, (before + seconds) / 2)
    high = where(last | concatenate((tops[1:], [True])), after, (seconds + after) / 2)
    edge = ~tops
    if edge.any():
        seconds[edge] = bisect(lambda x: altitude(x) - MASK_DEG, low[edge], high[edge])
    rises = ([0.0] if up_at[0] else []) + list(seconds[events == 0])
    sets = list(seconds[events == 2]) + ([SECONDS] if up_at[1] else [])
    assert len(rises) == len(sets)
    if not rises:
        return []
    rises, sets = array(rises), array(sets)
    assert (rises < sets).all() and (sets[:-1] < rises[1:]).all()
    tops = where(slope(rises) <= 0, rises, where(slope(sets) >= 0, sets, -1.0))
    inner = tops < 0
    if inner.any():
        tops[inner] = bisect(slope, rises[inner], sets[inner])
    return zip(rises, tops, sets, altitude(tops))


lines = [line.rstrip('\n') for line in open('skyfield-satellites.tle')]
print('satellite,station,aos_s,culmination_s,los_s,max_elevation_deg')
for i in range(len(lines) // 3):
    satellite = EarthSatellite(lines[3 * i + 1], lines[3 * i + 2], lines[3 * i], ts)
    for k, (latitude, longitude) in enumerate(STATIONS):
        for aos, top, los, elevation in passes(satellite, wgs84.latlon(latitude, longitude)):
            print(f'{i},{k},{aos:.6f},{top:.6f},{los:.6f},{elevation:.6f}')
