// Bulk propagation by satellite.js (npm, WASM, one thread): position and velocity of every satellite at each minute of a day.
//   npm install satellite.js && node satellite_js.mjs FILE.tle
import { BulkPropagator, EciBaseCalculator, createSingleThreadRuntime, twoline2satrec } from 'satellite.js';
import { measure, readSets } from './measure.mjs';

const MINUTES = 1440;
const satellites = readSets(process.argv[2]).map(([first, second]) => twoline2satrec(first, second));
const start = Date.UTC(2026, 9, 27, 12);
const runtime = await createSingleThreadRuntime();
const propagator = new BulkPropagator({
    runtime, wasmModule: runtime, calculators: [new EciBaseCalculator()], satRecsCount: satellites.length, datesCount: MINUTES,
});
propagator.setSatRecs(satellites);
propagator.setDates(Array.from({ length: MINUTES }, (_, i) => new Date(start + i * 60000)));
await measure('satellite_js_sgp4', satellites.length * MINUTES, () => propagator.run(), 5);
process.exit(0);
