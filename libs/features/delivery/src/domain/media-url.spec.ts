import { mediaUrl } from './media-url';

const hash = '0123456789abcdef0123456789abcdef';
const media = {
  assetId: 'a1',
  url: `https://media.example.test/assets/a1/${hash}/original.mp3`,
  mediaType: 'audio/mpeg',
  bytes: 10,
  durationSeconds: 1,
  width: null,
  height: null,
};

describe('the address of an item’s media', () => {
  it('names the item and the bytes', () => {
    expect(mediaUrl({ id: 'c1', type: 'episode', media }, 'https://news.example.test')).toBe(
      `https://news.example.test/media/episodes/c1/${hash}.mp3`,
    );
    expect(mediaUrl({ id: 'c1', type: 'video', media }, '')).toBe(`/media/videos/c1/${hash}.mp3`);
  });

  it('is none without media, for other kinds and for foreign files', () => {
    expect(mediaUrl({ id: 'c1', type: 'episode', media: null }, '')).toBeNull();
    expect(mediaUrl({ id: 'c1', type: 'article', media }, '')).toBeNull();
    expect(
      mediaUrl({ id: 'c1', type: 'episode', media: { ...media, url: 'https://else.test/sound.mp3' } }, ''),
    ).toBeNull();
  });
});
