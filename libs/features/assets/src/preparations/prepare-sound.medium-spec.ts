import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findProgram } from '@haojiao/infrastructure/config';
import { ObjectStorage, storageFull } from '@haojiao/infrastructure/storage';
import { recorded, startTestApi, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { PreparationLedger } from './preparation-ledger';
import { PrepareMedia } from './prepare-media';

const ffmpeg = findProgram('ffmpeg', process.env.PATH);
const publicUrl = 'https://news.example.test';

// ffmpeg gives way to everything else: on a busy machine it takes its time.
jest.setTimeout(300_000);

describe('preparing sound', () => {
  let api: TestApi;
  let author: ApiCaller;
  let unit: string;

  const begin = async (environment: Record<string, string>) => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: publicUrl, ...environment } });
    unit = (await api.aUnit()).id;
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unit });
    author = await api.as('author');
  };
  const service = <T>(type: abstract new (...args: never[]) => T): T =>
    api.app.get<T>(type, { strict: false });
  const prepare = (id: string) => service(PrepareMedia).run(id);
  const left = () => readdir(join(api.home, 'storage', 'incoming'));
  const upload = async (bytes: Buffer, fileName = 'episode.wav') => {
    const answer = await uploadAsset(author, { organizationId: unit, bytes, fileName });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.body;
  };
  const read = async (id: string) => (await author.get(`/api/v1/assets/${id}`)).body;
  const retry = (id: string, caller = author) => caller.post(`/api/v1/assets/${id}/preparation-retries`);
  const setRow = (id: string, change: string) =>
    api.dataSource.query(`UPDATE media_preparations SET ${change} WHERE asset_id = $1`, [id]);

  if (!ffmpeg) {
    it('RAN WITHOUT ffmpeg, which this machine does not have: only the refusal above was tried', () => {
      expect(ffmpeg).toBeUndefined();
    });
    return;
  }

  describe('with the ffmpeg of this machine', () => {
    beforeAll(() => begin({ HAOJIAO_FFMPEG: ffmpeg }));
    afterAll(() => api.close());

    const quiet = () => recorded(ffmpeg, 'sine=frequency=440:duration=3', 'wav', ['-af', 'volume=0.05']);

    it('gives listeners two forms at one loudness, a wave, and words about the recording', async () => {
      const { id } = await upload(quiet());
      await prepare(id);
      const { preparation } = await read(id);
      expect(preparation).toMatchObject({
        state: 'made',
        step: null,
        percent: 100,
        failure: null,
        missing: [],
      });
      expect(preparation.loudness.integratedLufs).toBeLessThan(-30);
      expect(preparation.findings).toEqual([
        { code: 'sound_too_quiet', zh: expect.stringContaining('LUFS'), en: expect.stringContaining('LUFS') },
      ]);
      const names = preparation.files.map((file: { name: string; mediaType: string }) => [
        file.name,
        file.mediaType,
      ]);
      expect(names).toEqual([
        ['sound', 'audio/mp4'],
        ['sound', 'audio/mpeg'],
        ['waveform', 'application/json'],
      ]);
      for (const { url, bytes, mediaType } of preparation.files) {
        const answer = await api.anonymous.get(url.replace(publicUrl, ''));
        expect([answer.status, answer.headers['content-length']]).toEqual([200, String(bytes)]);
        expect(answer.headers['content-type']).toMatch(mediaType);
        expect(answer.headers['x-content-type-options']).toBe('nosniff');
      }
      const wave = await api.anonymous.get(preparation.waveformUrl.replace(publicUrl, ''));
      expect(wave.body).toMatchObject({ version: 1, durationSeconds: 3 });
      expect(wave.body.peaks).toHaveLength(1_600);
      // An address is found whole or not at all.
      const wrong = preparation.files[1].url
        .replace(publicUrl, '')
        .replace(/\/[0-9a-f]{32}\//, `/${'0'.repeat(32)}/`);
      expect((await api.anonymous.get(wrong)).status).toBe(404);
      expect(await left()).toEqual([]);
    });

    it('is done again where a worker was killed, and by one worker at a time', async () => {
      const { id } = await upload(quiet());
      const ledger = service(PreparationLedger);
      const claim = (await ledger.claim(id, ['ffmpeg']))!;
      const folder = join(api.home, 'storage', 'incoming', `prepare-${id}-${claim.lease}`);
      await mkdir(folder);
      await writeFile(join(folder, 'source'), 'half of it');
      await prepare(id);
      expect((await read(id)).preparation).toMatchObject({ state: 'working', files: [] });
      await setRow(id, `leased_until = now() - interval '1 second'`);
      expect(await ledger.open(['ffmpeg'], 10)).toEqual([{ assetId: id }]);
      await prepare(id);
      expect((await read(id)).preparation.state).toBe('made');
      expect(await left()).toEqual([]);
      // The one that was thought dead writes nothing any more.
      await expect(ledger.renew(claim, 'sound', 50)).rejects.toThrow('Another worker');
      await ledger.fail(claim, 'media_preparation_failed');
      await ledger.keep(claim, Buffer.from('late'), { name: 'late', mediaType: 'application/json' });
      const { preparation } = await read(id);
      expect([preparation.state, preparation.files.length]).toEqual(['made', 3]);
    });

    it('leaves a recording alone that ends its worker every time, until somebody asks', async () => {
      const { id } = await upload(quiet());
      await setRow(id, 'attempts = 5');
      await prepare(id);
      expect((await read(id)).preparation).toMatchObject({
        state: 'failed',
        failure: { code: 'media_preparation_failed', zh: expect.stringContaining('重新导出') },
      });
      expect((await retry(id)).status).toBe(200);
      await prepare(id);
      expect((await read(id)).preparation).toMatchObject({ state: 'made', failure: null });
      expect(await retry(id)).toMatchObject({ status: 409, body: { code: 'preparation_not_failed' } });
    });

    it('waits while the disk is full, says so, and goes on when there is room', async () => {
      const { id } = await upload(quiet());
      const storage = service(ObjectStorage);
      const full = jest.spyOn(storage, 'put').mockRejectedValue(storageFull(null));
      const waits: number[] = [];
      try {
        for (let times = 0; times < 7; times += 1) {
          await prepare(id);
          const { preparation } = await read(id);
          expect(preparation).toMatchObject({
            state: 'due',
            failure: null,
            waiting: { code: 'storage_full', zh: expect.stringContaining('存储空间已满') },
          });
          // Before its time nobody takes it.
          expect(await service(PreparationLedger).open(['ffmpeg'], 10)).toEqual([]);
          expect(await service(PreparationLedger).claim(id, ['ffmpeg'])).toBeNull();
          const [row] = await api.dataSource.query(
            `SELECT round(extract(epoch FROM not_before - updated_at))::integer AS seconds FROM media_preparations
             WHERE asset_id = $1`,
            [id],
          );
          waits.push(row.seconds);
          await setRow(id, 'not_before = now()');
        }
      } finally {
        full.mockRestore();
      }
      expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1_800]);
      await prepare(id);
      expect((await read(id)).preparation).toMatchObject({ state: 'made', waiting: null });
    });

    it('does not wait for ever, and not for who asks', async () => {
      const { id } = await upload(quiet());
      const full = jest.spyOn(service(ObjectStorage), 'put').mockRejectedValue(storageFull(null));
      try {
        await prepare(id);
        expect((await retry(id)).body.preparation).toMatchObject({ state: 'due', waiting: null });
        await prepare(id);
        // A day of one reason says nothing of another.
        await setRow(
          id,
          `not_before = now(), waiting_since = now() - interval '25 hours', waiting_for = 'storage_unavailable'`,
        );
        await prepare(id);
        expect((await read(id)).preparation).toMatchObject({
          state: 'due',
          waiting: { code: 'storage_full' },
        });
        await setRow(id, `not_before = now(), waiting_since = now() - interval '25 hours'`);
        await prepare(id);
      } finally {
        full.mockRestore();
      }
      expect((await read(id)).preparation).toMatchObject({
        state: 'failed',
        failure: { code: 'storage_full' },
        waiting: null,
      });
    });

    it('goes on where a renewal of its lease does not come through', async () => {
      const { id } = await upload(quiet());
      const away = jest
        .spyOn(service(PreparationLedger), 'renew')
        .mockRejectedValueOnce(new Error('Connection terminated unexpectedly'));
      try {
        await prepare(id);
        expect(away.mock.calls.length).toBeGreaterThan(0);
      } finally {
        away.mockRestore();
      }
      expect((await read(id)).preparation).toMatchObject({ state: 'made' });
    });

    it('is left to a worker that has what it needs', async () => {
      const { id } = await upload(quiet());
      await setRow(id, `missing = '{another}'`);
      await prepare(id);
      expect((await read(id)).preparation).toMatchObject({ state: 'due', files: [] });
      expect(await service(PreparationLedger).claim(id, ['ffmpeg', 'another'])).not.toBeNull();
    });

    it('tells the reason where the sound can not be read, and leaves nothing behind', async () => {
      const whole = recorded(ffmpeg, 'sine=duration=6', 'm4a', ['-movflags', '+faststart']);
      const from = whole.indexOf('mdat') + 4;
      const hollow = Buffer.concat([whole.subarray(0, from), Buffer.alloc(whole.length - from, 0xff)]);
      const { id } = await upload(hollow, 'hollow.m4a');
      await prepare(id);
      const { preparation, state } = await read(id);
      expect([state, preparation.state, preparation.failure.code]).toEqual([
        'ready',
        'failed',
        'media_preparation_failed',
      ]);
      expect(await left()).toEqual([]);
    });

    it('is retried by whoever may write there, and known to nobody else', async () => {
      const { id } = await upload(quiet());
      await setRow(id, `state = 'failed', failure = 'media_damaged'`);
      const other = (await api.aUnit()).id;
      await api.aUser({ username: 'stranger', roles: ['author'], organizationId: other });
      await api.aUser({ username: 'reader', roles: ['auditor'], organizationId: unit });
      expect((await retry(id, await api.as('stranger'))).status).toBe(404);
      expect([403, 404]).toContain((await retry(id, await api.as('reader'))).status);
      expect((await retry(id, api.anonymous)).status).toBe(401);
      expect((await read(id)).preparation.failure.code).toBe('media_damaged');
    });

    it('breaks off when the worker stops, and no attempt is lost', async () => {
      const { id } = await upload(recorded(ffmpeg, 'sine=duration=900', 'mp3'), 'long.mp3');
      const work = prepare(id);
      await new Promise((resolve) => setTimeout(resolve, 700));
      service(PrepareMedia).stop();
      await work;
      const rows: unknown = await api.dataSource.query(
        'SELECT state, attempts, lease FROM media_preparations WHERE asset_id = $1',
        [id],
      );
      expect(rows).toEqual([{ state: 'due', attempts: 0, lease: null }]);
      expect(await left()).toEqual([]);
    });
  });
});
