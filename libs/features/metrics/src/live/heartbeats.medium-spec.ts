import { randomBytes } from 'node:crypto';
import { newId, nextBeijingMidnight } from '@haojiao/kernel';
import type { Settings } from '@haojiao/infrastructure/config';
import { KeyRing } from '@haojiao/infrastructure/security';
import { openCountingGround } from '@haojiao/testing';
import type { CountingGround } from '@haojiao/testing';
import { OfficeNetworks } from '../offices/office-networks';
import { VisitorKeys } from '../visitor-keys';
import { Heartbeats } from './heartbeats';
import { LiveBroadcastsOnSite } from './live-broadcasts-on-site';
import { LiveCounter } from './live-counter';

describe('heartbeats around midnight', () => {
  const midnight = nextBeijingMidnight(new Date()).getTime();
  const keyRing = new KeyRing({ secretKeys: `k1:${randomBytes(32).toString('base64')}` } as Settings);
  let ground: CountingGround;
  let counter: LiveCounter;
  let heartbeats: Heartbeats;
  let now = midnight;

  beforeAll(async () => {
    ground = await openCountingGround(9);
    const clock = { now: () => new Date(now) };
    const broadcasts = new LiveBroadcastsOnSite();
    broadcasts.provide(async () => ({ startsAt: new Date(0), endsAt: new Date(midnight * 2), way: [] }));
    counter = new LiveCounter(ground.redis, { keptEventsDays: 0 });
    heartbeats = new Heartbeats(
      broadcasts,
      new VisitorKeys(ground.redis, keyRing, clock),
      new OfficeNetworks(ground.database),
      counter,
      clock,
    );
  });

  afterAll(async () => {
    await counter.onApplicationShutdown();
    await ground.close();
  });

  const beat = (broadcastId: string, at: number, wish: { visitorId?: string; address?: string } = {}) => {
    now = midnight + at;
    return heartbeats.receive({
      ...{ broadcastId, address: '203.0.113.7', userAgent: 'Mozilla/5.0 (iPhone)' },
      ...{ method: 'POST', purpose: undefined, isStaff: false },
      ...wish,
    });
  };

  const viewsOf = async (broadcastId: string) => {
    await ground.mover.move();
    const [row] = await ground.database.query(
      'SELECT sum(raw)::int AS raw, sum(counted)::int AS views FROM media_counts WHERE content_id = $1',
      [broadcastId],
    );
    return row;
  };

  it('do not make a second view of whoever watches on without an identifier', async () => {
    const id = newId();
    await beat(id, -20_000);
    await beat(id, 10_000);
    await beat(id, 40_000);
    expect(await viewsOf(id)).toEqual({ raw: 3, views: 1 });
  });

  it('know others, and those with an identifier, as on any minute', async () => {
    const id = newId();
    await beat(id, -20_000);
    await beat(id, -20_000, { visitorId: 'viewer-0001' });
    await beat(id, 10_000, { visitorId: 'viewer-0001' });
    await beat(id, 10_000, { address: '203.0.113.8' });
    expect(await viewsOf(id)).toEqual({ raw: 4, views: 3 });
  });

  it('know nobody by yesterday any more when the gap is over', async () => {
    const id = newId();
    await beat(id, -20_000);
    await beat(id, 600_000);
    expect(await viewsOf(id)).toEqual({ raw: 2, views: 2 });
  });
});
