import { createRequire } from 'node:module';

const Redis = createRequire(import.meta.url)('ioredis').default;

const DIFFERENT = 2_000;
const MOST_VISITORS = 10;
const ALL_VISITORS = 50_000;
const AT_ONCE = 500;
const prefix = 'bench:scale:';
/** "In no column", as the product's own unions of whole units have it. */
const NO_COLUMN = '00000000-0000-0000-0000-000000000000';

/** Sketches of two to ten visitors as Redis makes them: each item has one of these for each of its days. */
export async function keepSketches(client, redisUrl, random) {
  const redis = new Redis(redisUrl);
  try {
    await client.query('CREATE TABLE bench_sketches (n integer PRIMARY KEY, sketch bytea, visitors integer)');
    const numbers = Array.from({ length: DIFFERENT }, (_, n) => n);
    const asked = redis.pipeline();
    for (const n of numbers) {
      const people = Array.from({ length: 2 + Math.floor(random() * (MOST_VISITORS - 1)) }, () =>
        String(Math.floor(random() * ALL_VISITORS)),
      );
      asked
        .pfadd(`${prefix}${n}`, ...people)
        .pfcount(`${prefix}${n}`)
        .getBuffer(`${prefix}${n}`);
    }
    const answers = (await asked.exec()).map(([error, value]) => {
      if (error) throw error;
      return value;
    });
    await client.query(
      'INSERT INTO bench_sketches SELECT * FROM unnest($1::integer[], $2::bytea[], $3::integer[])',
      [numbers, numbers.map((n) => answers[3 * n + 2]), numbers.map((n) => answers[3 * n + 1])],
    );
    await client.query('CREATE INDEX bench_sketches_bytes ON bench_sketches USING hash (sketch)');
  } finally {
    redis.disconnect();
  }
}

/**
 * Unions of units and columns by day, month and year from all sketches that are there: what the product's sweep would have made of
 * its marks, some hundred at a time.
 */
export async function uniteSketches(client, redisUrl, rule, units) {
  const redis = new Redis(redisUrl);
  try {
    for (const unit of units) await uniteOf(client, redis, rule, unit);
    const keys = Array.from({ length: DIFFERENT }, (_, n) => `${prefix}${n}`);
    await redis.del(...keys);
  } finally {
    redis.disconnect();
  }
}

async function uniteOf(client, redis, rule, unitId) {
  const { rows } = await client.query(
    `SELECT p.column_id AS "columnId", k.day::text AS day, array_agg(DISTINCT s.n) AS numbers
     FROM report_placements p JOIN visitor_sketches k ON k.content_id = p.content_id AND k.rule = $2
     JOIN bench_sketches s ON s.sketch = k.sketch
     WHERE p.organization_id = $1 GROUP BY 1, 2`,
    [unitId, rule],
  );
  /** What goes into each union, by its name: days of columns first, for all others are made of them. */
  const targets = new Map();
  for (const { columnId, day, numbers } of rows) {
    targets.set(
      `${columnId} day ${day}`,
      numbers.map((n) => `${prefix}${n}`),
    );
  }
  for (const { columnId, day } of rows) {
    const source = `${prefix}${columnId} day ${day}`;
    for (const name of [
      `${NO_COLUMN} day ${day}`,
      `${columnId} month ${day.slice(0, 7)}-01`,
      `${NO_COLUMN} month ${day.slice(0, 7)}-01`,
      `${columnId} year ${day.slice(0, 4)}-01-01`,
      `${NO_COLUMN} year ${day.slice(0, 4)}-01-01`,
    ]) {
      if (targets.has(name)) targets.get(name).push(source);
      else targets.set(name, [source]);
    }
  }
  const names = [...targets.keys()];
  for (let start = 0; start < names.length; start += AT_ONCE) {
    const some = names.slice(start, start + AT_ONCE);
    const asked = redis.pipeline();
    for (const name of some) {
      asked
        .pfmerge(`${prefix}${name}`, ...targets.get(name))
        .pfcount(`${prefix}${name}`)
        .getBuffer(`${prefix}${name}`);
    }
    const answers = (await asked.exec()).map(([error, value]) => {
      if (error) throw error;
      return value;
    });
    const parts = some.map((name) => name.split(' '));
    await client.query(
      `INSERT INTO report_visitors (organization_id, column_id, span, starts_on, rule, visitors, sketch)
       SELECT $1, t.column_id, t.span, t.starts_on, $2, t.visitors, t.sketch
       FROM unnest($3::uuid[], $4::text[], $5::date[], $6::integer[], $7::bytea[]) t (column_id, span, starts_on, visitors, sketch)`,
      [
        unitId,
        rule,
        parts.map(([column]) => column),
        parts.map(([, span]) => span),
        parts.map(([, , startsOn]) => startsOn),
        some.map((_, index) => answers[3 * index + 1]),
        some.map((_, index) => answers[3 * index + 2]),
      ],
    );
  }
  for (let start = 0; start < names.length; start += AT_ONCE) {
    await redis.del(...names.slice(start, start + AT_ONCE).map((name) => `${prefix}${name}`));
  }
}
