import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Action, Actor, PlaceInTree } from '@haojiao/features/organizations';
import type { InspectedColumnKind } from '../domain/inspection-limits';
import { ColumnInspectionRuleEntity } from './column-inspection-rule.entity';

export interface ColumnRuleInput {
  kind: InspectedColumnKind;
  staleAfterDays?: number | null;
  warnAfterDays?: number | null;
}

const see = {
  read: 'column.read',
  noun: 'column',
  zh: '没有这个栏目。',
  en: 'There is no such column.',
} as const;

/** What each column is inspected by. */
@Injectable()
export class ColumnRules {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
  ) {}

  /** Null: none was set, it is judged as news. @throws AppError `column_not_found` */
  async get(actor: Actor, columnId: string): Promise<ColumnInspectionRuleEntity | null> {
    await this.place(actor, 'column.read', columnId, this.database.manager);
    return this.database.manager.findOneBy(ColumnInspectionRuleEntity, { columnId });
  }

  /** @throws AppError `column_not_found`, `not_allowed`, `invalid_input`, `version_mismatch` */
  async set(
    actor: Actor,
    columnId: string,
    input: ColumnRuleInput,
    checkVersion: (current: ColumnInspectionRuleEntity) => void,
  ): Promise<ColumnInspectionRuleEntity> {
    const { kind, staleAfterDays = null, warnAfterDays = null } = input;
    requireDays(staleAfterDays, warnAfterDays);
    return this.database.transaction(async (manager) => {
      // The column's row is held: two who set the first rule at once come one after the other.
      await manager.query('SELECT 1 FROM columns WHERE id = $1 FOR UPDATE', [columnId]);
      const place = await this.place(actor, 'column.manage', columnId, manager);
      const current = await manager.findOneBy(ColumnInspectionRuleEntity, { columnId });
      if (current) checkVersion(current);
      const saved = await manager.save(
        Object.assign(current ?? manager.create(ColumnInspectionRuleEntity, { columnId }), {
          ...{ kind, staleAfterDays, warnAfterDays, changedBy: actor.userId },
        }),
      );
      await this.audit.record(manager, {
        ...{ actor: actor.audit, organizationId: place.id, action: 'column.inspection_rule_set' },
        ...{ objectType: 'column', objectId: columnId, details: { kind, staleAfterDays, warnAfterDays } },
      });
      return saved;
    });
  }

  private async place(
    actor: Actor,
    action: Action,
    columnId: string,
    manager: EntityManager,
  ): Promise<PlaceInTree> {
    const [place] = await this.database.query<PlaceInTree>(
      'SELECT o.id, o.path FROM columns c JOIN organizations o ON o.id = c.organization_id WHERE c.id = $1',
      [columnId],
      manager,
    );
    if (!place) throw notFound(see.noun, see.zh, see.en);
    actor.require(action, place, see);
    return place;
  }
}

function requireDays(stale: number | null, warn: number | null): void {
  if ((stale === null) === (warn === null) && (stale === null || warn! <= stale)) return;
  throw invalidInput([
    fault(
      'warnAfterDays',
      'warns_too_late',
      '检查期限和预警天数应同时填写，且预警不晚于期限。',
      'Both days have to be told, and the announcement comes no later than the limit.',
    ),
  ]);
}
