/** The newest twenty items, and pages all over the list that nobody has at hand, against bare Fastify with the same bytes. */
import { measureAgainstBare } from './lib/against-bare.mjs';
import { publishedItems } from './lib/published-items.mjs';

const ITEMS = 10_000;

const base = process.env.HAOJIAO_BENCH_URL;
await publishedItems(ITEMS);
const list = `${base}/delivery/v1/contents?limit=20`;
await measureAgainstBare('list-items', list);

let asked = 0;
await measureAgainstBare('list-items-cold', list, () => {
  // A made-up place in time: a well-formed cursor that no earlier request has asked for.
  asked += 1;
  const at = new Date(Date.now() - ((asked * 7_919) % ITEMS) * 60_000 - asked).toISOString();
  const place = Buffer.from(JSON.stringify([at, '00000000-0000-7000-8000-000000000000'])).toString(
    'base64url',
  );
  return `/delivery/v1/contents?limit=20&cursor=${place}`;
});
