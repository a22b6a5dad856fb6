import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort, occupyPort } from './harness/ports';
import {
  LaunchedProduct,
  endProcessesIn,
  newDataFolder,
  processesIn,
  removeDataFolder,
} from './launched-product';

/** The story of one data folder, in order: each test goes on from what the one before left in it. */
describe('npm start', () => {
  const home = newDataFolder();
  let port: number;
  let password: string;

  beforeAll(async () => {
    port = await freePort();
  });
  // One failed test must not make the next ones fail: what it left running goes, its data stays.
  afterEach(() => endProcessesIn(home));
  afterAll(() => removeDataFolder(home));

  const launch = async (): Promise<LaunchedProduct> => {
    const product = new LaunchedProduct(home, port);
    await product.untilReady();
    return product;
  };
  const signIn = async (product: LaunchedProduct): Promise<number> => {
    const answer = await fetch(`${product.url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'admin', password }),
    });
    return answer.status;
  };
  const pidOf = (name: string): number =>
    (JSON.parse(readFileSync(join(home, 'run', `${name}.json`), 'utf8')) as { pid: number }).pid;

  it('shows the address and the first password, and lets its owner sign in', async () => {
    const product = await launch();
    expect(product.output).toContain(`Address: http://localhost:${port}\n`);
    while (!/Password: \S+/.test(product.output)) await delay(20);
    password = /Password: (\S+)/.exec(product.output)![1]!;
    expect((await fetch(`${product.url}/health/ready`)).status).toBe(200);
    expect(await signIn(product)).toBe(200);
    expect(await product.stop()).toBe(0);
  });

  it('leaves no process and no claim on the folder behind', () => {
    expect(processesIn(home)).toEqual([]);
    expect(() => statSync(join(home, 'lock.json'))).toThrow('ENOENT');
    expect(() => statSync(join(home, 'running.json'))).toThrow('ENOENT');
  });

  it('keeps its secrets from other users of the machine', () => {
    for (const file of ['secrets.json', 'ports.json', 'redis/redis.conf'])
      expect(statSync(join(home, file)).mode & 0o077).toBe(0);
  });

  it('keeps the data over a second start, which neither installs nor builds nor shows a password', async () => {
    const product = await launch();
    expect(await signIn(product)).toBe(200);
    expect(product.output).not.toMatch(/Installing|Building|Password:/);

    const second = new LaunchedProduct(home, await freePort());
    expect(await second.untilExit()).toBe(1);
    expect(second.output).toContain(`already runs in ${home} (process ${product.pid})`);
    expect(await signIn(product)).toBe(200);
    expect(await product.stop()).toBe(0);
  });

  it('prepares the database once for a build, and again for another one', async () => {
    const preparedAt = async (statement?: string): Promise<string> => {
      const product = await launch();
      const { databaseUrl } = JSON.parse(readFileSync(join(home, 'running.json'), 'utf8')) as Record<
        string,
        string
      >;
      const client = new Client({ connectionString: databaseUrl });
      await client.connect();
      const { rows } = await client.query<{ at: string }>(
        'SELECT prepared_at::text AS at FROM prepared_build',
      );
      if (statement) await client.query(statement);
      await client.end();
      expect(await product.stop()).toBe(0);
      return rows[0]!.at;
    };
    const first = await preparedAt();
    expect(await preparedAt(`UPDATE prepared_build SET fingerprint = 'of another build'`)).toBe(first);
    expect(await preparedAt()).not.toBe(first);
  });

  it('starts a worker again that was killed', async () => {
    const product = await launch();
    const killed = pidOf('worker');
    process.kill(killed, 'SIGKILL');
    while (!product.output.includes('worker ended unexpectedly')) await delay(50);
    while (pidOf('worker') === killed) await delay(50);
    expect((await fetch(`${product.url}/health/live`)).status).toBe(200);
    expect(await product.stop()).toBe(0);
    expect(processesIn(home)).toEqual([]);
  });

  it('recovers from a predecessor that was killed outright', async () => {
    const victim = await launch();
    await victim.kill();
    const successor = await launch();
    expect(await signIn(successor)).toBe(200);
    expect(await successor.stop()).toBe(0);
    expect(processesIn(home)).toEqual([]);
  });

  it('is not misled by a lock and a pid file whose number now belongs to a stranger', async () => {
    const stranger = process.pid;
    writeFileSync(
      join(home, 'lock.json'),
      JSON.stringify({ pid: stranger, startedAt: 'another boot:1', command: 'node start.mjs' }),
    );
    writeFileSync(join(home, 'postgres/postmaster.pid'), `${stranger}\n${join(home, 'postgres')}\n`);
    const product = await launch();
    expect(await product.stop()).toBe(0);
  });

  it('names a taken port and the way to another one, before it starts anything', async () => {
    const taken = await occupyPort();
    const product = new LaunchedProduct(home, taken.port);
    expect(await product.untilExit()).toBe(1);
    await taken.release();
    expect(product.output.trim().split('\n')).toHaveLength(1);
    expect(product.output).toMatch(
      new RegExp(`Port ${taken.port} is taken by another program.*PORT=\\d+ npm start`),
    );
    expect(processesIn(home)).toEqual([]);
  });

  it('refuses the data of another PostgreSQL version in one line, and touches nothing', async () => {
    const file = join(home, 'postgres/PG_VERSION');
    const ours = readFileSync(file, 'utf8');
    writeFileSync(file, '15\n');
    const product = new LaunchedProduct(home, port);
    expect(await product.untilExit()).toBe(1);
    expect(product.output).toMatch(/was made by PostgreSQL 15, this is PostgreSQL 18: .*HAOJIAO_HOME=/);
    expect(readFileSync(file, 'utf8')).toBe('15\n');
    expect(processesIn(home)).toEqual([]);
    writeFileSync(file, ours);
  });

  it('names a data folder that can not be', async () => {
    const product = new LaunchedProduct('/proc/nowhere', port);
    expect(await product.untilExit()).toBe(1);
    expect(product.output).toContain("The folder /proc/nowhere can't be made");
  });

  it('names a database that does not answer, and does not fall back to its own', async () => {
    const nowhere = await freePort();
    const product = new LaunchedProduct(home, port, {
      DATABASE_URL: `postgres://somebody:secret-word@127.0.0.1:${nowhere}/haojiao`,
      HAOJIAO_SECRET_KEYS: `k1:${Buffer.alloc(32, 'not a sample').toString('base64')}`,
    });
    expect(await product.untilExit()).toBe(1);
    expect(product.output).toContain(`Nothing answers at 127.0.0.1:${nowhere}, where DATABASE_URL points to`);
    expect(product.output).not.toContain('secret-word');
    expect(processesIn(home)).toEqual([]);
  });

  it('asks for the key ring where the database is not its own', async () => {
    const product = new LaunchedProduct(home, port, { DATABASE_URL: 'postgres://127.0.0.1/haojiao' });
    expect(await product.untilExit()).toBe(1);
    expect(product.output).toContain('HAOJIAO_SECRET_KEYS must be set too');
  });
});
