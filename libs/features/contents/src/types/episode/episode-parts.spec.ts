import * as fc from 'fast-check';
import { chapterFaults, chaptersIn } from './episode-parts';

describe('chapters', () => {
  const codes = (starts: number[], duration: number | null = null) =>
    chapterFaults(
      starts.map((startSeconds) => ({ startSeconds, title: '章' })),
      duration,
    ).map(({ path, code }) => `${path} ${code}`);

  it('come one after the other and before the end', () => {
    expect(codes([0, 12.5, 40], 41)).toEqual([]);
    expect(codes([0, 40, 40])).toEqual(['episode.chapters.2.startSeconds not_ascending']);
    expect(codes([0, 60], 60)).toEqual(['episode.chapters.1.startSeconds behind_the_end']);
  });

  it('are sound exactly when they are sorted without repetition', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { maxLength: 20 }), (starts) => {
        const sorted = [...new Set(starts)].sort((one, other) => one - other);
        expect(codes(starts).length === 0).toBe(JSON.stringify(starts) === JSON.stringify(sorted));
      }),
    );
  });

  it('are read from what came in without what is no chapter', () => {
    expect(chaptersIn([null, 3, {}, { startSeconds: 1, title: ' 一 \n 二 ', url: '' }])).toEqual([
      { startSeconds: 1, title: '一 二' },
    ]);
  });
});
