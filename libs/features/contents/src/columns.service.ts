import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, notFound, ruleBroken } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { lineIn } from './domain/clean-text';
import { ColumnEntity } from './persistence/column.entity';

export interface ColumnChanges {
  name?: string;
  code?: string;
  parentId?: string | null;
  reviewFlowId?: string | null;
  position?: number;
}

export interface ColumnInput extends ColumnChanges {
  organizationId: string;
  name: string;
  code: string;
}

/** Whether a unit may work by that flow; told by the feature that knows flows. */
export type FlowUsable = (flowId: string, place: PlaceInTree, manager: EntityManager) => Promise<boolean>;

const see = {
  read: 'column.read',
  noun: 'column',
  zh: '没有这个栏目。',
  en: 'There is no such column.',
} as const;

@Injectable()
export class ColumnsService {
  private flowUsable: FlowUsable = () => Promise.resolve(false);

  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
  ) {}

  /** How to find out whether a unit may work by a flow; until it is told, no column can name one. */
  askAboutFlows(flowUsable: FlowUsable): void {
    this.flowUsable = flowUsable;
  }

  async create(actor: Actor, input: ColumnInput): Promise<ColumnEntity> {
    const place = await this.organizations.placeOf(input.organizationId);
    actor.require('column.manage', place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    return this.database.transaction(async (manager) => {
      const column = manager.create(ColumnEntity, {
        parentId: null,
        reviewFlowId: null,
        position: 0,
        ...input,
        id: newId(),
        name: lineIn(input.name),
      });
      await this.requireSound(column, place, manager);
      await write(() => manager.insert(ColumnEntity, column));
      await this.record(manager, actor, column, 'column.created');
      return manager.findOneByOrFail(ColumnEntity, { id: column.id });
    });
  }

  async change(
    actor: Actor,
    id: string,
    changes: ColumnChanges,
    checkVersion: (current: ColumnEntity) => void,
  ): Promise<ColumnEntity> {
    return this.database.transaction(async (manager) => {
      const { column, place } = await this.lockForManager(actor, id, manager);
      checkVersion(column);
      Object.assign(column, changes, changes.name !== undefined && { name: lineIn(changes.name) });
      await this.requireSound(column, place, manager);
      const saved = await write(() => manager.save(column));
      await this.record(manager, actor, saved, 'column.changed');
      return saved;
    });
  }

  /** @throws AppError `column_in_use` while items or columns are in it */
  async remove(actor: Actor, id: string, checkVersion: (current: ColumnEntity) => void): Promise<void> {
    await this.database.transaction(async (manager) => {
      const { column } = await this.lockForManager(actor, id, manager);
      checkVersion(column);
      await write(() => manager.delete(ColumnEntity, { id }));
      await this.record(manager, actor, column, 'column.deleted');
    });
  }

  async get(actor: Actor, id: string): Promise<ColumnEntity> {
    const column = await this.load(id, this.database.manager);
    actor.require('column.read', await this.organizations.placeOf(column.organizationId), see);
    return column;
  }

  /** Columns of the units in which the caller may read, by position, then id. */
  async list(
    actor: Actor,
    organizationId: string | null,
    limit: number,
    after: { position: number; id: string } | null,
  ): Promise<ColumnEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT c.id FROM columns c JOIN organizations o ON o.id = c.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND ($4::bigint IS NULL OR (c.position, c.id) > ($4::bigint, $5::uuid))
       ORDER BY c.position, c.id LIMIT $6`,
      [
        ...scopeParameters(actor.scope('column.read')),
        organizationId,
        after?.position ?? null,
        after?.id ?? null,
        limit + 1,
      ],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(ColumnEntity, 'c')
      .where('c.id IN (:...ids)', { ids: rows.map((row) => row.id) })
      .orderBy('c.position')
      .addOrderBy('c.id')
      .getMany();
  }

  private async lockForManager(
    actor: Actor,
    id: string,
    manager: EntityManager,
  ): Promise<{ column: ColumnEntity; place: PlaceInTree }> {
    const column = await this.load(id, manager, true);
    const place = await this.organizations.placeOf(column.organizationId, manager);
    actor.require('column.manage', place, see);
    return { column, place };
  }

  private async load(id: string, manager: EntityManager, forUpdate = false): Promise<ColumnEntity> {
    const query = manager.createQueryBuilder(ColumnEntity, 'c').where('c.id = :id', { id });
    const column = await (forUpdate ? query.setLock('pessimistic_write') : query).getOne();
    if (!column) throw notFound(see.noun, see.zh, see.en);
    return column;
  }

  private async requireSound(
    column: ColumnEntity,
    place: PlaceInTree,
    manager: EntityManager,
  ): Promise<void> {
    const faults: Fault[] = [];
    if (column.name === '')
      faults.push(fault('name', 'not_empty', '名称不能为空白。', 'The name must not be blank.'));
    if (column.reviewFlowId && !(await this.flowUsable(column.reviewFlowId, place, manager))) {
      faults.push(
        fault(
          'reviewFlowId',
          'review_flow_unknown',
          '本单位和上级单位都没有这个审核流程。',
          'There is no such review flow in this unit or one above it.',
        ),
      );
    }
    if (column.parentId && !(await this.canHang(column, manager))) {
      faults.push(
        fault(
          'parentId',
          'column_unknown',
          '上级栏目应为本单位的另一个栏目，且不能互为上下级。',
          'The parent must be another column of the same unit that is not below this one.',
        ),
      );
    }
    if (faults.length > 0) throw invalidInput(faults);
  }

  /** The parent exists in the same unit, and going up from it one never meets the column itself. */
  private async canHang(column: ColumnEntity, manager: EntityManager): Promise<boolean> {
    const line = await this.database.query<{ id: string }>(
      `WITH RECURSIVE line AS (
         SELECT id, parent_id FROM columns WHERE id = $1 AND organization_id = $2
         UNION SELECT c.id, c.parent_id FROM columns c JOIN line ON c.id = line.parent_id
       ) SELECT id FROM line`,
      [column.parentId, column.organizationId],
      manager,
    );
    return line.length > 0 && line.every(({ id }) => id !== column.id);
  }

  private record(manager: EntityManager, actor: Actor, column: ColumnEntity, action: string): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: column.organizationId,
      action,
      objectType: 'column',
      objectId: column.id,
      details: { name: column.name, code: column.code, reviewFlowId: column.reviewFlowId },
    });
  }
}

/** Turns broken constraints into words. */
async function write<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const constraint = brokenConstraint(error);
    if (constraint === 'columns_code') {
      throw invalidInput([
        fault('code', 'code_taken', '本单位已有这个栏目代码，请换一个。', 'This code is in use in the unit.'),
      ]);
    }
    if (constraint === 'contents_column' || constraint === 'columns_parent') {
      throw ruleBroken(
        'column_in_use',
        '栏目下还有稿件或下级栏目，不能删除。',
        'There are items or columns in it; move them first.',
      );
    }
    throw error;
  }
}
