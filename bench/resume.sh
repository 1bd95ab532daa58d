#!/usr/bin/env bash
# Kills runs by SIGKILL and starts them again until they end: bench/resume.sh [KILLS] [SEED]
#
# Each run has a store of its own, one worker or two by turns, and one of the rules RULES by turns; it is killed one to four times: at a random
# moment, or, in a third of the cases, as soon as a half-written file stands in the store. Then: all results are those of an undisturbed
# run byte for byte (but manifest.json), what was kept is what the last process takes, nothing finished is done twice, nothing hidden but
# the store is left. At the end it says how much was lost: with one worker, the time from the last piece of work that was kept to the kill.
# SEMSPACE is the program; without it, the one that `dotnet build -c Release src/SemSpace.Cli` makes.
set -uo pipefail
set -m # a process group per run
root=$(cd "$(dirname "$0")/.." && pwd)
kills=${1:-100} RANDOM=${2:-1}
read -ra semspace <<<"${SEMSPACE:-$root/artifacts/bin/SemSpace.Cli/release/semspace}"
read -ra rules <<<"${RULES:-trajectory fedavg scaffold}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

cat >small.yaml <<'YAML'
name: small
start_utc: 2025-07-01T00:00:00Z
duration_h: 4
constellation: {walker_delta: {satellites: 24, planes: 6, phasing: 1, inclination_deg: 53, altitude_km: 550}}
gateways: [{name: Redu, latitude_deg: 50, longitude_deg: 5.15}, {name: Kourou, latitude_deg: 5.25, longitude_deg: -52.8}, {name: Perth, latitude_deg: -31.8, longitude_deg: 115.9}]
sensing: {capture_interval_s: 60}
learning: {optimizer: sgd, momentum: 0, test_images: 32, local_epochs: 1, centralised_baseline: false}
aggregation: {period_min: 30, deadline_min: 60}
YAML

run() { exec "${semspace[@]}" run small.yaml --quiet --set "aggregation.rule=$1" --workers "$2" --into "$3/run" "${@:4}"; }
count() { sed -n "s/.*\"$2\": \([0-9]*\).*/\1/p" "$1/run/manifest.json"; }
kept() { find store -mindepth 2 -type f -size +199c 2>/dev/null | wc -l; } # trainings; evaluations take 100 bytes
newest() { find store -mindepth 2 -type f -printf '%T@\n' 2>/dev/null | sort -n | tail -1; }
same() { diff -rq --exclude=manifest.json out/run "whole-$1/run" >said; }
half() { compgen -G 'store/.semspace-*.partial' >/dev/null; }
fail() { printf 'FAILED after kill %s (%s, %s workers): %s\n' "$killed" "$rule" "$workers" "$1"; sed 's/^/  | /' said; failures=$((failures + 1)); }

declare -A takes all
for rule in "${rules[@]}"; do
    mkdir "whole-$rule"
    start=$EPOCHREALTIME
    (run "$rule" 1 "whole-$rule" --no-work) >said 2>&1 || { cat said; exit 1; }
    takes[$rule]=$(((${EPOCHREALTIME/./} - ${start/./}) / 1000)) all[$rule]=$(count "whole-$rule" trainings_done)
    training=$(sed -n 's/.*"waiting for training": \([0-9.]*\).*/\1/p' "whole-$rule/run/manifest.json")
    printf '%s takes %s ms, of which %s s for %s trainings\n' "$rule" "${takes[$rule]}" "$training" "${all[$rule]}"
done

killed=0 runs=0 failures=0 halves=0 twice=0 processes=0
: >lost
while ((killed < kills)); do
    rule=${rules[$((runs % ${#rules[@]}))]} workers=$((1 + runs / ${#rules[@]} % 2)) wanted=$((1 + RANDOM % 4))
    runs=$((runs + 1))
    rm -rf out store
    mkdir out
    for ((try = 0; ; try++)); do
        processes=$((processes + 1)) start=$EPOCHREALTIME before=$(kept)
        (run "$rule" "$workers" out --work "$work/store") >said 2>&1 </dev/null &
        process=$!
        if ((try < wanted && killed < kills)); then
            moment=$((RANDOM * 32768 % takes[$rule] + RANDOM % 50))
            sleep "$(printf '%d.%03d' $((moment / 1000)) $((moment % 1000)))"
            if ((killed % 3 == 2)); then while kill -0 "$process" 2>/dev/null && ! half; do :; done; fi
            kill -KILL "$process" 2>/dev/null && now=$EPOCHREALTIME
        fi
        { wait "$process"; } 2>/dev/null
        code=$?
        if ((code != 137)); then break; fi
        killed=$((killed + 1))
        if half; then halves=$((halves + 1)); fi
        last=$(newest)
        if ((workers == 1 && $(kept) < all[$rule])) && [ -n "$last" ] && [[ $last > $start ]]; then
            last=${last/./}
            echo $(((${now/./} - ${last:0:16}) / 1000)) >>lost
        fi
        if [ -e out/run ] && ! same "$rule"; then fail 'half of the results'; fi
        if ((killed % 10 == 0)); then printf '%s kills\n' "$killed"; fi
    done
    if ((code != 0)); then fail "exit code $code"; continue; fi
    if ! same "$rule"; then fail 'other results'; fi
    done=$(count out trainings_done) taken=$(count out trainings_taken)
    if ((taken != ${before:-0})); then fail "takes $taken trainings of $before that were kept"; fi
    if ((done + taken != all[$rule])); then fail "$done trainings done and $taken taken of ${all[$rule]}"; fi
    twice=$((twice + $(kept) - all[$rule]))
    if [ -n "$(find out -name '.*' ! -path out)" ] || half; then fail "left $(find out store -name '.*')"; fi
done
sort -n lost -o lost
times=$(wc -l <lost)
printf '%s kills of %s runs in %s processes, %s with a half-written file, %s failures\n' "$killed" "$runs" "$processes" "$halves" "$failures"
printf 'finished trainings that were done again: %s\n' "$twice"
if ((times > 0)); then
    printf 'one worker, from the last piece of work that was kept to the kill: median %s ms, longest %s ms, of %s kills\n' "$(sed -n "$(((times + 1) / 2))p" lost)" "$(tail -1 lost)" "$times"
fi
[ "$failures" = 0 ]
