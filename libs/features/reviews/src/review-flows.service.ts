import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, notFound } from '@haojiao/kernel';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ColumnsService, cleanText } from '@haojiao/features/contents';
import type { ContentDocument, ContentEntity } from '@haojiao/features/contents';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { flowTemplates, templateA } from './domain/flow-templates';
import { stageFaults } from './domain/review-flow';
import type { FlowKind, FlowSettings, FlowStage } from './domain/review-flow';
import { FlowKinds } from './flow-kinds';
import type { FlowKindShape } from './flow-kinds';
import { ReviewFlowEntity } from './persistence/review-flow.entity';

export interface FlowChanges {
  name?: string;
  stages?: FlowStage[];
  settings?: FlowSettings;
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
  /** Null for the built-in default, as is its version. */
  id: string | null;
  version: number | null;
  name: string;
  kind: FlowKind;
  stages: FlowStage[];
  settings: FlowSettings;
}

/** Says which kind of flow an item goes by; null where it has nothing to say. */
export type FlowChooser = (
  item: { content: ContentEntity; document: ContentDocument },
  manager: EntityManager,
) => Promise<FlowKind | null>;

/** What a flow asked for, from one change to the next. */
export interface FlowVersionView {
  number: number;
  name: string;
  stages: FlowStage[];
  settings: FlowSettings;
  /** Null: it came with the product. */
  changedBy: string | null;
  changedByName: string | null;
  createdAt: Date;
}

const see = {
  read: 'review_flow.read',
  noun: 'review_flow',
  zh: '没有这个审核流程。',
  en: 'There is no such review flow.',
} as const;

@Injectable()
export class ReviewFlowsService implements OnModuleInit {
  private readonly kinds = new FlowKinds();
  private readonly choosers: FlowChooser[] = [];

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

  /** For the feature to which a kind of flow belongs: the shape of its settings, and its templates. */
  registerKind(kind: FlowKind, shape: FlowKindShape): void {
    this.kinds.register(kind, shape);
  }

  /** For features that know by which kind of flow an item is to be reviewed; the first that says one is heard. */
  onChoosing(chooser: FlowChooser): void {
    this.choosers.push(chooser);
  }

  async kindFor(
    content: ContentEntity,
    document: ContentDocument,
    manager: EntityManager,
  ): Promise<FlowKind> {
    for (const chooser of this.choosers) {
      const kind = await chooser({ content, document }, manager);
      if (kind) return kind;
    }
    return 'standard';
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
        ...input,
        isDefault: input.isDefault ?? false,
        settings: input.settings ?? {},
        changedBy: actor.userId,
        name: cleanText(input.name),
        id: newId(),
        template: null,
      });
      await this.requireSound(flow);
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
      flow.changedBy = actor.userId;
      await this.requireSound(flow);
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

  /** Newest first. Plan: backward scan of the primary key of `review_flow_versions`. */
  async versions(
    actor: Actor,
    id: string,
    limit: number,
    afterNumber: number | null,
  ): Promise<FlowVersionView[]> {
    await this.get(actor, id);
    return this.database.query<FlowVersionView>(
      `SELECT v.number, v.name, v.stages, v.settings, v.changed_by AS "changedBy",
              u.display_name AS "changedByName", v.created_at AS "createdAt"
       FROM review_flow_versions v LEFT JOIN users u ON u.id = v.changed_by
       WHERE v.flow_id = $1 AND ($2::bigint IS NULL OR v.number < $2) ORDER BY v.number DESC LIMIT $3`,
      [id, afterNumber, limit + 1],
    );
  }

  /**
   * The column's flow, else the default of that kind of the nearest unit upwards, else the template. An item that is
   * reviewed by a kind of its own goes by its column's flow only where that is of the kind.
   */
  async applying(
    columnId: string | null,
    place: PlaceInTree,
    manager: EntityManager,
    kind: FlowKind = 'standard',
  ): Promise<ApplyingFlow> {
    const [flow] = await this.database.query<ApplyingFlow>(
      `SELECT f.id, (SELECT max(v.number) FROM review_flow_versions v WHERE v.flow_id = f.id) AS version,
              f.name, f.kind, f.stages, f.settings
       FROM review_flows f
       LEFT JOIN columns c ON c.review_flow_id = f.id AND c.id = $1 AND ($3 = 'standard' OR f.kind = $3)
       WHERE c.id IS NOT NULL OR (f.organization_id = ANY($2::uuid[]) AND f.is_default AND f.kind = $3)
       ORDER BY c.id IS NOT NULL DESC, array_position($2::uuid[], f.organization_id) DESC LIMIT 1`,
      [columnId, place.path, kind],
      manager,
    );
    if (flow) return flow;
    const template = this.kinds.templates.find((each) => each.kind === kind) ?? templateA;
    const { name, stages, settings = {} } = template;
    return { id: null, version: null, name, kind, stages, settings };
  }

  /** A unit may work by its own flows and by those of the units above it. */
  private async isUsable(flowId: string, place: PlaceInTree, manager: EntityManager): Promise<boolean> {
    const flow = await manager.findOneBy(ReviewFlowEntity, { id: flowId });
    return flow !== null && place.path.includes(flow.organizationId);
  }

  private async shipTemplates(organizationId: string, manager: EntityManager): Promise<void> {
    const templates = [...flowTemplates, ...this.kinds.templates];
    for (const template of templates) {
      const isDefault = templates.find(({ kind }) => kind === template.kind) === template;
      const flow = manager.create(ReviewFlowEntity, {
        ...template,
        id: newId(),
        organizationId,
        isDefault,
        changedBy: null,
      });
      await manager.insert(ReviewFlowEntity, flow as never);
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

  private async requireSound(flow: ReviewFlowEntity): Promise<void> {
    const faults = stageFaults(flow.stages);
    faults.push(...(await this.kinds.settingsFaults(flow.kind, flow.settings)));
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
        settings: Object.keys(flow.settings),
      },
    });
  }
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
