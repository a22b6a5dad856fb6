import autocannon from 'autocannon';
import { pinProduct, processorMs } from './cores.mjs';

const CONNECTIONS = Number(process.env.HAOJIAO_BENCH_CONNECTIONS ?? 50);
const SECONDS = Number(process.env.HAOJIAO_BENCH_SECONDS ?? 6);
const ROUNDS = Number(process.env.HAOJIAO_BENCH_ROUNDS ?? 3);

const { isPinned, apiPid } = pinProduct();

/** The product as a side of a comparison. `next` makes the next request: method, path, headers, body. */
export const ourSide = (url, next) => ({ url, next, pid: apiPid });

/**
 * Measures one address of ours against bare servers, round by round in turn, so that a busy moment of the machine hits
 * all of them. Prints one JSON line for each limit: requests per second of ours and of the limit (medians), their ratio,
 * and `processorRatio`: the same by the processor time that each server used for a request, which neighbours on the
 * machine change less.
 * @param {object} ours as `ourSide` gives it
 * @param {Record<string, { url: string, pid: number, next?: () => object }>} limits by the name of their line
 */
export async function compare(ours, limits, { connections = CONNECTIONS, more = {} } = {}) {
  const sides = [ours, ...Object.values(limits)];
  const rounds = new Map(sides.map((side) => [side, []]));
  // The first seconds of a process are spent on compiling it.
  for (const side of sides) await shoot(side, connections, Math.max(1, Math.ceil(SECONDS / 2)));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const side of sides) rounds.get(side).push(await shoot(side, connections, SECONDS));
  }
  const our = middle(rounds.get(ours));
  for (const [name, side] of Object.entries(limits)) {
    const limit = middle(rounds.get(side));
    const line = {
      name,
      ours: Math.round(our.perSecond),
      limit: Math.round(limit.perSecond),
      ratio: rounded(our.perSecond / limit.perSecond),
      processorRatio: our.microseconds && rounded(limit.microseconds / our.microseconds),
      unit: 'requests/s',
      microseconds: our.microseconds && Math.round(our.microseconds),
      limitMicroseconds: limit.microseconds && Math.round(limit.microseconds),
      p99Ms: our.p99Ms,
      limitP99Ms: limit.p99Ms,
      isPinned,
      ...more,
    };
    console.log(JSON.stringify(line));
  }
}

async function shoot({ url, next, pid }, connections, duration) {
  const before = processorMs(pid);
  const result = await autocannon({
    url,
    connections,
    duration,
    ...(next && { requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }] }),
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} answers were no success, ${result.errors} requests failed`);
  }
  const usedMs = before === null ? null : processorMs(pid) - before;
  return {
    perSecond: result.requests.average,
    p99Ms: result.latency.p99,
    microseconds: usedMs && (usedMs * 1_000) / result.requests.total,
  };
}

/** The median of each figure by itself. */
function middle(results) {
  const of = (figure) =>
    results.map((result) => result[figure]).toSorted((one, other) => one - other)[
      Math.floor(results.length / 2)
    ];
  return { perSecond: of('perSecond'), p99Ms: of('p99Ms'), microseconds: of('microseconds') };
}

function rounded(value) {
  return Number(value.toFixed(3));
}
