// What the satellite.js programs share.
import fs from 'fs';

/** The pairs of lines of a file of two-line element sets. */
export function readSets(path) {
    const lines = fs.readFileSync(path, 'utf8').split('\n').filter(line => line);
    return Array.from({ length: lines.length >> 1 }, (_, i) => [lines[2 * i], lines[2 * i + 1]]);
}

/** Prints the median, least and largest seconds of some runs, after two to warm up, and the mean processor time of one. */
export async function measure(name, items, run, repeats) {
    const seconds = [];
    let processor;
    for (let k = 0; k < repeats + 2; k++) {
        if (k === 2) processor = process.cpuUsage();
        const begin = performance.now();
        await run();
        if (k > 1) seconds.push((performance.now() - begin) / 1e3);
    }
    const { user, system } = process.cpuUsage(processor);
    seconds.sort((a, b) => a - b);
    const median = seconds[repeats >> 1];
    console.log(`${name} median_s=${median.toFixed(6)} min_s=${seconds[0].toFixed(6)} max_s=${seconds.at(-1).toFixed(6)} cpu_s=${((user + system) / 1e6 / repeats).toFixed(6)} items=${items} rate=${(items / median).toFixed(0)}`);
}
