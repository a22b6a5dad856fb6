import type { ExpiringMedia } from '@haojiao/features/assets';
import { DrawnWords } from './drawn-words';

describe('words that are drawn', () => {
  // Nothing here asks for the address of a picture.
  const drawn = new DrawnWords({} as ExpiringMedia);
  const paragraphs = (...lengths: number[]) =>
    lengths.map((length) => `<p>${'ᠠ'.repeat(length)}</p>`).join('');

  it('are so many at most between two pictures', async () => {
    for (const html of [paragraphs(30_001), paragraphs(15_000, 15_001)]) {
      await expect(drawn.of(html)).rejects.toMatchObject({
        code: 'too_long_to_draw',
        detail: { zh: expect.stringContaining('30000'), en: expect.stringContaining('30000') },
      });
    }
    const { html, images } = await drawn.of(paragraphs(3, 4));
    const [image] = Object.values(images);
    expect(image).toMatchObject({ isDrawn: true, altText: 'ᠠᠠᠠ\nᠠᠠᠠᠠ' });
    expect(html).toContain(image!.assetId);
  });
});
