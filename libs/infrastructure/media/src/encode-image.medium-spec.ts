import sharp from 'sharp';
import { aHeaderBomb, aPhoto } from '@haojiao/testing';
import { decodeImage, inspectImage } from './decode-image';
import { encodeImage } from './encode-image';

async function halves(): Promise<Buffer> {
  const right = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#ff0000' } })
    .png()
    .toBuffer();
  return sharp({ create: { width: 800, height: 400, channels: 3, background: '#0000ff' } })
    .composite([{ input: right, left: 400, top: 0 }])
    .png()
    .toBuffer();
}

describe('a picture for a platform', () => {
  it('stays below the bytes that the platform takes, by quality and then by size', async () => {
    const photo = await aPhoto(1600, 1200);
    for (const maxBytes of [400_000, 64 * 1024, 10_000]) {
      const image = await encodeImage(photo, { format: 'jpeg', maxBytes });
      expect(image.bytes.length).toBeLessThan(maxBytes);
      expect(image.bytes.length).toBeGreaterThan(maxBytes / 8);
      expect(await sharp(image.bytes).metadata()).toMatchObject({
        format: 'jpeg',
        width: image.width,
        height: image.height,
      });
    }
  });

  it('says so when it can not fit', async () => {
    const photo = await aPhoto(200, 200);
    await expect(encodeImage(photo, { format: 'jpeg', maxBytes: 100 })).rejects.toMatchObject({
      code: 'image_can_not_fit',
    });
  });

  it('comes out upright, and without the place where it was taken', async () => {
    const withNotes = await sharp(await aPhoto(60, 40))
      .withExif({ IFD0: { Copyright: 'somebody' }, IFD3: { GPSLatitude: '30/1 15/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const before = await sharp(withNotes).metadata();
    expect([before.orientation, before.exif === undefined]).toEqual([6, false]);
    expect(await inspectImage(withNotes, 'image/jpeg')).toEqual({ width: 40, height: 60 });
    const image = await encodeImage(withNotes, { format: 'jpeg' });
    const after = await sharp(image.bytes).metadata();
    expect(after).toMatchObject({ width: 40, height: 60, space: 'srgb' });
    expect([after.exif, after.xmp, after.orientation]).toEqual([undefined, undefined, undefined]);
  });

  it('crops around the focal point', async () => {
    for (const [x, colour] of [
      [0.1, 'b'],
      [0.9, 'r'],
    ] as const) {
      const image = await encodeImage(await halves(), { format: 'png', ratio: '1:1' }, { x, y: 0.5 });
      const { channels } = await sharp(image.bytes).stats();
      expect([image.width, image.height]).toEqual([400, 400]);
      expect(channels[colour === 'r' ? 0 : 2]!.mean).toBe(255);
    }
  });

  it('is never enlarged', async () => {
    const image = await encodeImage(await aPhoto(300, 200), {
      format: 'jpeg',
      ratio: '2.35:1',
      maxEdge: 900,
    });
    expect([image.width, image.height]).toEqual([300, 128]);
  });

  it('is white, not black, where a logo was transparent', async () => {
    const logo = await sharp({
      create: { width: 50, height: 50, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const image = await encodeImage(logo, { format: 'jpeg' });
    const { channels } = await sharp(image.bytes).stats();
    expect(channels.map((channel) => channel.mean)).toEqual([255, 255, 255]);
  });

  it('is the same bytes every time', async () => {
    const photo = await aPhoto(640, 480);
    const fit = { format: 'jpeg', ratio: '1:1', maxBytes: 20_000 } as const;
    const [one, other] = [await encodeImage(photo, fit), await encodeImage(photo, fit)];
    expect(one.bytes.equals(other.bytes)).toBe(true);
    expect(one.fileName).toMatch(/^[0-9a-f]{16}\.jpg$/);
  });

  it('takes grey, CMYK and 16-bit originals', async () => {
    const photo = sharp(await aPhoto(64, 64));
    const originals = [
      await photo.clone().greyscale().jpeg().toBuffer(),
      await photo.clone().toColourspace('cmyk').jpeg().toBuffer(),
      await photo.clone().toColourspace('rgb16').png().toBuffer(),
    ];
    for (const original of originals) {
      const image = await encodeImage(original, { format: 'jpeg' });
      expect(await sharp(image.bytes).metadata()).toMatchObject({ width: 64, height: 64 });
    }
  });
});

describe('a hostile picture', () => {
  it('S08 is refused by its header when it would unfold to more pixels than the memory should hold', async () => {
    const bomb = aHeaderBomb();
    expect(bomb.length).toBeLessThan(100);
    await expect(inspectImage(bomb, 'image/png')).rejects.toMatchObject({ code: 'image_too_many_pixels' });
    await expect(decodeImage(bomb, 100)).rejects.toMatchObject({ code: 'image_too_many_pixels' });
  });

  it('is refused when it is cut off', async () => {
    const photo = await aPhoto(400, 400);
    await expect(decodeImage(photo.subarray(0, photo.length / 2), 400)).rejects.toMatchObject({
      code: 'media_damaged',
    });
  });

  it('is refused when the bytes are of another format than the one found', async () => {
    await expect(inspectImage(await halves(), 'image/jpeg')).rejects.toMatchObject({ code: 'media_damaged' });
  });
});
