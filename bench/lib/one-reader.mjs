import { performance } from 'node:perf_hooks';
import { startBare } from './start-bare.mjs';

const TIMES = 15;

/**
 * How long one person waits for an address, asked again and again by one connection, against a bare server that sends
 * the same bytes. Prints one JSON line: milliseconds of ours and of the limit (medians), and the slowest of ours.
 * @param {string} name
 * @param {string} url
 * @param {Record<string, string>} headers
 * @param {number} budgetMs what a reader may be asked to wait
 * @param {() => Promise<void>} before done before each question to us, outside the measured time
 */
export async function measureOneReader(name, url, headers, budgetMs, before = async () => {}) {
  const answer = await fetch(url, { headers });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const bare = await startBare(answer.headers.get('content-type'), bytes);
  try {
    const ours = [];
    const limits = [];
    for (let time = 0; time < TIMES; time += 1) {
      await before();
      ours.push(await timeOf(url, headers));
      limits.push(await timeOf(bare.url, headers));
    }
    const line = {
      name,
      ours: round(median(ours)),
      limit: round(median(limits)),
      ratio: round(median(ours) / median(limits)),
      unit: 'ms',
      slowestMs: round(Math.max(...ours)),
      budgetMs,
      isWithin: Math.max(...ours) <= budgetMs,
      bytes: bytes.length,
    };
    console.log(JSON.stringify(line));
    return line;
  } finally {
    bare.stop();
  }
}

async function timeOf(url, headers) {
  const started = performance.now();
  const answer = await fetch(url, { headers });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return performance.now() - started;
}

function median(times) {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)];
}

function round(value) {
  return Number(value.toFixed(2));
}
