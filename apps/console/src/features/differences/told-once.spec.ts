import { toldOnce } from './told-once';

const file = (assetId: string) => ({ assetId });
const came = (path: string, assetId: string) => ({ path, media: { before: null, after: file(assetId) } });
const gone = (path: string, assetId: string) => ({ path, media: { before: file(assetId), after: null } });

describe('changes of files', () => {
  it('are told once where the file is a cover or a film', () => {
    const cover = came('coverAssetId', 'a');
    expect(toldOnce([cover, came('assets.a', 'a')])).toEqual([cover]);
    const film = gone('video.videoAssetId', 'b');
    expect(toldOnce([gone('assets.b', 'b'), film])).toEqual([film]);
  });

  it('are told where nothing else names the file', () => {
    const changes = [
      came('coverAssetId', 'a'),
      came('assets.c', 'c'),
      { path: 'title' },
      { path: 'assets.d' },
    ];
    expect(toldOnce(changes)).toEqual(changes);
  });
});
