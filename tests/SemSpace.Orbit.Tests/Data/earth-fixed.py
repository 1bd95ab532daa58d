"""Writes eop-2016-2017.csv and earth-fixed.csv with Skyfield 1.45 and Astropy 5.2.1 (Debian 12: python3-skyfield, python3-astropy):
/usr/bin/python3 earth-fixed.py, in this folder.

eop-2016-2017.csv: the columns that SemSpace reads of CelesTrak's layout. UT1-UTC is Skyfield's (IERS finals2000A, its iers.npz), x and y are
those of IERS EOP C04 14 (Astropy's eopc04_IAU2000.62-now).
earth-fixed.csv: TEME states of satellite 00005 of Vallado's verification set (moved to the epochs below, for the geometry alone), and what Skyfield
makes of them: UT1-UTC, position and velocity in the ITRF, azimuth, elevation, range and range rate over Svalbard. The epochs lie around
the leap second of 2016-12-31. Skyfield turns the ITRF about its own z axis; velocities are taken in its frame of the true pole (tirs) here and
turned into the ITRF by Skyfield's matrix, because the Earth turns about the true pole (1 mm/s at 13,000 km).
"""
import datetime
import os

import astropy.utils.iers
from numpy import array, dot
from numpy.linalg import norm
from sgp4.api import Satrec, WGS72
from skyfield.api import EarthSatellite, load, wgs84
from skyfield.framelib import itrs, tirs

FIRST, LAST = datetime.date(2016, 12, 25), datetime.date(2017, 1, 8)
DAY_OF_MJD_ZERO = datetime.date(1858, 11, 17).toordinal()
C04 = os.path.join(os.path.dirname(astropy.utils.iers.__file__), 'data', 'eopc04_IAU2000.62-now')

ts = load.timescale(builtin=True)
pole = {}
for line in open(C04):
    f = line.split()
    if len(f) > 10 and f[0].isdigit():
        pole[datetime.date(int(f[0]), int(f[1]), int(f[2]))] = (float(f[4]), float(f[5]))

days = [FIRST + datetime.timedelta(n) for n in range((LAST - FIRST).days + 1)]
midnights = [ts.utc(d.year, d.month, d.day) for d in days]
with open('eop-2016-2017.csv', 'w') as out:
    out.write('DATE,MJD,X,Y,UT1-UTC,DATA_TYPE\n')
    for day, t in zip(days, midnights):
        out.write('%s,%d,%.6f,%.6f,%.7f,O\n' % (day, day.toordinal() - DAY_OF_MJD_ZERO, *pole[day], t.dut1))

ts.polar_motion_table = (array([t.tt for t in midnights]), array([pole[d][0] for d in days]), array([pole[d][1] for d in days]))

source = Satrec.twoline2rv(
    '1 00005U 58002B   00179.78495062  .00000023  00000-0  28098-4 0  4753',
    '2 00005  34.2682 348.7242 1859667 331.7664  19.3264 10.82419157413667', WGS72)
epoch = ts.utc(2016, 12, 31)
moved = Satrec()
moved.sgp4init(WGS72, 'i', 5, epoch.tai - 37 / 86400 - 2433281.5, source.bstar, source.ndot, source.nddot, source.ecco,
               source.argpo, 1.2, source.mo, source.no_kozai, source.nodeo)
satellite = EarthSatellite.from_satrec(moved, ts)
site = wgs84.latlon(78.23, 15.39, 450.0)

print_columns = ['utc', 'x_teme_km', 'y_teme_km', 'z_teme_km', 'vx_teme_km_per_s', 'vy_teme_km_per_s', 'vz_teme_km_per_s', 'ut1_minus_utc_s',
                 'x_km', 'y_km', 'z_km', 'vx_km_per_s', 'vy_km_per_s', 'vz_km_per_s', 'azimuth_deg', 'elevation_deg', 'range_km', 'range_rate_km_per_s']
with open('earth-fixed.csv', 'w') as out:
    out.write(','.join(print_columns) + '\n')
    for k in range(40):
        # Steps of 7 h 13 min 21.5 s, counted in the calendar of UTC, whole days before and after the leap second.
        when = datetime.datetime(2016, 12, 26) + k * datetime.timedelta(hours=7, minutes=13, seconds=21.5)
        t = ts.utc(when.year, when.month, when.day, when.hour, when.minute, when.second + when.microsecond / 1e6)
        r, v, error = satellite._position_and_velocity_TEME_km(t)
        place = satellite.at(t).frame_xyz(itrs).km
        velocity = t.polar_motion_matrix() @ satellite.at(t).frame_xyz_and_velocity(tirs)[1].km_per_s
        seen = (satellite - site).at(t)
        alt, az, distance = seen.altaz()
        line = place - site.itrs_xyz.km
        rate = dot(line, velocity) / norm(line)
        row = [*r, *v, t.dut1, *place, *velocity, az.degrees, alt.degrees, distance.km, rate]
        out.write(when.isoformat(timespec='milliseconds') + 'Z,' + ','.join(repr(float(x)) for x in row) + '\n')
