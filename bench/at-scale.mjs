/**
 * Whether reading stays as quick with a million contents and ten million view buckets as with 10,000 contents: two products of the
 * same build side by side, filled by the bench itself and asked in turn. Each line says how much longer the large one took;
 * at most 1.5 times is wanted.
 *
 * It takes long and needs some 20 GB, so it runs only when it is named: `npm run bench -- at-scale`.
 * HAOJIAO_BENCH_SCALE (1,000,000) is the number of contents, HAOJIAO_BENCH_SCALE_SMALL (10,000) of those it is compared
 * with, HAOJIAO_BENCH_BUCKETS (10) the buckets of each, HAOJIAO_BENCH_SCALE_CHARACTERS (400) the length of texts. Progress is
 * told on stderr.
 */
import { cpus, loadavg } from 'node:os';
import { startTemporaryProduct } from '../scripts/lib/temporary-product.mjs';
import { fillAtScale } from './lib/scale-data.mjs';
import { measureSizes } from './lib/scale-readings.mjs';

const LARGE = Number(process.env.HAOJIAO_BENCH_SCALE ?? 1_000_000);
const SMALL = Number(process.env.HAOJIAO_BENCH_SCALE_SMALL ?? 10_000);
const buckets = Number(process.env.HAOJIAO_BENCH_BUCKETS ?? 10);
const characters = Number(process.env.HAOJIAO_BENCH_SCALE_CHARACTERS ?? 400);

const tell = (words) => process.stderr.write(`at-scale: ${words}\n`);
const environment = process.env;

tell('starting the second product');
const second = await startTemporaryProduct({
  LOG_LEVEL: 'warn',
  // Its own, not those of the first, which this process was given.
  ...{ DATABASE_URL: undefined, REDIS_URL: undefined },
});
try {
  const small = await filled(
    {
      url: second.facts.apiUrl,
      ...second.administrator,
      databaseUrl: second.facts.databaseUrl,
      redisUrl: second.facts.redisUrl,
      home: second.facts.home,
    },
    SMALL,
  );
  const large = await filled(
    {
      url: environment.HAOJIAO_BENCH_URL,
      username: environment.HAOJIAO_BENCH_USERNAME,
      password: environment.HAOJIAO_BENCH_PASSWORD,
      databaseUrl: environment.DATABASE_URL,
      redisUrl: environment.REDIS_URL,
      home: environment.HAOJIAO_HOME,
    },
    LARGE,
  );
  await measureSizes(large, small);
} finally {
  await second.stop();
}

async function filled(product, items) {
  const startedAt = Date.now();
  tell(`${items} items, ${items * buckets} buckets`);
  const data = await fillAtScale(product, { items, buckets, characters }, tell);
  const { rebuildSeconds, databaseBytes } = data;
  const line = {
    name: `at-scale/made-${items}`,
    ...{ items, buckets: items * buckets, characters, rebuildSeconds },
    seconds: Math.round((Date.now() - startedAt) / 1_000),
    databaseGigabytes: Number((databaseBytes / 1e9).toFixed(2)),
    processors: cpus().length,
    loadAverage: Number(loadavg()[0].toFixed(2)),
  };
  console.log(JSON.stringify(line));
  return { product, items, ...data };
}
