import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { ZipFile } from 'yazl';
import { aHeicHeader, aPhoto, aWav, anMp3, anMp4 } from '@haojiao/testing';
import { sniffFile, sniffHead } from './sniff';

async function zip(files: Record<string, string>): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [name, text] of Object.entries(files)) archive.addBuffer(Buffer.from(text), name);
  archive.end();
  const chunks: Buffer[] = [];
  for await (const chunk of archive.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('telling a file by its bytes', () => {
  it('knows what is taken in', async () => {
    const picture = sharp(await aPhoto(32, 32));
    const files: [Buffer, string][] = [
      [await picture.clone().jpeg().toBuffer(), 'image/jpeg'],
      [await picture.clone().png().toBuffer(), 'image/png'],
      [await picture.clone().webp().toBuffer(), 'image/webp'],
      [await picture.clone().gif().toBuffer(), 'image/gif'],
      [await picture.clone().avif({ effort: 0 }).toBuffer(), 'image/avif'],
      [anMp3(), 'audio/mpeg'],
      [aWav(), 'audio/wav'],
      [anMp4(), 'video/mp4'],
      [Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 'application/pdf'],
    ];
    for (const [bytes, mediaType] of files) expect(await sniffHead(bytes)).toMatchObject({ mediaType });
  });

  it.each([
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a page', '<!doctype html><title>x</title>'],
    ['a text', '今天开会'],
    ['a program', 'MZ\x90\0'],
    ['a shell script', '#!/bin/sh\nrm -rf /'],
    ['nothing', ''],
  ])('S06 does not take %s', async (_what, text) => {
    expect(await sniffHead(Buffer.from(text))).toBeNull();
  });

  it('tells a document from other archives, and one with macros is none of ours', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'haojiao-sniff-'));
    const typeOf = async (main: string) => {
      const path = join(folder, 'file');
      const types = `<Types><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;
      await writeFile(path, await zip({ '[Content_Types].xml': types, 'word/document.xml': '<w/>' }));
      return sniffFile(path);
    };
    const office = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    try {
      expect(await typeOf(`${office}.main+xml`)).toMatchObject({ kind: 'document', mediaType: office });
      expect(await typeOf('application/vnd.ms-word.document.macroEnabled.main+xml')).toBeNull();
      await writeFile(join(folder, 'file'), await zip({ 'a.txt': 'x' }));
      expect(await sniffFile(join(folder, 'file'))).toBeNull();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('the photo of an iPhone', () => {
  it('is taken in where it can be decoded, and refused with advice where not', async () => {
    for (const brand of ['heic', 'mif1'] as const) {
      expect(await sniffHead(aHeicHeader(brand), true)).toMatchObject({ mediaType: 'image/heic' });
      await expect(sniffHead(aHeicHeader(brand), false)).rejects.toMatchObject({ code: 'heic_unsupported' });
    }
  });
});
