import fc from 'fast-check';
import { transcript } from './transcript';
import { wordsFor } from './words';

const render = (text: string) =>
  (
    transcript({
      text,
      url: 'https://news.example.test/delivery/v1/episodes/e1/transcript.txt',
      hasLines: true,
      words: wordsFor('zh-CN'),
      publicUrl: 'https://news.example.test',
    }) as { text: string } | null
  )?.text;

const saidIn = (html: string) => /<p class="plain">(.*?)<\/p>/s.exec(html)![1]!;

describe('a transcript', () => {
  it('is text, whole where there is room', () => {
    expect(render('')).toBeUndefined();
    const html = render('甲：<script>\n乙：好 & 不好')!;
    expect(saidIn(html)).toBe('甲：&lt;script&gt;\n乙：好 &amp; 不好');
    expect(html).toContain('<details class="transcript lines">');
    expect(html).not.toContain('href');
  });

  it('ends with a line and leads to the rest where there is not', () => {
    const text = Array.from({ length: 600 }, (_, line) => `第${line}句话说到这里。`).join('\n');
    const html = render(text)!;
    expect(html).toContain('<a href="/delivery/v1/episodes/e1/transcript.txt">阅读全文</a>');
    expect(text.startsWith(`${saidIn(html)}\n`)).toBe(true);
    expect(Buffer.byteLength(html)).toBeGreaterThan(11_000);
  });

  it('takes no more than its room and cuts no character, whatever is said', () => {
    const long = fc.string({
      unit: fc.constantFrom('工', 'ᠮ', '😀', 'a', '\n'),
      minLength: 2_000,
      maxLength: 9_000,
    });
    fc.assert(
      fc.property(long, (text) => {
        const said = saidIn(render(text)!);
        expect(Buffer.byteLength(said)).toBeLessThanOrEqual(12_000);
        expect(text.startsWith(said)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
