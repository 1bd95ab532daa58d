# Picks 100 near-earth satellites of 14 families: every n-th of a family, in the order of the source, whose epoch is 22 February 2022.
#   npm pack three-globe@2.45.2 && tar -xzf three-globe-2.45.2.tgz
#   tr -d '\r' < package/example/satellites/space-track-leo.txt | awk -f skyfield-satellites.awk > skyfield-satellites.tle
BEGIN {
    # family:n:most
    split("STARLINK:17:16 ONEWEB:8:8 FLOCK:19:12 GLOBALSTAR:10:7 ORBCOMM:7:8 IRIDIUM:10:10 LEMUR:10:8 COSMOS:80:11 SPOT:2:3 NOAA:5:4 METEOR:12:4 DMSP:4:3 EXPLORER:3:4 VANGUARD:1:2", list, " ")
    for (i in list) { split(list[i], f, ":"); every[f[1]] = f[2]; most[f[1]] = f[3] }
}
/^0 / {
    name = $0; getline first; getline second
    family = $2; sub(/-.*/, "", family)
    if (!(family in every) || substr(first, 19, 5) != "22053" || substr(second, 53, 11) + 0 < 6.4) next
    if (seen[family]++ % every[family] == 0 && taken[family] < most[family]) { taken[family]++; print name "\n" first "\n" second }
}
