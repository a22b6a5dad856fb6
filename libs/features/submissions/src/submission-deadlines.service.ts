import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, notFound } from '@haojiao/kernel';
import type { Fault, Json } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { cleanText } from '@haojiao/features/contents';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Action, Actor, PlaceInTree } from '@haojiao/features/organizations';
import type { DeadlineRule, DeadlineRules, DeadlineTerm } from './domain/deadline-rules';
import { SubmissionDeadlinesEntity } from './persistence/submission-deadlines.entity';

const unit = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

/** Whatever `If-Match` has against a change of what is there. */
type VersionCheck = (current: SubmissionDeadlinesEntity) => void;

/** How soon reports have to come, as each unit put it for itself and those below it. */
@Injectable()
export class SubmissionDeadlines {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
  ) {}

  /**
   * What applies in a unit: its own rules, else those of the nearest unit above that has any.
   * @throws AppError `organization_not_found`, `submission_deadlines_not_found`
   */
  async get(actor: Actor, organizationId: string): Promise<SubmissionDeadlinesEntity> {
    const place = await this.requireOn(actor, 'organization.read', organizationId);
    const nearest = await this.nearest(place, this.database.manager);
    if (nearest) return nearest;
    throw notFoundHere();
  }

  /**
   * All rules at once. The first need no `If-Match`.
   * @throws AppError `organization_not_found`, `not_allowed`, `invalid_input`
   */
  async put(
    actor: Actor,
    organizationId: string,
    input: Pick<DeadlineRules, 'rules' | 'terms'>,
    checkVersion: VersionCheck,
  ): Promise<SubmissionDeadlinesEntity> {
    await this.requireOn(actor, 'scoring_scheme.manage', organizationId);
    const terms = input.terms.map((term) => ({ ...term, name: cleanText(term.name) }));
    const faults = terms.flatMap(termFaults);
    if (faults.length > 0) throw invalidInput(faults);
    return this.database.transaction(async (manager) => {
      const current = await this.lockOwn(organizationId, manager);
      if (current) checkVersion(current);
      const saved = await manager.save(
        manager.create(SubmissionDeadlinesEntity, {
          ...current,
          ...{ organizationId, rules: input.rules, terms, updatedBy: actor.userId },
        }),
      );
      await this.record(manager, actor, organizationId, 'put', { rules: input.rules, terms });
      return saved;
    });
  }

  /** From then on those from above apply. @throws AppError `submission_deadlines_not_found`, `not_allowed` */
  async delete(actor: Actor, organizationId: string, checkVersion: VersionCheck): Promise<void> {
    await this.requireOn(actor, 'scoring_scheme.manage', organizationId);
    await this.database.transaction(async (manager) => {
      const current = await this.lockOwn(organizationId, manager);
      if (!current) throw notFoundHere();
      checkVersion(current);
      await manager.delete(SubmissionDeadlinesEntity, { organizationId });
      await this.record(manager, actor, organizationId, 'deleted', {});
    });
  }

  /** What applies in a unit, without a permission question. Plan: the primary key, once for each unit of the path. */
  async nearest(place: PlaceInTree, manager: EntityManager): Promise<SubmissionDeadlinesEntity | null> {
    return manager
      .createQueryBuilder(SubmissionDeadlinesEntity, 'd')
      .where('d.organizationId IN (:...path)', { path: place.path })
      .orderBy('array_position(CAST(ARRAY[:...path] AS uuid[]), d.organizationId)', 'DESC')
      .limit(1)
      .getOne();
  }

  /** The unit's row stands for its rules: two who change them come one after the other. */
  private async lockOwn(
    organizationId: string,
    manager: EntityManager,
  ): Promise<SubmissionDeadlinesEntity | null> {
    await this.organizations.load(organizationId, manager, true);
    return manager.findOneBy(SubmissionDeadlinesEntity, { organizationId });
  }

  private async requireOn(actor: Actor, action: Action, organizationId: string): Promise<PlaceInTree> {
    const place = await this.organizations.placeOf(organizationId);
    actor.require(action, place, unit);
    return place;
  }

  private async record(
    manager: EntityManager,
    actor: Actor,
    organizationId: string,
    act: 'put' | 'deleted',
    said: { rules?: DeadlineRule[]; terms?: DeadlineTerm[] },
  ): Promise<void> {
    await this.audit.record(manager, {
      actor: actor.audit,
      organizationId,
      action: `submission_deadlines.${act}`,
      objectType: 'submission_deadlines',
      objectId: organizationId,
      details: said as unknown as Json & object,
    });
  }
}

function termFaults({ from, to }: DeadlineTerm, index: number): Fault[] {
  if (from <= to) return [];
  return [
    fault(
      `terms.${index}.to`,
      'period_reversed',
      '结束日期不能早于开始日期。',
      'It must not end before it begins.',
    ),
  ];
}

function notFoundHere() {
  return notFound(
    'submission_deadlines',
    '本单位没有设置报送时限。',
    'No deadlines of reports were put here.',
  );
}
