#!/usr/bin/env bash
# Stops SemSpace at random moments and looks at what it leaves: bench/kills.sh [KILLS] [SEED]
#
# Half of the kills are SIGKILL, the others SIGTERM, SIGINT and SIGHUP, over `run`, `contacts`, its figures and `sweep` by turns (COMMANDS
# names some). After each, the command is given again, and then: nothing that was finished is lost, nothing half done or hidden is left,
# no process goes on, all results are those of an undisturbed call byte for byte (but manifest.json), and exit codes are 0 or 3.
# SEMSPACE is the program; without it, the one that `dotnet build -c Release src/SemSpace.Cli` makes.
set -uo pipefail
set -m # a process group a command, and no ignored SIGINT
root=$(cd "$(dirname "$0")/.." && pwd)
kills=${1:-120} RANDOM=${2:-1}
read -ra semspace <<<"${SEMSPACE:-$root/artifacts/bin/SemSpace.Cli/release/semspace}"
read -ra commands <<<"${COMMANDS:-run contacts figures sweep}"
signals=(KILL TERM KILL INT KILL HUP)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

cat >small.yaml <<'YAML'
name: small
start_utc: 2025-07-01T00:00:00Z
duration_h: 1
constellation: {walker_delta: {satellites: 4, planes: 2, phasing: 1, inclination_deg: 53, altitude_km: 550}}
gateways: [{name: Redu, latitude_deg: 50, longitude_deg: 5.15}, {name: Kourou, latitude_deg: 5.25, longitude_deg: -52.8}]
learning: {test_images: 16, local_epochs: 1, centralised_baseline: false}
aggregation: {period_min: 20}
YAML
printf 'name: grid\nscenario: small.yaml\ngrid: {energy.battery_wh: [20, 40]}\nseeds: [1]\n' >grid.yaml

# What a command writes goes into the folder $1; `before` puts there what an earlier call left, which must not be lost.
call() {
    case $2 in
        run) exec "${semspace[@]}" run small.yaml --quiet --workers 1 --into "$1/run" ;;
        contacts) exec "${semspace[@]}" contacts small.yaml --out "$1/plan.csv" --statistics "$1/statistics.csv" ;;
        figures) exec "${semspace[@]}" contacts small.yaml --plot --figures "$1/figures" ;;
        sweep) exec "${semspace[@]}" sweep grid.yaml --jobs 2 --out "$1" ;;
    esac
}
before() {
    mkdir -p "$1"
    case $2 in
        run) cp -r earlier/run "$1/run" ;;
        contacts) cp earlier/plan.csv "$1/plan.csv" ;;
    esac
}
same() { diff -rq --exclude=manifest.json --exclude=.semspace-work "$1" "$2" >/dev/null; }
now() { date +%s%N; }
fail() { printf 'FAILED at kill %s (%s, SIG%s after %s ms): %s\n' "$kill" "$command" "$signal" "$moment" "$1"; sed 's/^/  | /' said; failures=$((failures + 1)); }
hidden() { find "$1" -name '.*' ! -path "$1" ! -name .semspace-work 2>/dev/null; } # the store of finished work stays
alive() { ps -o pid= -g "$1" 2>/dev/null || pgrep -g "$1"; }

mkdir earlier
if [[ " ${commands[*]} " == *' run '* ]]; then "${semspace[@]}" run small.yaml --seed 2 --quiet --into earlier/run >/dev/null || exit 1; fi
echo 'an earlier plan' >earlier/plan.csv
declare -A takes
for command in "${commands[@]}"; do
    start=$(now)
    (call "whole-$command" "$command") >said 2>&1 || { cat said; exit 1; }
    takes[$command]=$((($(now) - start) / 1000000))
    printf '%s takes %s ms\n' "$command" "${takes[$command]}"
done

failures=0
declare -A counts
for ((kill = 0; kill < kills; kill++)); do
    command=${commands[$((kill % ${#commands[@]}))]} signal=${signals[$((kill / ${#commands[@]} % 6))]}
    moment=$((RANDOM * 32768 % (takes[$command] * 11 / 10) + RANDOM % 50))
    out=out-$command
    rm -rf "$out"
    before "$out" "$command"
    (call "$out" "$command") >said 2>&1 </dev/null &
    group=$!
    sleep "$(printf '%d.%03d' $((moment / 1000)) $((moment % 1000)))"
    kill -s "$signal" "$group" 2>/dev/null
    { wait "$group"; } 2>/dev/null
    code=$?
    counts[$signal/$code]=$((${counts[$signal/$code]:-0} + 1))
    case $signal/$code in
        */0 | KILL/137) ;;
        KILL/*) fail "exit code $code" ;;
        */3) grep -q '^Stopped' said || fail 'it does not say that it was stopped' ;;
        TERM/143 | INT/130 | HUP/129) [ -s said ] && fail "exit code $code" ;; # before the program itself was there
        *) fail "exit code $code" ;;
    esac
    if [ "$signal" != KILL ] && [ -n "$(hidden "$out")" ]; then fail "left $(hidden "$out")"; fi
    for ((wait = 0; wait < 100; wait++)); do [ -z "$(alive "$group")" ] && break; sleep 0.1; done
    if [ -n "$(alive "$group")" ]; then fail "process $(alive "$group") goes on"; fi
    if [ "$command" = run ] && [ -e "$out/run" ] && ! same "$out/run" earlier/run && ! same "$out/run" whole-run/run; then fail 'the results are neither the earlier ones nor the new'; fi
    if [ "$command" = contacts ] && ! same "$out/plan.csv" earlier/plan.csv && ! same "$out/plan.csv" whole-contacts/plan.csv; then fail 'the plan is neither the earlier one nor the new'; fi
    finished=$(stat -c '%n %i' "$out"/grid/runs/*/manifest.json 2>/dev/null)

    if ! (call "$out" "$command") >said 2>&1 </dev/null; then fail 'the next call fails'; fi
    if ! same "$out" "whole-$command"; then fail "other results: $(diff -rq --exclude=manifest.json "$out" "whole-$command")"; fi
    if [ -n "$(hidden "$out")" ]; then fail "left $(hidden "$out") after the next call"; fi
    while read -r run; do
        if [ -n "$run" ] && ! stat -c '%n %i' "$out"/grid/runs/*/manifest.json | grep -qxF "$run"; then fail "$run was made again"; fi
    done <<<"$finished"
    if ((kill % 10 == 9)); then printf '%s kills\n' $((kill + 1)); fi
done
for ended in "${!counts[@]}"; do printf 'SIG%s, exit code %s: %s times\n' "${ended%/*}" "${ended#*/}" "${counts[$ended]}"; done | sort
printf '%s kills, %s failures\n' "$kills" "$failures"
[ "$failures" = 0 ]
