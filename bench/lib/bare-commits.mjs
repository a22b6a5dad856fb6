import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { atOnce } from './at-once.mjs';

const DOCUMENT = Buffer.alloc(2_000, 'a');

/** The least that putting an item on the site can be: one committed row. @returns {Promise<number>} rows per second */
export async function commitRows(count, hands) {
  const clients = Array.from({ length: hands }, () => new pg.Client(process.env.DATABASE_URL));
  await Promise.all(clients.map((client) => client.connect()));
  try {
    await clients[0].query('CREATE TABLE IF NOT EXISTS bench_commits (id integer, document bytea)');
    const startedAt = performance.now();
    await atOnce(Array.from({ length: count }).fill(0), hands, (_, hand) =>
      clients[hand].query('INSERT INTO bench_commits VALUES (1, $1)', [DOCUMENT]),
    );
    const tookMs = performance.now() - startedAt;
    await clients[0].query('DROP TABLE bench_commits');
    return count / (tookMs / 1_000);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}
