/** Reading one published item, as document and as page, against bare Fastify with the same bytes in memory. */
import { measureAgainstBare } from './lib/against-bare.mjs';
import { publishedItems } from './lib/published-items.mjs';

const base = process.env.HAOJIAO_BENCH_URL;
const [slug] = await publishedItems(1);
await measureAgainstBare('read-item', `${base}/delivery/v1/contents/${slug}`);
await measureAgainstBare('read-page', `${base}/p/${slug}`);
