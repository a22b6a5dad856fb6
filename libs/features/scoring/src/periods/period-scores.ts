import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { scorePeriod } from '../domain';
import type { Period } from '../domain';
import { SchemeVersions } from '../schemes/scheme-versions';
import type { AssessmentYearEntity } from '../years/assessment-year.entity';
import { PeriodFacts } from './period-facts';
import type { ClosedSeries, ScoredPeriod } from './period-question';

/**
 * What the units of a class have in a period of an assessment year; asks nobody for permission. Bulletins, ledgers and
 * honours stand on it.
 */
@Injectable()
export class PeriodScores {
  constructor(
    private readonly facts: PeriodFacts,
    private readonly versions: SchemeVersions,
  ) {}

  /**
   * @param unitClass code of a class of the year's unit; null: every unit below it, each by the rules of its class
   * @param closed what closed bulletins of the series gave; null where the question is not about a series
   */
  async of(
    year: AssessmentYearEntity,
    unitClass: string | null,
    period: Period,
    closed: ClosedSeries | null,
    manager?: EntityManager,
  ): Promise<ScoredPeriod> {
    const versions = await this.versions.forScoring(year.schemeId, manager);
    const { organizationId: issuerId, startsOn: yearStartsOn, lateArrivals } = year;
    const question = { issuerId, unitClass, period, yearStartsOn, versions, lateArrivals, closed };
    return { score: scorePeriod(await this.facts.load(question, manager), versions), versions };
  }
}
