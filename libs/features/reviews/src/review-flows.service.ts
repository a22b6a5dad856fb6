import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, notFound } from '@haojiao/kernel';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ColumnsService, cleanText } from '@haojiao/features/contents';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { flowTemplates, templateA } from './domain/flow-templates';
import { stageFaults } from './domain/review-flow';
import type { FlowKind, FlowStage } from './domain/review-flow';
import { ReviewFlowEntity } from './persistence/review-flow.entity';

export interface FlowChanges {
  name?: string;
  stages?: FlowStage[];
  isDefault?: boolean;
}

export interface FlowInput extends FlowChanges {
  organizationId: string;
  name: string;
  kind: FlowKind;
  stages: FlowStage[];
}

/** The stages by which one item is reviewed. */
export interface ApplyingFlow {
  /** Null for the built-in default. */
  id: string | null;
  name: string;
  stages: FlowStage[];
}

const see = {
  read: 'review_flow.read',
  noun: 'review_flow',
  zh: '没有这个审核流程。',
  en: 'There is no such review flow.',
} as const;

@Injectable()
export class ReviewFlowsService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly columns: ColumnsService,
    private readonly audit: AuditService,
  ) {}

  onModuleInit(): void {
    this.organizations.onCreated(async (organization, manager) => {
      if (organization.parentId === null) await this.shipTemplates(organization.id, manager);
    });
    this.columns.askAboutFlows((flowId, place, manager) => this.isUsable(flowId, place, manager));
  }

  async create(actor: Actor, input: FlowInput): Promise<ReviewFlowEntity> {
    const place = await this.organizations.placeOf(input.organizationId);
    actor.require('review_flow.manage', place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    return this.database.transaction(async (manager) => {
      const flow = manager.create(ReviewFlowEntity, {
        isDefault: false,
        ...input,
        name: cleanText(input.name),
        id: newId(),
        template: null,
      });
      requireSound(flow);
      if (flow.isDefault) await this.yieldDefault(flow, manager);
      await write(() => manager.insert(ReviewFlowEntity, flow as never));
      await this.record(manager, actor, flow, 'review_flow.created');
      return manager.findOneByOrFail(ReviewFlowEntity, { id: flow.id });
    });
  }

  /** Reviews that run keep the stages they were opened with. */
  async change(
    actor: Actor,
    id: string,
    changes: FlowChanges,
    checkVersion: (current: ReviewFlowEntity) => void,
  ): Promise<ReviewFlowEntity> {
    return this.database.transaction(async (manager) => {
      const flow = await this.load(id, manager, true);
      actor.require(
        'review_flow.manage',
        await this.organizations.placeOf(flow.organizationId, manager),
        see,
      );
      checkVersion(flow);
      Object.assign(flow, changes, changes.name !== undefined && { name: cleanText(changes.name ?? '') });
      requireSound(flow);
      if (flow.isDefault) await this.yieldDefault(flow, manager);
      const saved = await write(() => manager.save(flow));
      await this.record(manager, actor, saved, 'review_flow.changed');
      return saved;
    });
  }

  async get(actor: Actor, id: string): Promise<ReviewFlowEntity> {
    const flow = await this.load(id, this.database.manager);
    actor.require('review_flow.read', await this.organizations.placeOf(flow.organizationId), see);
    return flow;
  }

  async list(
    actor: Actor,
    organizationId: string | null,
    limit: number,
    afterId: string | null,
  ): Promise<ReviewFlowEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT f.id FROM review_flows f JOIN organizations o ON o.id = f.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND ($4::uuid IS NULL OR f.id > $4)
       ORDER BY f.id LIMIT $5`,
      [...scopeParameters(actor.scope('review_flow.read')), organizationId, afterId, limit + 1],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(ReviewFlowEntity, 'f')
      .where('f.id IN (:...ids)', { ids: rows.map((row) => row.id) })
      .orderBy('f.id')
      .getMany();
  }

  /** The column's flow, else the standard default of the nearest unit upwards, else template A. */
  async applying(columnId: string | null, place: PlaceInTree, manager: EntityManager): Promise<ApplyingFlow> {
    const [flow] = await this.database.query<ApplyingFlow>(
      `SELECT f.id, f.name, f.stages FROM review_flows f
       LEFT JOIN columns c ON c.review_flow_id = f.id AND c.id = $1
       WHERE c.id IS NOT NULL OR (f.organization_id = ANY($2::uuid[]) AND f.is_default AND f.kind = 'standard')
       ORDER BY c.id IS NOT NULL DESC, array_position($2::uuid[], f.organization_id) DESC LIMIT 1`,
      [columnId, place.path],
      manager,
    );
    return flow ?? { id: null, name: templateA.name, stages: templateA.stages };
  }

  /** A unit may work by its own flows and by those of the units above it. */
  private async isUsable(flowId: string, place: PlaceInTree, manager: EntityManager): Promise<boolean> {
    const flow = await manager.findOneBy(ReviewFlowEntity, { id: flowId });
    return flow !== null && place.path.includes(flow.organizationId);
  }

  private async shipTemplates(organizationId: string, manager: EntityManager): Promise<void> {
    for (const template of flowTemplates) {
      const isDefault = template.template === templateA.template;
      const flow = manager.create(ReviewFlowEntity, {
        ...template,
        id: newId(),
        organizationId,
        isDefault,
      });
      await manager.insert(ReviewFlowEntity, flow);
    }
  }

  private async load(id: string, manager: EntityManager, forUpdate = false): Promise<ReviewFlowEntity> {
    const query = manager.createQueryBuilder(ReviewFlowEntity, 'f').where('f.id = :id', { id });
    const flow = await (forUpdate ? query.setLock('pessimistic_write') : query).getOne();
    if (!flow) throw notFound(see.noun, see.zh, see.en);
    return flow;
  }

  /** One default per unit and kind: whoever held it before gives it up. */
  private async yieldDefault(flow: ReviewFlowEntity, manager: EntityManager): Promise<void> {
    await manager
      .createQueryBuilder()
      .update(ReviewFlowEntity)
      .set({ isDefault: false })
      .where('organizationId = :organizationId AND kind = :kind AND isDefault AND id <> :id', {
        organizationId: flow.organizationId,
        kind: flow.kind,
        id: flow.id,
      })
      .execute();
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    flow: ReviewFlowEntity,
    action: string,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: flow.organizationId,
      action,
      objectType: 'review_flow',
      objectId: flow.id,
      details: {
        name: flow.name,
        isDefault: flow.isDefault,
        stages: flow.stages.map(({ key, roles }) => ({ key, roles })),
      },
    });
  }
}

function requireSound(flow: ReviewFlowEntity): void {
  const faults = stageFaults(flow.stages);
  if (flow.name === '') {
    faults.push(fault('name', 'not_empty', '名称不能为空白。', 'The name must not be blank.'));
  }
  if (faults.length > 0) throw invalidInput(faults);
  flow.stages = flow.stages.map(({ key, kind, roles, unit, dueWithinHours }) => ({
    key,
    kind,
    roles,
    unit: unit ?? 'own',
    dueWithinHours: dueWithinHours ?? null,
  }));
}

async function write<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (brokenConstraint(error) !== 'review_flows_name') throw error;
    throw invalidInput([
      fault('name', 'name_taken', '本单位已有同名流程，请换一个名称。', 'The unit has a flow of this name.'),
    ]);
  }
}
