import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '@haojiao/infrastructure/config';
import { readAigcMetadata } from '../aigc-metadata';
import type { AigcMark } from '../aigc-metadata';
import { Ffmpeg } from '../ffmpeg';
import { mediaReaderOf } from '../ffmpeg-input';
import { probeMedia } from '../probe-media';
import { sniffFile } from '../sniff';
import { analyseSound } from './analyse-sound';
import { encodeSound } from './encode-sound';

const program = findProgram('ffmpeg', process.env.PATH);
const LIMIT_MS = 240_000;
const mark: AigcMark = { Label: '1', ContentProducer: 'a=b;c' };

// ffmpeg gives way to everything else: on a busy machine it takes its time.
jest.setTimeout(300_000);

describe('sound', () => {
  if (!program) {
    it('RAN WITHOUT ffmpeg, which this machine does not have: it is refused with the way out', async () => {
      const ffmpeg = new Ffmpeg(program);
      expect(await ffmpeg.tools()).toEqual({ encoders: false, toneMapping: false });
      await expect(ffmpeg.run([], 1_000)).rejects.toMatchObject({ code: 'video_converter_missing' });
    });
    return;
  }

  const ffmpeg = new Ffmpeg(program);
  let folder: string;
  let files = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haojiao-sound-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function recording(source: string, extension = 'wav', parameters: string[] = []) {
    const path = join(folder, `${(files += 1)}.${extension}`);
    execFileSync(program!, ['-v', 'error', '-nostdin', '-f', 'lavfi', '-i', source, ...parameters, path]);
    const reader = mediaReaderOf((await sniffFile(path))?.mediaType)!;
    return { path, reader, facts: await probeMedia(path) };
  }
  const analysed = (source: Awaited<ReturnType<typeof recording>>) => analyseSound(ffmpeg, source, LIMIT_MS);
  async function encoded(source: Awaited<ReturnType<typeof recording>>, aigcMark: AigcMark | null = null) {
    const { loudness } = await analysed(source);
    const outputPath = join(folder, `out-${(files += 1)}`);
    const [mp3, m4a] = await encodeSound(ffmpeg, source, {
      loudness,
      aigcMark,
      outputPath,
      limitMs: LIMIT_MS,
    });
    return { mp3: mp3!, m4a: m4a! };
  }
  const measuredAgain = async (path: string) =>
    (await analysed({ path, reader: path.endsWith('mp3') ? 'mp3' : 'mov', facts: await probeMedia(path) }))
      .loudness;

  it('is brought from far below to -16 LUFS, its peaks under -1 dBTP, in both forms', async () => {
    // Speech-like: a tone that comes and goes, 20 dB too quiet.
    const source = await recording(
      'aevalsrc=0.05*sin(440*2*PI*t)*(0.3+0.7*abs(sin(2*t)))|0.05*sin(330*2*PI*t):d=12:s=48000',
    );
    expect((await analysed(source)).loudness.integratedLufs).toBeLessThan(-25);
    const { mp3, m4a } = await encoded(source);
    for (const { path } of [mp3, m4a]) {
      const { integratedLufs, truePeakDbtp } = await measuredAgain(path);
      expect(Math.abs(integratedLufs! + 16)).toBeLessThan(0.6);
      expect(truePeakDbtp!).toBeLessThanOrEqual(-1);
    }
  });

  it('has so many bytes in a minute, and nothing before the first of them', async () => {
    const { mp3, m4a } = await encoded(await recording('sine=frequency=440:duration=60:sample_rate=44100'));
    expect(mp3).toMatchObject({ bitRate: 64_000, headerBytes: 0 });
    // A frame more at the end, as an MP3 has whole frames only.
    expect(mp3.bytes).toBeGreaterThanOrEqual(480_000);
    expect(mp3.bytes).toBeLessThan(480_000 + 3 * 209);
    expect((await readFile(mp3.path)).readUInt16BE(0) & 0xffe0).toBe(0xffe0);
    expect((await probeMedia(m4a.path)).audio).toMatchObject({
      codec: 'AAC',
      channels: 1,
      sampleRate: 44_100,
    });
    const stereo = await encoded(await recording('aevalsrc=sin(99*t)|sin(88*t):d=10:s=48000'));
    expect(stereo.mp3.bitRate).toBe(128_000);
    expect(Math.abs(stereo.mp3.bytes - 160_000)).toBeLessThan(2_000);
  });

  it('tells nothing that stood beside it, but for the mark of generated content', async () => {
    const beside = ['-metadata', 'title=Secret', '-metadata', 'location=+31.2304+121.4737/'];
    const source = await recording('sine=duration=2', 'm4a', [...beside, '-c:a', 'aac']);
    const plain = await encoded(source);
    const marked = await recording('sine=duration=2', 'mp3', [
      ...beside,
      '-metadata',
      `AIGC=${JSON.stringify(mark)}`,
    ]);
    expect(await readAigcMetadata(source.path, 'audio/mp4')).toBeNull();
    expect(await readAigcMetadata(marked.path, 'audio/mpeg')).toEqual(mark);
    const kept = await encoded(marked, mark);
    for (const { path } of [plain.mp3, plain.m4a, kept.mp3, kept.m4a]) {
      const bytes = await readFile(path);
      expect([bytes.includes('Secret'), bytes.includes('31.2304')]).toEqual([false, false]);
    }
    for (const file of [kept.mp3, kept.m4a])
      expect(await readAigcMetadata(file.path, file.mediaType)).toEqual(mark);
    const bytes = await readFile(kept.mp3.path);
    expect(kept.mp3.headerBytes).toBeGreaterThan(JSON.stringify(mark).length);
    expect(bytes.readUInt16BE(kept.mp3.headerBytes) & 0xffe0).toBe(0xffe0);
  });

  it('is heard: its wave, its ceilings, its silences', async () => {
    const { peaks, clippings, silences } = await analysed(
      await recording(
        "aevalsrc='if(lt(t,5),2*sin(100*2*PI*t),if(lt(t,12),0,0.25*sin(100*2*PI*t)))':d=16:s=44100",
      ),
    );
    expect(peaks).toHaveLength(1_600);
    expect(peaks.slice(0, 2)).toEqual([-128, 127]);
    expect(peaks.slice(800, 802)).toEqual([0, 0]);
    expect(Math.abs(peaks.at(-3)! - 32)).toBeLessThan(3);
    expect(clippings).toBeGreaterThan(100);
    expect(silences).toHaveLength(1);
    expect(silences[0]!.startSeconds).toBeCloseTo(5, 0);
    expect(silences[0]!.seconds).toBeCloseTo(7, 0);
  });

  it('may be silence from end to end', async () => {
    const source = await recording('anullsrc=channel_layout=stereo:sample_rate=44100', 'wav', ['-t', '6']);
    const { loudness, silences } = await analysed(source);
    expect([loudness.integratedLufs, silences.length]).toEqual([null, 1]);
    expect((await encoded(source)).mp3.durationSeconds).toBeCloseTo(6, 0);
  });

  it('breaks off when it is told to', async () => {
    const stop = new AbortController();
    const source = await recording('sine=duration=200', 'mp3');
    const work = analyseSound(ffmpeg, source, LIMIT_MS, {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('told to')),
    });
    await expect(work).rejects.toThrow('told to');
  });
});
