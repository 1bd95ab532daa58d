// The anchor of propagation: every satellite of a file at each minute of a day, position and velocity stored, one thread.
// g++ -O3 -march=native -std=c++17 sgp4_avx512.cc -o sgp4_avx512 && ./sgp4_avx512 FILE.tle
#include "sgp4_avx512.h"

int main(int count, char **arguments) {
    if (count < 2) return 2;
    auto satellites = load(arguments[1]);
    const int minutes = 1440;
    double *store = (double *)aligned_alloc(64, satellites.size() * minutes * 6 * sizeof(double));
    const v8 lanes = {0, 1, 2, 3, 4, 5, 6, 7};
    measure(
        "anchor_sgp4", satellites.size() * minutes,
        [&] {
            v8 *to = (v8 *)store;
            for (auto &satellite : satellites)
                for (int minute = 0; minute < minutes; minute += 8, to += 6) {
                    Out out;
                    prop(satellite, lanes + (double)minute, out);
                    to[0] = out.x, to[1] = out.y, to[2] = out.z, to[3] = out.vx, to[4] = out.vy, to[5] = out.vz;
                }
        },
        9);
    free(store);
}
