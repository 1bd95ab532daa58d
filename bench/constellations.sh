#!/usr/bin/env bash
# Time and memory of scenarios/starlink-shell.yaml, a week of a constellation in timing mode, from 100 to 10,000 satellites: docs/timing.md has the table; and of
# 1,584 satellites with a grid of links between them and buffered updates, for an hour and for a day: docs/network.md. Runs the program that
# `dotnet build -c Release src/SemSpace.Cli` makes, or that PROGRAM names the folder of. Ten minutes on two cores; needs GNU time.
set -euo pipefail
cd "$(dirname "$0")/.."
program=${PROGRAM:-artifacts/bin/SemSpace.Cli/release}/semspace results=$(mktemp -d) key=constellation.walker_delta
trap 'rm -rf "$results"' EXIT
echo "satellites contacts updates seconds processor_s kB"
while read -r planes each phasing; do
  /usr/bin/time -o "$results/measured" -f '%e %U %M' "$program" run scenarios/starlink-shell.yaml --set $key.planes="$planes" --set $key.satellites_per_plane="$each" --set $key.phasing="$phasing" \
    --into "$results/run" >"$results/log" 2>&1 || { cat "$results/log"; exit 1; }
  echo "$((planes * each)) $(($(wc -l <"$results/run/contacts.csv") - 1)) $(($(wc -l <"$results/run/updates.csv") - 1)) $(cat "$results/measured")"
  rm -rf "$results/run"
done <<'SIZES'
10 10 1
20 20 7
72 22 39
72 44 39
100 100 39
SIZES

echo "hours transfers updates seconds processor_s kB"
for hours in 1 24; do
  /usr/bin/time -o "$results/measured" -f '%e %U %M' "$program" run scenarios/starlink-shell.yaml --set isl.topology=grid --set aggregation.rule=fedbuff --set duration_h=$hours \
    --into "$results/run" >"$results/log" 2>&1 || { cat "$results/log"; exit 1; }
  echo "$hours $(($(wc -l <"$results/run/isl.csv") - 1)) $(($(wc -l <"$results/run/updates.csv") - 1)) $(cat "$results/measured")"
  rm -rf "$results/run"
done
