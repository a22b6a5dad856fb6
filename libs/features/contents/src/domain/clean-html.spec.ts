import fc from 'fast-check';
import { mediaOfHtml } from '@haojiao/kernel';
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

  describe('sounds and films', () => {
    const sound = picture.replace('01a1', '03a1');
    const figure = `<figure data-asset-id="${sound}" data-kind="audio">`;
    const kept = (html: string) => cleanHtml(html, site, { keepsMedia: true });

    it('stay as they are, with their captions', () => {
      const html = `<p>一</p>${figure}<figcaption>厂歌 <strong>1958</strong></figcaption></figure>${figure}</figure>`;
      expect(kept(html)).toEqual({ html, foreignImages: [], foreignMedia: [] });
      expect(mediaOfHtml(html)).toEqual([
        { assetId: sound, kind: 'audio', captionHtml: '厂歌 <strong>1958</strong>' },
        { assetId: sound, kind: 'audio', captionHtml: '' },
      ]);
    });

    it.each([
      [
        'an attribute',
        `<figure onclick="x()" class="y" data-kind="audio" data-asset-id="${sound.toUpperCase()}"></figure>`,
        `${figure}</figure>`,
      ],
      [
        'a player',
        `${figure}<audio src="https://evil.example/a.mp3" onplay="x()"></audio><figcaption>歌</figcaption></figure>`,
        `${figure}<figcaption>歌</figcaption></figure>`,
      ],
      [
        'what else stands in it',
        `${figure}<p>前</p><figcaption>歌</figcaption><img data-asset-id="${picture}"></figure>`,
        `${figure}<figcaption>歌</figcaption></figure><p>前</p><img data-asset-id="${picture}" alt="" />`,
      ],
      [
        'another one in it',
        `${figure}<figcaption>歌</figcaption>${figure}</figure></figure>`,
        `${figure}<figcaption>歌</figcaption></figure>${figure}</figure>`,
      ],
      [
        'one in a caption',
        `${figure}<figcaption>歌${figure}</figure></figcaption></figure>`,
        `${figure}</figure><figcaption>歌${figure}</figure></figcaption>`,
      ],
      ['an empty caption', `${figure}<figcaption> </figcaption></figure>`, `${figure}</figure>`],
      [
        'a player of our own file',
        `<audio controls src="/assets/${sound}/0a/sound.mp3"><script>x()</script></audio>`,
        `${figure}</figure>`,
      ],
    ])('lose %s, and nothing that is read', (_, dirty, clean) => {
      expect(kept(dirty).html).toBe(clean);
    });

    it.each([
      ['<video src="https://elsewhere.example/a.mp4">旧</video>', '旧', 'https://elsewhere.example/a.mp4'],
      [
        '<figure data-asset-id="7" data-kind="video"><figcaption>旧</figcaption></figure>',
        '<figure><figcaption>旧</figcaption></figure>',
        '7',
      ],
      [`<figure data-asset-id="${sound}" data-kind="iframe"></figure>`, '<figure></figure>', sound],
    ])('are named where they are not ours: %s', (dirty, html, named) => {
      expect(kept(dirty)).toEqual({ html, foreignImages: [], foreignMedia: [named] });
    });

    it('leave their captions where they may not stay', () => {
      expect(cleaned(`${figure}<figcaption>歌</figcaption></figure>${figure}</figure>`)).toBe(
        '<figure><figcaption>歌</figcaption></figure>',
      );
    });

    it('have one form, whatever stood around and in them', () => {
      const piece = fc.constantFrom(
        ...[figure, '</figure>', '<figcaption>', '</figcaption>', '<figure>', '<p>', '</p>', '好', '<', '"'],
        ...['<audio src="', `/assets/${sound}/a.mp3`, '">', '</audio>', `<img data-asset-id="${picture}">`],
      );
      fc.assert(
        fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
          const once = kept(pieces.join('')).html;
          expect(kept(once).html).toBe(once);
          expect(mediaOfHtml(once)).toHaveLength(once.split('data-kind=').length - 1);
          expect(cleaned(once)).not.toContain('data-kind');
        }),
      );
    });
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
