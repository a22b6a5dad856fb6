import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { newId } from '@haojiao/kernel';
import { aForm, aHeaderBomb, aPolyglotGif, anMp3, aPhoto, startTestApi, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { AssetIntake } from './asset-intake';
import { AssetsService } from './assets.service';
import { RenderAsset } from './render-asset';

const page = '<!doctype html><script>alert(document.domain)</script>';
const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

describe('what hostile uploads and curious neighbours get from assets', () => {
  let api: TestApi;
  let unitA: string;
  let unitB: string;
  let author: ApiCaller;
  let neighbour: ApiCaller;
  let correspondent: ApiCaller;

  beforeAll(async () => {
    api = await startTestApi();
    unitA = (await api.aUnit()).id;
    unitB = (await api.aUnit()).id;
    await api.aUser({ username: 'author-a', roles: ['author'], organizationId: unitA });
    await api.aUser({ username: 'editor-b', roles: ['editor'], organizationId: unitB });
    await api.aUser({ username: 'reporter-a', roles: ['correspondent'], organizationId: unitA });
    author = await api.as('author-a');
    neighbour = await api.as('editor-b');
    correspondent = await api.as('reporter-a');
  });

  afterAll(() => api.close());

  const incoming = () => readdir(join(api.home, 'storage', 'incoming'));
  const upload = (bytes: Buffer, fileName: string, caller = author) =>
    uploadAsset(caller, { organizationId: unitA, bytes, fileName });

  const forbidden: [string, () => Buffer, string, string][] = [
    ['a drawing with a script', () => Buffer.from(drawing), 'drawing.svg', 'media_type_unsupported'],
    [
      'a drawing that calls itself a photo',
      () => Buffer.from(drawing),
      'photo.jpg',
      'media_type_unsupported',
    ],
    ['a page', () => Buffer.from(page), 'page.html', 'media_type_unsupported'],
    ['a page that calls itself a photo', () => Buffer.from(page), 'photo.png', 'media_type_unsupported'],
    ['an image that is a page too', aPolyglotGif, 'photo.gif', 'media_disguised'],
    ['a program', () => Buffer.from('MZ\x90\0\x03'), 'setup.jpg', 'media_type_unsupported'],
    ['a text', () => Buffer.from('会议纪要'), 'minutes.txt', 'media_type_unsupported'],
  ];

  it.each(forbidden)('S06 refuses %s, and keeps nothing of it', async (_what, bytes, fileName, code) => {
    const answer = await upload(bytes(), fileName);
    expect([answer.status, answer.body.code]).toEqual([415, code]);
    expect(await incoming()).toEqual([]);
  });

  it.each(forbidden)(
    'S05 gives the same verdict on %s at the door that other routes use',
    async (_what, bytes, fileName, code) => {
      const intake = api.app.get(AssetIntake, { strict: false });
      await expect(intake.receive(Readable.from([bytes()]), fileName)).rejects.toMatchObject({ code });
    },
  );

  it('S06 refuses a script hidden far behind the beginning of a photograph', async () => {
    const photo = await aPhoto(1200, 1200);
    const answer = await upload(Buffer.concat([photo, Buffer.from(page)]), 'photo.jpg');
    expect([answer.status, answer.body.code]).toEqual([415, 'media_disguised']);
  });

  it('S06 goes by the bytes when name or declared type lie', async () => {
    const { body, headers } = aForm([
      { name: 'organizationId', value: unitA },
      { name: 'file', value: await aPhoto(64, 64), fileName: '../../<b>x.html', mediaType: 'text/html' },
    ]);
    const answer = await author.post('/api/v1/assets', body, headers);
    expect(answer.body).toMatchObject({ mediaType: 'image/jpeg', fileName: 'bx.jpg' });
  });

  it('S06 hands a document out for download only', async () => {
    const pdf = Buffer.from('%PDF-1.7\n1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>');
    const { body } = await upload(pdf, '通知(1).pdf');
    expect(body).toMatchObject({ kind: 'document', state: 'ready' });
    const file = await api.app.inject({ url: new URL(body.url).pathname });
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    });
    expect(file.headers['content-disposition']).toBe(
      `attachment; filename="__(1).pdf"; filename*=UTF-8''%E9%80%9A%E7%9F%A5%281%29.pdf`,
    );
  });

  it('S08 refuses a few bytes that unfold to a picture of gigabytes', async () => {
    const answer = await upload(aHeaderBomb(), 'photo.png');
    expect([answer.status, answer.body.code]).toEqual([413, 'image_too_many_pixels']);
  });

  it('S08 cuts off a picture above its limit early, keeps the memory flat, and answers', async () => {
    await api.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = api.app.getHttpServer().address() as AddressInfo;
    const photo = await aPhoto(64, 64);
    const megabyte = Buffer.alloc(1024 * 1024, 0x5a);
    const before = process.memoryUsage().rss;
    let sent = 0;
    let peak = 0;
    const { status, code } = await new Promise<{ status?: number; code: string }>((resolve, reject) => {
      const boundary = 'cut';
      const request = httpRequest({
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/api/v1/assets',
        headers: {
          authorization: `Bearer ${author.accessToken}`,
          'content-type': `multipart/form-data; boundary=${boundary}`,
          // A lie: what comes is endless.
          'content-length': 3_000 * 1024 * 1024,
        },
      });
      let isAnswered = false;
      request.on('response', (response) => {
        isAnswered = true;
        void text(response).then((body) =>
          resolve({ status: response.statusCode, code: JSON.parse(body).code }),
        );
      });
      request.on('error', (error) => isAnswered || reject(error));
      request.write(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n`);
      request.write(photo);
      const more = () => {
        while (!isAnswered && !request.destroyed) {
          sent += 1;
          peak = Math.max(peak, process.memoryUsage().rss);
          if (!request.write(megabyte)) return void request.once('drain', more);
        }
      };
      more();
    });
    expect([status, code]).toEqual([413, 'file_too_large']);
    expect(sent).toBeLessThan(120);
    expect((peak - before) / 1024 / 1024).toBeLessThan(300);
    expect(await incoming()).toEqual([]);
  }, 60_000);

  it('S09 serves no rendition but those of the presets', async () => {
    const { body } = await upload(await aPhoto(400, 300), 'photo.jpg');
    await api.app.get(RenderAsset, { strict: false }).run(body.id);
    const { renditions } = (await author.get(`/api/v1/assets/${body.id}`)).body;
    const [thumb] = renditions.filter(({ url }: { url: string }) => url.endsWith('/thumb.webp'));
    const known = new URL(thumb.url).pathname;
    expect((await api.app.inject({ url: known })).statusCode).toBe(200);
    for (const [from, to] of [
      ['thumb.webp', 'huge.webp'],
      ['thumb.webp', 'thumb.png'],
      ['thumb.webp', '..%2fthumb.webp'],
      ['thumb.webp', 'original.jpg'],
    ] as const) {
      expect((await api.app.inject({ url: known.replace(from, to) })).statusCode).toBe(404);
    }
    const wide = await api.app.inject({ url: `${known}?width=9999` });
    expect(Number(wide.headers['content-length'])).toBe(thumb.bytes);
  });

  it('serves no file to who knows its id but not its hash', async () => {
    const { body } = await upload(anMp3(1), 'a.mp3');
    const guess = new URL(body.url).pathname.replace(body.sha256.slice(0, 32), '0'.repeat(32));
    expect((await api.app.inject({ url: guess })).statusCode).toBe(404);
    expect((await api.app.inject({ url: `/assets/${body.id}` })).statusCode).toBe(404);
  });

  it('S15 answers a stranger about an asset of another unit as about none at all, on each route', async () => {
    const { body } = await upload(anMp3(1), 'a.mp3');
    const ask = async (id: string) =>
      Promise.all([
        neighbour.get(`/api/v1/assets/${id}`),
        neighbour.get(`/api/v1/assets/${id}/usages`),
        neighbour.patch(`/api/v1/assets/${id}`, { credit: 'x' }, '*'),
        neighbour.delete(`/api/v1/assets/${id}`, '*'),
      ]);
    const strip = ({
      status,
      body: { instance: _, ...problem },
    }: {
      status: number;
      body: { instance: string };
    }) => ({
      status,
      ...problem,
    });
    const [theirs, none] = [await ask(body.id), await ask(newId())];
    expect(theirs.map(strip)).toEqual(none.map(strip));
    expect(theirs.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    const list = await neighbour.get(`/api/v1/assets?organizationId=${unitA}`);
    expect(list.body.items).toEqual([]);
  });

  it('S15 takes no file for a unit that the caller can not see, or may only see', async () => {
    const foreign = await uploadAsset(neighbour, { organizationId: unitA, bytes: anMp3(1) });
    const none = await uploadAsset(neighbour, { organizationId: newId(), bytes: anMp3(1) });
    expect([foreign.status, foreign.body.code]).toEqual([404, 'organization_not_found']);
    expect([none.status, none.body.code, none.body.detail]).toEqual([
      404,
      foreign.body.code,
      foreign.body.detail,
    ]);
    await api.aUser({ username: 'both', roles: ['auditor'], organizationId: unitA });
    const auditor = await uploadAsset(await api.as('both'), { organizationId: unitA, bytes: anMp3(1) });
    expect(auditor.status).toBe(403);
    expect(await incoming()).toEqual([]);
  });

  it('shows a correspondent their own files and no others', async () => {
    const own = await upload(anMp3(1), 'mine.mp3', correspondent);
    const others = await upload(anMp3(1), 'theirs.mp3');
    expect((await correspondent.get(`/api/v1/assets/${own.body.id}`)).status).toBe(200);
    expect((await correspondent.get(`/api/v1/assets/${others.body.id}`)).status).toBe(404);
    expect((await correspondent.delete(`/api/v1/assets/${others.body.id}`, '*')).status).toBe(404);
    const { items } = (await correspondent.get('/api/v1/assets')).body;
    expect(items.map(({ fileName }: { fileName: string }) => fileName)).toEqual(['mine.mp3']);
  });

  it('S16 tells a stranger nothing of where an asset is used', async () => {
    const { body } = await upload(anMp3(1), 'a.mp3');
    api.app.get(AssetsService, { strict: false }).registerUsage(
      async () => [
        { objectType: 'content', objectId: newId(), title: '内部', state: null, isVisibleTo: () => true },
      ],
      async (ids) => ids,
    );
    const answer = await neighbour.get(`/api/v1/assets/${body.id}/usages`);
    expect([answer.status, answer.text.includes('内部')]).toEqual([404, false]);
  });

  it('S17 lets nobody name an asset that they can not read', async () => {
    const { body } = await upload(anMp3(1), 'a.mp3');
    const service = api.app.get(AssetsService, { strict: false });
    const { Actor } = await import('@haojiao/features/organizations');
    const grants = (organizationId: string) => [
      { organizationId, roles: ['editor' as const], inherit: true },
    ];
    const actorOf = (unit: string) => new Actor(newId(), 'x', unit, newId(), grants(unit), null, null);
    await expect(service.requireReadable(actorOf(unitA), [body.id])).resolves.toHaveLength(1);
    const missing = newId();
    await expect(
      service.requireReadable(actorOf(unitB), [body.id, missing], { pathOf: (id) => `coverAssetId.${id}` }),
    ).rejects.toMatchObject({
      faults: expect.arrayContaining([
        expect.objectContaining({ path: `coverAssetId.${body.id}`, code: 'asset_not_found' }),
        expect.objectContaining({ path: `coverAssetId.${missing}`, code: 'asset_not_found' }),
      ]),
    });
  });

  it('S20 takes no state, hash or uploader from the caller', async () => {
    const { body } = await upload(anMp3(1), 'a.mp3');
    const answer = await author.patch(
      `/api/v1/assets/${body.id}`,
      { state: 'ready', sha256: 'f'.repeat(64), uploadedBy: newId(), organizationId: unitB },
      '*',
    );
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toHaveLength(4);
  });

  it('needs somebody who is signed in for everything but the files themselves', async () => {
    const { body, headers } = aForm([{ name: 'file', value: anMp3(1), fileName: 'a.mp3' }]);
    expect((await api.anonymous.post('/api/v1/assets', body, headers)).status).toBe(401);
    expect((await api.anonymous.get('/api/v1/assets')).status).toBe(401);
  });
});
