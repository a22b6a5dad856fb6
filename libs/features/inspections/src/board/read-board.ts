import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor, OrganizationEntity } from '@haojiao/features/organizations';
import { inspectionStates } from '../domain/inspection-rules';
import type { InspectionState } from '../domain/inspection-rules';
import type { Counts, Finding, SubjectKind } from './findings';
import { JudgeBranch } from './judge-branch';

export interface BoardFilter {
  organizationId: string;
  state?: InspectionState;
  kind?: SubjectKind;
}

export interface Board {
  unit: OrganizationEntity;
  at: Date;
  /** Of the whole branch, whatever is shown of it. */
  counts: Record<SubjectKind, Counts>;
  /** Worst first. */
  findings: Finding[];
}

const see = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

/** 检查台: how every account, column and site of a unit and the units below it stands. */
@Injectable()
export class ReadBoard {
  constructor(
    private readonly organizations: OrganizationsService,
    private readonly branch: JudgeBranch,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed` */
  async read(actor: Actor, { organizationId, state, kind }: BoardFilter): Promise<Board> {
    const unit = await this.organizations.load(organizationId);
    actor.require('analytics.read', unit, see);
    const at = this.clock.now();
    const all = await this.branch.judge(
      { organizationId: unit.id, scope: actor.scope('analytics.read') },
      at,
    );
    const findings = all
      .filter((finding) => !state || finding.state === state)
      .filter((finding) => !kind || finding.subject.kind === kind)
      .sort(worstFirst);
    return { unit, at, counts: countsOf(all), findings };
  }
}

/** The place of a finding in the order: state, days (most first), subject, rule. */
export function placeOf({ state, days, subject, rule }: Finding): [number, number, string] {
  return [inspectionStates.indexOf(state), -(days ?? 0), `${subject.id} ${rule}`];
}

function worstFirst(one: Finding, other: Finding): number {
  return comparePlaces(placeOf(one), placeOf(other));
}

export function comparePlaces(
  one: readonly (number | string)[],
  other: readonly (number | string)[],
): number {
  for (const [index, part] of one.entries()) {
    if (part !== other[index]) return part < other[index]! ? -1 : 1;
  }
  return 0;
}

function countsOf(findings: readonly Finding[]): Record<SubjectKind, Counts> {
  const none = (): Counts => ({ stale: 0, warn: 0, unknown: 0, exempt: 0, ok: 0 });
  const counts = { account: none(), column: none(), site: none() };
  for (const { subject, state } of findings) counts[subject.kind][state] += 1;
  return counts;
}
