import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { aHeaderBomb, aPhonePhoto, aPhoto } from '@haojiao/testing';
import { giveBack } from './give-back';
import { PictureRenderer } from './picture-renderer';
import type { EncodedRendition } from './picture-renderer';
import type { RenditionFit } from './rendition-fit';

const renderer = new PictureRenderer({ megapixels: 100, encoders: 2 });
const formats = ['avif', 'webp', 'jpeg'] as const;
const whole = (maxWidth: number, format: (typeof formats)[number] = 'webp'): RenditionFit => ({
  kind: 'whole',
  format,
  quality: 90,
  maxWidth,
  ...(format !== 'jpeg' && { effort: 1 }),
});
const crop = (ratio: '2.35:1' | '1:1' | '16:9' | '3:4', maxEdge = 120): RenditionFit => ({
  kind: 'crop',
  format: 'jpeg',
  quality: 92,
  ratio,
  maxEdge,
});
const moving: RenditionFit = { kind: 'animation', format: 'webp', quality: 80, effort: 1, maxWidth: 64 };

async function render(
  source: Buffer,
  fits: RenditionFit[],
  focalPoint: { x: number; y: number } | null = null,
): Promise<EncodedRendition[]> {
  const made = new Map<RenditionFit, EncodedRendition>();
  await renderer.render(
    source,
    fits.map((fit) => ({ fit })),
    focalPoint,
    async ({ fit }, rendition) => void made.set(fit, rendition),
  );
  return fits.flatMap((fit) => made.get(fit) ?? []);
}

function flat(colour: number[], width = 64, height = 48): Sharp {
  const [r, g, b, alpha] = colour;
  const background = { r: r!, g: g!, b: b!, alpha: alpha ?? 1 };
  return sharp({ create: { width, height, channels: alpha === undefined ? 3 : 4, background } });
}

/** The colour in the middle. */
async function colourOf(bytes: Buffer): Promise<number[]> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels;
  return [...data.subarray(at, at + info.channels)];
}

async function expectColour(source: Buffer, colour: number[], within: number): Promise<void> {
  for (const rendition of await render(
    source,
    formats.map((format) => whole(64, format)),
  )) {
    const found = await colourOf(rendition.bytes);
    const distance = Math.max(...colour.map((value, index) => Math.abs(value - found[index]!)));
    expect([rendition.mediaType, found, distance <= within]).toEqual([rendition.mediaType, found, true]);
  }
}

describe('the colours of renditions', () => {
  it('are those that were seen, where the original is in the wider colours of phones (Display P3)', async () => {
    const colours = [
      [200, 80, 40],
      [30, 160, 60],
      [20, 40, 220],
    ];
    for (const colour of colours) {
      const wide = await flat(colour).withIccProfile('p3').png().toBuffer();
      const stored = await sharp(wide, { ignoreIcc: true }).raw().toBuffer();
      // The file's own numbers are others: whoever forgets the profile shows another colour.
      expect(Math.max(...colour.map((value, index) => Math.abs(value - stored[index]!)))).toBeGreaterThan(8);
      await expectColour(wide, colour, 4);
    }
  });

  it('are those of the inks, where the original was made for print (CMYK)', async () => {
    // Inks of the built-in profile (0-255: cyan, magenta, yellow, black) and what they look like, by Little CMS.
    const known = [
      { drawn: [255, 255, 255], inks: [0, 0, 0, 0], seen: [255, 255, 255] },
      { drawn: [180, 60, 50], inks: [3, 227, 249, 65], seen: [175, 50, 29] },
      { drawn: [60, 120, 90], inks: [182, 0, 180, 111], seen: [48, 112, 79] },
      { drawn: [90, 110, 140], inks: [140, 79, 3, 108], seen: [84, 104, 132] },
    ];
    for (const { drawn, inks, seen } of known) {
      const print = await flat(drawn)
        .withIccProfile('cmyk')
        .toColourspace('cmyk')
        .jpeg({ quality: 100 })
        .toBuffer();
      const stored = await sharp(print, { ignoreIcc: true }).toColourspace('cmyk').raw().toBuffer();
      expect([...stored.subarray(0, 4)]).toEqual(inks);
      await expectColour(print, seen, 4);
    }
  });

  it('are the same from 16 bits, from grey, from a palette and from 10 bits', async () => {
    const rgb = [180, 90, 45];
    await expectColour(await flat(rgb).toColourspace('rgb16').png().toBuffer(), rgb, 4);
    await expectColour(await flat(rgb).png({ palette: true }).toBuffer(), rgb, 4);
    await expectColour(await flat([118, 118, 118]).toColourspace('b-w').png().toBuffer(), [118, 118, 118], 3);
    await expectColour(
      await flat([118, 118, 118]).toColourspace('grey16').png().toBuffer(),
      [118, 118, 118],
      3,
    );
    const ten = await flat(rgb)
      .avif({ bitdepth: 10, quality: 95 })
      .toBuffer()
      .catch(() => null);
    // A build whose AV1 encoder has 8 bits only can't make the original of this test.
    if (ten) await expectColour(ten, rgb, 6);
  });

  it('stay transparent in AVIF and WebP and become white in JPEG, also from grey with alpha', async () => {
    const clear = await flat([0, 0, 0, 0]).png().toBuffer();
    const grey = await sharp(clear).toColourspace('b-w').png().toBuffer();
    for (const source of [clear, grey]) {
      const [avif, webp, jpeg] = await render(
        source,
        formats.map((format) => whole(64, format)),
      );
      expect((await colourOf(avif!.bytes))[3]).toBe(0);
      expect((await colourOf(webp!.bytes))[3]).toBe(0);
      expect(await colourOf(jpeg!.bytes)).toEqual([255, 255, 255]);
    }
  });
});

describe('renditions', () => {
  it('are upright whatever the camera noted, and tell nothing else of the file', async () => {
    const photo = await sharp(await aPhonePhoto(160, 120))
      .withMetadata({ orientation: 6 })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><p>taken-at-home</p></x:xmpmeta>')
      .toBuffer();
    expect(photo.includes('taken-at-home')).toBe(true);
    const fits = [...formats.map((format) => whole(80, format)), crop('1:1')];
    for (const { bytes, width, height } of await render(photo, fits)) {
      const { exif, xmp, iptc, icc, orientation, ...found } = await sharp(bytes).metadata();
      expect([exif, xmp, iptc, icc, orientation]).toEqual(Array(5).fill(undefined));
      expect([found.width, found.height]).toEqual([width, height]);
      for (const word of ['Exif', 'GPS', 'taken-at-home', 'Bench Phone', 'http://ns.adobe.com']) {
        expect([word, bytes.includes(word)]).toEqual([word, false]);
      }
    }
    const [upright] = await render(photo, [whole(80)]);
    expect([upright!.width, upright!.height]).toEqual([80, 107]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('put the sky above for EXIF orientation %d', async (orientation) => {
    const sky = await flat([0, 0, 255], 80, 30).png().toBuffer();
    const upright = flat([0, 128, 0], 80, 60).composite([{ input: sky, left: 0, top: 0 }]);
    const turns: Record<number, (image: Sharp) => Sharp> = {
      1: (image) => image,
      2: (image) => image.flop(),
      3: (image) => image.rotate(180),
      4: (image) => image.flip(),
      5: (image) => image.rotate(270).flop(),
      6: (image) => image.rotate(270),
      7: (image) => image.rotate(90).flop(),
      8: (image) => image.rotate(90),
    };
    const lying = turns[orientation]!(sharp(await upright.png().toBuffer()));
    const photo = await sharp(await lying.png().toBuffer())
      .withMetadata({ orientation })
      .jpeg({ quality: 95 })
      .toBuffer();
    const [rendition] = await render(photo, [whole(80, 'jpeg')]);
    expect([rendition!.width, rendition!.height]).toEqual([80, 60]);
    const { data } = await sharp(rendition!.bytes).raw().toBuffer({ resolveWithObject: true });
    const above = [...data.subarray(5 * 80 * 3 + 120, 5 * 80 * 3 + 123)];
    const below = [...data.subarray(55 * 80 * 3 + 120, 55 * 80 * 3 + 123)];
    expect([above[2]! > 200, below[1]! > 100, below[2]! < 60]).toEqual([true, true, true]);
  });

  it('keep the focal point in every crop', async () => {
    for (const [x, y] of [
      [0.1, 0.1],
      [0.9, 0.9],
    ] as const) {
      const mark = await flat([255, 0, 0], 60, 60).png().toBuffer();
      const source = await flat([255, 255, 255], 600, 600)
        .composite([{ input: mark, left: 600 * x - 30, top: 600 * y - 30 }])
        .png()
        .toBuffer();
      const tall = await sharp(source).resize(300, 900, { fit: 'fill' }).png().toBuffer();
      const broad = await sharp(source).resize(900, 200, { fit: 'fill' }).png().toBuffer();
      for (const picture of [source, tall, broad]) {
        const ratios = ['2.35:1', '1:1', '16:9', '3:4'] as const;
        for (const { bytes } of await render(
          picture,
          ratios.map((ratio) => crop(ratio)),
          { x, y },
        )) {
          const [, green] = (await sharp(bytes).stats()).channels;
          expect(green!.min).toBeLessThan(60);
        }
      }
    }
  });

  it('are never enlarged, of the asked ratio, and alike things are written once', async () => {
    const photo = await aPhoto(500, 300);
    const [small, large, square] = await render(photo, [whole(640), whole(1600), crop('1:1', 1200)]);
    expect([small!.width, large!.width, large!.height]).toEqual([500, 500, 300]);
    expect(small!.bytes).toBe(large!.bytes);
    expect([square!.width, square!.height]).toEqual([300, 300]);
  });

  it('are made of very long pictures as well', async () => {
    const [rendition] = await render(await flat([200, 30, 30], 400, 20_000).png().toBuffer(), [whole(320)]);
    expect([rendition!.width, rendition!.height]).toEqual([320, 16_000]);
  });

  it('are the same bytes every time', async () => {
    const photo = await aPhoto(640, 480);
    const fits = [...formats.map((format) => whole(320, format)), crop('1:1')];
    const [one, other] = [await render(photo, fits), await render(photo, fits)];
    expect(one.map(({ bytes }) => bytes.toString('base64'))).toEqual(
      other.map(({ bytes }) => bytes.toString('base64')),
    );
  });
});

describe('a picture that moves', () => {
  const frames = async (count: number, width = 80, height = 40) =>
    sharp(
      await Promise.all(
        Array.from({ length: count }, (_, index) =>
          flat([(index * 40) % 255, 0, 90], width, height)
            .png()
            .toBuffer(),
        ),
      ),
      { join: { animated: true } },
    );

  it.each(['gif', 'webp'] as const)(
    '%s: keeps its movement in one rendition, and stands still in the others',
    async (format) => {
      const picture = await (await frames(3))[format]({ delay: [100, 200, 300] }).toBuffer();
      const [still, animation] = await render(picture, [whole(64), moving]);
      expect((await sharp(still!.bytes).metadata()).pages ?? 1).toBe(1);
      expect(await sharp(animation!.bytes).metadata()).toMatchObject({ pages: 3, delay: [100, 200, 300] });
      expect([animation!.width, animation!.height]).toEqual([64, 32]);
    },
  );

  it('stands still when it has too many frames, and so does one that never moved', async () => {
    const long = await (await frames(301, 4, 4)).gif({ reuse: true }).toBuffer();
    expect(await render(long, [whole(64), moving])).toHaveLength(1);
    expect(await render(await aPhoto(80, 40), [whole(64), moving])).toHaveLength(1);
  });
});

describe('the load', () => {
  it('stays within the bounds of memory and processor, however many pictures come at once', async () => {
    const narrow = new PictureRenderer({ megapixels: 1, encoders: 2 });
    const photos = await Promise.all([
      aPhoto(800, 500),
      aPhoto(700, 700),
      aPhoto(300, 200),
      aPhoto(2000, 600),
    ]);
    let [heaviest, most] = [0, 0];
    const watch = setInterval(() => {
      heaviest = Math.max(heaviest, narrow.pictures.inside);
      most = Math.max(most, narrow.encoders.inside);
    }, 0);
    let made = 0;
    const deliver = async () => {
      made += 1;
      heaviest = Math.max(heaviest, narrow.pictures.inside);
      most = Math.max(most, narrow.encoders.inside);
    };
    const wanted = formats.map((format) => ({ fit: whole(640, format) }));
    await Promise.all(
      [...photos, ...photos, ...photos].map((photo) => narrow.render(photo, wanted, null, deliver)),
    );
    clearInterval(watch);
    expect([made, most]).toEqual([36, 2]);
    expect(heaviest).toBeGreaterThan(0.5);
    expect(heaviest).toBeLessThanOrEqual(1);
  });

  it('S08: a damaged picture and a bomb fail by themselves, and leave no weight behind', async () => {
    const photo = await aPhoto(400, 400);
    await expect(render(photo.subarray(0, photo.length / 2), [whole(64)])).rejects.toMatchObject({
      code: 'media_damaged',
    });
    await expect(render(aHeaderBomb(), [whole(64)])).rejects.toMatchObject({ code: 'image_too_many_pixels' });
    expect([renderer.pictures.inside, renderer.encoders.inside]).toEqual([0, 0]);
  });
});

describe('the memory of a picture', () => {
  it('is given back with the last rendition, and the source before', async () => {
    const photo = await aPhoto(2_400, 1_600);
    const source = Buffer.allocUnsafeSlow(photo.length);
    photo.copy(source);
    const wanted = [whole(1_600), whole(800, 'jpeg'), crop('1:1', 900)].map((fit) => ({ fit }));
    const before = process.memoryUsage().arrayBuffers;
    const sizes: number[] = [];
    let leftOfSource = NaN;
    await renderer.render(
      source,
      wanted,
      null,
      async (_, { width }) => {
        leftOfSource = source.length;
        sizes.push(width);
      },
      () => giveBack(source),
    );
    expect(sizes.toSorted((one, other) => one - other)).toEqual([800, 900, 1_600]);
    expect(leftOfSource).toBe(0);
    // The decoded picture alone holds 7.7 million bytes; what stays are the files.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(3_000_000);
  });
});
