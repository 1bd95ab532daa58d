#!/usr/bin/env bash
# Measures SemSpace's orbits and its simulation kernel against their peers in one run and prints medians and ratios. The peers go into a temporary folder:
# satellite.js from npm, Debian's python3-skyfield and python3-simpy3 (unpacked, not installed), the two C++ anchors, and programs for Debian's
# libns3-dev and libsystemc-dev where these are installed, compiled here.
# Needs node with npm, g++ on a machine with AVX-512, Python 3, the .NET 10 SDK; for Skyfield and SimPy also apt-get, dpkg-deb and Debian's
# python3-numpy (what is missing is left out and named).
#   bench/peers/run.sh [ROUNDS] [all|orbits|kernel]      default 5 rounds of all; in each, every program runs once, one after the other, on one thread
set -euo pipefail

readonly rounds=${1:-5} part=${2:-all}
readonly here=$(cd "$(dirname "$0")" && pwd)
readonly work=$(mktemp -d)
chmod 755 "$work"
readonly log=$work/log
trap 'rm -rf "$work"' EXIT

has() { command -v "$1" > /dev/null; }

prepare_data() {
    python3 "$here/gen_tles.py" 1000 > "$work/leo1000.tle"
    head -200 "$work/leo1000.tle" > "$work/leo100.tle"
}

prepare_semspace() {
    dotnet build -c Release "$here/../SemSpace.Benchmarks" --verbosity quiet -nologo
    semspace=$here/../../artifacts/bin/SemSpace.Benchmarks/release/SemSpace.Benchmarks
}

prepare_satellite_js() {
    cp "$here"/*.mjs "$work"
    (cd "$work" && npm install --silent --no-fund --no-audit satellite.js@7.1.0)
}

prepare_anchors() {
    for name in sgp4_avx512 passes_avx512; do g++ -O3 -march=native -std=c++17 "$here/$name.cc" -o "$work/$name"; done
}

prepare_skyfield() {
    (cd "$work" && apt-get download -qq python3-skyfield python3-sgp4 python3-jplephem > /dev/null && for package in python3-*.deb; do dpkg-deb -x "$package" skyfield; done)
    export PYTHONPATH=$work/skyfield/usr/lib/python3/dist-packages
    /usr/bin/python3 -c 'import numpy, skyfield.api'
}

prepare_simpy() {
    (cd "$work" && apt-get download -qq python3-simpy3 > /dev/null && dpkg-deb -x python3-simpy3_*.deb simpy)
    PYTHONPATH=$work/simpy/usr/lib/python3/dist-packages /usr/bin/python3 -c 'import simpy'
}

# Builds a peer's program where its library is installed.
prepare_library() {
    g++ -O3 -march=native -std=c++17 "$here/$1.cc" -o "$work/$1" "-l$2" 2> /dev/null
}

kernel_round() {
    "$semspace" kernel
    if [ "$ns3" ]; then "$work/kernel_ns3"; fi
    if [ "$systemc" ]; then
        "$work/kernel_systemc" timeouts 2> /dev/null | grep rate=
        "$work/kernel_systemc" hold 2> /dev/null | grep rate=
    fi
    if [ "$simpy" ]; then PYTHONPATH=$work/simpy/usr/lib/python3/dist-packages /usr/bin/python3 "$here/kernel_simpy.py"; fi
}

orbits_round() {
    "$semspace" orbit sgp4 "$work/leo1000.tle"
    "$semspace" orbit passes "$work/leo100.tle"
    if [ "$anchors" ]; then
        "$work/sgp4_avx512" "$work/leo1000.tle"
        "$work/passes_avx512" "$work/leo100.tle"
    fi
    if [ "$javascript" ]; then
        (cd "$work" && node satellite_js.mjs leo1000.tle && node satellite_js_passes.mjs leo100.tle)
    fi
    if [ "$skyfield" ]; then /usr/bin/python3 "$here/skyfield_passes.py" "$work/leo100.tle" 5; fi
}

one_round() {
    if [ "$part" != orbits ]; then kernel_round; fi
    if [ "$part" != kernel ]; then orbits_round; fi
}

# The medians over the rounds of each program's rate, by the clock and by processor time, the best rate of all its runs, and SemSpace's multiples
# of them. On a quiet machine all say the same; on a busy one only processor time and the best runs mean much.
summarise() {
    awk '
        function number(key) { return match($0, key "=[0-9.]+") ? substr($0, RSTART + length(key) + 1, RLENGTH - length(key) - 1) + 0 : 0 }
        / rate=/ {
            count[$1]++
            clock[$1, count[$1]] = number("items") / number("median_s")
            cpu[$1, count[$1]] = number("items") / number("cpu_s")
            if (number("items") / number("min_s") > best[$1]) best[$1] = number("items") / number("min_s")
        }
        function median(values, name,    i, j, n, t, v) {
            n = count[name]
            for (i = 1; i <= n; i++) v[i] = values[name, i]
            for (i = 2; i <= n; i++) for (j = i; j > 1 && v[j] < v[j - 1]; j--) { t = v[j]; v[j] = v[j - 1]; v[j - 1] = t }
            return n % 2 ? v[(n + 1) / 2] : (v[n / 2] + v[n / 2 + 1]) / 2
        }
        function row(name, ours) {
            if (!(name in count)) return
            printf "%-20s %12.0f %12.0f %12.0f %10.2f %10.2f %10.2f\n", name, median(clock, name), median(cpu, name), best[name],
                median(clock, ours) / median(clock, name), median(cpu, ours) / median(cpu, name), best[ours] / best[name]
        }
        END {
            printf "%-20s %12s %12s %12s %10s %10s %10s\n", "states/s, pair-days/s", "by clock", "by cpu", "best", "SemSpace x", "by cpu x", "best x"
            row("semspace_sgp4", "semspace_sgp4"); row("anchor_sgp4", "semspace_sgp4"); row("satellite_js_sgp4", "semspace_sgp4")
            row("semspace_passes", "semspace_passes"); row("anchor_passes", "semspace_passes")
            row("satellite_js_passes", "semspace_passes"); row("skyfield_passes", "semspace_passes")
            if ("semspace_timeouts" in count) printf "%-20s\n", "events/s, customers/s"
            row("semspace_timeouts", "semspace_timeouts"); row("systemc_timeouts", "semspace_timeouts"); row("simpy_timeouts", "semspace_timeouts")
            row("semspace_hold", "semspace_hold"); row("systemc_hold", "semspace_hold"); row("simpy_hold", "semspace_hold")
            row("semspace_callbacks", "semspace_callbacks"); row("dotnet_priority_queue", "semspace_callbacks"); row("ns3_callbacks_map", "semspace_callbacks"); row("ns3_callbacks_heap", "semspace_callbacks")
            row("semspace_mm1", "semspace_mm1"); row("simpy_mm1", "semspace_mm1")
        }' "$log"
}

prepare_data
prepare_semspace
anchors=; javascript=; skyfield=; simpy=; ns3=; systemc=
if has g++ && grep -q avx512f /proc/cpuinfo; then prepare_anchors; anchors=yes; else echo "no g++ or no AVX-512: without the anchors"; fi
if has npm; then prepare_satellite_js; javascript=yes; else echo "no npm: without satellite.js"; fi
if has apt-get && prepare_skyfield; then skyfield=yes; else echo "no apt-get or no python3-numpy: without Skyfield"; fi
if [ "$part" = orbits ]; then :; elif has apt-get && prepare_simpy; then simpy=yes; else echo "no apt-get: without SimPy"; fi
if [ "$part" = orbits ]; then :; elif has g++ && prepare_library kernel_ns3 ns3-core; then ns3=yes; else echo "no libns3-dev: without ns-3"; fi
if [ "$part" = orbits ]; then :; elif has g++ && prepare_library kernel_systemc systemc; then systemc=yes; else echo "no libsystemc-dev: without SystemC"; fi
for ((round = 1; round <= rounds; round++)); do one_round | tee -a "$log"; done
summarise
