import { randomUUID } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '@haojiao/kernel';
import type { JobProducer } from '@haojiao/infrastructure/queue';
import { aForm, anMp3, anMp4, aPhoto, startTestApi, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { AssetFiles } from './asset-files';
import { AssetIntake } from './asset-intake';
import { AssetsService } from './assets.service';
import { renditionPresets } from './rendition-presets';
import { RenderPendingAssetsSweep } from './jobs/render-pending-assets.sweep';
import { RenderAsset } from './render-asset';

const stillPresets = renditionPresets.filter(({ fit }) => fit.kind !== 'animation');

describe('assets', () => {
  let api: TestApi;
  let author: ApiCaller;
  let unit: string;

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: 'https://news.example.test' } });
    unit = (await api.aUnit()).id;
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unit });
    author = await api.as('author');
  });

  afterAll(() => api.close());

  const service = <T>(type: abstract new (...args: never[]) => T): T =>
    api.app.get<T>(type, { strict: false });
  const stored = (hash: string) => join(api.home, 'storage', hash.slice(0, 2), hash.slice(2, 4), hash);
  const path = (url: string) => url.replace('https://news.example.test', '');

  async function upload(bytes: Buffer, fileName = 'photo.jpg') {
    const answer = await uploadAsset(author, { organizationId: unit, bytes, fileName });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.body;
  }

  async function aReadyPhoto() {
    const { id } = await upload(await aPhoto(1200, 900));
    await service(RenderAsset).run(id);
    return author.get(`/api/v1/assets/${id}`);
  }

  it('keeps an episode with its length and hands it out in pieces', async () => {
    const episode = anMp3(40);
    const asset = await upload(episode, '每日一问.wav');
    expect(asset).toMatchObject({
      kind: 'audio',
      mediaType: 'audio/mpeg',
      bytes: episode.length,
      sha256: sha256(episode),
      fileName: '每日一问.mp3',
      state: 'ready',
    });
    expect(asset.durationSeconds).toBeCloseTo(40, 0);
    const address = path(asset.url);
    expect(address).toMatch(new RegExp(`^/assets/${asset.id}/${asset.sha256.slice(0, 32)}/original\\.mp3$`));

    const whole = await api.app.inject({ url: address });
    expect(whole.rawPayload.equals(episode)).toBe(true);
    expect(whole.headers).toMatchObject({
      'content-type': 'audio/mpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=31536000, immutable',
      'accept-ranges': 'bytes',
    });
    const piece = await api.app.inject({ url: address, headers: { range: 'bytes=100-199' } });
    expect([piece.statusCode, piece.headers['content-range']]).toEqual([
      206,
      `bytes 100-199/${episode.length}`,
    ]);
    expect(piece.rawPayload.equals(episode.subarray(100, 200))).toBe(true);
    const behind = await api.app.inject({ url: address, headers: { range: `bytes=${episode.length}-` } });
    expect([behind.statusCode, behind.headers['content-range']]).toEqual([416, `bytes */${episode.length}`]);
    const head = await api.app.inject({ method: 'HEAD', url: address });
    expect([head.statusCode, head.headers['content-length'], head.payload]).toEqual([
      200,
      String(episode.length),
      '',
    ]);
    const known = { 'if-none-match': String(whole.headers.etag) };
    expect((await api.app.inject({ url: address, headers: known })).statusCode).toBe(304);
    const old = { range: 'bytes=0-9', 'if-range': '"another"' };
    expect((await api.app.inject({ url: address, headers: old })).statusCode).toBe(200);
  });

  it('knows the size of a film', async () => {
    expect(await upload(anMp4({ seconds: 20, width: 720, height: 1280 }), 'film.mp4')).toMatchObject({
      kind: 'video',
      width: 720,
      height: 1280,
      durationSeconds: 20,
      state: 'ready',
    });
  });

  it('takes the fields of the form behind the file as well as before it', async () => {
    const { body, headers } = aForm([
      { name: 'file', value: anMp3(1), fileName: 'a.mp3' },
      { name: 'organizationId', value: unit },
      { name: 'altText', value: '片头曲' },
    ]);
    expect(await author.post('/api/v1/assets', body, headers)).toMatchObject({
      status: 201,
      body: { altText: '片头曲' },
    });
  });

  it('tells every fault of a form at once', async () => {
    const { body, headers } = aForm([
      { name: 'organizationId', value: 'mine' },
      { name: 'altText', value: 'x'.repeat(501) },
      { name: 'state', value: 'ready' },
    ]);
    const answer = await author.post('/api/v1/assets', body, headers);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((error: { path: string }) => error.path).sort()).toEqual([
      'altText',
      'file',
      'organizationId',
      'state',
    ]);
  });

  it('answers a form that is cut off as the fault of its sender', async () => {
    const { body, headers } = aForm([{ name: 'file', value: anMp3(1), fileName: 'a.mp3' }]);
    const answer = await author.post('/api/v1/assets', body.subarray(0, body.length / 2), headers);
    expect([answer.status, answer.body.code]).toEqual([400, 'multipart_malformed']);
  });

  it('keeps the same bytes once, under two assets with words of their own', async () => {
    const bytes = await aPhoto();
    const [one, other] = [await upload(bytes), await upload(bytes)];
    expect(one.id).not.toBe(other.id);
    expect(one.sha256).toBe(other.sha256);
    const files = await readdir(join(api.home, 'storage'), { recursive: true });
    expect(files.filter((name) => name.endsWith(one.sha256))).toHaveLength(1);
    expect(await readdir(join(api.home, 'storage', 'incoming'))).toEqual([]);
  });

  describe('a picture', () => {
    it('is ready with all its renditions when the worker has been at it', async () => {
      const uploaded = await upload(await aPhoto(2000, 1500));
      expect(uploaded).toMatchObject({
        state: 'processing',
        width: 2000,
        height: 1500,
        url: null,
        renditions: [],
      });
      await service(RenderAsset).run(uploaded.id);
      const { body } = await author.get(`/api/v1/assets/${uploaded.id}`);
      expect(body.state).toBe('ready');
      expect(body.renditions.map((r: { name: string }) => r.name)).toEqual(
        stillPresets.map(({ name }) => name),
      );
      const cover = body.renditions.find((r: { name: string }) => r.name === 'cover_235');
      expect(cover).toMatchObject({ mediaType: 'image/jpeg', width: 900, height: 383 });
      for (const rendition of body.renditions) {
        const file = await api.app.inject({ url: path(rendition.url) });
        expect([file.statusCode, file.headers['content-type'], file.rawPayload.length]).toEqual([
          200,
          rendition.mediaType,
          rendition.bytes,
        ]);
      }
    });

    it('is never handed out as it was uploaded: it may tell where it was taken', async () => {
      const { body } = await aReadyPhoto();
      const original = `/assets/${body.id}/${body.sha256.slice(0, 32)}/original.jpg`;
      expect((await api.app.inject({ url: original })).statusCode).toBe(404);
    });

    it('gets new crops under new addresses when its focal point moves, and an edit goes on meanwhile', async () => {
      const { body: photo } = await aReadyPhoto();
      const address = `/api/v1/assets/${photo.id}`;
      const url = (body: { renditions: { name: string; url: string }[] }, name: string) =>
        body.renditions.find((rendition) => rendition.name === name)?.url;
      // Both points are given: what catches the eye may happen to lie at either edge.
      const moveTo = (x: number, y: number) => author.patch(address, { focalPoint: { x, y } }, '*');
      await moveTo(1, 1);
      await service(RenderAsset).run(photo.id);
      const before = await author.get(address);
      const moved = await moveTo(0, 0);
      expect(moved).toMatchObject({ status: 200, body: { state: 'ready', focalPoint: { x: 0, y: 0 } } });
      await service(RenderAsset).run(photo.id);
      const after = await author.get(address);
      expect(url(after.body, 'cover_34')).not.toBe(url(before.body, 'cover_34'));
      expect(url(after.body, 'medium')).toBe(url(before.body, 'medium'));
      expect(after.etag).toBe(moved.etag);
    });

    it('is rejected with the reason when it turns out to be damaged', async () => {
      const whole = await aPhoto(600, 600);
      const { id } = await upload(whole.subarray(0, whole.length / 2));
      await service(RenderAsset).run(id);
      const { body } = await author.get(`/api/v1/assets/${id}`);
      expect(body).toMatchObject({ state: 'rejected', rejection: 'media_damaged', renditions: [] });
    });

    it('is rendered once more without harm, and found by the sweep when Redis forgot it', async () => {
      const { id } = await upload(await aPhoto());
      const taken: string[] = [];
      const producer = {
        enqueueMany: async (_: unknown, jobs: { assetId: string }[]) =>
          taken.push(...jobs.map((job) => job.assetId)) > 0,
      } as unknown as JobProducer;
      const sweep = new RenderPendingAssetsSweep(service(AssetsService)['database'], producer);
      await sweep.run();
      expect(taken).toContain(id);
      await Promise.all([service(RenderAsset).run(id), service(RenderAsset).run(id)]);
      taken.length = 0;
      await sweep.run();
      expect(taken).not.toContain(id);
      expect((await author.get(`/api/v1/assets/${id}`)).body.renditions).toHaveLength(stillPresets.length);
    });
  });

  describe('what was approved', () => {
    it('is found changed when one byte on the disk is another', async () => {
      const { id } = await upload(await aPhoto());
      const asset = await service(AssetsService).load(id);
      const files = service(AssetFiles);
      await files.verify(asset, asset.sha256);
      expect((await files.encodeImage(asset, { format: 'jpeg', maxEdge: 100 })).width).toBe(100);

      const bytes = await readFile(stored(asset.sha256));
      bytes[bytes.length - 20]! ^= 1;
      await writeFile(stored(asset.sha256), bytes);
      const changed = { code: 'approved_content_changed', extra: { assetId: id } };
      await expect(files.verify(asset)).rejects.toMatchObject(changed);
      await expect(files.encodeImage(asset, { format: 'jpeg' })).rejects.toMatchObject(changed);
    });

    it('is found changed when its bytes are gone, or when another file took its place', async () => {
      const asset = await service(AssetsService).load((await upload(anMp3(2), 'a.mp3')).id);
      await expect(service(AssetFiles).verify(asset, 'f'.repeat(64))).rejects.toMatchObject({
        code: 'approved_content_changed',
      });
      const gone = { ...asset, sha256: '0'.repeat(64) };
      await expect(service(AssetFiles).verify(gone)).rejects.toMatchObject({
        code: 'approved_content_changed',
      });
    });

    it('is read in pieces', async () => {
      const episode = anMp3(2);
      const asset = await service(AssetsService).load((await upload(episode, 'a.mp3')).id);
      const read = (start: number, end: number) => service(AssetFiles).read(asset, start, end);
      expect((await read(10, 30)).equals(episode.subarray(10, 30))).toBe(true);
      expect((await read(episode.length - 5, episode.length + 100)).length).toBe(5);
    });

    it('can not be given other bytes, not even in the database', async () => {
      const { id } = await upload(anMp3(2), 'a.mp3');
      await expect(
        api.dataSource.query('UPDATE assets SET sha256 = $2 WHERE id = $1', [id, 'f'.repeat(64)]),
      ).rejects.toThrow('never change');
    });
  });

  describe('editing and deleting', () => {
    it('needs the version that was read', async () => {
      const { id } = await upload(anMp3(1), 'a.mp3');
      const { etag } = await author.get(`/api/v1/assets/${id}`);
      const changed = await author.patch(`/api/v1/assets/${id}`, { credit: '宣传部', altText: null }, etag);
      expect(changed).toMatchObject({ status: 200, body: { credit: '宣传部', altText: '' } });
      const late = await author.patch(`/api/v1/assets/${id}`, { credit: '我' }, etag);
      expect([late.status, late.body.current.credit]).toEqual([412, '宣传部']);
      expect((await author.delete(`/api/v1/assets/${id}`)).status).toBe(428);
    });

    it('takes no focal point for a sound, and none outside of a picture', async () => {
      const sound = await upload(anMp3(1), 'a.mp3');
      const change = (focalPoint: object) =>
        author
          .patch(`/api/v1/assets/${sound.id}`, { focalPoint }, '*')
          .then(({ body }) => body.errors[0].code);
      expect(await change({ x: 0.5, y: 0.5 })).toBe('not_an_image');
      expect(await change({ x: 1.5, y: 0.5 })).toBe('max');
    });

    it('is refused while something needs the asset, and tells no more of it than the caller may know', async () => {
      const { id } = await upload(anMp3(1), 'a.mp3');
      let inUse = true;
      service(AssetsService).registerUsage(
        async (assetId) =>
          assetId === id && inUse
            ? [true, false].map((isVisible) => ({
                objectType: 'content',
                objectId: randomUUID(),
                title: isVisible ? '五一专题' : '内部通报',
                state: 'draft',
                isVisibleTo: () => isVisible,
              }))
            : [],
        async () => (inUse ? [id] : []),
      );
      const refused = await author.delete(`/api/v1/assets/${id}`, '*');
      expect([refused.status, refused.body.code]).toEqual([409, 'asset_in_use']);
      const usages = await author.get(`/api/v1/assets/${id}/usages`);
      expect(usages.body).toMatchObject({ items: [{ title: '五一专题' }], hiddenCount: 1 });
      expect(usages.text).not.toContain('内部通报');

      inUse = false;
      const { url } = (await author.get(`/api/v1/assets/${id}`)).body;
      expect((await author.delete(`/api/v1/assets/${id}`, '*')).status).toBe(204);
      expect((await author.get(`/api/v1/assets/${id}`)).status).toBe(404);
      expect((await api.app.inject({ url: path(url) })).statusCode).toBe(404);
    });
  });

  it('lists the newest first, by kind and by words, page by page', async () => {
    const own = (await api.aUnit()).id;
    await api.aUser({ username: 'lister', roles: ['author'], organizationId: own });
    const lister = await api.as('lister');
    for (const fileName of ['one.mp3', '100%.mp3', 'three.mp3']) {
      await uploadAsset(lister, { organizationId: own, bytes: anMp3(1), fileName });
    }
    await uploadAsset(lister, { organizationId: own, bytes: await aPhoto(50, 50), fileName: 'one.jpg' });
    const names = async (query: string) => {
      const { body } = await lister.get(`/api/v1/assets?${query}`);
      return [...body.items.map((item: { fileName: string }) => item.fileName), body.nextCursor !== null];
    };
    expect(await names('kind=audio')).toEqual(['three.mp3', '100%.mp3', 'one.mp3', false]);
    expect(await names('q=%25')).toEqual(['100%.mp3', false]);
    expect(await names(`q=ONE&organizationId=${own}`)).toEqual(['one.jpg', 'one.mp3', false]);
    const first = await lister.get('/api/v1/assets?limit=3');
    expect(await names(`limit=3&cursor=${first.body.nextCursor}`)).toEqual(['one.mp3', false]);
  });

  it('clears away what a killed upload left behind, but not one under way', async () => {
    const left = join(api.home, 'storage', 'incoming', 'upload-left');
    await writeFile(left, 'half a film');
    expect(await service(AssetIntake).removeAbandoned(new Date())).toBe(0);
    expect(await service(AssetIntake).removeAbandoned(new Date(Date.now() + 2 * 86_400_000))).toBe(1);
  });
});
