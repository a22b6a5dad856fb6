import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { findProgram } from '@haojiao/infrastructure/config';
import { probeMedia, readAigcMetadata } from '@haojiao/infrastructure/media';
import { ObjectStorage } from '@haojiao/infrastructure/storage';
import { filmTo, startTestApi, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, FilmedWish, TestApi } from '@haojiao/testing';
import { PrepareMedia } from './prepare-media';

const ffmpeg = findProgram('ffmpeg', process.env.PATH);
const publicUrl = 'https://news.example.test';

// ffmpeg gives way to everything else: on a busy machine it takes its time.
jest.setTimeout(300_000);

describe('preparing films', () => {
  if (!ffmpeg) {
    it('RAN WITHOUT ffmpeg, which this machine does not have: see prepare-without-ffmpeg', () => {
      expect(ffmpeg).toBeUndefined();
    });
    return;
  }

  let api: TestApi;
  let author: ApiCaller;
  let unit: string;
  let folder: string;
  let files = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haojiao-films-'));
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: publicUrl, HAOJIAO_FFMPEG: ffmpeg } });
    unit = (await api.aUnit()).id;
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unit });
    author = await api.as('author');
  });
  afterAll(async () => {
    await api.close();
    await rm(folder, { recursive: true, force: true });
  });

  const fresh = (ending: string) => join(folder, `${(files += 1)}.${ending}`);
  const upload = async (path: string) => {
    const answer = await uploadAsset(author, {
      organizationId: unit,
      bytes: await readFile(path),
      fileName: 'film.mp4',
    });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.body;
  };
  const filmed = async (wish: FilmedWish, ending = 'mp4') => {
    const path = fresh(ending);
    filmTo(path, ffmpeg, wish);
    return upload(path);
  };
  const prepared = async (id: string) => {
    await api.app.get(PrepareMedia, { strict: false }).run(id);
    return (await author.get(`/api/v1/assets/${id}`)).body.preparation;
  };
  const fetched = async (url: string) => {
    const { pathname } = new URL(url, publicUrl);
    const answer = await api.app.inject({ method: 'GET', url: pathname });
    expect([pathname, answer.statusCode]).toEqual([pathname, 200]);
    return { headers: answer.headers, bytes: answer.rawPayload };
  };
  /** All files of the preparation, also those of the stream, by `name.ending`. */
  const fileNamed = (
    preparation: { files: { name: string; url: string; width: number; height: number }[] },
    name: string,
  ) => preparation.files.find((file) => file.name === name)!;

  it('gives a film of 720 lines two sizes, a poster, a wave and a stream that plays', async () => {
    const { id } = await filmed({ width: 1280, height: 720, seconds: 14, frameRate: 4 });
    const preparation = await prepared(id);
    expect(preparation).toMatchObject({ state: 'made', failure: null });
    expect(preparation.files.map(({ name }: { name: string }) => name)).toEqual([
      'film_480',
      'film_720',
      'poster',
      'stream',
      'waveform',
    ]);
    expect(fileNamed(preparation, 'film_720')).toMatchObject({
      width: 1280,
      height: 720,
      mediaType: 'video/mp4',
    });
    expect(fileNamed(preparation, 'film_480').height).toBe(480);
    const poster = await fetched(preparation.posterUrl);
    expect(poster.headers['content-type']).toBe('image/jpeg');
    expect(await sharp(poster.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1280, height: 720 });

    const master = await fetched(preparation.streamUrl);
    expect(master.headers['content-type']).toBe('application/vnd.apple.mpegurl');
    expect(master.headers['access-control-allow-origin']).toBeUndefined();
    const variants = master.bytes.toString().match(/^\.\.\/[0-9a-f]{32}\/stream_\d+\.m3u8$/gm)!;
    expect(variants).toHaveLength(2);
    expect(master.bytes.toString()).toMatch(
      /BANDWIDTH=\d+,RESOLUTION=1280x720,CODECS="avc1\.6400[0-9a-f]{2},mp4a\.40\.2"/,
    );

    // The whole as a player gets it, by the addresses in it, and nothing is lost.
    const listUrl = new URL(variants[0], preparation.streamUrl).href;
    const list = (await fetched(listUrl)).bytes.toString();
    const media = /URI="([^"]+)",BYTERANGE="(\d+)@0"/.exec(list)!;
    const stream = await fetched(new URL(media[1]!, listUrl).href);
    expect(stream.headers['content-type']).toBe('video/mp4');
    const ranges = [...list.matchAll(/#EXTINF:([\d.]+),\n#EXT-X-BYTERANGE:(\d+)@(\d+)/g)].map((match) =>
      match.slice(1).map(Number),
    );
    expect(ranges.map(([seconds]) => Math.round(seconds!))).toEqual([6, 6, 2]);
    let at = Number(media[2]);
    for (const [, bytes, offset] of ranges) {
      expect(offset).toBe(at);
      at += bytes!;
    }
    expect(at).toBe(stream.bytes.length);
    const played = fresh('mp4');
    await writeFile(played, stream.bytes);
    expect((await probeMedia(played)).durationSeconds).toBeCloseTo(14, 0);
    execFileSync(ffmpeg, ['-v', 'error', '-xerror', '-i', played, '-f', 'null', '-']);
    // Nothing tells where it was filmed.
    for (const name of ['film_720', 'film_480'])
      expect((await fetched(fileNamed(preparation, name).url)).bytes.includes('+31.2304')).toBe(false);
    expect(stream.bytes.includes('+31.2304')).toBe(false);
    expect(await readdir(join(api.home, 'storage', 'incoming'))).toEqual([]);
  });

  it('stands a turned film upright, enlarges none, and takes one without sound', async () => {
    const lying = fresh('mp4');
    filmTo(lying, ffmpeg, { width: 320, height: 180, seconds: 2, audio: 'none' });
    const turned = fresh('mp4');
    execFileSync(ffmpeg, ['-v', 'error', '-i', lying, '-metadata:s:v', 'rotate=90', '-c', 'copy', turned]);
    const asset = await upload(turned);
    expect([asset.width, asset.height]).toEqual([180, 320]);
    const preparation = await prepared(asset.id);
    expect(preparation).toMatchObject({ state: 'made', loudness: null, waveformUrl: null });
    expect(fileNamed(preparation, 'film_480')).toMatchObject({ width: 180, height: 320 });
    expect(fileNamed(preparation, 'poster')).toMatchObject({ width: 180, height: 320 });
    expect(preparation.files).toHaveLength(3);
  });

  it('keeps the mark of generated content in everything that it makes of a film', async () => {
    const mark = { Label: '1', ContentProducer: '工会', ProduceID: 'a=b;c:1' };
    const plain = fresh('mp4');
    filmTo(plain, ffmpeg, { width: 320, height: 180, seconds: 8, frameRate: 4 });
    const marked = fresh('mp4');
    const tags = ['-movflags', '+use_metadata_tags', '-metadata', `AIGC=${JSON.stringify(mark)}`];
    execFileSync(ffmpeg, ['-v', 'error', '-i', plain, '-c', 'copy', ...tags, marked]);
    const film = await upload(marked);
    expect(film.generatedMark).toEqual(mark);
    const preparation = await prepared(film.id);
    const markOf = async (url: string) => {
      const { bytes, headers } = await fetched(url);
      const path = fresh('made');
      await writeFile(path, bytes);
      return readAigcMetadata(path, String(headers['content-type']));
    };
    expect(await markOf(preparation.posterUrl)).toEqual(mark);
    expect(await markOf(fileNamed(preparation, 'film_480').url)).toEqual(mark);
    const master = (await fetched(preparation.streamUrl)).bytes.toString();
    const listUrl = new URL(/^\.\.\/.*\.m3u8$/m.exec(master)![0], preparation.streamUrl).href;
    const list = (await fetched(listUrl)).bytes.toString();
    expect(await markOf(new URL(/URI="([^"]+)"/.exec(list)![1]!, listUrl).href)).toEqual(mark);
    const taken = await author.post(`/api/v1/assets/${film.id}/frames`, { atSeconds: 1 });
    const [{ sha256 }] = await api.dataSource.query('SELECT sha256 FROM assets WHERE id = $1', [
      taken.body.id,
    ]);
    const frame = fresh('jpg');
    await writeFile(frame, await api.app.get(ObjectStorage, { strict: false }).openRead(sha256));
    expect(await readAigcMetadata(frame, 'image/jpeg')).toEqual(mark);
  });

  it('takes a film whose sound goes on when its pictures are over, and finds it a poster', async () => {
    const path = fresh('mp4');
    execFileSync(ffmpeg, [
      ...['-v', 'error', '-f', 'lavfi', '-i', 'testsrc=size=320x180:rate=10:duration=0.5'],
      ...[
        '-f',
        'lavfi',
        '-i',
        'sine=duration=20',
        '-c:v',
        'libx264',
        '-pix_fmt',
        'yuv420p',
        '-c:a',
        'aac',
        path,
      ],
    ]);
    const { id, durationSeconds } = await upload(path);
    expect(durationSeconds).toBeCloseTo(20, 0);
    const preparation = await prepared(id);
    expect([preparation.state, preparation.failure]).toEqual(['made', null]);
    // At a tenth of it there is no picture any more: the first one is taken.
    const poster = await fetched(preparation.posterUrl);
    expect(await sharp(poster.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 180 });
    const film = fresh('mp4');
    await writeFile(film, (await fetched(fileNamed(preparation, 'film_480').url)).bytes);
    expect((await probeMedia(film)).durationSeconds).toBeCloseTo(20, 0);
  });

  it('goes on where it was interrupted, with the files that were finished', async () => {
    const { id } = await filmed({ width: 640, height: 480, seconds: 2, frameRate: 10 });
    const before = await prepared(id);
    await api.dataSource.query(
      `UPDATE media_preparations SET state = 'working', lease = gen_random_uuid(), leased_until = now() - interval '1 s'
       WHERE asset_id = $1`,
      [id],
    );
    await api.dataSource.query(
      `DELETE FROM prepared_files WHERE asset_id = $1 AND name IN ('stream', 'poster')`,
      [id],
    );
    await api.dataSource.query(`UPDATE prepared_files SET made_at = '2020-01-01' WHERE asset_id = $1`, [id]);
    const after = await prepared(id);
    expect(after.streamUrl).toBe(before.streamUrl);
    const rows: { name: string; isOld: boolean }[] = await api.dataSource.query(
      `SELECT name, made_at < '2021-01-01' AS "isOld" FROM prepared_files WHERE asset_id = $1 AND name LIKE '%480'`,
      [id],
    );
    expect(rows.map(({ isOld }) => isOld)).toEqual([true, true, true]);
  });

  it('maps a film of high range to every screen, or says what is missing', async () => {
    const path = fresh('mp4');
    const high = ['-color_primaries', 'bt2020', '-color_trc', 'smpte2084', '-colorspace', 'bt2020nc'];
    execFileSync(ffmpeg, [
      ...[
        '-v',
        'error',
        '-f',
        'lavfi',
        '-i',
        'testsrc=size=320x180:rate=10:duration=2',
        '-pix_fmt',
        'yuv420p10le',
      ],
      ...['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=none', ...high, path],
    ]);
    const asset = await upload(path);
    expect(asset.codec.video.isHighRange).toBe(true);
    const { state, missing, files: made } = await prepared(asset.id);
    if (state === 'missing') expect(missing[0].name).toBe('zscale');
    else {
      const film = fresh('mp4');
      await writeFile(
        film,
        (await fetched(made.find(({ name }: { name: string }) => name === 'film_480').url)).bytes,
      );
      expect((await probeMedia(film)).video).toEqual(expect.not.objectContaining({ isHighRange: true }));
    }
  });

  it('hands out the original without the place, in the same length and in any piece', async () => {
    const { id, url, bytes } = await filmed({ width: 320, height: 180, seconds: 2 });
    expect(id).toBeDefined();
    const whole = await fetched(url);
    expect(whole.bytes).toHaveLength(bytes);
    expect(whole.bytes.includes('31.2304')).toBe(false);
    const played = fresh('mp4');
    await writeFile(played, whole.bytes);
    execFileSync(ffmpeg, ['-v', 'error', '-xerror', '-i', played, '-f', 'null', '-']);
    const { pathname } = new URL(url);
    const half = Math.floor(bytes / 2) + 3;
    const part = await api.app.inject({ method: 'GET', url: pathname, headers: { range: `bytes=${half}-` } });
    expect(part.statusCode).toBe(206);
    expect(part.rawPayload.equals(whole.bytes.subarray(half))).toBe(true);
  });

  it('gives a frame to who may write there, as a picture of the library', async () => {
    const { id } = await filmed({ width: 320, height: 180, seconds: 3 });
    const take = (body: object, caller = author) => caller.post(`/api/v1/assets/${id}/frames`, body);
    const taken = await take({ atSeconds: 1.5, altText: '车间全景' });
    expect([taken.status, taken.body]).toEqual([
      201,
      expect.objectContaining({
        kind: 'image',
        mediaType: 'image/jpeg',
        width: 320,
        height: 180,
        altText: '车间全景',
      }),
    ]);
    expect(await take({ atSeconds: 3 })).toMatchObject({
      status: 400,
      text: expect.stringContaining('behind_the_end'),
    });
    expect(await author.post(`/api/v1/assets/${taken.body.id}/frames`, { atSeconds: 0 })).toMatchObject({
      status: 400,
      text: expect.stringContaining('not_a_film'),
    });
    await api.aUser({ username: 'stranger', roles: ['author'], organizationId: (await api.aUnit()).id });
    expect((await take({ atSeconds: 1 }, await api.as('stranger'))).status).toBe(404);
    expect(await readdir(join(api.home, 'storage', 'incoming'))).toEqual([]);
  });
});
