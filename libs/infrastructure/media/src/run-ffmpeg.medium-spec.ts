import { mkdtemp, rm } from 'node:fs/promises';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { runFfmpeg } from './run-ffmpeg';

describe('running a program beside us', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haojiao-run-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const shell = (script: string, limitMs = 10_000) => runFfmpeg('/bin/sh', ['-c', script], limitMs);

  it('ends one that takes too long', async () => {
    const began = Date.now();
    expect(await shell('while :; do :; done', 200)).toMatchObject({ code: null, timedOut: true });
    expect(Date.now() - began).toBeLessThan(5_000);
  });

  it('lets it have nothing to read, a lower place in the queue, and its last words kept', async () => {
    const { code, stdout, stderr } = await shell(
      'read line && echo heard; sleep 2; cut -d" " -f19 /proc/self/stat; head -c 9000 /dev/zero | tr "\\0" x >&2; echo end >&2; exit 3',
    );
    expect([code, stdout.trim()]).toEqual([3, String(Math.min(19, getPriority() + 10))]);
    expect(stderr.length).toBe(4_000);
    expect(stderr.endsWith('end\n')).toBe(true);
  });

  it('says so where there is no such program', async () => {
    await expect(runFfmpeg(join(folder, 'none'), [], 1_000)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
