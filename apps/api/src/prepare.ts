import { randomBytes } from 'node:crypto';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ChannelsModule } from '@haojiao/channels/channels.module';
import { Settings, SettingsError, loadSettings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { ProcessModule } from '@haojiao/infrastructure/process';
import { AuditService } from '@haojiao/features/audit';
import {
  MembersService,
  OrganizationsService,
  UserPhones,
  UsersService,
} from '@haojiao/features/organizations';
import type { Role } from '@haojiao/features/organizations';
import { SampleLexicons } from '@haojiao/features/proofing';
import { ContactPhones } from '@haojiao/features/submissions';
import { featureModules } from './features';

@Module({
  imports: [ProcessModule, ChannelsModule, ...featureModules],
})
class PrepareModule {}

interface Prepared {
  migrationsRun: number;
  administrator: { username: string; password: string } | null;
}

/**
 * Brings the database to this version and makes the root unit with its first administrator. Safe to run at every start,
 * also by several at once: migrations and the first rows are made under one lock.
 */
async function prepare(): Promise<Prepared> {
  // Faults of the settings are told in one message; inside of Nest they would be a stack trace.
  loadSettings();
  const app = await NestFactory.createApplicationContext(PrepareModule, { logger: ['error', 'warn'] });
  try {
    const database = app.get(Database);
    const lock = database.dataSource.createQueryRunner();
    await lock.connect();
    await lock.query('SELECT pg_advisory_lock(7204100)');
    try {
      const migrations = await database.dataSource.runMigrations();
      if (migrations.length > 0)
        await database.transaction((manager) => app.get(AuditService).sealFirst(manager));
      await database.transaction((manager) => app.get(UserPhones).sealClear(manager));
      await database.transaction((manager) => app.get(ContactPhones).sealClear(manager));
      const administrator = await database.transaction(async (manager) => {
        const organizations = app.get(OrganizationsService);
        if (await organizations.findRoot(manager)) return null;
        const root = await organizations.createRoot('总工会', 'root', manager);
        const settings = app.get(Settings);
        const generated = settings.adminPassword ? null : randomPassword();
        const user = await app.get(UsersService).insert(manager, {
          username: settings.adminUsername,
          displayName: '系统管理员',
          password: settings.adminPassword ?? generated!,
          organizationId: root.id,
          mustChangePassword: generated !== null,
        });
        const roles: Role[] = settings.smallOffice
          ? ['administrator', 'security_administrator', 'auditor']
          : ['administrator'];
        await app.get(MembersService).save(manager, root.id, user.id, roles, true);
        return generated ? { username: user.username, password: generated } : null;
      });
      await database.transaction(async (manager) => {
        const root = await app.get(OrganizationsService).findRoot(manager);
        await app.get(SampleLexicons).install(root!.id, manager);
      });
      await rememberBuild(database);
      return { migrationsRun: migrations.length, administrator };
    } finally {
      await lock.release();
    }
  } finally {
    await app.close();
  }
}

/** `--build <fingerprint>`, as the launcher says it: the next start of that build asks for nothing of this. */
async function rememberBuild(database: Database): Promise<void> {
  const at = process.argv.indexOf('--build');
  const fingerprint = at > 0 ? process.argv[at + 1] : undefined;
  if (!fingerprint) return;
  await database.query(
    `INSERT INTO prepared_build (fingerprint, prepared_at) VALUES ($1, now())
     ON CONFLICT ("only") DO UPDATE SET fingerprint = excluded.fingerprint, prepared_at = excluded.prepared_at`,
    [fingerprint],
  );
}

/** Readable aloud, 20 characters in groups, and always of three classes. */
function randomPassword(): string {
  const letters = randomBytes(20)
    .toString('base64')
    .replace(/[^A-Za-z]/g, 'k');
  return `${letters.slice(0, 6)}-${letters.slice(6, 12)}-${String(randomBytes(4).readUInt32BE() % 1_000_000).padStart(6, '0')}A`;
}

prepare()
  .then((prepared) => process.stdout.write(`${JSON.stringify(prepared)}\n`))
  .catch((error: unknown) => {
    const words =
      error instanceof SettingsError ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${words}\n`);
    process.exit(1);
  });
