import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { ProgrammesService } from '@haojiao/features/programmes';
import { currentListenRule } from './domain/listen-rule';
import { mediaFigures } from './domain/media-figures';
import type { MediaFigures, TallyRow } from './domain/media-figures';
import { periodOf, stepsOf, wholeDaysOf } from './domain/period';
import type { Period, PeriodWish } from './domain/period';
import { currentPlayRule } from './domain/play-rule';
import { FigureFreshness } from './figure-freshness';
import { MediaFiguresRepository } from './persistence/media-figures.repository';
import type { EpisodeListens } from './persistence/media-figures.repository';
import { VisitorUnions } from './visitor-unions';

/** Listens or plays of some items by one rule. */
export interface CountedMedia {
  definitionId: string;
  totals: MediaFigures;
  /** Listeners or viewers; absent where the period cuts a day or nobody can tell now. */
  people?: number;
  surfaces: (MediaFigures & { surface: string })[];
  series: (MediaFigures & { at: Date })[];
  /** What was left out and by which apps it was heard; absent where the period cuts a day. */
  tallies?: TallyRow[];
}

export interface ProgrammeListens {
  programmeId: string;
  period: Period;
  asOf: Date;
  listens: CountedMedia;
  episodes: EpisodeListens[];
}

const seeProgramme = {
  read: 'programme.read',
  noun: 'programme',
  zh: '没有这个节目。',
  en: 'There is no such programme.',
} as const;

/** How often episodes were heard and films watched. */
@Injectable()
export class MediaAnalytics {
  constructor(
    private readonly figures: MediaFiguresRepository,
    private readonly unions: VisitorUnions,
    private readonly freshness: FigureFreshness,
    private readonly programmes: ProgrammesService,
    private readonly organizations: OrganizationsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  listensOf(contentIds: string[], period: Period): Promise<CountedMedia> {
    return this.countedBy(currentListenRule.id, contentIds, period);
  }

  playsOf(contentIds: string[], period: Period): Promise<CountedMedia> {
    return this.countedBy(currentPlayRule.id, contentIds, period);
  }

  /** @throws AppError `programme_not_found`, `not_allowed`, `invalid_input` */
  async ofProgramme(actor: Actor, programmeId: string, wish: PeriodWish): Promise<ProgrammeListens> {
    const programme = await this.programmes.load(programmeId);
    actor.require('analytics.read', await this.organizations.placeOf(programme.organizationId), seeProgramme);
    const period = periodOf(wish, this.clock.now());
    const asOf = await this.freshness.asOf();
    const [listens, episodes] = await Promise.all([
      this.listensOf(await this.figures.itemsOf(programmeId), period),
      this.figures.episodes(programmeId, currentListenRule.id, period),
    ]);
    return { programmeId, period, asOf, listens, episodes };
  }

  private async countedBy(rule: string, contentIds: string[], period: Period): Promise<CountedMedia> {
    const now = this.clock.now();
    const days = wholeDaysOf(period, now);
    const [rows, tallies, sketches] = await Promise.all([
      this.figures.counts(contentIds, rule, period),
      days && this.figures.tallies(contentIds, rule, days),
      days && this.figures.sketches(contentIds, rule, days),
    ]);
    const counted = mediaFigures(rows, stepsOf(period, now));
    const people = sketches && (await this.unions.count(sketches));
    return {
      definitionId: rule,
      ...counted,
      // People travel apart from counts and may be ahead of them.
      ...(people !== null && { people: Math.min(people, counted.totals.counted) }),
      ...(tallies && { tallies }),
    };
  }
}
