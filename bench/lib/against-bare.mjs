import autocannon from 'autocannon';
import { startBare } from './start-bare.mjs';

const CONNECTIONS = 50;
const SECONDS = Number(process.env.HAOJIAO_BENCH_SECONDS ?? 6);
const ROUNDS = 3;

/**
 * Measures one address against a bare server with the same bytes, round by round in turn, so that a busy moment of the
 * machine hits both. Prints one JSON line: requests per second of ours and of the limit (medians), and their ratio.
 * @param {string} name
 * @param {string} url
 * @param {() => string} [nextPath] path of the next request, instead of the url's own
 */
export async function measureAgainstBare(name, url, nextPath) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const bare = await startBare(answer.headers.get('content-type'), bytes);
  try {
    await shoot(url, nextPath, 1);
    await shoot(bare.url, undefined, 1);
    const ours = [];
    const limits = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await shoot(url, nextPath, SECONDS));
      limits.push(await shoot(bare.url, undefined, SECONDS));
    }
    const our = median(ours);
    const limit = median(limits);
    const line = {
      name,
      ours: Math.round(our.perSecond),
      limit: Math.round(limit.perSecond),
      ratio: Number((our.perSecond / limit.perSecond).toFixed(3)),
      unit: 'requests/s',
      p99Ms: our.p99Ms,
      limitP99Ms: limit.p99Ms,
      bytes: bytes.length,
    };
    console.log(JSON.stringify(line));
    return line;
  } finally {
    bare.stop();
  }
}

async function shoot(url, nextPath, duration) {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration,
    ...(nextPath && { requests: [{ setupRequest: (request) => ({ ...request, path: nextPath() }) }] }),
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} answers were no success, ${result.errors} requests failed`);
  }
  return { perSecond: result.requests.average, p99Ms: result.latency.p99 };
}

function median(results) {
  return results.toSorted((one, other) => one.perSecond - other.perSecond)[Math.floor(results.length / 2)];
}
