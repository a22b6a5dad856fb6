import fc from 'fast-check';
import { cleanHtml, imagesOfHtml, textOfHtml } from './clean-html';

const site = 'https://union.example.cn';
const picture = '01a1fc42-7e6a-73f2-8a1f-e064c21cc6b8';

function cleaned(html: string): string {
  return cleanHtml(html, site).html;
}

describe('the cleaner of bodies', () => {
  it.each([
    ['a script', '<p>好<script>alert(1)</script></p>', '<p>好</p>'],
    ['an event handler', '<p onclick="alert(1)">好</p>', '<p>好</p>'],
    ['a frame with what is in it', '<iframe src="https://x">好</iframe>', ''],
    ['a drawing with a script', '<svg><script>alert(1)</script></svg>', ''],
    ['a link that runs', '<a href="javascript:alert(1)">好</a>', '<a>好</a>'],
    ['a link that hides that it runs', '<a href=" java&#10;script:alert(1)">好</a>', '<a>好</a>'],
    ['a link without its own scheme', '<a href="//evil.example">好</a>', '<a>好</a>'],
    [
      'classes and styles',
      '<p class="x" style="position:fixed;text-align:center">好</p>',
      '<p style="text-align:center">好</p>',
    ],
    ['a comment', '<p>好<!-- <b> --></p>', '<p>好</p>'],
  ])('takes away %s', (_, dirty, clean) => {
    expect(cleaned(dirty)).toBe(clean);
  });

  it('keeps what an article is made of', () => {
    const html =
      '<h2>一</h2><p><strong>好</strong> <a href="https://union.example.cn/p/1">看</a></p><ul><li>甲</li></ul>' +
      '<table><tbody><tr><td colspan="2">乙</td></tr></tbody></table>';
    expect(cleaned(html)).toBe(html);
  });

  it('makes a first heading a second one, because the title is the first', () => {
    expect(cleaned('<h1>一</h1>')).toBe('<h2>一</h2>');
  });

  it.each([`/assets/${picture}`, `/assets/${picture}/large.webp`, `${site}/assets/${picture}?w=600`])(
    'turns our own picture address %s into a reference',
    (src) => {
      const { html, foreignImages } = cleanHtml(`<p><img src="${src}" alt="会场" width="9"></p>`, site);
      expect(html).toBe(`<p><img data-asset-id="${picture}" alt="会场" /></p>`);
      expect(foreignImages).toEqual([]);
    },
  );

  it.each([
    'https://elsewhere.example/a.png',
    'data:image/png;base64,AAAA',
    `https://evil.example/assets/${picture}`,
    '/assets/../secret',
  ])('names the foreign picture %s and does not keep it', (src) => {
    const { html, foreignImages } = cleanHtml(`<p>好<img src="${src}"></p>`, site);
    expect(html).toBe('<p>好</p>');
    expect(foreignImages).toEqual([src]);
  });

  it('changes nothing at the second time, whatever it was given', () => {
    const piece = fc.constantFrom(
      ...[
        '<p>',
        '</p>',
        '<img ',
        `data-asset-id="${picture}"`,
        '>',
        '"',
        "'",
        '&',
        '&lt;script&gt;',
        '<b',
        '/>',
      ],
      ...[
        '<script>',
        '</script>',
        '<a href="',
        'javascript:',
        '好',
        'style="text-align:center"',
        '\u0000',
        '<td>',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const once = cleaned(pieces.join(''));
        expect(cleaned(once)).toBe(once);
        expect(once).not.toMatch(/<script|="\s*javascript:/i);
      }),
    );
  });

  it('passes plain paragraphs over, and makes of them what cleaning makes', () => {
    const words = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replace(/[<>&]/g, ''));
    const paragraph = fc
      .tuple(fc.constantFrom('p', 'h2', 'h3', 'h4'), words)
      .map(([tag, text]) => `<${tag}>${text}</${tag}>`);
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 8 }), (paragraphs) => {
        const text = paragraphs.join('');
        // What is not allowed goes, and takes the text the whole way.
        expect(cleaned(text)).toBe(cleaned(`${text}<div></div>`));
      }),
    );
  });

  it('names every picture of a body once, in order', () => {
    const other = picture.replace('01a1', '02a1');
    const html = cleaned(
      `<img data-asset-id="${picture}"><img data-asset-id="${other}"><img data-asset-id="${picture}">`,
    );
    expect(imagesOfHtml(html)).toEqual([picture, other]);
  });

  it('reads the words of a body, a line per block', () => {
    expect(textOfHtml(cleaned('<h2>标题</h2><p>甲 &amp; 乙<br>丙</p><p>1 &lt; 2</p>'))).toBe(
      '标题\n甲 & 乙\n丙\n1 < 2',
    );
  });
});
