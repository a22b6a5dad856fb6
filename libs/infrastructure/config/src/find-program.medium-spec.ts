import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './find-program';

describe('finding a program', () => {
  let folder: string;
  let program: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haojiao-programs-'));
    program = join(folder, 'second', 'converter');
    await mkdir(join(folder, 'first', 'converter'), { recursive: true });
    await mkdir(join(folder, 'second'));
    await writeFile(program, '');
    await writeFile(join(folder, 'second', 'notes'), '');
    await chmod(program, 0o755);
    await chmod(join(folder, 'second', 'notes'), 0o644);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('takes the first file on the search path that can be run, and never one relative to where we started', () => {
    const path = `relative:${join(folder, 'first')}:${join(folder, 'second')}`;
    expect(findProgram('converter', path)).toBe(program);
    expect(findProgram('notes', path)).toBeUndefined();
    expect(findProgram('converter', 'second')).toBeUndefined();
    expect(findProgram('converter')).toBeUndefined();
  });

  it('takes one named with its folder there or nowhere, and none when it is switched off', () => {
    expect(findProgram(program)).toBe(program);
    expect(findProgram(join(folder, 'first', 'converter'), join(folder, 'second'))).toBeUndefined();
    expect(findProgram('off', folder)).toBeUndefined();
  });
});
