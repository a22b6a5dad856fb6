import type { Message } from '@haojiao/kernel';
import { pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import { metricOf } from '../domain/figure-metrics';
import { presentPeriodPoint } from './period-figure.presenter';
import type {
  YearOfAccountResponse,
  YearOfAccountsResponse,
  YearSeriesResponse,
} from './period-figure.responses';
import type { YearOfAccount, YearOfAccounts, YearSeries } from './read-year';

const peopleAreNotAdded: Message = {
  zh: '人数不相加：同一个人会在几个月里、几个账号上重复出现，各月之和不是全年的人数。',
  en: 'People are not added: one person appears in several months and on several accounts.',
};

export function presentYearOfAccount(
  { subject, series }: YearOfAccount,
  year: number,
  language: Language,
): YearOfAccountResponse {
  return {
    ...{ channelAccountId: subject.channelAccountId, platform: subject.platform, year },
    series: series.map((one) => presentYearSeries(one, language)),
  };
}

export function presentYearOfAccounts(group: YearOfAccounts, language: Language): YearOfAccountsResponse {
  const { platform, metric, definitionId, total, precision, accounts } = group;
  const { unit, words } = metricOf(metric);
  const incomplete = accounts.filter(({ year }) => year.missing.length > 0).length;
  const notes: Message[] = unit === 'people' ? [peopleAreNotAdded] : [];
  if (incomplete > 0) {
    notes.push({
      zh: `${accounts.length} 个账号中有 ${incomplete} 个的数字不完整。`,
      en: `Of ${accounts.length} accounts ${incomplete} lack months.`,
    });
  }
  return {
    ...{ platform, metric, name: pick(words, language), definitionId, unit, total, precision },
    notes: notes.map((note) => pick(note, language)),
    accounts: accounts.map(({ channelAccountId, name, ...series }) => ({
      ...{ channelAccountId, accountName: name },
      ...presentYearSeries(series, language),
    })),
  };
}

function presentYearSeries(series: YearSeries, language: Language): YearSeriesResponse {
  const { metric, definitionId, year } = series;
  const { unit, words } = metricOf(metric);
  const { total, precision, counted, missing, missingDays } = year;
  return {
    ...{ metric, name: pick(words, language), definitionId, unit, total, precision, counted },
    notes: notesOf(series).map((note) => pick(note, language)),
    highest: year.highest && presentPeriodPoint(year.highest),
    ...{ missing, missingDays },
    months: year.months.map(({ figures, ...month }) => ({
      ...month,
      figures: figures.map(presentPeriodPoint),
    })),
    crossing: year.crossing.map(presentPeriodPoint),
  };
}

function notesOf({ metric, year }: YearSeries): Message[] {
  const notes: Message[] = [];
  if (metricOf(metric).unit === 'people' && year.total === null) notes.push(peopleAreNotAdded);
  if (year.missing.length > 0) {
    const months = year.missing.join('、');
    notes.push({
      zh: `${months} 的数字不完整，缺 ${year.missingDays} 天。`,
      en: `Days are missing in ${months}: ${year.missingDays} in all.`,
    });
  }
  if (year.crossing.length > 0) {
    notes.push({
      zh: `有 ${year.crossing.length} 个数字的时段跨年，无法分摊，未计入。`,
      en: `${year.crossing.length} figures reach beyond the year; they can't be divided and are not counted.`,
    });
  }
  return notes;
}
