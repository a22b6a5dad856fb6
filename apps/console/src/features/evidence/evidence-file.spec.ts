import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { openEvidence } from './evidence-file';

const sheet = '送审单'.repeat(50);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const manifest = JSON.stringify({
  ...{ title: '送温暖', madeBy: '王芳', madeAt: '2026-11-22T01:00:00.000Z' },
  files: [{ name: 'review-sheet.json', sha256: sha256(sheet) }],
});
const seal = JSON.stringify({ algorithm: 'HMAC-SHA-256', key: 'a1', value: 'ab'.repeat(32) });
const whole = { 'review-sheet.json': sheet, 'manifest.json': manifest, 'manifest.seal.json': seal };

async function archive(files: Record<string, string>): Promise<Blob> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return new Blob([new Uint8Array(await buffer(zip.outputStream as NodeJS.ReadableStream))]);
}

describe('an evidence file', () => {
  it('agrees with its list where nothing was touched', async () => {
    const opened = await openEvidence(await archive(whole));
    expect(opened).toMatchObject({
      text: manifest,
      seal: { key: 'a1', value: 'ab'.repeat(32) },
      faults: [],
    });
    expect(opened?.manifest.title).toBe('送温暖');
  });

  it('names what was altered, added and taken out', async () => {
    const faultsIn = async (files: Record<string, string>) =>
      (await openEvidence(await archive(files)))?.faults;
    expect(await faultsIn({ ...whole, 'review-sheet.json': '改' })).toEqual([
      { name: 'review-sheet.json', fault: 'altered' },
    ]);
    expect(await faultsIn({ ...whole, 'more.txt': '' })).toEqual([{ name: 'more.txt', fault: 'added' }]);
    expect(await faultsIn({ 'manifest.json': manifest, 'manifest.seal.json': seal })).toEqual([
      { name: 'review-sheet.json', fault: 'missing' },
    ]);
  });

  it.each([
    ['another file', new Blob(['送审单'])],
    ['nothing', new Blob([])],
  ])('is not %s', async (_, file) => {
    expect(await openEvidence(file)).toBeNull();
  });

  it('is not any archive', async () => {
    expect(await openEvidence(await archive({ 'a.txt': 'a' }))).toBeNull();
    expect(await openEvidence(await archive({ ...whole, 'manifest.seal.json': '{}' }))).toBeNull();
    expect(await openEvidence((await archive(whole)).slice(0, 300))).toBeNull();
  });
});
