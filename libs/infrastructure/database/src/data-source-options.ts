import { join } from 'node:path';
import type { DataSourceOptions } from 'typeorm';
import { loadedEntities } from './entity-registry';
import { SnakeNamingStrategy } from './snake-naming.strategy';

export interface DatabaseAccess {
  databaseUrl: string;
  databasePoolSize: number;
}

/** Compiled migrations in the build, sources under the test runner. */
const migrationsGlob = join(__dirname, '../../../../migrations/*.{js,ts}');

export function dataSourceOptions(access: DatabaseAccess): DataSourceOptions {
  return {
    type: 'postgres',
    url: access.databaseUrl,
    entities: loadedEntities(),
    migrations: [migrationsGlob],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNamingStrategy(),
    synchronize: false,
    uuidExtension: 'pgcrypto',
    poolSize: access.databasePoolSize,
    applicationName: 'haojiao',
    extra: {
      // A query that hangs must not hold a worker for ever; long work is cut into batches.
      statement_timeout: 60_000,
      idle_in_transaction_session_timeout: 60_000,
    },
  };
}
