import { draftOf, wishOf } from './broadcast-draft';
import type { Broadcast } from './use-broadcasts';

const broadcast: Broadcast = {
  ...{ id: 'live-1', organizationId: 'unit-1', channelAccountId: null, place: '抖音', title: '技能竞赛' },
  ...{ startedAt: '2026-10-01T01:00:00.000Z', durationSeconds: 5_395, isCountedOnSite: false },
  views: { value: 50_000, words: '5万', precision: 'rounded' },
  ...{ uniqueViewers: null, peakConcurrent: null, comments: null, replayViews: null },
  ...{ createdBy: 'person-1', createdAt: '2026-10-01T03:00:00.000Z', updatedAt: '2026-10-01T03:00:00.000Z' },
};

it('opens with the words that were typed, and keeps the seconds that nobody touched', () => {
  const draft = draftOf(broadcast);
  expect(draft).toMatchObject({ views: '5万', minutes: 90 });
  expect(wishOf({ ...draft, title: '竞赛' } as never, broadcast)).toMatchObject({
    ...{ title: '竞赛', views: '5万', durationSeconds: 5_395, uniqueViewers: null },
  });
});

it('takes away a figure that was emptied', () => {
  const draft = { ...draftOf(broadcast), views: ' ', minutes: 60 };
  expect(wishOf(draft as never, broadcast)).toMatchObject({ views: null, durationSeconds: 3_600 });
});

it('leaves to the count what is counted on the own site', () => {
  const draft = { ...draftOf(broadcast), isCountedOnSite: true };
  expect(Object.keys(wishOf(draft as never, broadcast))).not.toContain('views');
});
