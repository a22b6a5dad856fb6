import type { DeliveredImage } from '../domain/delivery-document';
import { picture } from './picture';

const publicUrl = 'https://news.example.test';
const rendition = (name: string, width: number, mediaType: string) => ({
  name,
  url: `${publicUrl}/assets/a1/${name}-${width}.${mediaType.slice(6)}`,
  mediaType,
  width,
  height: width / 2,
  bytes: 1_000,
});
const image: DeliveredImage = {
  assetId: 'a1',
  url: `${publicUrl}/assets/a1/medium-1024.jpeg`,
  width: 1024,
  height: 512,
  alt: '',
  renditions: ['image/webp', 'image/jpeg', 'image/avif'].flatMap((mediaType) => [
    rendition('medium', 1024, mediaType),
    rendition('thumb', 320, mediaType),
  ]),
};
const options = { alt: '"><script>', sizes: '7.5rem', publicUrl };

describe('a picture on a page', () => {
  it('comes in AVIF, WebP and JPEG, with room kept for it, and only when it comes near', () => {
    expect(picture(image, options).text).toBe(
      '<picture>' +
        '<source type="image/avif" srcset="/assets/a1/thumb-320.avif 320w, /assets/a1/medium-1024.avif 1024w" sizes="7.5rem">' +
        '<source type="image/webp" srcset="/assets/a1/thumb-320.webp 320w, /assets/a1/medium-1024.webp 1024w" sizes="7.5rem">' +
        '<img src="/assets/a1/medium-1024.jpeg" srcset="/assets/a1/thumb-320.jpeg 320w, /assets/a1/medium-1024.jpeg 1024w"' +
        ' sizes="7.5rem" alt="&quot;&gt;&lt;script&gt;" width="1024" height="512" loading="lazy" decoding="async"></picture>',
    );
  });

  it('in first sight is fetched at once', () => {
    const first = picture(image, { ...options, isFirstSight: true }).text;
    expect(first).toContain('fetchpriority="high"');
    expect(first).not.toContain('loading="lazy"');
  });

  it('of older items, which have JPEG alone, is still a picture', () => {
    const old = { ...image, renditions: [] };
    expect(picture(old, { ...options, alt: '' }).text).toBe(
      '<picture><img src="/assets/a1/medium-1024.jpeg" alt="" width="1024" height="512" loading="lazy" decoding="async"></picture>',
    );
  });
});
