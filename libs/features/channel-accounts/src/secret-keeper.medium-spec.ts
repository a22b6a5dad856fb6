import { HOUR_MS, MINUTE_MS } from '@haojiao/kernel';
import { openPublishingDesk } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';
import { SecretKeeper } from './secret-keeper';

describe('the keeper of what belongs to an app', () => {
  let desk: PublishingDesk;
  let keeper: SecretKeeper;
  let obtained: string[];

  beforeAll(async () => {
    desk = await openPublishingDesk();
    keeper = desk.api.app.get(SecretKeeper, { strict: false });
  });
  beforeEach(() => {
    obtained = [];
  });
  afterAll(() => desk.close());

  const twenty = Array.from({ length: 20 });
  const ask = (app: string[], refused?: string, from = keeper) =>
    from.get('douyin', {
      name: 'ticket',
      app,
      renewBeforeMs: 5 * MINUTE_MS,
      refused,
      obtain: async () => {
        await new Promise((done) => setTimeout(done, 20));
        obtained.push(`TICKET-${app[0]}-${obtained.length + 1}`);
        return { value: obtained.at(-1)!, expiresAt: new Date(desk.now().getTime() + 2 * HOUR_MS) };
      },
    });

  it('gets it once for all processes, and anew shortly before it runs out', async () => {
    const keepers = twenty.map(
      () =>
        Object.assign(Object.create(SecretKeeper.prototype), keeper, { underWay: new Map() }) as SecretKeeper,
    );
    const first = await Promise.all(keepers.map((each) => ask(['aw1', 's1'], undefined, each)));
    expect(new Set(first.map(({ value }) => value)).size).toBe(1);
    expect(obtained).toHaveLength(1);
    desk.forward(2 * HOUR_MS - 6 * MINUTE_MS);
    await ask(['aw1', 's1']);
    expect(obtained).toHaveLength(1);
    desk.forward(2 * MINUTE_MS);
    await ask(['aw1', 's1']);
    expect(obtained).toHaveLength(2);
  });

  it('replaces a refused one once, however many report it', async () => {
    const { value } = await ask(['aw2', 's2']);
    const next = await Promise.all(twenty.map(() => ask(['aw2', 's2'], value)));
    expect(new Set(next.map((secret) => secret.value))).toEqual(new Set([obtained[1]]));
  });

  it("never gives an app's own to somebody with another secret", async () => {
    const { value } = await ask(['aw3', 's3']);
    expect((await ask(['aw3', 'guessed'])).value).not.toBe(value);
  });

  it('keeps it unreadable, and does not read what was moved to another row', async () => {
    // Long ones: a few letters stand in any encrypted text by chance.
    await ask(['client-key-of-four', 'client-secret-of-four']);
    await ask(['aw5', 's5']);
    const rows = await desk.sql<{ row: string }>('SELECT to_jsonb(s)::text AS row FROM channel_secrets s');
    expect(JSON.stringify(rows)).not.toMatch(/TICKET-|of-four/);
    await desk.sql(
      `UPDATE channel_secrets SET sealed_value = (SELECT max(sealed_value) FROM channel_secrets)`,
    );
    const outcomes = await Promise.allSettled([
      ask(['client-key-of-four', 'client-secret-of-four']),
      ask(['aw5', 's5']),
    ]);
    expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeGreaterThanOrEqual(1);
  });
});
