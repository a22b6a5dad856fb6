import type { DeliveredMedia, DeliveryDocument } from '../domain/delivery-document';
import { filmPlayer } from './film';
import { wordsFor } from './words';

const publicUrl = 'https://news.example.test';
const media: DeliveredMedia = {
  assetId: 'a1',
  url: `${publicUrl}/assets/a1/0123/film_720.mp4`,
  mediaType: 'video/mp4',
  bytes: 1_000,
  durationSeconds: 90,
  width: 1_280,
  height: 720,
};

function player(change: Partial<DeliveredMedia>, video: DeliveryDocument['video']): string {
  const document = { title: '劳模“故事”', cover: null, video } as DeliveryDocument;
  return filmPlayer({ ...media, ...change }, document, wordsFor('zh-CN'), publicUrl).text;
}

describe('the player of a film', () => {
  it('keeps room of the film’s shape, whatever its poster has', () => {
    const shape = (width: number | null, height: number | null) =>
      /<video class="(\w+)"/.exec(player({ width, height }, { descriptionText: '' }))?.[1];
    expect([shape(1_280, 720), shape(720, 1_280), shape(720, 720), shape(null, null)]).toEqual([
      'wide',
      'upright',
      'square',
      'wide',
    ]);
  });

  it('offers the stream first, then one file, captions, and chapters as links into it', () => {
    const page = player(
      {
        streamUrl: `${publicUrl}/assets/a1/4567/stream.m3u8`,
        posterUrl: `${publicUrl}/assets/a1/89/poster.jpg`,
      },
      {
        descriptionText: '',
        captions: [
          {
            language: 'zh-Hans',
            label: '简体"><script>',
            url: `${publicUrl}/assets/c1/ab/original.vtt`,
            isDefault: true,
          },
          {
            language: 'mn-Cyrl',
            label: 'Монгол',
            url: `${publicUrl}/assets/c2/cd/original.vtt`,
            isDefault: false,
          },
        ],
        chapters: [{ startSeconds: 65, title: '<b>车间' }],
      },
    );
    const [stream, file] = [
      page.indexOf('stream.m3u8" type="application/vnd.apple.mpegurl"'),
      page.indexOf('film_720.mp4" type'),
    ];
    expect(stream).toBeGreaterThan(0);
    expect(file).toBeGreaterThan(stream);
    expect(page).toContain('poster="/assets/a1/89/poster.jpg"');
    expect(page).toMatch(
      /<track kind="captions" src="\/assets\/c1\/ab\/original\.vtt" srclang="zh-Hans" label="[^<>"]*" default>/,
    );
    expect(page).toMatch(/srclang="mn-Cyrl" label="Монгол">/);
    expect(page).toContain('<a href="/assets/a1/0123/film_720.mp4#t=65">1:05 &lt;b&gt;车间</a>');
    expect(page).not.toMatch(/<script|<b>|https:\/\/news/);
  });

  it('plays one file where nothing else was made', () => {
    const page = player({}, { descriptionText: '' });
    expect(page).toContain('<source src="/assets/a1/0123/film_720.mp4" type="video/mp4">');
    expect(page).not.toMatch(/m3u8|<track|chapters|poster=/);
    expect(page).toContain('preload="metadata"');
  });
});
