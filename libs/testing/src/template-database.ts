import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { QueryRunner } from 'typeorm';
import { dataSourceOptions } from '@haojiao/infrastructure/database';

const migrations = join(__dirname, '../../../migrations');
/** Any number that nobody else locks on a test server. */
const MAKING = 7_203_514_991;

/**
 * The name of a migrated database that others are copied from: copying takes a tenth of the time of all migrations. It is
 * made by the first who needs it on a server, and known by what the migrations say; nobody can connect to it once it is
 * whole.
 */
export async function templateDatabase(serverUrl: string, admin: DataSource): Promise<string> {
  const name = `test_template_${migrationsMark()}`;
  const lone = admin.createQueryRunner();
  try {
    await lone.query(`SELECT pg_advisory_lock(${MAKING})`);
    if (!(await isWhole(lone, name))) await make(lone, serverUrl, name);
    await lone.query(`SELECT pg_advisory_unlock(${MAKING})`);
  } finally {
    await lone.release();
  }
  return name;
}

async function isWhole(server: QueryRunner, name: string): Promise<boolean> {
  const rows: { whole: boolean }[] = await server.query(
    'SELECT NOT datallowconn AS whole FROM pg_database WHERE datname = $1',
    [name],
  );
  return rows[0]?.whole ?? false;
}

async function make(server: QueryRunner, serverUrl: string, name: string): Promise<void> {
  // One that is not whole was left by somebody who died over it.
  await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await server.query(`CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const dataSource = await new DataSource(
    dataSourceOptions({ databaseUrl: url.toString(), databasePoolSize: 1 }),
  ).initialize();
  try {
    await dataSource.runMigrations();
  } finally {
    await dataSource.destroy();
  }
  await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
}

function migrationsMark(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(migrations).sort())
    hash.update(file).update(readFileSync(join(migrations, file)));
  return hash.digest('hex').slice(0, 12);
}
