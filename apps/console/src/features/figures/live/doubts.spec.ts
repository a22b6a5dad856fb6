import { doubtsOf } from './doubts';

const told = (value: number, precision: 'exact' | 'rounded' | 'capped' = 'exact') => ({
  ...{ value, precision, words: String(value) },
});
const nothing = { views: null, uniqueViewers: null, peakConcurrent: null };

it('finds nothing wrong where the most at once are some of the viewers, and viewers came at least once', () => {
  const figures = { views: told(50_000), uniqueViewers: told(30_000), peakConcurrent: told(4_000) };
  expect(doubtsOf(figures)).toEqual([]);
  expect(doubtsOf(nothing)).toEqual([]);
});

it('doubts figures that stand in one another’s place, also rounded ones', () => {
  const swapped = {
    views: told(3_000),
    uniqueViewers: told(12_000, 'rounded'),
    peakConcurrent: told(13_000),
  };
  expect(doubtsOf(swapped)).toEqual(['peak_over_viewers', 'viewers_over_views']);
  expect(doubtsOf({ ...nothing, views: told(100), peakConcurrent: told(200) })).toEqual(['peak_over_views']);
});

it('does not doubt what may be more than it shows', () => {
  expect(doubtsOf({ ...nothing, views: told(100_000, 'capped'), uniqueViewers: told(150_000) })).toEqual([]);
});

it('says that views are not known where people are', () => {
  expect(doubtsOf({ ...nothing, peakConcurrent: told(10) })).toEqual(['views_unknown']);
});
