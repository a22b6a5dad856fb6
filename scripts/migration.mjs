/**
 * Migrations from the command line:
 *
 *   node scripts/migration.mjs run               apply to DATABASE_URL, else to the data folder's own database
 *   node scripts/migration.mjs check             up, no drift, down and up again, on a database made for it
 *   node scripts/migration.mjs generate AddThing write what entities and tables differ by into migrations/
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildIfNeeded } from './lib/build.mjs';
import { discardDataFolder } from './lib/data-folder.mjs';
import { environmentWith } from './lib/dotenv.mjs';
import { describeFailure, StartFailure } from './lib/failure.mjs';
import { installIfNeeded } from './lib/install.mjs';
import { root } from './lib/project.mjs';
import { runStep } from './lib/run-command.mjs';
import { readRunning } from './lib/running-file.mjs';
import { complain, say } from './lib/say.mjs';
import { startServices } from './lib/services.mjs';

const require = createRequire(import.meta.url);
const database = join(root, 'dist/libs/infrastructure/database/src');
const commands = { run, check, generate };
const [command, name] = process.argv.slice(2);

try {
  if (!commands[command]) throw usage();
  await installIfNeeded(root, { say });
  await buildIfNeeded(root, { say });
  await commands[command](name);
} catch (error) {
  complain(describeFailure(error));
  process.exitCode = 1;
}

async function run() {
  const env = environmentWith(join(root, '.env'));
  const home = resolve(root, env.HAOJIAO_HOME ?? '.haojiao');
  const databaseUrl = env.DATABASE_URL ?? readRunning(home)?.databaseUrl;
  if (databaseUrl) return migrate(databaseUrl);
  const services = await startServices(home, { say });
  try {
    await migrate(services.databaseUrl);
  } finally {
    await services.stop();
  }
}

async function migrate(databaseUrl) {
  await withDataSource(databaseUrl, async (dataSource) => {
    await requireNoTrailToSeal(dataSource);
    const done = await dataSource.runMigrations();
    for (const migration of done) say(migration.name);
    say(`${done.length} migrations run`);
  });
}

/** The step that brings the seal of the audit trail also seals what is there, with a key that this tool has not. */
async function requireNoTrailToSeal(dataSource) {
  const [{ isOlder }] = await dataSource.query(
    `SELECT to_regclass('audit_entries') IS NOT NULL AND to_regclass('audit_head') IS NULL AS "isOlder"`,
  );
  if (!isOlder) return;
  const entries = await dataSource.query('SELECT 1 FROM audit_entries LIMIT 1');
  if (entries.length === 0) return;
  throw new StartFailure({
    zh: '这次升级要为已有的审计记录加签章，只能由产品自己完成：请直接启动产品（npm start，或部署中的 prepare），不要用本命令',
    en: 'This update seals the audit trail that is there, which only the product can: start it (npm start, or prepare of a deployment) instead of this command',
  });
}

async function check() {
  await withTemporaryServices(async ({ databaseUrl, redisUrl }) => {
    const said = await runStep(process.execPath, [join(root, 'dist/apps/api/src/check-drift.js')], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: databaseUrl, REDIS_URL: redisUrl },
      zh: '迁移检查未通过',
      en: 'The migration check failed',
    });
    say(said.trim());
  });
}

async function generate(migrationName) {
  if (!/^[A-Z][A-Za-z0-9]+$/.test(migrationName ?? '')) throw usage();
  await withTemporaryServices(({ databaseUrl }) =>
    withDataSource(databaseUrl, async (dataSource) => {
      await dataSource.runMigrations();
      const up = await require(join(database, 'index.js')).findDrift(dataSource);
      if (up.length === 0) return say('Entities and tables agree: nothing to write.');
      const { downQueries } = await dataSource.driver.createSchemaBuilder().log();
      const path = join(root, 'migrations', `${Date.now()}-${migrationName}.ts`);
      writeFileSync(
        path,
        migrationSource(path, migrationName, up, downQueries.map(({ query }) => query).reverse()),
      );
      say(`${path} — read it, name what it is for, and complete "down"`);
    }),
  );
}

function migrationSource(path, migrationName, up, down) {
  const timestamp = /(\d+)-[^/]*$/.exec(path)[1];
  const body = (statements) =>
    statements.map((query) => `    await runner.query(\`${query.replaceAll('`', '\\`')}\`);`).join('\n');
  return [
    "import type { MigrationInterface, QueryRunner } from 'typeorm';",
    '',
    `export class ${migrationName}${timestamp} implements MigrationInterface {`,
    '  async up(runner: QueryRunner): Promise<void> {',
    body(up),
    '  }',
    '',
    '  async down(runner: QueryRunner): Promise<void> {',
    body(down),
    '  }',
    '}',
    '',
  ].join('\n');
}

async function withTemporaryServices(work) {
  const home = mkdtempSync(join(tmpdir(), 'haojiao-migration-'));
  const services = await startServices(home, { say });
  try {
    await work(services);
  } finally {
    await services.stop();
    discardDataFolder(home);
  }
}

/** The built data source knows the entities of whatever modules are loaded, so all features are loaded first. */
async function withDataSource(databaseUrl, work) {
  require('reflect-metadata');
  require(join(root, 'dist/apps/api/src/features.js'));
  const { DataSource } = require('typeorm');
  const { dataSourceOptions } = require(join(database, 'index.js'));
  const dataSource = new DataSource(dataSourceOptions({ databaseUrl, databasePoolSize: 2 }));
  await dataSource.initialize();
  try {
    await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

function usage() {
  return new StartFailure({
    zh: '用法：node scripts/migration.mjs run | check | generate 名称（如 AddReviewDueDate）',
    en: 'Usage: node scripts/migration.mjs run | check | generate Name (as in AddReviewDueDate)',
  });
}
