import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aWav, anMp3, anMp4 } from '@haojiao/testing';
import { probeMedia } from './probe-media';

describe('reading the facts of sound and film', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haojiao-probe-'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function probe(bytes: Buffer) {
    const path = join(folder, 'file');
    await writeFile(path, bytes);
    return probeMedia(path);
  }

  it('finds length and size of a vertical film', async () => {
    expect(await probe(anMp4({ seconds: 20, width: 720, height: 1280 }))).toMatchObject({
      durationSeconds: 20,
      video: { codec: 'AVC', width: 720, height: 1280 },
    });
  });

  it('finds the length of an episode', async () => {
    const facts = await probe(anMp3(40));
    expect(facts.durationSeconds).toBeCloseTo(40, 0);
    expect(facts).toMatchObject({ audio: { codec: 'MPEG Audio', sampleRate: 44_100 } });
    expect(facts.video).toBeUndefined();
    expect((await probe(aWav(2))).durationSeconds).toBe(2);
  });

  it('refuses a film of which only the name is left', async () => {
    await expect(probe(anMp4().subarray(0, 60))).rejects.toMatchObject({ code: 'media_damaged' });
  });
});
