// The anchor of contact windows: ten stations, a day from 2026-10-27 12:00 UTC, elevation from 10 degrees, one thread. A grid of
// a minute, a search around hidden tops, edges by nine-section to below a millisecond.
// g++ -O3 -march=native -std=c++17 passes_avx512.cc -o passes_avx512 && ./passes_avx512 FILE.tle
#include "sgp4_avx512.h"

static const int SITES = 10, MINUTES = 1440, GRID = 1448; // the grid is padded to whole vectors
static const double PLACES[SITES][2] = {{78.2, 15.4}, {67.9, 21.1}, {52.0, 4.4},   {40.4, -3.7},   {28.5, -80.6},
                                        {5.2, -52.8}, {1.3, 103.8}, {-33.9, 18.4}, {-35.4, 149.0}, {-53.2, -70.9}};
static const double START_JD = 2461341.0, DEGREE = M_PI / 180, SIN_MASK = sin(10 * DEGREE), EDGE_MINUTES = 1e-3 / 60;
static const double GRAZING_KM = -400; // a top further below the mask than this has no pass within a minute of it
static const v8 LANES = {0, 1, 2, 3, 4, 5, 6, 7};

struct Site {
    double x, y, z, up_x, up_y, up_z; // WGS84 position, km, and geodetic vertical
};
struct Pass {
    int satellite, site;
    double aos, los; // minutes
};

static Site sites[SITES];
static double gmst_start, gmst_rate; // radians, radians a minute: linear over a day to 1e-10
static double grid_sin[GRID] __attribute__((aligned(64))), grid_cos[GRID] __attribute__((aligned(64)));
static double X[GRID] __attribute__((aligned(64))), Y[GRID] __attribute__((aligned(64))), Z[GRID] __attribute__((aligned(64)));
static double margin[GRID] __attribute__((aligned(64)));
static vector<Pass> passes;

static double gmst(double jd) {
    double T = (jd - 2451545.0) / 36525.0;
    double seconds = -6.2e-6 * T * T * T + 0.093104 * T * T + (876600.0 * 3600 + 8640184.812866) * T + 67310.54841;
    double angle = fmod(seconds * DEGREE / 240, PI2);
    return angle < 0 ? angle + PI2 : angle;
}

static void prepare() {
    const double equator = 6378.137, flattening = 1 / 298.257223563, e2 = flattening * (2 - flattening);
    for (int k = 0; k < SITES; k++) {
        double latitude = PLACES[k][0] * DEGREE, longitude = PLACES[k][1] * DEGREE;
        double normal = equator / sqrt(1 - e2 * sin(latitude) * sin(latitude));
        double ux = cos(latitude) * cos(longitude), uy = cos(latitude) * sin(longitude), uz = sin(latitude);
        sites[k] = {normal * ux, normal * uy, normal * (1 - e2) * uz, ux, uy, uz};
    }
    gmst_start = gmst(START_JD);
    gmst_rate = (PI2 + fmod(gmst(START_JD + 1) - gmst_start + PI2, PI2)) / MINUTES;
}

// Height of the satellite above the cone of the mask, km: zero where the elevation is the mask.
INL v8 above_mask(const Site &site, v8 x, v8 y, v8 z) {
    x -= site.x, y -= site.y, z -= site.z;
    return site.up_x * x + site.up_y * y + site.up_z * z - SIN_MASK * sq(x * x + y * y + z * z);
}

INL v8 above_mask_at(const Sat &satellite, const Site &site, v8 minutes) {
    Out o;
    prop(satellite, minutes, o);
    v8 sine, cosine;
    sc(gmst_start + gmst_rate * minutes, sine, cosine);
    return above_mask(site, cosine * o.x + sine * o.y, cosine * o.y - sine * o.x, o.z);
}

static double edge(const Sat &satellite, const Site &site, double low, double high, bool rise) {
    while (high - low > EDGE_MINUTES) {
        double ninth = (high - low) / 9;
        v8 height = above_mask_at(satellite, site, low + ninth * (LANES + 1));
        unsigned up = _mm512_cmp_pd_mask((__m512d)height, _mm512_setzero_pd(), _CMP_GE_OQ);
        int first = __builtin_ctz((rise ? up : ~up & 255) | 256);
        low += ninth * first;
        high = low + ninth;
    }
    return .5 * (low + high);
}

// A pass whose top lies between grid points: sample the two minutes around the highest, then around the highest of those.
static void grazing(const Sat &satellite, int s, int k, int i) {
    double low = i - 1, high = i + 1;
    for (int round = 0; round < 4; round++) {
        double ninth = (high - low) / 9;
        v8 minutes = low + ninth * (LANES + 1), height = above_mask_at(satellite, sites[k], minutes);
        int top = 0;
        for (int j = 1; j < 8; j++)
            if (height[j] > height[top]) top = j;
        double at = minutes[top];
        if (height[top] >= 0) {
            passes.push_back({s, k, edge(satellite, sites[k], i - 1, at, true), edge(satellite, sites[k], at, i + 1, false)});
            return;
        }
        low = at - ninth, high = at + ninth;
    }
}

static void scan(const Sat &satellite, int s, int k) {
    for (int i = 0; i < GRID; i += 8) *(v8 *)(margin + i) = above_mask(sites[k], *(v8 *)(X + i), *(v8 *)(Y + i), *(v8 *)(Z + i));
    bool up = margin[0] >= 0;
    double aos = 0;
    for (int i = 1; i <= MINUTES; i++) {
        bool now = margin[i] >= 0;
        if (now != up) {
            double at = edge(satellite, sites[k], i - 1, i, now);
            if (now) aos = at;
            else passes.push_back({s, k, aos, at});
            up = now;
        } else if (!now && i < MINUTES && margin[i] > margin[i - 1] && margin[i] >= margin[i + 1] && margin[i] > GRAZING_KM)
            grazing(satellite, s, k, i);
    }
    if (up) passes.push_back({s, k, aos, (double)MINUTES});
}

static void find(const vector<Sat> &satellites) {
    passes.clear();
    for (int i = 0; i < GRID; i += 8) sc(gmst_start + gmst_rate * (LANES + (double)i), *(v8 *)(grid_sin + i), *(v8 *)(grid_cos + i));
    for (size_t s = 0; s < satellites.size(); s++) {
        for (int i = 0; i < GRID; i += 8) {
            Out o;
            prop(satellites[s], LANES + (double)i, o);
            v8 cosine = *(v8 *)(grid_cos + i), sine = *(v8 *)(grid_sin + i);
            *(v8 *)(X + i) = cosine * o.x + sine * o.y, *(v8 *)(Y + i) = cosine * o.y - sine * o.x, *(v8 *)(Z + i) = o.z;
        }
        for (int k = 0; k < SITES; k++) scan(satellites[s], (int)s, k);
    }
}

int main(int count, char **arguments) {
    if (count < 2) return 2;
    auto satellites = load(arguments[1]);
    prepare();
    measure("anchor_passes", (long)satellites.size() * SITES, [&] { find(satellites); }, 9);
    printf("anchor_passes_found passes=%zu\n", passes.size());
}
