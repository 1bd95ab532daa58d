#!/bin/sh
# Writes iridium-2022-02-22.tle into this folder: sh extract-iridium.sh PATH/TO/three-globe/example/satellites/space-track-leo.txt
# Keeps Iridium NEXT (catalogue numbers from 41917 on) with a mean motion of 14.327 to 14.357 revolutions a day.
awk '/^0 IRIDIUM/ {
    name = $0; getline first; getline second
    motion = substr(second, 53, 11) + 0
    if (substr(first, 3, 5) + 0 >= 41917 && motion >= 14.327 && motion <= 14.357) print name "\n" first "\n" second
}' "$1" > "$(dirname "$0")/iridium-2022-02-22.tle"
