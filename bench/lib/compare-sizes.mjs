import { Agent, request } from 'node:http';
import { loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { servingMs } from './cores.mjs';

const ROUNDS = 5;
const TARGET = 1.5;

/**
 * How long a request takes a large installation against a small one, round by round in turn, so that a busy moment of the machine
 * hits both. Prints one JSON line: milliseconds from question to answer (medians over the rounds of each round's median),
 * their ratio, and `processorRatio`: the same by the processor time that api and PostgreSQL used together.
 * @param {string} name
 * @param {{ large: { product: object, next: () => object }, small: { product: object, next: () => object } }} sides `next` makes
 * the next request: path and headers
 * @param {{ requests: number, connections: number, more?: object }} round
 */
export async function compareSizes(name, { large, small }, { requests, connections, more = {} }) {
  const figures = { large: [], small: [] };
  for (const side of [small, large]) await ask(side, Math.ceil(requests / 2), connections);
  for (let round = 0; round < ROUNDS; round += 1) {
    figures.small.push(await ask(small, requests, connections));
    figures.large.push(await ask(large, requests, connections));
  }
  const of = (size, figure) => median(figures[size].map((one) => one[figure]));
  const ratio = of('large', 'ms') / of('small', 'ms');
  const line = {
    name: `at-scale/${name}`,
    large: rounded(of('large', 'ms')),
    small: rounded(of('small', 'ms')),
    ratio: rounded(ratio),
    processorRatio: rounded(of('large', 'processorMs') / of('small', 'processorMs')),
    unit: 'ms',
    target: TARGET,
    isWithin: ratio <= TARGET,
    p95Ms: rounded(of('large', 'p95Ms')),
    smallP95Ms: rounded(of('small', 'p95Ms')),
    processorMs: rounded(of('large', 'processorMs')),
    connections,
    requests,
    ...more,
    loadAverage: rounded(loadavg()[0]),
  };
  console.log(JSON.stringify(line));
  return line;
}

async function ask({ product, next }, amount, connections) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times = [];
  let left = amount;
  const reader = async () => {
    while (left > 0) {
      left -= 1;
      times.push(await timeOf(agent, product.url, next()));
    }
  };
  const before = servingMs(product.home);
  await Promise.all(Array.from({ length: connections }, reader));
  agent.destroy();
  return {
    ms: median(times),
    p95Ms: times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.95)],
    processorMs: (servingMs(product.home) - before) / amount,
  };
}

function timeOf(agent, url, { path, headers = {} }) {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const asked = request(`${url}${path}`, { agent, headers }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${path}: ${answer.statusCode}`));
      answer
        .on('error', reject)
        .on('end', () => resolve(performance.now() - startedAt))
        .resume();
    });
    asked.on('error', reject).end();
  });
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}

function rounded(value) {
  return Number(value.toFixed(3));
}
