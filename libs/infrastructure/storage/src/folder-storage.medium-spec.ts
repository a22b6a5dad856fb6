import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { sha256 } from '@haojiao/kernel';
import { FolderStorage } from './folder-storage';
import { ObjectMissing } from './object-storage';
import { translateStorageError } from './storage-full';

describe('storage in a folder', () => {
  let folder: string;
  let storage: FolderStorage;
  const words = '工会动态：今天开会。';
  const hash = sha256(words);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haojiao-storage-'));
    storage = await FolderStorage.open(join(folder, 'objects'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('gives back what was put, whole and in ranges', async () => {
    await storage.put(hash, Buffer.from(words));
    expect(await text(await storage.openRead(hash))).toBe(words);
    expect(String(await storage.read(hash))).toBe(words);
    expect(await text(await storage.openRead(hash, { start: 3, end: 6 }))).toBe('会');
    expect(await text(await storage.openRead(hash, { start: 6, end: 6 }))).toBe('');
    expect(await storage.stat(hash)).toEqual({ bytes: Buffer.byteLength(words) });
  });

  it('takes over a file by its path and keeps the same bytes once', async () => {
    for (const name of ['one', 'two']) {
      const path = join(folder, name);
      await writeFile(path, words);
      await storage.put(hash, { path });
    }
    expect(await readdir(folder)).toEqual(['objects']);
    const files = await readdir(join(folder, 'objects'), { recursive: true, withFileTypes: true });
    expect(files.filter((file) => file.isFile()).map((file) => file.name)).toEqual([hash]);
  });

  it('refuses a stream with other bytes and leaves nothing behind', async () => {
    await expect(storage.put(hash, Readable.from([Buffer.from('something else')]))).rejects.toThrow(
      'another hash',
    );
    expect(await storage.has(hash)).toBe(false);
    expect(await readdir(storage.incomingFolder)).toEqual([]);
  });

  it('says that an object is missing before it hands out a stream', async () => {
    await expect(storage.openRead(hash)).rejects.toBeInstanceOf(ObjectMissing);
    await expect(storage.read(hash)).rejects.toBeInstanceOf(ObjectMissing);
    await storage.remove(hash);
  });

  it('never takes a path for a name', async () => {
    await expect(storage.openRead('../../etc/passwd')).rejects.toThrow('64 lower-case hex');
  });

  it('tells a full disk in the words of the trade', () => {
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    expect(translateStorageError(full)).toMatchObject({ code: 'storage_full', cause: full });
  });
});
