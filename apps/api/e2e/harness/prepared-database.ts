import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource, QueryRunner } from 'typeorm';
import { root } from './child';

/** Any number that nobody else locks on a test server. */
const COPYING = 7_203_514_992;

/**
 * Makes a database as `prepare` leaves it: by `prepare` for the first on a server, copied for those after it. What is
 * copied was made by the same build, under the same keys.
 */
export async function preparedDatabase(
  server: DataSource,
  name: string,
  keys: string,
  prepare: () => Promise<void>,
): Promise<void> {
  const template = `e2e_template_${markOf(keys)}`;
  const lone = server.createQueryRunner();
  try {
    await lone.query(`SELECT pg_advisory_lock(${COPYING})`);
    if (await isWhole(lone, template)) {
      await lone.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    } else {
      await lone.query(`CREATE DATABASE ${name}`);
      await prepare();
      await lone.query(`DROP DATABASE IF EXISTS ${template}`);
      await lone.query(`CREATE DATABASE ${template} TEMPLATE ${name}`);
      await lone.query(`ALTER DATABASE ${template} ALLOW_CONNECTIONS false`);
    }
    await lone.query(`SELECT pg_advisory_unlock(${COPYING})`);
  } finally {
    await lone.release();
  }
}

async function isWhole(server: QueryRunner, name: string): Promise<boolean> {
  const rows: { whole: boolean }[] = await server.query(
    'SELECT NOT datallowconn AS whole FROM pg_database WHERE datname = $1',
    [name],
  );
  return rows[0]?.whole ?? false;
}

function markOf(keys: string): string {
  const stamp = join(root, 'dist/.haojiao-stamp');
  const build = existsSync(stamp) ? readFileSync(stamp, 'utf8') : String(process.pid);
  return createHash('sha256').update(build).update(keys).digest('hex').slice(0, 12);
}
