import sharp from 'sharp';
import { decodeImage } from './decode-image';
import { hammingDistance, perceptualHash } from './perceptual-hash';

/** As the library calls pictures alike. */
const ALIKE = 10;

/** A scene of soft shapes, another for every seed. */
async function aScene(seed: number): Promise<Buffer> {
  let state = seed * 2_654_435_761 + 1;
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
  const shapes = Array.from({ length: 14 }, () => {
    const grey = Math.round(next() * 255);
    const [x, y, rx, ry] = [next() * 800, next() * 600, 40 + next() * 220, 30 + next() * 180];
    return `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="rgb(${grey},${Math.round(next() * 255)},${grey})"/>`;
  }).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#888"/>${shapes}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 92 }).toBuffer();
}

const hashOf = async (bytes: Buffer) => (await perceptualHash(await decodeImage(bytes, 2560)))!;

const changes: Record<string, (bytes: Buffer) => Promise<Buffer>> = {
  resized: (bytes) => sharp(bytes).resize(320).jpeg().toBuffer(),
  enlarged: (bytes) => sharp(bytes).resize(1600).png().toBuffer(),
  'compressed hard': (bytes) => sharp(bytes).jpeg({ quality: 25 }).toBuffer(),
  'turned into WebP': (bytes) => sharp(bytes).webp({ quality: 50 }).toBuffer(),
  brighter: (bytes) => sharp(bytes).modulate({ brightness: 1.15 }).jpeg().toBuffer(),
  'cut by 2 %': (bytes) =>
    sharp(bytes).extract({ left: 8, top: 6, width: 784, height: 588 }).jpeg().toBuffer(),
};

describe('perceptual hashes', () => {
  const SCENES = 24;

  it('find copies and tell different pictures apart', async () => {
    const originals = await Promise.all(Array.from({ length: SCENES }, (_, seed) => aScene(seed + 1)));
    const hashes = await Promise.all(originals.map(hashOf));
    let found = 0;
    let copies = 0;
    for (const change of Object.values(changes)) {
      for (const [index, original] of originals.entries()) {
        copies += 1;
        if (hammingDistance(hashes[index]!, await hashOf(await change(original))) <= ALIKE) found += 1;
      }
    }
    let mistaken = 0;
    for (const [index, one] of hashes.entries()) {
      for (const other of hashes.slice(index + 1)) if (hammingDistance(one, other) <= ALIKE) mistaken += 1;
    }
    const recall = found / copies;
    const precision = found / (found + mistaken);
    process.stdout.write(
      `perceptual hash, ${SCENES} scenes, ${copies} copies: recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}\n`,
    );
    expect(recall).toBeGreaterThanOrEqual(0.97);
    expect(precision).toBeGreaterThanOrEqual(0.99);
  });

  it('say nothing about one plain area', async () => {
    const plain = await sharp({ create: { width: 200, height: 100, channels: 3, background: '#c00' } })
      .png()
      .toBuffer();
    expect(await perceptualHash(await decodeImage(plain, 2560))).toBeNull();
  });
});
