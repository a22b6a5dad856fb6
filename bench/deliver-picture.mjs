/**
 * Pictures of pages per second: our route of files against bare Fastify that sends the same file from disk, whole and to
 * browsers that have it already (304). One line of JSON each: {name, ours, limit, ratio}, medians of rounds in turn.
 */
import { spawn } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import Fastify from 'fastify';
import pg from 'pg';

const PICTURE_BYTES = 60_000;
const CONNECTIONS = 50;
const SECONDS = Number(process.env.HAOJIAO_BENCH_SECONDS ?? 4);
const ROUNDS = Number(process.env.HAOJIAO_BENCH_ROUNDS ?? 3);

if (process.argv[2] === 'serve') await serveBare(process.argv[3], process.argv[4]);
else await measure();

async function measure() {
  const { path, file, etag } = await aPicture();
  const bare = spawn(process.execPath, [fileURLToPath(import.meta.url), 'serve', file, etag], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => bare.kill());
  const bareUrl = await new Promise((resolve) =>
    bare.stdout.once('data', (line) => resolve(String(line).trim())),
  );
  const sides = { ours: process.env.HAOJIAO_BENCH_URL, limit: bareUrl };
  for (const [name, headers] of Object.entries({ whole: {}, known: { 'if-none-match': etag } })) {
    const rates = { ours: [], limit: [] };
    for (let round = -1; round < ROUNDS; round += 1) {
      for (const [side, url] of Object.entries(sides)) {
        const rate = await shoot(url + path, headers, name === 'whole' ? 200 : 304);
        // The first seconds of a process are spent on compiling it.
        if (round >= 0) rates[side].push(rate);
      }
    }
    const [ours, limit] = [median(rates.ours), median(rates.limit)];
    const ratio = Number((ours / limit).toFixed(3));
    console.log(JSON.stringify({ name: `deliver-picture/${name}`, ours, limit, ratio, unit: 'requests/s' }));
  }
  bare.kill();
}

async function shoot(url, headers, status) {
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS });
  const right = result.statusCodeStats[status]?.count ?? 0;
  if (result.errors > 0 || right !== result.requests.total) {
    throw new Error(`${url}: ${JSON.stringify(result.statusCodeStats)}, ${result.errors} requests failed`);
  }
  return Math.round(result.requests.average);
}

/** A rendition in the product's tables and storage. */
async function aPicture() {
  const bytes = randomBytes(PICTURE_BYTES);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const folder = join(process.env.HAOJIAO_HOME, 'storage', sha256.slice(0, 2), sha256.slice(2, 4));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, sha256), bytes);
  const assetId = randomUUID();
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  await client.query(
    `INSERT INTO assets (id, organization_id, kind, media_type, bytes, sha256, file_name, width, height, state,
                         uploaded_by, lineage_id, version)
     SELECT $1, o.id, 'image', 'image/jpeg', $2, $3, 'bench.jpg', 960, 640, 'ready', (SELECT id FROM users LIMIT 1), $1, 1
     FROM organizations o WHERE o.parent_id IS NULL`,
    [assetId, PICTURE_BYTES, sha256],
  );
  await client.query(
    `INSERT INTO retired_renditions (asset_id, name, media_type, sha256, bytes)
     VALUES ($1, 'medium', 'image/webp', $2, $3)`,
    [assetId, sha256, PICTURE_BYTES],
  );
  await client.end();
  const path = `/assets/${assetId}/${sha256.slice(0, 32)}/medium.webp`;
  return { path, file: join(folder, sha256), etag: `"${sha256}"` };
}

async function serveBare(file, etag) {
  const app = Fastify();
  app.get('/*', async (request, reply) => {
    if (request.headers['if-none-match'] === etag) return reply.code(304).header('etag', etag).send();
    const { size } = await stat(file);
    return reply
      .headers({ 'content-type': 'image/webp', 'content-length': size, etag })
      .send(createReadStream(file));
  });
  console.log(await app.listen({ port: 0, host: '127.0.0.1' }));
}

function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}
