// Near-earth SGP4 (WGS72) for eight times at once in AVX-512 vectors, from the equations of Hoots and Roehrich, Spacetrack Report
// #3, as corrected by Vallado et al., AIAA 2006-6753: one satellite's constants broadcast, four full sine-cosines, small-angle
// rotations for the rest. A near-limit anchor for the benchmarks, no model of style. Near-earth only; no error codes.
#pragma once
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <immintrin.h>
#include <string>
#include <vector>
using namespace std;
typedef double v8 __attribute__((vector_size(64)));
static const double RE = 6378.135, MU = 398600.8, J2 = 0.001082616, J3 = -0.00000253881, J4 = -0.00000165597, J3OJ2 = J3 / J2,
                    PI2 = 6.283185307179586;
static const double XKE = 60 / sqrt(RE * RE * RE / MU);
struct Sat {
    double no, ecco, inclo, nodeo, argpo, mo, bstar, cc1, cc4, cc5, d2, d3, d4, t2, t3, t4, t5, mdot, argpdot, nodedot, omgcof,
        xmcof, nodecf, eta, delmo, sinmao, con41, x1mth2, x7thm1, xlcof, aycof, cosio, sinio, ao;
    bool simp;
    int id;
};
static Sat init(double noK, double e, double inc, double node, double argp, double mo, double b) {
    Sat s{};
    s.ecco = e;
    s.inclo = inc;
    s.nodeo = node;
    s.argpo = argp;
    s.mo = mo;
    s.bstar = b;
    double ss = 78 / RE + 1, qz = pow(42 / RE, 4), x23 = 2. / 3, om = 1 - e * e, rt = sqrt(om), c = cos(inc), c2 = c * c;
    double ak = pow(XKE / noK, x23), d1 = .75 * J2 * (3 * c2 - 1) / (rt * om), del = d1 / (ak * ak),
           ad = ak * (1 - del * del - del * (1. / 3 + 134 * del * del / 81));
    del = d1 / (ad * ad);
    double no = noK / (1 + del);
    s.no = no;
    double ao = pow(XKE / no, x23);
    s.ao = ao;
    double si = sin(inc), po = ao * om, con42 = 1 - 5 * c2;
    s.con41 = -con42 - c2 - c2;
    double posq = po * po, rp = ao * (1 - e);
    s.cosio = c;
    s.sinio = si;
    s.simp = rp < 220 / RE + 1;
    double sf = ss, q24 = qz, per = (rp - 1) * RE;
    if (per < 156) {
        sf = per - 78;
        if (per < 98) sf = 20;
        q24 = pow((120 - sf) / RE, 4);
        sf = sf / RE + 1;
    }
    double pin = 1 / posq, tsi = 1 / (ao - sf);
    double eta = s.eta = ao * e * tsi, es = eta * eta, ee = e * eta, psi = fabs(1 - es), coef = q24 * pow(tsi, 4),
           co1 = coef / pow(psi, 3.5);
    double cc2 = co1 * no * (ao * (1 + 1.5 * es + ee * (4 + es)) + .375 * J2 * tsi / psi * s.con41 * (8 + 3 * es * (8 + es)));
    s.cc1 = b * cc2;
    double cc3 = e > 1e-4 ? -2 * coef * tsi * J3OJ2 * no * si / e : 0;
    s.x1mth2 = 1 - c2;
    s.cc4 =
        2 * no * co1 * ao * om *
        (eta * (2 + .5 * es) + e * (.5 + 2 * es) -
         J2 * tsi / (ao * psi) *
             (-3 * s.con41 * (1 - 2 * ee + es * (1.5 - .5 * ee)) + .75 * s.x1mth2 * (2 * es - ee * (1 + es)) * cos(2 * argp)));
    s.cc5 = 2 * co1 * ao * om * (1 + 2.75 * (es + ee) + ee * es);
    double c4 = c2 * c2, t1 = 1.5 * J2 * pin * no, t2 = .5 * t1 * J2 * pin, t3 = -.46875 * J4 * pin * pin * no;
    s.mdot = no + .5 * t1 * rt * s.con41 + .0625 * t2 * rt * (13 - 78 * c2 + 137 * c4);
    s.argpdot = -.5 * t1 * con42 + .0625 * t2 * (7 - 114 * c2 + 395 * c4) + t3 * (3 - 36 * c2 + 49 * c4);
    double xh = -t1 * c;
    s.nodedot = xh + (.5 * t2 * (4 - 19 * c2) + 2 * t3 * (3 - 7 * c2)) * c;
    s.omgcof = b * cc3 * cos(argp);
    s.xmcof = e > 1e-4 ? -x23 * coef * b / ee : 0;
    s.nodecf = 3.5 * om * xh * s.cc1;
    s.t2 = 1.5 * s.cc1;
    s.xlcof = -.25 * J3OJ2 * si * (3 + 5 * c) / (fabs(c + 1) > 1.5e-12 ? 1 + c : 1.5e-12);
    s.aycof = -.5 * J3OJ2 * si;
    s.delmo = pow(1 + eta * cos(mo), 3);
    s.sinmao = sin(mo);
    s.x7thm1 = 7 * c2 - 1;
    if (!s.simp) {
        double cs = s.cc1 * s.cc1;
        s.d2 = 4 * ao * tsi * cs;
        double t = s.d2 * tsi * s.cc1 / 3;
        s.d3 = (17 * ao + sf) * t;
        s.d4 = .5 * t * ao * tsi * (221 * ao + 31 * sf) * s.cc1;
        s.t3 = s.d2 + 2 * cs;
        s.t4 = .25 * (3 * s.d3 + s.cc1 * (12 * s.d2 + 10 * cs));
        s.t5 = .2 * (3 * s.d4 + 12 * s.cc1 * s.d3 + 6 * s.d2 * s.d2 + 15 * cs * (2 * s.d2 + cs));
    } else {
        s.omgcof = s.xmcof = s.cc5 = 0;
    }
    return s;
}
#define INL static inline __attribute__((always_inline))
INL v8 fma8(v8 a, v8 b, v8 c) { return (v8)_mm512_fmadd_pd((__m512d)a, (__m512d)b, (__m512d)c); }
INL v8 B(double x) { return (v8)_mm512_set1_pd(x); }
INL void sc(v8 x, v8 &s, v8 &c) { // full sincos, |x| < ~1e5
    v8 n = (v8)_mm512_roundscale_pd((__m512d)(x * 0.63661977236758134), 0);
    v8 r = fma8(n, B(-1.5707963267948966), x);
    r = fma8(n, B(-6.123233995736766e-17), r);
    __m512i q = _mm512_castpd_si512((__m512d)(n + 6755399441055744.0));
    v8 z = r * r;
    v8 sp = fma8(
        z,
        fma8(z,
             fma8(z, fma8(z, fma8(z, B(1.58962301576546568060e-10), B(-2.50507477628578072866e-8)), B(2.75573136213857245213e-6)),
                  B(-1.98412698295895385996e-4)),
             B(8.33333333332211858878e-3)),
        B(-1.66666666666666307295e-1));
    sp = fma8(r * z, sp, r);
    v8 cp = fma8(
        z,
        fma8(z,
             fma8(z,
                  fma8(z, fma8(z, B(-1.13585365213876817300e-11), B(2.08757008419747316778e-9)), B(-2.75573141792967388112e-7)),
                  B(2.48015872888517045348e-5)),
             B(-1.38888888888730564116e-3)),
        B(4.16666666666665929218e-2));
    cp = fma8(z * z, cp, fma8(z, B(-.5), B(1)));
    __mmask8 sw = _mm512_test_epi64_mask(q, _mm512_set1_epi64(1));
    __m512d S = _mm512_mask_blend_pd(sw, (__m512d)sp, (__m512d)cp), C = _mm512_mask_blend_pd(sw, (__m512d)cp, (__m512d)sp);
    __m512i sg = _mm512_slli_epi64(_mm512_and_si512(q, _mm512_set1_epi64(2)), 62),
            cg = _mm512_slli_epi64(_mm512_and_si512(_mm512_add_epi64(q, _mm512_set1_epi64(1)), _mm512_set1_epi64(2)), 62);
    s = (v8)_mm512_xor_pd(S, _mm512_castsi512_pd(sg));
    c = (v8)_mm512_xor_pd(C, _mm512_castsi512_pd(cg));
}
INL void rot(v8 &s, v8 &c, v8 d) {
    v8 z = d * d;
    v8 sd = d * fma8(z, fma8(z, fma8(z, B(-1. / 5040), B(1. / 120)), B(-1. / 6)), B(1)),
       cd = fma8(z, fma8(z, fma8(z, fma8(z, B(1. / 40320), B(-1. / 720)), B(1. / 24)), B(-.5)), B(1));
    v8 a = fma8(s, cd, c * sd), b = fma8(c, cd, -s * sd);
    s = a;
    c = b;
}
INL v8 sq(v8 x) { return (v8)_mm512_sqrt_pd((__m512d)x); }
struct Out {
    v8 x, y, z, vx, vy, vz;
};
INL void prop(const Sat &s, v8 t, Out &o) {
    v8 t2 = t * t, t3 = t2 * t, t4 = t2 * t2;
    v8 xm = s.mo + s.mdot * t, sx, cx;
    sc(xm, sx, cx);
    v8 ta = 1 - s.cc1 * t - t2 * (s.d2 + s.d3 * t + s.d4 * t2);
    v8 k = 1 + s.eta * cx, tmp = s.omgcof * t + s.xmcof * (k * k * k - s.delmo);
    v8 mm = xm + tmp, smm, cmm;
    smm = sx;
    cmm = cx;
    rot(smm, cmm, tmp);
    v8 arg = s.argpo + s.argpdot * t - tmp, nod = s.nodeo + s.nodedot * t + s.nodecf * t2;
    v8 em = s.ecco - s.bstar * (s.cc4 * t + s.cc5 * (smm - s.sinmao));
    em = (v8)_mm512_max_pd((__m512d)em, _mm512_set1_pd(1e-6));
    v8 tl = s.t2 * t2 + s.t3 * t3 + t4 * (s.t4 + t * s.t5);
    v8 am = s.ao * ta * ta, sam = sqrt(s.ao) * ta, nm = XKE / (am * sam);
    mm += s.no * tl;
    v8 sa, ca;
    sc(arg, sa, ca);
    v8 ax = em * ca, tp = 1 / (am * (1 - em * em)), ay = em * sa + tp * s.aycof;
    v8 u = mm + arg + tp * s.xlcof * ax;
    // Kepler: one full sincos, then small rotations (e up to ~0.1 converges; more iterations otherwise)
    v8 S, C, e = u;
    sc(u, S, C);
    for (int i = 0; i < 10; i++) {
        v8 d = (u - ay * C + ax * S - e) / (1 - C * ax - S * ay);
        d = (v8)_mm512_min_pd(_mm512_max_pd((__m512d)d, _mm512_set1_pd(-.95)), _mm512_set1_pd(.95));
        e += d;
        __m512d ad = _mm512_abs_pd((__m512d)d);
        if (__builtin_expect(_mm512_cmp_pd_mask(ad, _mm512_set1_pd(.05), _CMP_GE_OQ), 0))
            sc(e, S, C);
        else
            rot(S, C, d);
        if (!_mm512_cmp_pd_mask(ad, _mm512_set1_pd(1e-7), _CMP_GE_OQ)) break;
    } // quadratic: next step would be <1e-14
    v8 ec = ax * C + ay * S, es = ax * S - ay * C, el = ax * ax + ay * ay, pl = am * (1 - el), rl = am * (1 - ec), irl = 1 / rl,
       rd = sam * es * irl, be = sq(1 - el), rv = sam * be * irl, t5 = es / (1 + be), ar = am * irl, su = ar * (S - ay - ax * t5),
       cu = ar * (C - ax + ay * t5), s2 = 2 * su * cu, c2 = 1 - 2 * su * su, ip = 1 / pl, q1 = .5 * J2 * ip, q2 = q1 * ip;
    v8 mrt = rl * (1 - 1.5 * q2 * be * s.con41) + .5 * q1 * s.x1mth2 * c2;
    rot(su, cu, -.25 * q2 * s.x7thm1 * s2);
    v8 sn, cn;
    sc(nod, sn, cn);
    rot(sn, cn, 1.5 * q2 * s.cosio * s2);
    v8 si = B(s.sinio), ci = B(s.cosio);
    rot(si, ci, 1.5 * q2 * (s.cosio * s.sinio) * c2);
    v8 w = nm * q1 * (1 / XKE), mv = rd - w * s.x1mth2 * s2, rvd = rv + w * (s.x1mth2 * c2 + 1.5 * s.con41);
    const double VK = RE * XKE / 60;
    v8 mx = -sn * ci, my = cn * ci, ux = mx * su + cn * cu, uy = my * su + sn * cu, uz = si * su;
    o.x = mrt * ux * RE;
    o.y = mrt * uy * RE;
    o.z = mrt * uz * RE;
    o.vx = (mv * ux + rvd * (mx * cu - cn * su)) * VK;
    o.vy = (mv * uy + rvd * (my * cu - sn * su)) * VK;
    o.vz = (mv * uz + rvd * si * cu) * VK;
}
static double ex(const string &t) {
    string m = t.substr(0, 6);
    double v = atof(m.c_str()) * 1e-5;
    return v * pow(10, atoi(t.substr(6, 2).c_str()));
}
static vector<Sat> load(const char *f) {
    ifstream i(f);
    string l;
    vector<string> L;
    while (getline(i, l)) {
        if (l.empty() || l[0] == '#') continue;
        L.push_back(l.substr(0, 69));
    }
    vector<Sat> S;
    double D = M_PI / 180;
    for (size_t k = 0; k + 1 < L.size(); k += 2) {
        string &a = L[k], &b = L[k + 1];
        double mm = stod(b.substr(52, 11));
        if (mm < 6.4) continue;
        string ecs = "0." + b.substr(26, 7);
        for (char &c : ecs)
            if (c == ' ') c = '0';
        Sat s = init(mm * PI2 / 1440, stod(ecs), stod(b.substr(8, 8)) * D, stod(b.substr(17, 8)) * D, stod(b.substr(34, 8)) * D,
                     stod(b.substr(43, 8)) * D, ex(a.substr(53, 8)));
        s.id = stoi(a.substr(2, 5));
        S.push_back(s);
    }
    return S;
}

// Median, least and largest seconds of the runs after the first two, and the mean processor time of one.
template <class Run> static void measure(const char *name, long items, Run run, int repeats) {
    vector<double> seconds;
    clock_t processor = 0;
    for (int k = 0; k < repeats + 2; k++) {
        if (k == 2) processor = clock();
        auto begin = chrono::steady_clock::now();
        run();
        double elapsed = chrono::duration<double>(chrono::steady_clock::now() - begin).count();
        if (k > 1) seconds.push_back(elapsed);
    }
    double cpu = double(clock() - processor) / CLOCKS_PER_SEC / repeats;
    sort(seconds.begin(), seconds.end());
    double median = seconds[seconds.size() / 2];
    printf("%s median_s=%.6f min_s=%.6f max_s=%.6f cpu_s=%.6f items=%ld rate=%.0f\n", name, median, seconds.front(), seconds.back(), cpu, items,
           items / median);
}
