import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { findProgram } from '@haojiao/infrastructure/config';
import { runFfmpeg } from './run-ffmpeg';

/** False for one that nobody has buried yet, too. */
async function isRunning(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return stat !== null && !/\) [ZX] /.test(stat);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('It did not come to that');
    await sleep(50);
  }
}

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

  it('ends with the process that started it, however that one ends', async () => {
    if (!findProgram('setpriv', '/usr/bin:/bin')) return expect(process.platform).not.toBe('linux');
    // As a process of its own: what is tested is that nobody is left who could end the program.
    const source = await readFile(join(__dirname, 'run-ffmpeg.ts'), 'utf8');
    const options = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 };
    const module = join(folder, 'run-ffmpeg.cjs');
    await writeFile(module, transpileModule(source, { compilerOptions: options }).outputText);
    const pidFile = join(folder, 'pid');
    const main = `require(${JSON.stringify(module)}).runFfmpeg('/bin/sh',
      ['-c', 'echo $$ > ${pidFile}.new; mv ${pidFile}.new ${pidFile}; exec sleep 600'], 600_000)`;
    const worker = spawn(process.execPath, ['-e', main], { stdio: 'ignore' });
    let pid = 0;
    await until(async () => (pid = Number(await readFile(pidFile, 'utf8').catch(() => '0'))) > 0);
    expect(await isRunning(pid)).toBe(true);
    worker.kill('SIGKILL');
    try {
      await until(async () => !(await isRunning(pid)));
    } finally {
      if (await isRunning(pid)) process.kill(pid, 'SIGKILL');
    }
  });

  it('says so where there is no such program', async () => {
    await expect(runFfmpeg(join(folder, 'none'), [], 1_000)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
