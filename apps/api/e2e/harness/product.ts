import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Redis from 'ioredis';
import { DataSource } from 'typeorm';
import { requireEnvironment } from '@haojiao/testing';
import { Child, root } from './child';
import { ask, expectStatus } from './http';
import { freePort } from './ports';
import { preparedDatabase } from './prepared-database';

export const PASSWORD = 'Bugle-2026-call';

export interface ProductOptions {
  workers?: number;
  sandbox?: boolean;
  /** A faster clock for all processes, so that hours of waiting pass in minutes. */
  clock?: { speed: number; anchorMs: number };
  environment?: Record<string, string>;
}

/** The built product on a database and a data folder of its own: api, workers and sandbox as real processes. */
export class Product {
  readonly home = mkdtempSync(join(tmpdir(), 'haojiao-e2e-'));
  readonly tokens = new Map<string, string>();
  workers: Child[] = [];
  api!: Child;
  sandboxUrl = '';
  url = '';
  database!: DataSource;
  redis!: Redis;
  private sandbox: Child | null = null;
  private server!: DataSource;
  private databaseName = '';
  private environment: Record<string, string> = {};

  static async start(options: ProductOptions = {}): Promise<Product> {
    const product = new Product();
    try {
      await product.begin(options);
      return product;
    } catch (error) {
      await product.stop();
      throw error;
    }
  }

  private async begin(options: ProductOptions): Promise<void> {
    if (!existsSync(join(root, 'dist/apps/api/src/main.js'))) throw new Error('Build first: npx nest build');
    const serverUrl = requireEnvironment('DATABASE_URL');
    this.server = await new DataSource({ type: 'postgres', url: serverUrl }).initialize();
    this.databaseName = `e2e_${randomBytes(6).toString('hex')}`;
    const databaseUrl = new URL(serverUrl);
    databaseUrl.pathname = `/${this.databaseName}`;
    const redisUrl = ownRedis();
    this.redis = new Redis(redisUrl);
    await this.redis.flushdb();
    const port = await freePort();
    this.url = `http://localhost:${port}`;
    this.environment = {
      NODE_ENV: 'test',
      PORT: String(port),
      HAOJIAO_PUBLIC_URL: this.url,
      HAOJIAO_HOME: this.home,
      STORAGE_URL: `file:${join(this.home, 'storage')}`,
      HAOJIAO_SECRET_KEYS: keysOf(serverUrl),
      HAOJIAO_ADMIN_PASSWORD: PASSWORD,
      HAOJIAO_SMALL_OFFICE: 'true',
      DATABASE_URL: databaseUrl.toString(),
      REDIS_URL: redisUrl,
      LOG_LEVEL: 'warn',
      ...(options.clock && {
        HAOJIAO_CLOCK_SPEED: String(options.clock.speed),
        HAOJIAO_CLOCK_ANCHOR: String(options.clock.anchorMs),
      }),
      ...options.environment,
    };
    if (options.sandbox !== false) await this.startSandbox();
    await this.makeDatabase(options, keysOf(serverUrl));
    this.database = await new DataSource({ type: 'postgres', url: databaseUrl.toString() }).initialize();
    await this.startApi();
    for (let count = 0; count < (options.workers ?? 1); count += 1) this.startWorker();
    await this.untilReady();
    await this.signIn('admin');
  }

  /** What is made by another clock or under other keys is not copied. */
  private async makeDatabase({ clock, environment }: ProductOptions, keys: string): Promise<void> {
    const prepare = async () => {
      const child = this.child('prepare', 'dist/apps/api/src/prepare.js');
      if ((await child.exited) !== 0) await child.line('migrationsRun', 1);
    };
    const isUsual = !clock && !environment?.HAOJIAO_SECRET_KEYS;
    if (isUsual) return preparedDatabase(this.server, this.databaseName, keys, prepare);
    await this.server.query(`CREATE DATABASE ${this.databaseName}`);
    await prepare();
  }

  async startApi(): Promise<void> {
    this.api = this.child('api', 'dist/apps/api/src/main.js');
    await this.until(
      'the api to answer',
      async () => (await ask('GET', `${this.url}/health/live`)).status === 200,
    );
  }

  /** Stops the api in order and starts it with some settings changed. */
  async restartApi(changes: Record<string, string>): Promise<void> {
    await this.api.stop();
    Object.assign(this.environment, changes);
    await this.startApi();
  }

  startWorker(): Child {
    const worker = this.child('worker', 'dist/apps/worker/src/main.js');
    this.workers.push(worker);
    return worker;
  }

  async untilReady(): Promise<void> {
    await this.until('readiness', async () => (await ask('GET', `${this.url}/health/ready`)).status === 200);
  }

  /**
   * Waits for a condition; names what it waited for when it never came. The limit is for machines that do much else
   * besides: whatever it waits for takes seconds.
   */
  async until(what: string, holds: () => Promise<boolean>, withinMs = 180_000, everyMs = 150): Promise<void> {
    const deadline = Date.now() + withinMs;
    let last: unknown;
    while (Date.now() < deadline) {
      try {
        if (await holds()) return;
      } catch (error) {
        last = error;
      }
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
    throw new Error(
      `waited ${withinMs} ms in vain for ${what}${last instanceof Error ? `: ${last.message}` : ''}`,
    );
  }

  async signIn(username: string, password = PASSWORD): Promise<string> {
    const answer = await expectStatus(
      200,
      ask('POST', `${this.url}/api/v1/auth/login`, { body: { username, password } }),
    );
    this.tokens.set(username, answer.body.accessToken);
    return answer.body.accessToken;
  }

  /** Asks the management surface as somebody; signs in again when the short token has run out. */
  async as(username: string, method: string, path: string, body?: unknown, headers?: Record<string, string>) {
    const token = this.tokens.get(username) ?? (await this.signIn(username));
    const answer = await ask(method, `${this.url}/api/v1${path}`, { token, body, headers });
    if (answer.status !== 401) return answer;
    return ask(method, `${this.url}/api/v1${path}`, { token: await this.signIn(username), body, headers });
  }

  /** Steers the sandbox. */
  async control(method: string, path: string, body?: unknown) {
    const answer = await ask(method, `${this.sandboxUrl}${path}`, { body });
    if (answer.status >= 400) throw new Error(`sandbox ${method} ${path}: ${answer.status} ${answer.text}`);
    return answer;
  }

  async stop(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.stop()));
    await this.api?.stop();
    await this.sandbox?.stop();
    if (this.database?.isInitialized) await this.database.destroy();
    if (this.server?.isInitialized) {
      await this.server.query(`DROP DATABASE IF EXISTS ${this.databaseName} WITH (FORCE)`);
      await this.server.destroy();
    }
    this.redis?.disconnect();
    if (!process.env.HAOJIAO_KEEP_E2E_HOME) rmSync(this.home, { recursive: true, force: true });
  }

  private async startSandbox(): Promise<void> {
    this.sandbox = this.child('sandbox', 'dist/apps/sandbox/src/main.js');
    const { controlUrl, baseUrls } = (await this.sandbox.line('controlUrl')) as unknown as {
      controlUrl: string;
      baseUrls: Record<string, Record<string, string>>;
    };
    this.sandboxUrl = controlUrl;
    Object.assign(this.environment, {
      HAOJIAO_SANDBOX: 'on',
      HAOJIAO_WECHAT_BASE_URL: baseUrls.wechat!.api,
      HAOJIAO_WEIBO_BASE_URL: baseUrls.weibo!.api,
      HAOJIAO_DOUYIN_BASE_URL: baseUrls.douyin!.api,
      HAOJIAO_TOUTIAO_BASE_URL: baseUrls.toutiao!.api,
      HAOJIAO_TOUTIAO_OAUTH_BASE_URL: baseUrls.toutiao!.oauth,
    });
  }

  private child(name: string, script: string): Child {
    return new Child(name, script, this.environment, join(this.home, `${name}.log`));
  }
}

/** The same for all products on a server, whose address has a password of its own. */
const keysOf = (serverUrl: string) => `e1:${createHash('sha256').update(serverUrl).digest('base64')}`;

/** Of products that run beside each other each has a database of Redis to itself. */
function ownRedis(): string {
  const url = new URL(requireEnvironment('REDIS_URL'));
  url.pathname = `/${process.env.JEST_WORKER_ID ?? '1'}`;
  return url.toString();
}
