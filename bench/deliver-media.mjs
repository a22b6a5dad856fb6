/**
 * Bytes of sound per second: our route of media, which measures what goes out and counts listens, against bare Fastify
 * that sends the same ranges of the same file from disk. Players fetch a megabyte in ranges of 256 KB, 16 at once.
 * One line of JSON: {name, ours, limit, ratio}, MB/s, medians of interleaved rounds.
 */
import { spawn } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Fastify from 'fastify';
import pg from 'pg';
import { Pool } from 'undici';
import { publishedItems } from './lib/published-items.mjs';

const FILE_BYTES = 16 * 1024 * 1024;
const RANGE_BYTES = 256 * 1024;
const AT_ONCE = 16;
const SECONDS = Number(process.env.HAOJIAO_BENCH_SECONDS ?? 4);
const ROUNDS = Number(process.env.HAOJIAO_BENCH_ROUNDS ?? 3);

if (process.argv[2] === 'serve') await serveBare(process.argv[3]);
else await measure();

async function measure() {
  const { path, file } = await anEpisode();
  const bare = spawn(process.execPath, [fileURLToPath(import.meta.url), 'serve', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => bare.kill());
  const bareUrl = await new Promise((resolve) =>
    bare.stdout.once('data', (line) => resolve(String(line).trim())),
  );
  const sides = { ours: process.env.HAOJIAO_BENCH_URL, limit: bareUrl };
  const rates = { ours: [], limit: [] };
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [side, url] of Object.entries(sides)) {
      const rate = await fetchFor(url, path);
      // The first seconds of a process are spent on compiling it.
      if (round >= 0) rates[side].push(rate);
    }
  }
  bare.kill();
  const [ours, limit] = [median(rates.ours), median(rates.limit)];
  const ratio = Number((ours / limit).toFixed(3));
  process.stdout.write(`${JSON.stringify({ name: 'deliver-media', ours, limit, ratio })}\n`);
}

async function fetchFor(url, path) {
  const pool = new Pool(url, { connections: AT_ONCE });
  const until = performance.now() + SECONDS * 1_000;
  let bytes = 0;
  const player = async (number) => {
    for (let at = number; performance.now() < until; at += 1) {
      const start = (at * RANGE_BYTES) % FILE_BYTES;
      const answer = await pool.request({
        path,
        method: 'GET',
        headers: {
          range: `bytes=${start}-${start + RANGE_BYTES - 1}`,
          'user-agent': `AppleCoreMedia/1.0 (iPhone; ${number})`,
        },
      });
      if (answer.statusCode !== 206) throw new Error(`${url}${path}: ${answer.statusCode}`);
      for await (const chunk of answer.body) bytes += chunk.length;
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, (_, number) => player(number)));
  const rate = bytes / 1e6 / ((performance.now() - began) / 1_000);
  await pool.close();
  return Math.round(rate);
}

/** A published item that is made an episode, with its file in the product's storage. */
async function anEpisode() {
  const bytes = randomBytes(FILE_BYTES);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const folder = join(process.env.HAOJIAO_HOME, 'storage', sha256.slice(0, 2), sha256.slice(2, 4));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, sha256), bytes);
  const [slug] = await publishedItems(1);
  const assetId = randomUUID();
  const mark = sha256.slice(0, 32);
  const media = { url: `http://x/assets/${assetId}/${mark}/original.mp3`, durationSeconds: 1_000 };
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  await client.query(
    `INSERT INTO assets (id, organization_id, kind, media_type, bytes, sha256, file_name, duration_seconds, state,
                         uploaded_by, lineage_id, version)
     SELECT $1, o.id, 'audio', 'audio/mpeg', $2, $3, 'bench.mp3', 1000, 'ready', (SELECT id FROM users LIMIT 1), $1, 1
     FROM organizations o WHERE o.parent_id IS NULL`,
    [assetId, FILE_BYTES, sha256],
  );
  const { rows } = await client.query(
    `UPDATE delivery_documents SET type = 'episode', document = convert_to($2, 'UTF8') WHERE slug = $1
     RETURNING content_id AS id`,
    [slug, JSON.stringify({ type: 'episode', media })],
  );
  await client.end();
  return { path: `/media/episodes/${rows[0].id}/${mark}.mp3`, file: join(folder, sha256) };
}

async function serveBare(file) {
  const app = Fastify();
  app.get('/*', (request, reply) => {
    const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range).map(Number);
    reply
      .code(206)
      .header('content-type', 'audio/mpeg')
      .header('content-length', end - start + 1)
      .header('content-range', `bytes ${start}-${end}/${FILE_BYTES}`);
    return reply.send(createReadStream(file, { start, end }));
  });
  process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`);
}

function median(numbers) {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
}
