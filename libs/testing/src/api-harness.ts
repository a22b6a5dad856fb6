import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import type { OrganizationEntity, Role, UserEntity } from '@haojiao/features/organizations';
import { ApiCaller } from './api-caller';
import { createTestDatabase, requireEnvironment } from './test-database';

/** Every person of a test signs in with it. */
export const TEST_PASSWORD = 'Bugle-2026-call';

export interface TestApiOptions {
  /** Whether one person may hold several of the three administrator roles; default true, as in a first try. */
  smallOffice?: boolean;
  /** Further environment for the start, e.g. `{ HAOJIAO_PUBLIC_URL: … }`. */
  environment?: Record<string, string>;
}

export interface UserWish {
  username?: string;
  displayName?: string;
  /** Roles in the unit; none: a person who may do nothing. */
  roles?: Role[];
  /** Default the root. */
  organizationId?: string;
  /** Whether the roles reach the units below; default true. */
  inherit?: boolean;
}

export interface UnitWish {
  name?: string;
  code?: string;
  /** Default the root. */
  parentId?: string;
}

/** The whole api on a database of its own, asked without a socket. */
export interface TestApi {
  app: NestFastifyApplication;
  /** For looking behind the api and for breaking its rules by plain SQL. */
  dataSource: DataSource;
  databaseUrl: string;
  /** Data folder, removed at `close`. */
  home: string;
  root: OrganizationEntity;
  /** Signed in as that person; `admin` is there from the start. */
  as(username: string): Promise<ApiCaller>;
  anonymous: ApiCaller;
  aUnit(wish?: UnitWish): Promise<OrganizationEntity>;
  /** A person who can sign in with `TEST_PASSWORD`. */
  aUser(wish?: UserWish): Promise<UserEntity>;
  close(): Promise<void>;
}

/**
 * Starts the api as `main` does, on a fresh migrated database with the root unit and its administrator `admin`.
 * Needs `DATABASE_URL` and `REDIS_URL` of running servers. Modules are loaded late, so that unit tests which import
 * this library do not pay for the whole product.
 */
export async function startTestApi(options: TestApiOptions = {}): Promise<TestApi> {
  const redisUrl = requireEnvironment('REDIS_URL');
  const { createApi } = await import('../../../apps/api/src/create-api');
  const { MembersService, OrganizationsService, UsersService } =
    await import('@haojiao/features/organizations');
  const { Database } = await import('@haojiao/infrastructure/database');
  const testDatabase = await createTestDatabase();
  const home = await mkdtemp(join(tmpdir(), 'haojiao-api-'));
  const app = await withEnvironment(
    {
      NODE_ENV: 'test',
      DATABASE_URL: testDatabase.url,
      REDIS_URL: redisUrl,
      HAOJIAO_HOME: home,
      STORAGE_URL: `file:${join(home, 'storage')}`,
      HAOJIAO_SECRET_KEYS: `t1:${randomBytes(32).toString('base64')}`,
      HAOJIAO_SMALL_OFFICE: String(options.smallOffice ?? true),
      LOG_LEVEL: 'silent',
      ...options.environment,
    },
    async () => {
      const created = await createApi();
      await created.init();
      await created.getHttpAdapter().getInstance().ready();
      return created;
    },
  );

  const database = app.get(Database, { strict: false });
  const organizations = app.get(OrganizationsService, { strict: false });
  const users = app.get(UsersService, { strict: false });
  const members = app.get(MembersService, { strict: false });
  const callers = new Map<string, ApiCaller>();
  let serial = 0;

  const aUser = async (wish: UserWish = {}): Promise<UserEntity> => {
    serial += 1;
    const organizationId = wish.organizationId ?? root.id;
    return database.transaction(async (manager) => {
      const user = await users.insert(manager, {
        username: wish.username ?? `person-${serial}`,
        displayName: wish.displayName ?? wish.username ?? `测试人员${serial}`,
        password: TEST_PASSWORD,
        organizationId,
      });
      await members.save(manager, organizationId, user.id, wish.roles ?? [], wish.inherit ?? true);
      return user;
    });
  };

  const root = await database.transaction((manager) => organizations.createRoot('总工会', 'root', manager));
  const administratorRoles: Role[] =
    options.smallOffice === false
      ? ['administrator']
      : ['administrator', 'security_administrator', 'auditor'];
  await aUser({ username: 'admin', displayName: '系统管理员', roles: administratorRoles });

  const anonymous = new ApiCaller(app, null);
  const as = async (username: string): Promise<ApiCaller> => {
    const known = callers.get(username);
    if (known) return known;
    const login = await anonymous.post('/api/v1/auth/login', { username, password: TEST_PASSWORD });
    if (login.status !== 200) throw new Error(`${username} can not sign in: ${login.text}`);
    const caller = new ApiCaller(app, login.body.accessToken);
    callers.set(username, caller);
    return caller;
  };

  const aUnit = async (wish: UnitWish = {}): Promise<OrganizationEntity> => {
    serial += 1;
    const response = await (
      await as('admin')
    ).post('/api/v1/organizations', {
      name: wish.name ?? `测试单位${serial}`,
      code: wish.code ?? `unit-${serial}`,
      ...(wish.parentId && { parentId: wish.parentId }),
    });
    if (response.status !== 201) throw new Error(`no unit was made: ${response.text}`);
    return organizations.load(response.body.id);
  };

  return {
    app,
    dataSource: testDatabase.dataSource,
    databaseUrl: testDatabase.url,
    home,
    root,
    as,
    anonymous,
    aUnit,
    aUser,
    close: async () => {
      await app.close();
      await testDatabase.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Settings are read once at start: the environment is as before right after it. */
async function withEnvironment<T>(wanted: Record<string, string>, work: () => Promise<T>): Promise<T> {
  const before = { ...process.env };
  Object.assign(process.env, wanted);
  try {
    return await work();
  } finally {
    for (const name of Object.keys(wanted)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}
