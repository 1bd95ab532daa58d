#!/usr/bin/env bash
# Kills what makes a sweep, again and again, and looks at what comes of it: bench/sweepkills.sh [KILLS] [SEED]
#
# A round is a sweep of six runs that two processes and, where VICTIMS names `slurm`, a Slurm array work on together. In each round, up to
# six of these are hit at random moments by SIGKILL: a run's process, a coordinator (which is started again), a Slurm node with
# all that runs on it; or the disk is filled for a moment. At the end of the round the sweep is called once more, and then: it ends with
# exit code 0, all results but manifest.json are those of an undisturbed sweep byte for byte, and nothing hidden and no attempt is left.
# SEMSPACE is the program; without it, the one that `dotnet build -c Release src/SemSpace.Cli` makes. VICTIMS are by turns `run`,
# `coordinator`, `disk` (needs the right to mount) and `slurm` (needs a cluster in SLURM_CONF whose nodes run on this machine).
set -uo pipefail
set -m # a process group a command
root=$(cd "$(dirname "$0")/.." && pwd)
kills=${1:-60} RANDOM=${2:-1}
read -ra semspace <<<"${SEMSPACE:-$root/artifacts/bin/SemSpace.Cli/release/semspace}"
read -ra victims <<<"${VICTIMS:-run coordinator}"
work=$(mktemp -d)
trap 'pkill -KILL -f "$work/out"; sleep 0.2; mountpoint -q "$work/out" && umount "$work/out"; rm -rf "$work"' EXIT
cd "$work" || exit 1
mkdir out logs

cat >small.yaml <<'YAML'
name: small
start_utc: 2025-07-01T00:00:00Z
duration_h: 1.5
constellation: {walker_delta: {satellites: 4, planes: 2, phasing: 1, inclination_deg: 53, altitude_km: 550}}
gateways: [{name: Redu, latitude_deg: 50, longitude_deg: 5.15}, {name: Kourou, latitude_deg: 5.25, longitude_deg: -52.8}]
learning: {test_images: 16, local_epochs: 1, centralised_baseline: false}
aggregation: {period_min: 20}
YAML
printf 'name: grid\nscenario: small.yaml\ngrid: {energy.battery_wh: [20, 30, 40]}\nseeds: 1-2\n' >grid.yaml

sweep() { "${semspace[@]}" sweep grid.yaml --jobs 1 --out "$1"; }
fail() { printf 'FAILED in round %s after %s kills: %s\n' "$round" "$done" "$1"; failures=$((failures + 1)); }
runs() { local crew; for crew in "${team[@]}" $(pgrep -f "sweep work $work/out/grid"); do pgrep -f "sweep serve" -P "$crew"; done; }
one_of() { local all; mapfile -t all; ((${#all[@]} > 0)) && printf '%s\n' "${all[RANDOM % ${#all[@]}]}"; }
start() { (exec "${semspace[@]}" sweep grid.yaml --jobs 1 --out out) >"logs/$1" 2>&1 </dev/null & team[$1]=$!; }
hit() {
    case $1 in
        run) local process; process=$(runs | one_of) && kill -KILL "$process" 2>/dev/null ;;
        coordinator) local which=$((RANDOM % 2)); kill -KILL "${team[$which]}" 2>/dev/null && { wait "${team[$which]}" 2>/dev/null; start "$which"; } ;;
        disk) mountpoint -q out && { dd if=/dev/zero of=out/ballast bs=64k status=none 2>/dev/null; sleep 1; rm -f out/ballast; } ;;
        slurm) local node; node=$(pgrep -x slurmd | one_of) || return 1
            local name; name=$(tr '\0' ' ' <"/proc/$node/cmdline" | sed -n 's/.*-N \(n[0-9]*\).*/\1/p')
            pkill -KILL -f "slurmstepd: \[" ; kill -KILL "$node"; pgrep -f "sweep work $work/out/grid" | xargs -r kill -KILL
            sleep 0.2; slurmd -N "$name" -f "$SLURM_CONF" ;;
    esac
}

sweep whole >said 2>&1 || { cat said; exit 1; }
done=0 failures=0 round=0
declare -A team counts
while ((done < kills)); do
    round=$((round + 1))
    mountpoint -q out && umount out
    rm -rf out && mkdir out
    if [[ " ${victims[*]} " == *' disk '* ]]; then mount -t tmpfs -o size=24m tmpfs out || exit 1; fi
    array=''
    if [[ " ${victims[*]} " == *' slurm '* ]]; then
        "${semspace[@]}" sweep grid.yaml --executor slurm --out out >said 2>&1 || { cat said; exit 1; }
        read -r array merge <out/grid/slurm/jobs.txt
    fi
    start 0 && start 1
    for ((i = 0; i < 6 && done < kills; i++)); do
        sleep "$((RANDOM % 2)).$((RANDOM % 1000))"
        victim=${victims[RANDOM % ${#victims[@]}]}
        if hit "$victim"; then done=$((done + 1)) counts[$victim]=$((${counts[$victim]:-0} + 1)); fi
    done
    wait "${team[0]}" "${team[1]}" 2>/dev/null
    if [ -n "$array" ]; then scancel "$array" "$merge"; while pgrep -f "sweep work $work/out/grid" >/dev/null; do sleep 0.1; done; fi
    if ! sweep out >said 2>&1; then fail "the last call ends with $?: $(tail -5 said)"; fi
    different=$(diff -rq --exclude=manifest.json --exclude=slurm out/grid whole/grid)
    if [ -n "$different" ]; then fail "other results: $different"; fi
    left=$(find out/grid -name '.*' -o -name attempts)
    if [ -n "$left" ]; then fail "left $left"; fi
    printf 'round %s: %s kills, %s failures\n' "$round" "$done" "$failures"
done
for victim in "${!counts[@]}"; do printf '%s: %s times\n' "$victim" "${counts[$victim]}"; done | sort
printf '%s kills, %s failures\n' "$done" "$failures"
[ "$failures" = 0 ]
