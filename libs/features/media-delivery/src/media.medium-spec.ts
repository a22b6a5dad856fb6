import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { newId } from '@haojiao/kernel';
import { ObjectStorage } from '@haojiao/infrastructure/storage';
import { aMediaItem, anMp3, fetchAsPlayer, startTestApi } from '@haojiao/testing';
import type { MediaItem, PlayerWish, TestApi } from '@haojiao/testing';
import { EpisodeDoor } from './episode-access';

describe('media of published items', () => {
  const bytes = randomBytes(300_000);
  let api: TestApi;
  let base: string;
  let episode: MediaItem;

  beforeAll(async () => {
    api = await startTestApi();
    await api.app.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(api.app.getHttpServer().address() as AddressInfo).port}`;
    episode = await anItem();
  });

  afterAll(() => api.close());

  const anItem = (wish: object = {}) =>
    aMediaItem(
      {
        dataSource: api.dataSource,
        keep: (sha256, kept) => api.app.get(ObjectStorage, { strict: false }).put(sha256, kept),
      },
      { organizationId: api.root.id, bytes, durationSeconds: 30, ...wish },
    );

  const ask = (wish: PlayerWish = {}, path = episode.path) => fetchAsPlayer(base + path, wish);

  /** As everybody who writes to delivery tells it. */
  const tell = (change: object) =>
    api.dataSource.query(`SELECT pg_notify('delivery_changed', $1)`, [JSON.stringify(change)]);

  /** A notice is heard a moment after it was committed. */
  async function untilItIs(status: number, path: string, wish: PlayerWish = {}) {
    for (;;) {
      const answer = await ask(wish, path);
      if (answer.status === status) return answer;
    }
  }

  it('are sent whole, with everything that a player asks for', async () => {
    const { status, headers, body } = await ask();
    expect(status).toBe(200);
    expect(body.equals(bytes)).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'audio/mpeg',
      'content-length': '300000',
      'accept-ranges': 'bytes',
      etag: `"${episode.sha256}"`,
      'last-modified': 'Sat, 21 Nov 2026 02:00:00 GMT',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    });
  });

  it.each([
    ['bytes=0-0', 0, 1],
    ['bytes=0-1', 0, 2],
    ['bytes=1000-200000', 1_000, 200_001],
    ['bytes=299999-', 299_999, 300_000],
    ['bytes=-500', 299_500, 300_000],
    ['bytes=100-999999', 100, 300_000],
  ])('are sent to the byte for %s', async (range, start, end) => {
    const { status, headers, body } = await ask({ headers: { range } });
    expect([status, headers['content-range'], headers['content-length']]).toEqual([
      206,
      `bytes ${start}-${end - 1}/300000`,
      String(end - start),
    ]);
    expect(body.equals(bytes.subarray(start, end))).toBe(true);
  });

  it('tell nothing of where and by whom they were recorded, and ranges stay exact', async () => {
    const words = Buffer.from('\u0003place\u0000recorded-at-this-place', 'latin1');
    const frame = Buffer.concat([Buffer.from('TXXX'), Buffer.from([0, 0, 0, words.length, 0, 0]), words]);
    const tag = Buffer.concat([
      Buffer.from('ID3\u0004\u0000\u0000', 'latin1'),
      Buffer.from([0, 0, 0, frame.length]),
      frame,
    ]);
    const recorded = Buffer.concat([tag, anMp3(5)]);
    const { path } = await anItem({ bytes: recorded });
    const whole = await ask({}, path);
    expect([whole.status, whole.body.length]).toEqual([200, recorded.length]);
    expect(whole.body.includes('recorded-at-this-place')).toBe(false);
    expect(whole.body.subarray(tag.length).equals(anMp3(5))).toBe(true);
    const [from, to] = [tag.length - 9, tag.length + 20];
    const part = await ask({ headers: { range: `bytes=${from}-${to - 1}` } }, path);
    expect(part.body.equals(whole.body.subarray(from, to))).toBe(true);
    expect([part.headers.etag, whole.headers.etag]).toEqual([
      expect.stringContaining('-blanked'),
      part.headers.etag,
    ]);
    const known = await ask({ headers: { 'if-none-match': String(whole.headers.etag) } }, path);
    expect(known.status).toBe(304);
  });

  it('are told of by HEAD as by GET, without a body', async () => {
    const [got, told] = [await ask(), await ask({ method: 'HEAD', headers: { range: 'bytes=0-9' } })];
    const without = ({ date: _date, connection: _connection, ...headers }: Record<string, unknown>) =>
      headers;
    expect([told.status, told.body.length]).toEqual([200, 0]);
    expect(without(told.headers)).toEqual(without(got.headers));
  });

  it('answer what can not be satisfied, what is known and what has changed', async () => {
    const beyond = await ask({ headers: { range: 'bytes=300000-' } });
    expect([beyond.status, beyond.headers['content-range'], beyond.body.length]).toEqual([
      416,
      'bytes */300000',
      0,
    ]);
    const etag = `"${episode.sha256}"`;
    const known = await ask({ headers: { 'if-none-match': etag } });
    expect([known.status, known.headers.etag, known.body.length]).toEqual([304, etag, 0]);
    expect((await ask({ headers: { range: 'bytes=0-9', 'if-range': etag } })).status).toBe(206);
    expect((await ask({ headers: { range: 'bytes=0-9', 'if-range': '"old"' } })).status).toBe(200);
    expect((await ask({ headers: { range: 'bytes=0-9,20-29' } })).body.length).toBe(300_000);
  });

  it('are film as well', async () => {
    const film = await anItem({ type: 'video' });
    const { status, headers, body } = await ask({ headers: { range: 'bytes=5-9' } }, film.path);
    expect([status, headers['content-type'], body.length]).toEqual([206, 'video/mp4', 5]);
    expect((await ask({}, film.path.replace('/videos/', '/episodes/'))).status).toBe(404);
  });

  it('S25 are not found under any other address', async () => {
    const [, , , contentId, name] = episode.path.split('/');
    for (const path of [
      `/media/episodes/${newId()}/${name}`,
      `/media/episodes/${contentId}/${'0'.repeat(32)}.mp3`,
      `/media/episodes/${contentId}/${name!.replace('.mp3', '.m4a')}`,
      `/media/episodes/${contentId}/..%2f..%2fetc%2fpasswd`,
      `/media/episodes/not-an-id/${name}`,
      `/media/__proto__/${contentId}/${name}`,
    ]) {
      expect([path, (await ask({}, path)).status]).toEqual([path, 404]);
    }
    const many = Array.from({ length: 400 }, (_, index) => `${index * 3}-${index * 3}`).join(',');
    expect((await ask({ headers: { range: `bytes=${many}` } })).status).toBe(200);
    const huge = await ask({ headers: { range: `bytes=${'9'.repeat(400)}-` } });
    expect([huge.status, huge.body.length]).toEqual([200, 300_000]);
  });

  const withdraw = (contentId: string) =>
    api.dataSource.query(
      `UPDATE delivery_documents SET state = 'withdrawn', etag = NULL, document = NULL, summary = NULL, search = NULL
       WHERE content_id = $1`,
      [contentId],
    );

  it('are gone at once when the item is withdrawn', async () => {
    const item = await anItem();
    expect((await ask({ method: 'HEAD' }, item.path)).status).toBe(200);
    await withdraw(item.contentId);
    // Kept until it is told: nobody was asked.
    expect((await ask({}, item.path)).status).toBe(200);
    await tell({ contentId: item.contentId, slug: 'x' });
    const gone = await untilItIs(410, item.path);
    expect([gone.status, JSON.parse(gone.body.toString()).code]).toEqual([410, 'media_withdrawn']);
    expect((await ask({ method: 'HEAD' }, item.path)).status).toBe(410);
    expect((await ask({ headers: { 'if-none-match': `"${item.sha256}"` } }, item.path)).status).toBe(410);
  });

  it('are gone when their file is deleted, under every address, and small ones leave from memory until then', async () => {
    const [small, big] = [await anItem({ bytes: randomBytes(9_000) }), await anItem()];
    // As uploading would have reckoned them.
    await api.dataSource.query(
      `INSERT INTO asset_volumes (organization_id, bytes, files) VALUES ($1, 1000000, 100)
       ON CONFLICT (organization_id) DO UPDATE SET bytes = 1000000, files = 100`,
      [api.root.id],
    );
    for (const item of [small, big]) {
      const [{ id }] = await api.dataSource.query(
        'SELECT id FROM assets WHERE sha256 = $1 ORDER BY id DESC',
        [item.sha256],
      );
      const address = `/assets/${id}/${item.sha256.slice(0, 32)}/original.mp3`;
      const [first, again] = [await ask({}, address), await ask({}, address)];
      expect([first.status, again.status, again.body.equals(first.body)]).toEqual([200, 200, true]);
      for (const name of ['etag', 'content-type', 'content-length', 'cache-control', 'content-disposition']) {
        expect([name, again.headers[name]]).toEqual([name, first.headers[name]]);
      }
      const known = await ask({ headers: { 'if-none-match': `"x", "${item.sha256}"` } }, address);
      expect([known.status, known.body.length]).toEqual([304, 0]);
      const part = await ask({ headers: { range: 'bytes=10-19' } }, address);
      expect([part.status, part.body.equals(first.body.subarray(10, 20))]).toEqual([206, true]);
      expect((await ask({}, item.path)).status).toBe(200);
      await api.dataSource.query('UPDATE assets SET deleted_at = now() WHERE id = $1', [id]);
      await untilItIs(404, address);
      await untilItIs(404, item.path);
    }
  });

  it('of a private programme are heard by nobody but those whom its keeper lets in', async () => {
    await api.aUser({ username: 'editor', roles: ['editor'] });
    const { status, body } = await (
      await api.as('editor')
    ).post('/api/v1/programmes', {
      organizationId: api.root.id,
      code: 'private-one',
      languages: ['zh-Hans'],
      titles: { 'zh-Hans': '内部节目' },
      descriptions: { 'zh-Hans': '内部。' },
      categories: ['news'],
    });
    expect(status).toBe(201);
    const id: string = body.id;
    await api.dataSource.query(`UPDATE programmes SET visibility = 'private' WHERE id = $1`, [id]);
    const item = await anItem({ programmeId: id });
    expect((await ask({}, `${item.path}?key=guessed`)).status).toBe(404);
    const door = api.app.get(EpisodeDoor, { strict: false });
    door.learnFrom({
      mayHear: async ({ contentId, programmeId: asked, key }) =>
        contentId === item.contentId && asked === id && key === 'right',
    });
    expect((await ask({}, `${item.path}?key=guessed`)).status).toBe(404);
    expect((await ask({}, `${item.path}?key=right`)).status).toBe(200);
    // Who has the key opens it for nobody else, and asks anew each time.
    expect((await ask({}, item.path)).status).toBe(404);
    door.learnFrom({ mayHear: async () => false });
    expect((await ask({}, `${item.path}?key=right`)).status).toBe(404);
    expect((await ask()).status).toBe(200);
  });

  it('of a programme that becomes private are heard by nobody from then on', async () => {
    const [{ id }] = await api.dataSource.query(`SELECT id FROM programmes WHERE code = 'private-one'`);
    await api.dataSource.query(`UPDATE programmes SET visibility = 'public' WHERE id = $1`, [id]);
    const item = await anItem({ programmeId: id });
    await untilItIs(200, item.path);
    expect((await ask({}, item.path)).status).toBe(200);
    await api.dataSource.query(`UPDATE programmes SET visibility = 'private' WHERE id = $1`, [id]);
    await untilItIs(404, item.path);
  });
});
