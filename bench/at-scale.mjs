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
import { compareSizes } from './lib/compare-sizes.mjs';
import { fillAtScale } from './lib/scale-data.mjs';
import { TAGS } from './lib/scale-newsroom.mjs';

const LARGE = Number(process.env.HAOJIAO_BENCH_SCALE ?? 1_000_000);
const SMALL = Number(process.env.HAOJIAO_BENCH_SCALE_SMALL ?? 10_000);
const buckets = Number(process.env.HAOJIAO_BENCH_BUCKETS ?? 10);
const characters = Number(process.env.HAOJIAO_BENCH_SCALE_CHARACTERS ?? 400);
const CONNECTIONS = 10;
/** Of one round: all rounds together ask for no item twice, also of the smaller installation. */
const READS = Math.floor(SMALL / 6);
const LISTS = 500;
const REPORTS = 10;

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
  await measure(large, small);
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

async function measure(large, small) {
  const sides = (nextOf) => ({
    large: { product: large.product, next: nextOf(large) },
    small: { product: small.product, next: nextOf(small) },
  });
  const compare = (name, nextOf, requests, connections = CONNECTIONS) =>
    compareSizes(name, sides(nextOf), { requests, connections, more: { items: LARGE, smallItems: SMALL } });
  const contents = '/delivery/v1/contents';

  await compare('read-kept', (side) => () => ({ path: `${contents}/scale-${side.items}` }), READS * 3);
  await compare('read-cold', itemsInTurn, READS);
  await compare('list-kept', () => () => ({ path: `${contents}?limit=20` }), READS * 3);
  await compare('list-cold', (side) => placesInTurn(side, `${contents}?limit=20`), LISTS);
  await compare(
    'list-of-unit-cold',
    (side) => placesInTurn(side, `${contents}?limit=20&organization=street-2-3`),
    LISTS,
  );
  await compare(
    'list-of-branch-cold',
    (side) => placesInTurn(side, `${contents}?limit=20&organization=district-2`),
    LISTS,
  );
  await compare(
    'list-of-column-cold',
    (side) => placesInTurn(side, `${contents}?limit=20&column=news`),
    LISTS,
  );
  await compare(
    'list-of-tag-cold',
    (side) => placesInTurn(side, `${contents}?limit=20&tag=${encodeURIComponent(TAGS[1])}`),
    LISTS,
  );
  const report = (unitIdOf) => (side) => () => ({
    path: `/api/v1/reports/period?organizationId=${unitIdOf(side)}&year=${side.year}`,
    headers: side.administrator.headers,
  });
  await compare(
    'report-year-of-all',
    report(({ rootId }) => rootId),
    REPORTS,
    1,
  );
  await compare(
    'report-year-of-unit',
    report(({ units }) => units[7].id),
    REPORTS,
    1,
  );
}

/** All over the year, and none twice: no step of so many comes back to where it was before it was everywhere. */
function itemsInTurn({ items }) {
  let asked = 0;
  const step = 7_919;
  return () => {
    asked += 1;
    return { path: `/delivery/v1/contents/scale-${1 + ((asked * step) % items)}` };
  };
}

/** Places all over the year, each a well-formed cursor that no earlier request has asked for. */
function placesInTurn({ startsAt, endsAt }, address) {
  let asked = 0;
  return () => {
    asked += 1;
    // Not among the first weeks, where a page of a tag would not be full.
    const share = 0.2 + 0.8 * ((asked * 0.618_033_988_749) % 1);
    const at = new Date(startsAt + share * (endsAt - startsAt)).toISOString();
    const place = Buffer.from(JSON.stringify([at, '00000000-0000-7000-8000-000000000000'])).toString(
      'base64url',
    );
    return { path: `${address}&cursor=${place}` };
  };
}
