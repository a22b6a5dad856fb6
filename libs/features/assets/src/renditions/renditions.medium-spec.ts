import { sha256 } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { PictureRenderer } from '@haojiao/infrastructure/media';
import { ObjectStorage } from '@haojiao/infrastructure/storage';
import { aPhoto, startTestApi, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { RefreshRenditionsSweep } from '../jobs/refresh-renditions.sweep';
import { RENDITION_PRESETS_VERSION, renditionPresets } from '../rendition-presets';
import { RenderAsset } from '../render-asset';
import { MAX_FAILURES, RenderNext } from './render-next';
import { MOVES_AN_HOUR, RenderingBudget } from './rendering-budget';
import { LEASE_SECONDS, RenderingTurns } from './rendering-turns';

const stills = renditionPresets.filter(({ fit }) => fit.kind !== 'animation').length;

describe('renditions', () => {
  let api: TestApi;
  let units: { id: string; author: ApiCaller }[];
  let now = new Date('2026-11-21T08:00:00Z');
  const clock = { now: () => (now = new Date(now.getTime() + 1)) };
  const later = (seconds: number) => (now = new Date(now.getTime() + seconds * 1_000));

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: 'https://news.example.test' } });
    units = [];
    for (const name of ['one', 'two']) {
      const { id } = await api.aUnit();
      await api.aUser({ username: `author-${name}`, roles: ['author'], organizationId: id });
      units.push({ id, author: await api.as(`author-${name}`) });
    }
  });

  beforeEach(async () => {
    await api.dataSource.query('UPDATE assets SET renditions_due = false');
  });

  afterEach(() => jest.restoreAllMocks());
  afterAll(() => api.close());

  const service = <T>(type: abstract new (...args: never[]) => T): T =>
    api.app.get<T>(type, { strict: false });
  const get = async (id: string, of = units[0]!) => (await of.author.get(`/api/v1/assets/${id}`)).body;
  const path = (url: string) => url.replace('https://news.example.test', '');

  async function upload(bytes: Buffer, of = units[0]!): Promise<string> {
    const answer = await uploadAsset(of.author, { organizationId: of.id, bytes, fileName: 'photo.jpg' });
    expect(answer.status).toBe(201);
    return answer.body.id;
  }

  it('are made unit by unit in turn: a thousand pictures of one don’t hold up the one of another', async () => {
    const photo = await aPhoto(40, 30);
    const [many, one] = [units[0]!, units[1]!];
    const first = [await upload(photo, many), await upload(photo, many), await upload(photo, many)];
    const second = [await upload(photo, one), await upload(photo, one)];
    const turns: (string | undefined)[] = [];
    for (let count = 0; count < 6; count += 1) {
      turns.push((await service(RenderingTurns).claim(clock.now()))?.assetId);
    }
    expect([turns[0], turns[2], turns[4]]).toEqual(first);
    expect([turns[1], turns[3]]).toEqual(second);
    expect(turns[5]).toBeUndefined();
  });

  it('two workers never take the same picture', async () => {
    const photo = await aPhoto(40, 30);
    const ids = [await upload(photo), await upload(photo), await upload(photo)];
    const turns = await Promise.all(ids.concat('more').map(() => service(RenderingTurns).claim(clock.now())));
    expect(turns.flatMap((turn) => turn?.assetId ?? []).sort()).toEqual(ids.sort());
  });

  it('of a picture whose worker was killed are made again, exactly, when its lease is over', async () => {
    const id = await upload(await aPhoto(700, 500));
    expect((await get(id)).rendering).toEqual({
      state: 'waiting',
      done: 0,
      total: 0,
      failure: null,
      nextTryAt: null,
    });
    const killed = await service(RenderingTurns).claim(clock.now());
    expect(killed?.assetId).toBe(id);
    await service(RenderingTurns).report(killed!, clock.now(), 3, stills);
    expect((await get(id)).rendering).toMatchObject({ state: 'running', done: 3, total: stills });
    expect(await service(RenderNext).run(clock)).toBeNull();

    later(LEASE_SECONDS + 1);
    expect(await service(RenderNext).run(clock)).toBe(id);
    const done = await get(id);
    expect(done).toMatchObject({ state: 'ready', rendering: { state: 'done', failure: null } });
    expect([done.renditions.length, done.rendering.done]).toEqual([stills, stills]);

    await api.dataSource.query('DELETE FROM asset_renditions WHERE asset_id = $1', [id]);
    await api.dataSource.query('UPDATE assets SET renditions_due = true WHERE id = $1', [id]);
    await service(RenderNext).run(clock);
    expect((await get(id)).renditions).toEqual(done.renditions);
  });

  it('of a picture that kills every worker are given up, and the next picture has its turn', async () => {
    const [deadly, harmless] = [await upload(await aPhoto(50, 40)), await upload(await aPhoto(60, 40))];
    for (let died = 0; died < MAX_FAILURES; died += 1) {
      expect((await service(RenderingTurns).claim(clock.now()))?.assetId).toBe(deadly);
      later(LEASE_SECONDS + 1);
    }
    expect(await service(RenderNext).run(clock)).toBe(deadly);
    expect(await get(deadly)).toMatchObject({
      state: 'rejected',
      rejection: 'rendering_failed',
      rendering: { state: 'failed', failure: 'rendering_failed' },
    });
    expect(await service(RenderNext).run(clock)).toBe(harmless);
    expect((await get(harmless)).state).toBe('ready');
  });

  it('wait for a storage that is away, however long, say so, and block nobody', async () => {
    const id = await upload(await aPhoto(50, 40));
    const other = await upload(await aPhoto(55, 40));
    const { sha256: bytes } = await get(id);
    const storage = service(ObjectStorage);
    const read = storage.read.bind(storage);
    jest.spyOn(storage, 'read').mockImplementation(async (hash) => {
      if (hash === bytes) throw new Error('connection refused');
      return read(hash);
    });
    for (let count = 0; count <= MAX_FAILURES; count += 1) {
      const ran = [await service(RenderNext).run(clock), await service(RenderNext).run(clock)];
      expect(ran).toContain(id);
      expect((await get(id)).rendering).toMatchObject({
        state: 'retrying',
        failure: 'storage_unavailable',
        nextTryAt: expect.any(String),
      });
      later(31);
    }
    expect((await get(other)).state).toBe('ready');
    jest.restoreAllMocks();
    await service(RenderNext).run(clock);
    expect(await get(id)).toMatchObject({ state: 'ready', rendering: { state: 'done', failure: null } });
  });

  it('say why the picture itself can not be rendered', async () => {
    const whole = await aPhoto(600, 600);
    const id = await upload(whole.subarray(0, whole.length / 2));
    await service(RenderNext).run(clock);
    expect(await get(id)).toMatchObject({
      state: 'rejected',
      rejection: 'media_damaged',
      rendering: { state: 'failed', failure: 'media_damaged' },
    });
  });

  it('that only lost their focal point are not encoded again, only the crops are', async () => {
    const id = await upload(await aPhoto(500, 300));
    await service(RenderNext).run(clock);
    const wanted = jest.spyOn(service(PictureRenderer), 'render');
    await units[0]!.author.patch(`/api/v1/assets/${id}`, { focalPoint: { x: 0, y: 1 } }, '*');
    await service(RenderNext).run(clock);
    expect(wanted.mock.calls[0]![1].map(({ fit }) => fit.kind)).toEqual(Array(4).fill('crop'));
    expect((await get(id)).renditions).toHaveLength(stills);
  });

  it('made by an older table of presets are made anew while nothing else is due; old addresses stay good', async () => {
    const id = await upload(await aPhoto(500, 300));
    const made = async () => {
      await service(RenderNext).run(clock);
      return get(id);
    };
    await made();
    // As an older table would have made it: other bytes under the same name.
    const old = await aPhoto(300, 180);
    await service(ObjectStorage).put(sha256(old), old);
    await api.dataSource.query(
      `UPDATE asset_renditions SET preset_version = $2, sha256 = $3, bytes = $4
       WHERE asset_id = $1 AND name = 'medium' AND media_type = 'image/jpeg'`,
      [id, RENDITION_PRESETS_VERSION - 1, sha256(old), old.length],
    );
    const sweep = new RefreshRenditionsSweep(service(Database));
    const busy = await upload(await aPhoto(40, 40));
    await sweep.run();
    const isDue = async () =>
      (await api.dataSource.query('SELECT renditions_due AS due FROM assets WHERE id = $1', [id]))[0].due;
    expect(await isDue()).toBe(false);
    expect(await service(RenderNext).run(clock)).toBe(busy);
    await sweep.run();
    expect(await isDue()).toBe(true);

    const medium = (asset: { renditions: { name: string; mediaType: string; url: string }[] }) =>
      asset.renditions.find((each) => each.name === 'medium' && each.mediaType === 'image/jpeg')!.url;
    const before = medium(await get(id));
    const after = medium(await made());
    expect(after).not.toBe(before);
    const [kept, fresh] = await Promise.all([before, after].map((url) => api.app.inject({ url: path(url) })));
    expect([kept!.statusCode, fresh!.statusCode]).toEqual([200, 200]);
    expect(kept!.rawPayload.equals(old)).toBe(true);
    await sweep.run();
    expect(await isDue()).toBe(false);
  });

  it('S09: no size, format or name from outside makes one, and none is handed out', async () => {
    const id = await upload(await aPhoto(500, 300));
    await service(RenderNext).run(clock);
    const { renditions, sha256: original } = await get(id);
    const [base] = /^.*\//.exec(path(renditions[0].url))!;
    const render = jest.spyOn(service(PictureRenderer), 'render');
    const names = [
      'w5000.webp',
      '5000x5000.jpg',
      'huge.avif',
      'thumb.png',
      'thumb.svg',
      'thumb',
      'medium.jpg',
    ];
    for (const name of [...names, 'thumb.avif/..', 'original.jpg', '%2e%2e', 'cover_11.avif']) {
      expect([name, (await api.app.inject({ url: base + name })).statusCode]).toEqual([name, 404]);
    }
    const swapped = `/assets/${id}/${original.slice(0, 32)}/thumb.avif`;
    expect((await api.app.inject({ url: swapped })).statusCode).toBe(404);
    for (const query of ['?w=9999', '?width=1&format=png', '?quality=100']) {
      const served = await api.app.inject({ url: path(renditions[0].url) + query });
      expect(served.rawPayload.length).toBe(renditions[0].bytes);
    }
    expect(render).not.toHaveBeenCalled();
    const asked = await units[0]!.author.patch(`/api/v1/assets/${id}`, { width: 5000, presets: ['x'] }, '*');
    expect(asked.status).toBe(400);
  });

  it('S09: nobody has pictures rendered anew without end', async () => {
    const id = await upload(await aPhoto(40, 40), units[1]);
    const move = (x: number) =>
      units[1]!.author.patch(`/api/v1/assets/${id}`, { focalPoint: { x, y: 0.5 } }, '*');
    expect((await move(0.5)).status).toBe(200);
    const { uploadedBy: userId } = await get(id, units[1]);
    for (let count = 1; count < MOVES_AN_HOUR; count += 1) await service(RenderingBudget).spend(userId);
    const refused = await move(0.1);
    expect([refused.status, refused.body.code]).toEqual([429, 'too_many_renderings']);
    expect((await units[1]!.author.patch(`/api/v1/assets/${id}`, { altText: '图' }, '*')).status).toBe(200);
    await service(RenderAsset).run(id);
  });
});
