import { roomForTracks } from './room-for-tracks';

describe('roomForTracks', () => {
  it('adds what each column takes at the least, with what lies between them', () => {
    expect(roomForTracks(['120px', 'minmax(160px, 2fr)'])).toBe(120 + 160 + 12 + 34);
  });

  it('leaves room for words in columns that name no least', () => {
    expect(roomForTracks(['2fr', 'minmax(0, 1fr)'])).toBe(96 + 96 + 12 + 34);
  });
});
