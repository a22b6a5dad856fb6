import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { readDatabaseUrl } from '@haojiao/infrastructure/config';
import { dataSourceOptions, findDrift, findUnknownTables } from '@haojiao/infrastructure/database';
import { featureModules, httpModules } from './features';

/**
 * Migrations and entities tell the same story: up on an empty database, compare, down to nothing, up again. Uses a
 * database of its own on the server of `DATABASE_URL`.
 */
async function checkDrift(): Promise<string[]> {
  const databaseUrl = readDatabaseUrl();
  const name = `drift_${randomBytes(6).toString('hex')}`;
  const server = await new DataSource({ type: 'postgres', url: databaseUrl }).initialize();
  await server.query(`CREATE DATABASE ${name}`);
  try {
    const url = new URL(databaseUrl);
    url.pathname = `/${name}`;
    const scratch = await new DataSource(
      dataSourceOptions({ databaseUrl: url.toString(), databasePoolSize: 2 }),
    ).initialize();
    try {
      return await compare(scratch);
    } finally {
      await scratch.destroy();
    }
  } finally {
    await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await server.destroy();
  }
}

async function compare(scratch: DataSource): Promise<string[]> {
  const run = await scratch.runMigrations();
  const drift = await findDrift(scratch);
  // TypeORM knows no column of numbers of transactions, so `scoring_changes` has no entity, nor tables in parts.
  const unknown = await findUnknownTables(scratch, [
    'channel_callback_deliveries',
    'kept_events',
    'prepared_build',
    'scoring_changes',
    // Sums for reports, written by triggers and a sweep.
    ...['placements', 'changes', 'tallies', 'item_marks', 'item_views', 'sketch_marks', 'visitors'].map(
      (name) => `report_${name}`,
    ),
  ]);
  for (let undone = 0; undone < run.length; undone += 1) await scratch.undoLastMigration();
  const left = await scratch.query<{ name: string }[]>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'migrations'`,
  );
  await scratch.runMigrations();
  return [
    ...drift.map((query) => `Entities and tables differ; a migration is missing: ${query}`),
    ...unknown.map((table) => `No entity describes the table ${table}`),
    ...left.map((table) => `A down migration leaves the table ${table.name} behind`),
  ];
}

// Loading the features registers their entities.
const loaded = featureModules.length + httpModules.length;

checkDrift()
  .then((problems) => {
    process.stdout.write(`${problems.length === 0 ? `no drift (${loaded} modules)` : problems.join('\n')}\n`);
    process.exit(problems.length === 0 ? 0 : 1);
  })
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
