import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '@haojiao/infrastructure/database';
import { templateDatabase } from './template-database';

export interface TestDatabase {
  url: string;
  dataSource: DataSource;
  drop(): Promise<void>;
}

/**
 * A database of its own, migrated, for one spec file. Needs `DATABASE_URL` of a server in which databases may be
 * made; `npm run test:medium` starts one.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = requireEnvironment('DATABASE_URL');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = await new DataSource({ type: 'postgres', url: serverUrl }).initialize();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${await templateDatabase(serverUrl, admin)}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const options = dataSourceOptions({ databaseUrl: url.toString(), databasePoolSize: 10 });
  const dataSource = await new DataSource({ ...options, migrations: [] }).initialize();
  return {
    url: url.toString(),
    dataSource,
    drop: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.destroy();
    },
  };
}

export function requireEnvironment(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run the tests through npm run test:medium or npm test`);
  return value;
}
