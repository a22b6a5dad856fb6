import type { DeliveredImage, DeliveredMedia } from './delivery-document';
import { sourceSet } from './picture-sources';
import { deliveredHtml, pageHtml } from './site-html';

const host = 'https://news.example.test';
const rendition = (name: string, width: number, mediaType = 'image/jpeg') => ({
  name,
  url: `${host}/assets/a1/${name}-${width}.${mediaType.slice(6)}`,
  mediaType,
  width,
  height: Math.round(width / 1.6),
  bytes: 1_000,
});

const image: DeliveredImage = {
  assetId: 'a1',
  url: `${host}/assets/a1/medium-800.jpeg`,
  width: 800,
  height: 500,
  alt: '慰问现场',
  renditions: [
    rendition('large', 1600, 'image/webp'),
    rendition('medium', 800),
    rendition('medium', 800, 'image/webp'),
    rendition('cover_169', 1280),
  ],
};

describe('the delivered body', () => {
  const sound = '01a1fc42-7e6a-73f2-8a1f-e064c21cc6b8';
  const film = sound.replace('01a1', '02a1');
  const file = (assetId: string, name: string): DeliveredMedia => ({
    assetId,
    url: `${host}/assets/${assetId}/ab/${name}`,
    mediaType: 'x',
    bytes: 1,
    durationSeconds: 9,
    width: null,
    height: null,
  });
  const media = new Map<string, DeliveredMedia>([
    [sound, file(sound, 'sound.mp3')],
    [film, { ...file(film, 'film_720.mp4'), width: 1280, height: 720, posterUrl: `${host}/assets/p.jpg` }],
  ]);
  const deliver = (html: string) => deliveredHtml(html, { images: new Map([['a1', image]]), media });

  it('shows a picture in all its sizes, with room kept for it', () => {
    expect(deliver('<p>文</p><img data-asset-id="a1" alt="图一">')).toBe(
      `<p>文</p><picture><source type="image/webp" srcset="${host}/assets/a1/medium-800.webp 800w, ` +
        `${host}/assets/a1/large-1600.webp 1600w" sizes="(min-width: 46rem) 44rem, 100vw" />` +
        `<img src="${host}/assets/a1/medium-800.jpeg" srcset="${host}/assets/a1/medium-800.jpeg 800w" ` +
        'sizes="(min-width: 46rem) 44rem, 100vw" width="800" height="500" alt="图一" loading="lazy" decoding="async" /></picture>',
    );
  });

  it('takes the picture’s own words where the text has none, and leaves out a picture that is gone', () => {
    expect(deliver('<img data-asset-id="a1" alt="">')).toContain('alt="慰问现场"');
    expect(deliver('<p>文</p><img data-asset-id="a2" alt="x">')).toBe('<p>文</p>');
  });

  it('never offers a crop as a smaller copy', () => {
    expect(sourceSet(image, 'image/jpeg')).not.toContain('cover');
    expect(sourceSet(image, 'image/jpeg')).toContain('800w');
  });

  it('shows a picture in the best format first, and lets it move only for those who like it', () => {
    const renditions = [
      ...image.renditions,
      rendition('medium', 800, 'image/avif'),
      rendition('animation', 640, 'image/webp'),
    ];
    const html = deliveredHtml('<img data-asset-id="a1">', {
      images: new Map([['a1', { ...image, renditions }]]),
      media,
    });
    expect(html.match(/<source [^>]*type="[^"]*"/g)).toEqual([
      '<source media="(prefers-reduced-motion: no-preference)" type="image/webp"',
      '<source type="image/avif"',
      '<source type="image/webp"',
    ]);
  });

  it('plays a sound and a film of our own, and fetches nothing of them before', () => {
    const delivered = deliver(
      `<figure data-asset-id="${sound}" data-kind="audio"><figcaption>厂<em>歌</em> "一"</figcaption></figure>` +
        `<figure data-asset-id="${film}" data-kind="video"></figure>`,
    );
    expect(delivered).toBe(
      `<figure data-kind="audio"><audio controls preload="none" src="${host}/assets/${sound}/ab/sound.mp3" ` +
        'aria-label="厂歌 &quot;一&quot;"></audio><figcaption>厂<em>歌</em> "一"</figcaption></figure>' +
        `<figure data-kind="video"><video controls playsinline preload="none" src="${host}/assets/${film}/ab/film_720.mp4" ` +
        `poster="${host}/assets/p.jpg" width="1280" height="720"></video></figure>`,
    );
    const page = pageHtml(delivered, host);
    expect(page).toContain(`preload="none" src="/assets/${sound}/ab/sound.mp3"`);
    expect(page).toContain('poster="/assets/p.jpg"');
    expect(page).toContain('<figcaption>厂<em>歌</em> "一"</figcaption>');
  });

  it('keeps the caption of a sound that is gone, and no player that was put there behind our back', () => {
    const gone = sound.replace('01a1', '09a1');
    expect(
      deliver(`<figure data-asset-id="${gone}" data-kind="audio"><figcaption>歌</figcaption></figure>`),
    ).toBe('<figure><figcaption>歌</figcaption></figure>');
    expect(deliver('文<video src="https://evil.example/x.mp4" autoplay></video>')).toBe('文');
    expect(
      pageHtml('<video src="javascript:x()" poster="javascript:x()" onplay="x()" autoplay></video>', host),
    ).not.toMatch(/javascript|onplay|autoplay/);
  });

  it('lets no word of a picture end its tag', () => {
    const html = deliver('<img data-asset-id="a1" alt="&quot; onload=&quot;x()">');
    expect(html).toContain('alt="&quot; onload=&quot;x()"');
    expect(deliver('&lt;img data-asset-id="a1" alt="" /&gt;')).not.toContain('<');
  });

  it.each([
    ['<p onclick="x()">文</p>', '<p>文</p>'],
    ['<script>alert(1)</script>文', '文'],
    ['<img src="https://evil.example/x.png" alt="x">', ''],
    ['<picture><source srcset="https://evil.example/x.png"><img src="x"></picture>文', '文'],
    ['<img src=x onerror=alert(1)>', ''],
    ['<a href="javascript:alert(1)">链</a>', '<a rel="noopener">链</a>'],
    ['<p style="text-align:center;position:fixed">文</p>', '<p style="text-align:center">文</p>'],
    ['<iframe src="https://evil.example"></iframe>文', '文'],
    ['<svg><script>alert(1)</script></svg>文', '文'],
  ])('lets nothing run that came past the cleaning at the desk: %s', (dirty, clean) => {
    expect(deliver(dirty)).toBe(clean);
  });

  it('has no inline style and no foreign picture in our own page, and our addresses without host', () => {
    const page = pageHtml(
      `${deliver('<p style="text-align:right">编辑</p><img data-asset-id="a1">')}<p class="masthead">x</p>`,
      host,
    );
    expect(page).toContain('<p class="align-right">编辑</p>');
    expect(page).toContain('src="/assets/a1/medium-800.jpeg"');
    expect(page).toContain('srcset="/assets/a1/medium-800.webp 800w, /assets/a1/large-1600.webp 1600w"');
    expect(page).toContain('<picture><source type="image/webp"');
    expect(page).not.toContain(host);
    expect(page).not.toMatch(/style=|masthead/);
  });
});
