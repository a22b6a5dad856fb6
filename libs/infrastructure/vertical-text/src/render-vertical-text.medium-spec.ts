import sharp from 'sharp';
import { renderVerticalText } from './render-vertical-text';

const text = 'ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ ᠪᠢᠴᠢᠭ᠌ 2026 中国工会，ᠦᠢᠯᠡᠳᠪᠦᠷᠢᠴᠢᠨ ᠦ ᠡᠪᠯᠡᠯ';

/** Whether anything is drawn in this part of a picture. */
async function hasInk(png: Buffer, area: { left: number; top: number; width: number; height: number }) {
  // Figures are of the file that is opened, not of what is cut out of it.
  const { channels } = await sharp(await sharp(png).extract(area).png().toBuffer()).stats();
  return channels[0]!.min < 128;
}

describe('Mongolian as a picture', () => {
  it('fills columns from the left, and goes on in a further picture', async () => {
    const pictures = await renderVerticalText([
      { text: 'ᠭᠠᠷᠴᠠᠭ', isHeading: true },
      ...Array.from({ length: 12 }, () => ({ text: `${text} ${text} ${text}`, isHeading: false })),
    ]);
    expect(pictures.length).toBeGreaterThan(1);
    const [first] = pictures;
    expect(await sharp(first!.png).metadata()).toMatchObject({
      format: 'png',
      width: first!.width,
      height: 1440,
    });
    // The heading is short: its column is empty below, and the next is not.
    const column = (left: number, top: number) => hasInk(first!.png, { left, top, width: 90, height: 200 });
    expect([await column(60, 60), await column(60, 1_100)]).toEqual([true, false]);
    expect(await hasInk(first!.png, { left: 200, top: 60, width: 120, height: 1_300 })).toBe(true);
    expect(
      pictures
        .map((picture) => picture.text)
        .join(' ')
        .replace(/\s+/g, ' '),
    ).toContain('中国工会');
  });

  it('is the same bytes each time, and lets no mark of the text be read as markup', async () => {
    const hostile = [{ text: `<span size="400%">${text}</span> & <b>`, isHeading: false }];
    const [one] = await renderVerticalText(hostile);
    const [other] = await renderVerticalText(hostile);
    expect(one!.png.equals(other!.png)).toBe(true);
    expect(one!.text).toContain('<span');
  });

  it('shapes letters by their place in the word', async () => {
    const joined = await renderVerticalText([{ text: 'ᠮᠣᠩᠭᠣᠯ', isHeading: false }]);
    const parted = await renderVerticalText([
      { text: 'ᠮ\u200cᠣ\u200cᠩ\u200cᠭ\u200cᠣ\u200cᠯ', isHeading: false },
    ]);
    expect(joined[0]!.png.equals(parted[0]!.png)).toBe(false);
  });
});
