import { Injectable } from '@nestjs/common';
import { limitsOfColumn } from '../domain/inspection-limits';
import type { InspectionLimits } from '../domain/inspection-limits';
import { judgeFreshness } from '../domain/judge-freshness';
import { MOST_COLUMNS } from '../domain/inspection-rules';
import type { InspectionRule } from '../domain/inspection-rules';
import type { Exemption, Finding, InspectedSubject, SubjectKind, UpdateSource } from './findings';
import { InspectedUnits } from './inspected-units';
import type { AccountRow, ColumnRow, InspectedBranch, LinkRow, UnitRow } from './inspected-units';

interface Update {
  at: Date | null;
  source: UpdateSource | null;
}

type Judged = Pick<Finding, 'judged' | 'since'> & Partial<Finding>;

/** Every rule on every account, column and site of a branch; asks nobody for permission. */
@Injectable()
export class JudgeBranch {
  constructor(private readonly rows: InspectedUnits) {}

  /** Seven statements, whatever the size of the branch. */
  async judge(branch: InspectedBranch, now: Date): Promise<Finding[]> {
    const [units, accounts, columns, typed, exemptions, untimed, links] = await Promise.all([
      this.rows.units(branch),
      this.rows.accounts(branch),
      this.rows.columns(branch),
      this.rows.typedUpdates(branch),
      this.rows.exemptions(branch, now),
      this.rows.pagesWithoutTime(branch),
      this.rows.links(branch),
    ]);
    const typedAt = new Map(typed.map((row) => [keyOf(row.kind, row.subjectId), row.occurredAt]));
    const exempt = new Map(exemptions.map((row) => [keyOf(row.kind, row.subjectId), row]));
    const judging: Judging = {
      now,
      updateOf: (kind, id, published) => latest(published, typedAt.get(keyOf(kind, id)) ?? null),
      exemptionOf: (kind, id) => exempt.get(keyOf(kind, id)) ?? null,
    };
    const [columnsOf, accountsOf] = [byUnit(columns), byUnit(accounts)];
    return units.flatMap((unit) => {
      const own = columnsOf.get(unit.id) ?? [];
      const ofColumns = own.map((column) => judgeColumn(judging, unit, column, own));
      const ofAccounts = (accountsOf.get(unit.id) ?? []).map((account) =>
        judgeAccount(judging, unit, account),
      );
      const isSiteInUse = unit.lastUpdateAt !== null || own.length > 0;
      if (!isSiteInUse) return ofAccounts;
      const facts: SiteFacts = {
        untimed: untimed.find(({ organizationId }) => organizationId === unit.id)?.pages ?? 0,
        links: links.find(({ organizationId }) => organizationId === unit.id) ?? null,
      };
      return [...ofAccounts, ...judgeSite(judging, unit, ofColumns, facts), ...ofColumns];
    });
  }
}

interface Judging {
  now: Date;
  updateOf: (kind: SubjectKind, id: string, published: Date | null) => Update;
  exemptionOf: (kind: SubjectKind, id: string) => Exemption | null;
}

interface SiteFacts {
  untimed: number;
  links: LinkRow | null;
}

function judgeAccount(judging: Judging, unit: UnitRow, account: AccountRow): Finding {
  const { id, name, platform, beganAt, lastUpdateAt } = account;
  const subject = subjectOf(unit, { kind: 'account', id, name, platform });
  const update = judging.updateOf('account', id, lastUpdateAt);
  return finding(judging, subject, 'account_stale', fresh(judging, unit, unit, update, beganAt));
}

function judgeColumn(judging: Judging, unit: UnitRow, column: ColumnRow, all: readonly ColumnRow[]): Finding {
  const { id, name, kind, beganAt } = column;
  const subject = subjectOf(unit, { kind: 'column', id, name, columnKind: kind });
  const update = judging.updateOf('column', id, lastOfTree(column, all));
  const limits = limitsOfColumn(kind, column, unit);
  if (update.at === null) {
    const age = judgeFreshness(beganAt, limits ?? unit, judging.now, unit.timeZone);
    const isOld = age.state === 'stale';
    return finding(judging, subject, 'column_empty', {
      ...{ judged: isOld ? 'stale' : 'warn', since: isOld ? age.since : beganAt },
      ...{ days: age.days, limits: limits ?? unit },
    });
  }
  if (!limits) {
    const { at, source } = update;
    return finding(judging, subject, 'column_stale', {
      ...{ judged: 'ok', since: at, lastUpdateAt: at, updateSource: source },
    });
  }
  return finding(judging, subject, 'column_stale', fresh(judging, unit, limits, update, beganAt));
}

/** A column shows what its own columns have. */
function lastOfTree(column: ColumnRow, all: readonly ColumnRow[]): Date | null {
  const below = all.filter(({ parentId }) => parentId === column.id).map((child) => lastOfTree(child, all));
  return [column.lastUpdateAt, ...below].reduce(
    (last, each) => (each && (!last || each > last) ? each : last),
    null,
  );
}

function judgeSite(
  judging: Judging,
  unit: UnitRow,
  columns: readonly Finding[],
  { untimed, links }: SiteFacts,
): Finding[] {
  const subject = subjectOf(unit, { kind: 'site', id: unit.id, name: unit.name });
  const update = judging.updateOf('site', unit.id, unit.lastUpdateAt);
  const of = (rule: InspectionRule, judged: Judged) => finding(judging, subject, rule, judged);
  const missing = Number(!unit.hasIcpNumber) + Number(!unit.hasPsbNumber);
  return [
    of('home_stale', fresh(judging, unit, unit, update, unit.beganAt)),
    of('stale_columns', severalColumns(columns, 'column_stale')),
    of('empty_columns', severalColumns(columns, 'column_empty')),
    of('missing_times', { judged: untimed > 0 ? 'stale' : 'ok', since: null, count: untimed }),
    of('footer_numbers', {
      ...{ judged: missing > 0 && !unit.isWaived ? 'stale' : 'ok', since: null, count: missing },
    }),
    of('broken_links', {
      judged: links === null ? 'unknown' : links.broken > 0 ? 'stale' : 'ok',
      // A look tells that a link is broken now, not since when; later looks would move it.
      since: null,
      count: links?.broken ?? null,
    }),
  ];
}

/** The rule is broken since the fifth of them is. Columns that are exempt don't count. */
function severalColumns(columns: readonly Finding[], rule: InspectionRule): Judged {
  const since = columns
    .filter((column) => column.rule === rule && column.state === 'stale')
    .map((column) => column.since!.getTime())
    .sort((one, other) => one - other);
  const fifth = since[MOST_COLUMNS - 1];
  const state = fifth === undefined ? (since.length === MOST_COLUMNS - 1 ? 'warn' : 'ok') : 'stale';
  const entered = state === 'warn' ? since.at(-1) : fifth;
  return { judged: state, since: entered === undefined ? null : new Date(entered), count: since.length };
}

function fresh(
  { now }: Judging,
  { timeZone }: UnitRow,
  { staleAfterDays, warnAfterDays }: InspectionLimits,
  { at, source }: Update,
  beganAt: Date,
): Judged {
  const limits = { staleAfterDays, warnAfterDays };
  const { state, days, since } = judgeFreshness(at ?? beganAt, limits, now, timeZone);
  return { judged: state, since, days, limits, lastUpdateAt: at, updateSource: source };
}

function finding(
  { exemptionOf }: Judging,
  subject: InspectedSubject,
  rule: InspectionRule,
  judged: Judged,
): Finding {
  const exemption = exemptionOf(subject.kind, subject.id);
  return {
    ...{ subject, rule, days: null, limits: null, lastUpdateAt: null, updateSource: null, count: null },
    ...judged,
    ...{ state: exemption ? 'exempt' : judged.judged, exemption },
  };
}

function subjectOf(
  unit: UnitRow,
  subject: Pick<InspectedSubject, 'kind' | 'id' | 'name'> & Partial<InspectedSubject>,
): InspectedSubject {
  const { id: organizationId, name: organizationName } = unit;
  return { organizationId, organizationName, platform: null, columnKind: null, ...subject };
}

function latest(published: Date | null, typed: Date | null): Update {
  if (typed && (!published || typed > published)) return { at: typed, source: 'typed' };
  return { at: published, source: published ? 'published' : null };
}

function keyOf(kind: SubjectKind, id: string): string {
  return `${kind} ${id}`;
}

function byUnit<Row extends { organizationId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const units = new Map<string, Row[]>();
  for (const row of rows) {
    const known = units.get(row.organizationId);
    if (known) known.push(row);
    else units.set(row.organizationId, [row]);
  }
  return units;
}
