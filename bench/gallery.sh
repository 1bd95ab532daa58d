#!/usr/bin/env bash
# Makes the pictures of docs/gallery.md anew, in docs/figures/gallery: runs the page's shell blocks with the program that
# `dotnet build -c Release src/SemSpace.Cli` makes, or that PROGRAM names the folder of. Ten minutes on two cores; needs pdftoppm (poppler-utils).
set -euo pipefail
cd "$(dirname "$0")/.."
PATH=${PROGRAM:-$PWD/artifacts/bin/SemSpace.Cli/release}:$PATH
results=results/gallery pictures=docs/figures/gallery
mkdir -p "$results" "$pictures"
awk '/^```sh/ { on = 1; next } /^```/ { on = 0 } on' docs/gallery.md | bash -e
while read -r picture figure; do pdftoppm -png -r 150 -singlefile "$results/$figure.pdf" "$pictures/$picture"; done <<'LIST'
score run/score
staleness run/staleness
energy run/energy
partition fashion/partition
battery cubesats/battery
age cubesats/age
occupation orbitalbrain/occupation
activity dove/activity
links dove/links
contacts contacts/quickstart-contacts
map contacts/quickstart-map
link link/planet-dove-link
contacts-1 contacts-1/quickstart-contacts
contacts-240 contacts-240/quickstart-contacts
contacts-1584 contacts-1584/quickstart-contacts
map-1 contacts-1/quickstart-map
map-240 contacts-240/quickstart-map
map-1584 contacts-1584/quickstart-map
energy-1 run-1/energy
energy-240 run-240/energy
energy-1584 run-1584/energy
arms masks/arms
arm-costs masks/arm-costs
lines lines/final_score-against-min_elevation_deg
names names/staleness_s-against-aggregation.rule
hours hours/final_score-over-hours
bytes bytes/final_score-over-bytes
heatmap heatmap/final_score-over-min_elevation_deg-aggregation.rule
timing timing/round_h-over-planes-satellites_per_plane
pareto pareto/final_score-against-joules
cd cd/final_score-ranks
profile profile/final_score-profile
fairness contention/fairness
slides slides/final_score-against-min_elevation_deg
LIST
