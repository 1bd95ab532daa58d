// Contact windows by satellite.js (npm, WASM, one thread): bulk look angles at each minute of a day over ten stations, then
// bisection of each change of sign to a millisecond. Passes that fit between two minutes are missed.
//   npm install satellite.js && node satellite_js_passes.mjs FILE.tle
import {
    BulkPropagator, EcfPositionCalculator, EciBaseCalculator, GmstCalculator, LookAnglesCalculator, createSingleThreadRuntime,
    ecfToLookAngles, eciToEcf, gstime, propagate, twoline2satrec,
} from 'satellite.js';
import { measure, readSets } from './measure.mjs';

const DEGREE = Math.PI / 180, MASK = 10 * DEGREE, POINTS = 1441, STEP_MS = 60000;
const PLACES = [[78.2, 15.4], [67.9, 21.1], [52.0, 4.4], [40.4, -3.7], [28.5, -80.6], [5.2, -52.8], [1.3, 103.8], [-33.9, 18.4], [-35.4, 149.0], [-53.2, -70.9]];
const satellites = readSets(process.argv[2]).map(([first, second]) => twoline2satrec(first, second));
const start = Date.UTC(2026, 9, 27, 12);
const observers = PLACES.map(([latitude, longitude]) => ({ latitude: latitude * DEGREE, longitude: longitude * DEGREE, height: 0 }));
const runtime = await createSingleThreadRuntime();
const propagator = new BulkPropagator({
    runtime, wasmModule: runtime, satRecsCount: satellites.length, datesCount: POINTS,
    calculators: [new EciBaseCalculator(), new GmstCalculator(), new EcfPositionCalculator(), new LookAnglesCalculator()],
});
propagator.setSatRecs(satellites);
propagator.setDates(Array.from({ length: POINTS }, (_, i) => new Date(start + i * STEP_MS)));

function elevation(satellite, observer, milliseconds) {
    const date = new Date(milliseconds);
    return ecfToLookAngles(observer, eciToEcf(propagate(satellite, date).position, gstime(date))).elevation;
}

function edge(satellite, observer, low, high, rise) {
    while (high - low > 1) {
        const middle = (low + high) / 2;
        if ((elevation(satellite, observer, middle) >= MASK) === rise) high = middle; else low = middle;
    }
    return (low + high) / 2;
}

let passes, edges;

function find() {
    passes = edges = 0;
    for (const observer of observers) {
        propagator.run({ lookAngles: { observer } });
        const angles = propagator.getRawOutput().lookAngles;
        for (let s = 0; s < satellites.length; s++) {
            let up = angles[3 * s * POINTS + 1] >= MASK;
            for (let i = 1; i < POINTS; i++) {
                const now = angles[3 * (s * POINTS + i) + 1] >= MASK;
                if (now === up) continue;
                edges += edge(satellites[s], observer, start + (i - 1) * STEP_MS, start + i * STEP_MS, now) > 0;
                if (!now) passes++;
                up = now;
            }
            if (up) passes++;
        }
    }
}

await measure('satellite_js_passes', satellites.length * PLACES.length, find, 5);
console.log(`satellite_js_passes_found passes=${passes}`);
process.exit(0);
