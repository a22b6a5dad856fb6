import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '@haojiao/infrastructure/config';
import { anMp4, filmTo } from '@haojiao/testing';
import type { FilmedWish } from '@haojiao/testing';
import { readAigcMetadata } from './aigc-metadata';
import { probeMedia } from './probe-media';
import { sniffFile } from './sniff';
import { VideoConverter } from './video-converter';
import type { VideoFit } from './video-plan';

const ffmpeg = findProgram('ffmpeg', process.env.PATH);
const douyin: VideoFit = { container: 'mp4', video: 'h264', audio: 'aac', maxEdge: 1920, frameRate: 30 };
const screen: VideoFit = { container: 'mp4', video: 'h264', audio: 'none', maxEdge: 512 };

// ffmpeg gives way to everything else: on a busy machine it takes its time.
jest.setTimeout(300_000);

describe('converting films', () => {
  let folder: string;
  let files = 0;
  const fresh = (extension: string) => join(folder, `${(files += 1)}.${extension}`);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haojiao-convert-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function written(bytes: Buffer | string): Promise<string> {
    const path = fresh('mp4');
    await writeFile(path, bytes);
    return path;
  }

  it('is refused with the way out where there is no ffmpeg, or one that knows no H.264', async () => {
    const poor = join(folder, 'poor-ffmpeg');
    await writeFile(poor, '#!/bin/sh\necho " V..... mpeg4"\n');
    await chmod(poor, 0o755);
    for (const program of [undefined, join(folder, 'not-there'), poor]) {
      const converter = new VideoConverter(program);
      expect(await converter.available()).toBe(false);
      await expect(converter.convert(await written(anMp4()), fresh('mp4'), douyin)).rejects.toMatchObject({
        code: 'video_converter_missing',
        detail: { zh: expect.stringContaining('MP4'), en: expect.stringContaining('ffmpeg') },
      });
    }
  });

  if (!ffmpeg) {
    it('RAN WITHOUT ffmpeg, which this machine does not have: only the refusal above was tried', () => {
      expect(ffmpeg).toBeUndefined();
    });
    return;
  }

  describe('with the ffmpeg of this machine', () => {
    const converter = new VideoConverter(ffmpeg);
    const film = (extension: string, wish: FilmedWish) => {
      const path = fresh(extension);
      filmTo(path, ffmpeg, wish);
      return path;
    };
    const converted = async (input: string, fit: VideoFit) => {
      const output = fresh('mp4');
      const told = await converter.convert(input, output, fit);
      const { video, audio, durationSeconds } = await probeMedia(output);
      const bytes = await readFile(output);
      expect(told).toMatchObject({ bytes: bytes.length, durationSeconds });
      return { bytes, video, audio, durationSeconds, type: await sniffFile(output) };
    };

    it('writes the mark of generated content into it', async () => {
      const mark = { Label: '1', ContentProducer: '工会' };
      const output = fresh('mp4');
      await converter.convert(film('mp4', { width: 320, height: 180, seconds: 1 }), output, douyin, mark);
      expect(await readAigcMetadata(output, 'video/mp4')).toEqual(mark);
    });

    it('makes a MOV of MPEG-4 pictures, too large and too fast, a film for Douyin', async () => {
      const input = film('mov', { video: 'mpeg4', width: 2400, height: 1350, frameRate: 60, seconds: 1 });
      const made = await converted(input, douyin);
      expect(made.type?.mediaType).toBe('video/mp4');
      expect(made.video).toMatchObject({ codec: 'AVC', width: 1920, height: 1080 });
      expect(made.video!.frameRate).toBeLessThanOrEqual(30.01);
      expect(made.audio).toMatchObject({ codec: 'AAC', channels: 2 });
      expect(made.durationSeconds).toBeCloseTo(1, 0);
      // Where it was filmed stays in the house.
      expect((await readFile(input)).includes('+31.2304')).toBe(true);
      expect(made.bytes.includes('+31.2304')).toBe(false);
      // Players begin before they have it all.
      expect(made.bytes.indexOf('moov')).toBeLessThan(made.bytes.indexOf('mdat'));
    });

    it('makes a WebM a silent film for a screen, and a small one no larger', async () => {
      const made = await converted(film('webm', { video: 'libvpx', audio: 'libvorbis' }), screen);
      expect(made.video).toMatchObject({ codec: 'AVC', width: 512, height: 288 });
      expect(made.audio).toBeUndefined();
      const small = await converted(film('mp4', { width: 321, height: 181, video: 'mpeg4' }), screen);
      expect(small.video).toMatchObject({ width: 320, height: 180 });
    });

    it('keeps within the bytes it is given', async () => {
      const input = film('mp4', { picture: 'noise', width: 480, height: 270, seconds: 6, audio: 'none' });
      const maxBytes = 600_000;
      expect((await readFile(input)).length).toBeGreaterThan(2 * maxBytes);
      const { bytes } = await converted(input, { ...screen, maxBytes });
      expect(bytes.length).toBeLessThanOrEqual(maxBytes);
      expect(bytes.length).toBeGreaterThan(maxBytes / 3);
    });

    it('says so where a film can not be made small enough', async () => {
      const input = film('mp4', { seconds: 4 });
      await expect(
        converter.convert(input, fresh('mp4'), { ...screen, maxBytes: 20_000 }),
      ).rejects.toMatchObject({ code: 'video_can_not_fit' });
    });

    it('opens no playlist, list of files or page that calls itself a film', async () => {
      const secret = film('mp4', {});
      const playlists = [
        `#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile://${secret}\n#EXT-X-ENDLIST\n`,
        `ffconcat version 1.0\nfile '${secret}'\n`,
        `<?xml version="1.0"?><MPD><BaseURL>file://${secret}</BaseURL></MPD>`,
        '',
      ];
      for (const playlist of playlists)
        await expect(converter.convert(await written(playlist), fresh('mp4'), douyin)).rejects.toMatchObject({
          code: 'media_type_unsupported',
        });
      // The first bytes of a film before a playlist do not help either.
      const disguised = Buffer.concat([anMp4().subarray(0, 24), Buffer.from(playlists[0]!)]);
      await expect(converter.convert(await written(disguised), fresh('mp4'), douyin)).rejects.toMatchObject({
        code: 'media_damaged',
      });
    });

    it('refuses a film whose headers are right and whose pictures are not, and goes on with the next', async () => {
      const hollow = await written(anMp4({ seconds: 5 }));
      const refused = converter.convert(hollow, fresh('mp4'), douyin);
      const next = converted(film('mp4', { video: 'mpeg4', seconds: 1 }), douyin);
      await expect(refused).rejects.toMatchObject({ code: 'video_conversion_failed' });
      expect((await next).video).toMatchObject({ codec: 'AVC' });
    });

    it('gives none of our settings to the program', async () => {
      const told = join(folder, 'told');
      const curious = join(folder, 'curious');
      await writeFile(curious, `#!/bin/sh\nenv > ${told}\necho " libx264 aac "\n`);
      await chmod(curious, 0o755);
      await new VideoConverter(curious).available();
      expect(await readFile(told, 'utf8')).not.toMatch(/DATABASE|REDIS|HAOJIAO|HOME=/);
    });
  });
});
