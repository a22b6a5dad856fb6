import type { FigureCadence } from '@haojiao/channel-kit';
import { beijingDate, beijingTime, DAY_MS, HOUR_MS, MINUTE_MS } from '@haojiao/kernel';
import * as fc from 'fast-check';
import { nextAsk, nextDailyAsk, offsetOf, onceReady, pauseOfMissing, pauseOfRefused } from './ask-plan';

const moving: FigureCadence = {
  kind: 'moving',
  steps: [
    { untilAgeMs: DAY_MS, everyMs: HOUR_MS },
    { untilAgeMs: 7 * DAY_MS, everyMs: 6 * HOUR_MS },
    { untilAgeMs: 90 * DAY_MS, everyMs: DAY_MS },
    { untilAgeMs: 365 * DAY_MS, everyMs: 7 * DAY_MS },
  ],
};
const daily: FigureCadence = { kind: 'daily', readyAtMs: 8.5 * HOUR_MS, days: 30 };

/** Every time at which a post is asked about when each question is asked on time. */
function asksOf(cadence: FigureCadence, publishedAt: Date, offsetMs = 0): Date[] {
  const asks: Date[] = [];
  for (let at: Date | null = publishedAt; (at = nextAsk(cadence, publishedAt, at, offsetMs)) !== null;) {
    asks.push(at);
    if (asks.length > 1_000) throw new Error('It is asked about for ever');
  }
  return asks;
}

const instants = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2027-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const offsets = fc.integer({ min: 0, max: HOUR_MS - 1 });

describe('when a post is asked about', () => {
  it('is hourly on its first day, then ever more seldom, for a year', () => {
    const publishedAt = new Date('2026-11-22T02:10:00Z');
    const ages = asksOf(moving, publishedAt).map((at) => (at.getTime() - publishedAt.getTime()) / HOUR_MS);
    const until = (hours: number) => ages.filter((age) => age <= hours).length;
    expect(until(24)).toBe(24);
    // The last of each step falls into the next one.
    expect(until(7 * 24) - until(24)).toBe(25);
    expect(until(90 * 24) - until(7 * 24)).toBe(84);
    expect(until(365 * 24) - until(90 * 24)).toBe(40);
    expect(ages.at(-1)).toBeGreaterThan(358 * 24);
    expect(ages.length).toBe(until(365 * 24));
  });

  it('is once a day where figures come by the day: from the morning after to the morning after the last day', () => {
    const publishedAt = new Date('2026-11-22T15:59:00Z');
    const asks = asksOf(daily, publishedAt);
    expect(beijingTime(asks[0]!)).toBe('2026-11-23 08:30');
    expect(beijingTime(asks.at(-1)!)).toBe('2026-12-23 08:30');
    expect(asks).toHaveLength(31);
    // A minute later it is the next day there.
    expect(beijingTime(asksOf(daily, new Date('2026-11-22T16:00:00Z'))[0]!)).toBe('2026-11-24 08:30');
  });

  it('is later than now, within the longest age, and never further off than its step allows', () => {
    fc.assert(
      fc.property(instants, fc.nat(400 * DAY_MS), offsets, (publishedAt, ageMs, offsetMs) => {
        const after = new Date(publishedAt.getTime() + ageMs);
        const next = nextAsk(moving, publishedAt, after, offsetMs);
        const step = moving.steps.find(({ untilAgeMs }) => untilAgeMs > ageMs);
        if (next === null) return expect(ageMs).toBeGreaterThanOrEqual(358 * DAY_MS);
        expect(next.getTime()).toBeGreaterThan(after.getTime());
        expect(next.getTime() - after.getTime()).toBeLessThanOrEqual(step!.everyMs);
        expect(next.getTime() - publishedAt.getTime()).toBeLessThanOrEqual(365 * DAY_MS);
      }),
    );
    fc.assert(
      fc.property(instants, fc.nat(40 * DAY_MS), offsets, (publishedAt, ageMs, offsetMs) => {
        const after = new Date(publishedAt.getTime() + ageMs);
        const next = nextAsk(daily, publishedAt, after, offsetMs);
        if (next === null) return expect(ageMs).toBeGreaterThan(29 * DAY_MS);
        expect(next.getTime()).toBeGreaterThan(after.getTime());
        expect(beijingDate(next) > beijingDate(publishedAt)).toBe(true);
      }),
    );
  });

  it('is one moment for all posts of an account, so that a day has 24 of them and no more', () => {
    const posts = fc.record({ ageMs: fc.nat(400 * DAY_MS), askedAgoMs: fc.nat(HOUR_MS) });
    fc.assert(
      fc.property(fc.array(posts, { minLength: 1, maxLength: 60 }), offsets, (several, offsetMs) => {
        const now = new Date('2026-11-22T04:00:00Z').getTime();
        const moments = new Set<number>();
        for (const { ageMs, askedAgoMs } of several) {
          const publishedAt = new Date(now - ageMs);
          let at: Date | null = new Date(now - askedAgoMs);
          while ((at = nextAsk(moving, publishedAt, at, offsetMs)) !== null && at.getTime() < now + DAY_MS)
            if (at.getTime() >= now) moments.add(at.getTime());
        }
        expect(moments.size).toBeLessThanOrEqual(24);
      }),
      { numRuns: 30 },
    );
  });

  it('comes at another minute for another account, and always at the same for one', () => {
    const ids = ['0192f0a1-0000-7000-8000-000000000001', '0192f0a1-0000-7000-8000-000000000002'];
    const [one, other] = ids.map(offsetOf);
    expect(one).toBe(offsetOf(ids[0]!));
    expect(one).not.toBe(other);
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(offsetOf(id)).toBeGreaterThanOrEqual(0);
        expect(offsetOf(id)).toBeLessThan(HOUR_MS);
      }),
    );
  });

  it('is no time of the night, where figures stand in the morning', () => {
    const midnight = new Date('2026-11-22T16:00:00Z');
    expect(beijingTime(onceReady(daily, midnight, MINUTE_MS))).toBe('2026-11-23 08:31');
    const noon = new Date('2026-11-22T04:00:00Z');
    expect(onceReady(daily, noon, 0)).toEqual(noon);
    expect(onceReady(moving, midnight, 0)).toEqual(midnight);
  });

  it('is ever further off for what is left out, and for what is refused', () => {
    expect([0, 1, 2, 3, 4, 60].map((times) => pauseOfMissing(times) / DAY_MS)).toEqual([0, 0, 2, 4, 8, 32]);
    const now = new Date('2026-11-22T04:00:00Z');
    const aged = (days: number) => new Date(now.getTime() - days * DAY_MS);
    expect([0, 1, 10].map((days) => pauseOfRefused(aged(days), now) / DAY_MS)).toEqual([1, 1, 5]);
  });

  it('of the account itself is the next time of that hour', () => {
    const at = new Date('2026-11-22T00:30:00Z');
    expect(beijingTime(nextDailyAsk(9 * HOUR_MS, at, 0))).toBe('2026-11-22 09:00');
    expect(beijingTime(nextDailyAsk(8.5 * HOUR_MS, at, 0))).toBe('2026-11-23 08:30');
    expect(beijingTime(nextDailyAsk(8.5 * HOUR_MS, at, MINUTE_MS))).toBe('2026-11-22 08:31');
  });
});
