import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import type { EntityManager } from 'typeorm';
import { DAY_MS, beijingDate } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { REDIS } from '@haojiao/infrastructure/redis';
import { KeptEvents } from '../kept/kept-events';
import { viewKeys } from '../persistence/view-keys';
import { SketchMover } from '../sketch-mover';
import { ViewMover } from '../view-mover';
import { compareDay } from './compare-day';
import { DayTally } from './day-tally';
import { liveFigures } from './live-figures';
import { RecountSum } from './recount-sum';
import type { KeptDay, RecountResult } from './recount-result';
import { recountRule, recountRules } from './recount-rules';
import { Replay } from './replay';

export interface RecountOrder {
  id: string;
  contentIds: readonly string[];
  firstDay: string;
  lastDay: string;
  /** Null: every rule that counted, as it counted. */
  ruleId: string | null;
}

/** Told after each piece of work, with the days that are done; what it throws ends the recount. */
export type Progress = (daysDone: number) => Promise<void>;

interface Track {
  replay: Replay;
  sum: RecountSum;
  isAsCounted: boolean;
  /** Merged over the days. */
  whole: string;
}

/**
 * Reckons figures anew from the kept events and holds them against those that stand. Each day is read in one snapshot, in
 * which figures and events agree: a batch brings both in one transaction. A snapshot is given up after its day, so that no
 * table waits for a long recount; days that are over don't change any more once everything was moved. Nothing is written but the scratch sketches, so a
 * recount that was cut short is begun again and finds the same.
 */
@Injectable()
export class Recounting {
  constructor(
    private readonly database: Database,
    private readonly events: KeptEvents,
    private readonly views: ViewMover,
    private readonly sketches: SketchMover,
    @Inject(REDIS) private readonly redis: Redis,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(order: RecountOrder, progress: Progress): Promise<RecountResult> {
    await this.views.move();
    await this.sketches.move();
    const known = await this.events.daysOf(order.firstDay, order.lastDay, this.database.manager);
    const tracks = this.tracksOf(
      order,
      known.map(({ definitionId }) => definitionId),
    );
    const wanted = new Set(order.contentIds);
    await this.inSnapshot((manager) => this.warmUp(order, tracks, wanted, manager, progress));
    const kept: KeptDay[] = [];
    let done = 0;
    for (const day of daysOf(order.firstDay, order.lastDay)) {
      await this.inSnapshot(async (manager) => {
        for (const { definitionId, dropped } of await this.events.daysOf(day, day, manager)) {
          kept.push({ day, definitionId, isComplete: dropped === 0 });
        }
        await this.recountDay(order, day, tracks, wanted, manager, () => progress(done));
      });
      done += 1;
      await progress(done);
    }
    const rules = [];
    for (const { sum, whole } of tracks) {
      rules.push(sum.close(await this.redis.pfcount(whole)));
      await this.redis.del(whole);
    }
    return { rules, kept };
  }

  private inSnapshot(work: (manager: EntityManager) => Promise<void>): Promise<void> {
    return this.database.dataSource.transaction('REPEATABLE READ', async (manager) => {
      await manager.query('SET TRANSACTION READ ONLY');
      await work(manager);
    });
  }

  /** The rules that counted, each as it counted, and the one that was asked for beside them. */
  private tracksOf({ id, ruleId }: RecountOrder, counted: string[]): Track[] {
    const asked = ruleId === null ? null : recountRule(ruleId)!;
    const track = (rule: (typeof recountRules)[number], isAsCounted: boolean): Track => ({
      replay: new Replay(rule),
      sum: new RecountSum(rule.id, isAsCounted),
      isAsCounted,
      whole: viewKeys.scratch(`${id}:${rule.id}:whole`),
    });
    const asCounted = recountRules.filter(
      (rule) => counted.includes(rule.id) && (!asked || rule.measure === asked.measure),
    );
    const tracks = asCounted.map((rule) => track(rule, true));
    if (asked && !(asCounted.length === 1 && asCounted[0]!.id === asked.id)) tracks.push(track(asked, false));
    return tracks;
  }

  /** Windows that began on the day before reach into the first one. */
  private async warmUp(
    { firstDay }: RecountOrder,
    tracks: Track[],
    wanted: ReadonlySet<string>,
    manager: EntityManager,
    progress: Progress,
  ): Promise<void> {
    const [dayBefore] = daysOf(shift(firstDay, -1), shift(firstDay, -1));
    for await (const { rule, events } of this.events.ofDay(dayBefore!, wanted, manager)) {
      for (const track of tracks) {
        if (!isFor(track, rule)) continue;
        for (const event of events) track.replay.warmUp(event, rule);
      }
      await progress(0);
    }
  }

  private async recountDay(
    { id, contentIds }: RecountOrder,
    day: string,
    tracks: Track[],
    wanted: ReadonlySet<string>,
    manager: EntityManager,
    progress: () => Promise<void>,
  ): Promise<void> {
    const tallies = tracks.map(
      ({ replay, isAsCounted }) => new DayTally(this.redis, `${id}:${replay.rule.id}:${isAsCounted}:${day}`),
    );
    for await (const { rule, events } of this.events.ofDay(day, wanted, manager)) {
      for (const [index, track] of tracks.entries()) {
        if (!isFor(track, rule)) continue;
        for (const event of events) await tallies[index]!.add(event, track.replay.judge(event));
      }
      await progress();
    }
    const isSettled = day < beijingDate(this.clock.now());
    for (const [index, { replay, sum, whole, isAsCounted }] of tracks.entries()) {
      const tally = tallies[index]!;
      const visitors = await tally.close(whole);
      const live = isAsCounted ? await liveFigures(manager, contentIds, replay.rule, day) : null;
      const differences = live ? compareDay(day, live, tally.figures, isSettled) : [];
      sum.addDay(day, live, tally.figures, visitors, differences);
    }
  }
}

/** As it counted: what it counted. Beside it: everything of its measure, whichever version counted. */
function isFor({ replay, isAsCounted }: Track, countedBy: string): boolean {
  if (isAsCounted) return countedBy === replay.rule.id;
  return recountRule(countedBy)?.measure === replay.rule.measure;
}

function shift(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

export function daysOf(firstDay: string, lastDay: string): string[] {
  const days: string[] = [];
  for (let day = firstDay; day <= lastDay; day = shift(day, 1)) days.push(day);
  return days;
}
