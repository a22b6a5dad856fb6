import { XMLValidator } from 'fast-xml-parser';
import fc from 'fast-check';
import sharp from 'sharp';
import { chartKinds, chartPng, chartSvg, nothingToShow } from './index';
import type { ChartData } from './index';
import { paperWhite, seriesColours } from './chart-style';

const data: ChartData = {
  kind: 'trend',
  title: '江城市总工会2026年本站浏览量',
  unit: '次',
  series: [
    {
      name: 'page_view.v1',
      points: [
        { label: '2026-01', value: 1_488_000 },
        { label: '2026-02', value: null },
        { label: '2026-03', value: 12 },
      ],
    },
  ],
  definitionIds: ['page_view.v1'],
  source: '号角统计，截至 2026-11-22 09:30',
  notes: ['不同口径不相加。'],
};

/** WCAG 2.2: relative luminance, and the contrast of two colours. */
function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = parts.map((part) =>
    part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

describe('charts', () => {
  it.each(chartKinds)(
    'of the kind %s are XML with title, description, unit, source and rule',
    async (kind) => {
      const svg = await chartSvg({ ...data, kind });
      expect(XMLValidator.validate(svg)).toBe(true);
      for (const words of [
        data.title,
        '单位：次',
        '来源：号角统计',
        '统计口径：page_view.v1',
        '不同口径不相加。',
      ])
        expect(svg).toContain(words);
      expect(svg).toMatch(
        /<title id="chart-title">.+<\/title>\n<desc id="chart-desc">.*2026-01 1488000.*2026-02 无数据/,
      );
    },
  );

  it('write large figures in 万 and leave a gap where nobody knows', async () => {
    const svg = await chartSvg({ ...data, kind: 'bars' });
    expect(svg).toContain('>148.8万<');
    expect(svg).not.toContain('>1488000<');
  });

  it('say so where there are no figures', async () => {
    for (const series of [
      [],
      [{ name: '', points: [] }],
      [{ name: 'a', points: [{ label: 'b', value: null }] }],
    ])
      expect(await chartSvg({ ...data, series })).toContain(nothingToShow.zh);
  });

  it('S14 hold hostile words as text alone, and are never larger for long ones', async () => {
    const hostile = '<script>alert(1)</script>]]>"\'&\u0000\u0008\ud800<image href="https://x.test/a">';
    for (const kind of chartKinds) {
      const svg = await chartSvg({
        kind,
        title: hostile + '长'.repeat(10_000),
        unit: hostile,
        source: hostile,
        notes: [hostile.repeat(100)],
        definitionIds: [hostile],
        series: [hostile, 'b'].map((name) => ({
          name,
          points: [hostile, 'c'.repeat(10_000)].map((label, index) => ({ label, value: index + 1 })),
        })),
      });
      expect(XMLValidator.validate(svg)).toBe(true);
      const tags = svg.match(/<[^>]*>/g)!;
      const names = tags.map((tag) => /^<\/?([\w-]+)/.exec(tag)?.[1] ?? tag);
      const harmless = ['svg', 'title', 'desc', 'rect', 'text', 'g', 'path', 'polyline', 'defs', 'clipPath'];
      expect(names.filter((name) => !harmless.includes(name))).toEqual([]);
      expect(tags.filter((tag) => /\s(on\w+|href|xlink:href)=|url\((?!#)/i.test(tag))).toEqual([]);
      expect(svg.length).toBeLessThan(60_000);
    }
  });

  it('hold any words as text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (words) => {
        const svg = await chartSvg({
          ...data,
          title: words,
          series: [{ name: words, points: [{ label: words, value: 3 }] }],
        });
        expect(XMLValidator.validate(svg)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('are the same picture for the same data', async () => {
    expect(await chartSvg(data)).toBe(await chartSvg(data));
  });

  it('have colours with a contrast of 4.5 : 1 with the paper', () => {
    for (const colour of seriesColours) {
      const contrast = (luminance(paperWhite) + 0.05) / (luminance(colour) + 0.05);
      expect(contrast).toBeGreaterThanOrEqual(4.5);
    }
    expect(new Set(seriesColours).size).toBe(seriesColours.length);
  });

  it('are PNG of the width that was asked for, with Chinese letters drawn by our own fonts', async () => {
    for (const width of [320, 1_440, 2_400, 9_000]) {
      const { png, ...size } = await chartPng(data, width);
      const { format, ...found } = await sharp(png).metadata();
      expect([format, found.width, found.height]).toEqual(['png', size.width, size.height]);
      expect(size.width).toBe(Math.min(width, 2_400));
    }
    // Boxes of a machine without fonts would be alike for any two letters.
    const [one, other] = await Promise.all(
      ['龘', '囍'].map(async (title) => (await chartPng({ ...data, title })).png),
    );
    expect(one!.equals(other!)).toBe(false);
    const { png } = await chartPng({ ...data, title: '鼹鼹鼹鼹' });
    const head = await sharp(png)
      .extract({ left: 20, top: 20, width: 80, height: 28 })
      .greyscale()
      .raw()
      .toBuffer();
    const dark = head.filter((value) => value < 128).length / head.length;
    expect(dark).toBeGreaterThan(0.2);
  });
});
