import type { DeliveryDocument } from '../domain/delivery-document';
import { previewDocument } from './preview-document';

const HOST = 'https://news.example.test';
const FILES = `${HOST}/delivery/v1/previews/token/files`;
const asset = (digit: string) => `01a1fc42-7e6a-73f2-8a1f-00000000000${digit}`;
const hash = 'a'.repeat(32);
const url = (digit: string, name: string) => `${HOST}/assets/${asset(digit)}/${hash}/${name}`;

const delivered = {
  id: '1',
  title: '题',
  cover: { url: url('1', 'medium.jpg'), renditions: [{ url: url('1', 'cover_11.jpg') }] },
  media: {
    url: url('2', 'film_720.mp4'),
    streamUrl: url('2', 'stream.m3u8'),
    posterUrl: url('2', 'poster.jpg'),
  },
  article: { html: `<img src="${url('3', 'large.webp')}"><a href="https://other.example/assets/x">x</a>` },
  canonicalUrl: `${HOST}/p/slug`,
} as unknown as DeliveryDocument;

describe('a document that is looked at before it is published', () => {
  const { document, files } = previewDocument(delivered, HOST, FILES);

  it('names its files below itself, and no public address of one', () => {
    expect(document.cover?.url).toBe(`${FILES}/${asset('1')}/medium.jpg`);
    expect(document.article?.html).toContain(`src="${FILES}/${asset('3')}/large.webp"`);
    expect(JSON.stringify(document)).not.toContain(hash);
    expect(document.media).not.toHaveProperty('streamUrl');
    expect(document.canonicalUrl).toBe(`${HOST}/p/slug`);
  });

  it('knows where each of them lies, and no others', () => {
    expect([...files.keys()]).toEqual([
      `${asset('1')}/medium.jpg`,
      `${asset('1')}/cover_11.jpg`,
      `${asset('2')}/film_720.mp4`,
      `${asset('2')}/poster.jpg`,
      `${asset('3')}/large.webp`,
    ]);
    expect(files.get(`${asset('3')}/large.webp`)).toBe(`${asset('3')}/${hash}/large.webp`);
  });

  it('is otherwise what would be delivered', () => {
    const plain = { ...delivered, cover: null, media: null, article: { html: '<p>文</p>' } };
    expect(previewDocument(plain, HOST, FILES).document).toEqual(plain);
  });
});
