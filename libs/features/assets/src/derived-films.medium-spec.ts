import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@haojiao/kernel';
import { findProgram } from '@haojiao/infrastructure/config';
import { probeMedia } from '@haojiao/infrastructure/media';
import type { VideoFit } from '@haojiao/infrastructure/media';
import { anMp4, filmTo, startTestApi, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { AssetsService } from './assets.service';
import { DerivedFilms } from './derived-films';

const ffmpeg = findProgram('ffmpeg', process.env.PATH);
const fit: VideoFit = { container: 'mp4', video: 'h264', audio: 'none', maxEdge: 160, maxBytes: 10_000_000 };

// ffmpeg gives way to everything else: on a busy machine it takes its time.
jest.setTimeout(300_000);

describe('films made of approved ones', () => {
  let api: TestApi;
  let author: ApiCaller;
  let unit: string;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haojiao-derived-'));
    api = await startTestApi();
    unit = (await api.aUnit()).id;
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unit });
    author = await api.as('author');
  });
  afterAll(async () => {
    await api.close();
    await rm(folder, { recursive: true, force: true });
  });

  const service = <T>(type: abstract new (...args: never[]) => T): T =>
    api.app.get<T>(type, { strict: false });
  const stored = (hash: string) => join(api.home, 'storage', hash.slice(0, 2), hash.slice(2, 4), hash);
  const left = async () => readdir(join(api.home, 'storage', 'incoming'));
  const uploaded = async (bytes: Buffer, fileName: string) => {
    const { status, body, text } = await uploadAsset(author, { organizationId: unit, bytes, fileName });
    expect([status, text]).toEqual([201, expect.any(String)]);
    return service(AssetsService).load(body.id);
  };

  if (!ffmpeg) {
    it('RAN WITHOUT ffmpeg, which this machine does not have: asked for one, it names the way out', async () => {
      const films = service(DerivedFilms);
      const asset = await uploaded(anMp4(), 'film.mp4');
      expect(await films.canConvert()).toBe(false);
      await expect(films.make(asset, fit, asset.sha256)).rejects.toMatchObject({
        code: 'video_converter_missing',
      });
      expect(await left()).toEqual([]);
    });
    return;
  }

  describe('with the ffmpeg of this machine', () => {
    const aWebm = async (seconds: number) => {
      const path = join(folder, `${seconds}.webm`);
      filmTo(path, ffmpeg, { video: 'libvpx', audio: 'libvorbis', width: 320, height: 180, seconds });
      return uploaded(await readFile(path), 'film.webm');
    };

    it('are what was asked for, made once, kept, and read in pieces', async () => {
      const films = service(DerivedFilms);
      const asset = await aWebm(2);
      const [film, same] = await Promise.all([
        films.make(asset, fit, asset.sha256),
        films.make(asset, fit, asset.sha256),
      ]);
      expect(same).toEqual(film);
      expect(await films.make(asset, { ...fit }, asset.sha256)).toEqual(film);
      expect(film).toMatchObject({ sourceSha256: asset.sha256, width: 160, height: 90, hasSound: false });
      const bytes = await films.read(film, 0, film.bytes + 5);
      expect([bytes.length, sha256(bytes)]).toEqual([film.bytes, film.sha256]);
      expect((await films.read(film, 4, 8)).toString()).toBe('ftyp');
      expect((await probeMedia(stored(film.sha256))).video).toMatchObject({ codec: 'AVC', width: 160 });
      expect((await films.find(asset.sha256, film.sha256))?.bytes).toBe(film.bytes);
      expect(await films.find('0'.repeat(64), film.sha256)).toBeNull();
      expect(await left()).toEqual([]);
    });

    it('are made anew where their bytes were damaged, and the new one counts', async () => {
      const films = service(DerivedFilms);
      const asset = await aWebm(1);
      const film = await films.make(asset, fit, asset.sha256);
      await writeFile(stored(film.sha256), 'not the film');
      expect(await films.isSound(film)).toBe(false);
      const again = await films.make(asset, fit, asset.sha256);
      expect(await films.isSound(again)).toBe(true);
      expect((await films.find(asset.sha256, again.sha256))?.sha256).toBe(again.sha256);
    });

    it('are made of nothing but approved bytes', async () => {
      const films = service(DerivedFilms);
      const asset = await aWebm(3);
      await expect(films.make(asset, fit, 'f'.repeat(64))).rejects.toMatchObject({
        code: 'approved_content_changed',
      });
      const bytes = await readFile(stored(asset.sha256));
      bytes[bytes.length - 20]! ^= 1;
      await writeFile(stored(asset.sha256), bytes);
      await expect(films.make(asset, fit, asset.sha256)).rejects.toMatchObject({
        code: 'approved_content_changed',
        extra: { assetId: asset.id },
      });
      expect(await left()).toEqual([]);
    });

    it('leave nothing behind where the film can not be converted', async () => {
      const hollow = await uploaded(anMp4({ seconds: 5 }), 'hollow.mp4');
      await expect(service(DerivedFilms).make(hollow, fit, hollow.sha256)).rejects.toMatchObject({
        code: 'video_conversion_failed',
      });
      expect(await left()).toEqual([]);
      expect(await service(DerivedFilms).canConvert()).toBe(true);
    });
  });
});
