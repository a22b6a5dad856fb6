import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { figuresOfYear } from '../domain/figures-of-year';
import type { FiguresOfYear } from '../domain/figures-of-year';
import { metricOf } from '../domain/figure-metrics';
import type { FigureMetricName } from '../domain/figure-metrics';
import { localDay } from '../domain/local-days';
import type { Precision } from '../domain/parse-figure';
import { precisionOfSum } from '../domain/precision-of-sum';
import { FigureSubjects } from '../figure-subjects';
import type { FigureSubject } from '../figure-subjects';
import type { PeriodFigureEntity } from './period-figure.entity';
import { ReadPeriodFigures } from './read-period-figures';

export interface YearSeries {
  metric: FigureMetricName;
  definitionId: string;
  year: FiguresOfYear<PeriodFigureEntity>;
}

export interface YearOfAccount {
  subject: FigureSubject;
  series: YearSeries[];
}

export interface AccountInYear extends YearSeries {
  channelAccountId: string;
  name: string;
}

/** One metric of one platform by one definition over several accounts. */
export interface YearOfAccounts {
  platform: string;
  metric: FigureMetricName;
  definitionId: string;
  /** Of times the sum over accounts; of people null. */
  total: number | null;
  precision: Precision | null;
  accounts: AccountInYear[];
}

type AccountRow = { id: string; name: string; platform: string; timeZone: string };

/** A year of figures that were told by parts of it. */
@Injectable()
export class ReadYear {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly subjects: FigureSubjects,
    private readonly periods: ReadPeriodFigures,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `channel_account_not_found`, `not_allowed` */
  async ofAccount(actor: Actor, id: string, year: number): Promise<YearOfAccount> {
    const subject = await this.subjects.require(actor, 'analytics.read', 'channel_account', id);
    return { subject, series: await this.yearOf(id, year, subject.timeZone) };
  }

  /**
   * The unit and everything below it, retired accounts too; each account belongs to one unit and is there once.
   * Platforms are never added up, even where nothing more is known of two of them than a common definition. Plan: index
   * over `organizations.path`, `channel_accounts` by unit; each account as `ofAccount`.
   * @throws AppError `organization_not_found`, `not_allowed`
   */
  async ofOrganization(actor: Actor, organizationId: string, year: number): Promise<YearOfAccounts[]> {
    actor.require('analytics.read', await this.organizations.placeOf(organizationId), {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    const accounts = await this.database.query<AccountRow>(
      `SELECT a.id, a.name, a.platform, o.time_zone AS "timeZone"
       FROM channel_accounts a JOIN organizations o ON o.id = a.organization_id
       WHERE ${scopeSql('o', 1)} AND o.path @> ARRAY[$3::uuid]
         AND EXISTS (SELECT FROM period_figure_series s WHERE s.channel_account_id = a.id AND s.publication_id IS NULL)
       ORDER BY a.platform, a.id`,
      [...scopeParameters(actor.scope('analytics.read')), organizationId],
    );
    const groups = new Map<string, YearOfAccounts>();
    for (const { id, name, platform, timeZone } of accounts) {
      for (const series of await this.yearOf(id, year, timeZone)) {
        const { metric, definitionId } = series;
        const key = `${platform} ${metric} ${definitionId}`;
        const group = groups.get(key);
        const account = { channelAccountId: id, name, ...series };
        if (group) group.accounts.push(account);
        else
          groups.set(key, {
            platform,
            metric,
            definitionId,
            total: null,
            precision: null,
            accounts: [account],
          });
      }
    }
    return [...groups.values()].map(withTotal);
  }

  private async yearOf(accountId: string, year: number, timeZone: string): Promise<YearSeries[]> {
    const today = localDay(this.clock.now(), timeZone);
    const rows = await this.periods.seriesOf(accountId, {
      fromDay: `${year}-01-01`,
      toDay: `${year}-12-31`,
    });
    return rows
      .filter(({ figures }) => figures.length > 0)
      .map(({ series: { metric, definitionId }, figures }) => ({
        ...{ metric, definitionId },
        year: figuresOfYear(year, figures, metricOf(metric).unit, today),
      }));
  }
}

function withTotal(group: YearOfAccounts): YearOfAccounts {
  if (metricOf(group.metric).unit === 'people') return group;
  const told = group.accounts.flatMap(({ year: { total, precision } }) =>
    total === null ? [] : { value: total, precision: precision! },
  );
  if (told.length === 0) return group;
  const total = told.reduce((sum, { value }) => sum + value, 0);
  return { ...group, total, precision: precisionOfSum(told) };
}
