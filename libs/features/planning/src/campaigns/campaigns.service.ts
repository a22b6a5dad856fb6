import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, notAllowed, notFound } from '@haojiao/kernel';
import type { Clock, Fault } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ContentsService, cleanText } from '@haojiao/features/contents';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import type { CampaignTarget } from '../domain/campaign-progress';
import { PlanAccess } from '../plan-access';
import { CampaignItemEntity } from './campaign-item.entity';
import { CampaignEntity } from './campaign.entity';

export interface CampaignChanges {
  name?: string;
  goal?: string;
  from?: string;
  to?: string;
  unitIds?: string[];
  targets?: CampaignTarget[];
}

export interface CampaignInput extends CampaignChanges {
  organizationId: string;
  name: string;
  goal: string;
  from: string;
  to: string;
}

const see = {
  read: 'plan.read',
  noun: 'campaign',
  zh: '没有这个策划。',
  en: 'There is no such campaign.',
} as const;

/** Campaigns, who may see them, and the items that join them. */
@Injectable()
export class CampaignsService {
  constructor(
    private readonly database: Database,
    private readonly access: PlanAccess,
    private readonly contents: ContentsService,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async create(actor: Actor, input: CampaignInput): Promise<CampaignEntity> {
    return this.database.transaction(async (manager) => {
      await this.access.requireUnit(actor, 'plan.manage', input.organizationId, manager);
      const campaign = manager.create(CampaignEntity, {
        id: newId(),
        organizationId: input.organizationId,
        unitIds: [],
        targets: [],
        createdBy: actor.userId,
      });
      apply(campaign, input);
      await this.requireSound(manager, campaign);
      await manager.insert(CampaignEntity, campaign);
      await this.record(manager, actor, campaign, 'created', { unitIds: campaign.unitIds });
      return manager.findOneByOrFail(CampaignEntity, { id: campaign.id });
    });
  }

  async change(
    actor: Actor,
    id: string,
    changes: CampaignChanges,
    checkVersion: (current: CampaignEntity) => void,
  ): Promise<CampaignEntity> {
    return this.database.transaction(async (manager) => {
      const campaign = await this.lockVisible(manager, actor, id);
      await this.requireLeader(manager, actor, campaign);
      checkVersion(campaign);
      apply(campaign, changes);
      await this.requireSound(manager, campaign);
      const saved = await manager.save(campaign);
      await this.record(manager, actor, saved, 'changed', { fields: Object.keys(changes) });
      return saved;
    });
  }

  /** @throws AppError `campaign_not_found` also where the caller's units are not named */
  async get(actor: Actor, id: string, manager?: EntityManager): Promise<CampaignEntity> {
    const campaign = await (manager ?? this.database.manager).findOneBy(CampaignEntity, { id });
    if (campaign && (await this.isVisible(actor, campaign, manager))) return campaign;
    throw notFound(see.noun, see.zh, see.en);
  }

  /**
   * Newest first: those of the caller's units, and those that name one of them. Plan: the primary key backwards, per row
   * the units by their keys, until a page is full.
   */
  async list(
    actor: Actor,
    organizationId: string | null,
    limit: number,
    after: string | null,
  ): Promise<CampaignEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT k.id FROM campaigns k
       WHERE EXISTS (SELECT 1 FROM organizations o WHERE o.id = ANY(k.organization_id || k.unit_ids)
                       AND ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid]))
         AND ($4::uuid IS NULL OR k.id < $4)
       ORDER BY k.id DESC LIMIT $5`,
      [...scopeParameters(actor.scope('plan.read')), organizationId, after, limit + 1],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(CampaignEntity, 'k')
      .where('k.id IN (:...ids)', { ids: rows.map((row) => row.id) })
      .orderBy('k.id', 'DESC')
      .getMany();
  }

  /**
   * The right to write plans is needed where the campaign is led or in a unit that it names, and the right to write the
   * item in the item's own unit, which takes part. Joining twice changes nothing.
   */
  async join(actor: Actor, id: string, contentId: string): Promise<{ isNew: boolean }> {
    return this.database.transaction(async (manager) => {
      const campaign = await this.lockVisible(manager, actor, id);
      await this.requireItem(manager, actor, campaign, contentId);
      const [added] = await this.database.query(
        `INSERT INTO campaign_items (campaign_id, content_id, added_by, added_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING RETURNING content_id`,
        [id, contentId, actor.userId, this.clock.now()],
        manager,
      );
      if (added) await this.record(manager, actor, campaign, 'joined', { contentId });
      return { isNew: added !== undefined };
    });
  }

  async leave(actor: Actor, id: string, contentId: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const campaign = await this.lockVisible(manager, actor, id);
      await this.requireItem(manager, actor, campaign, contentId);
      const { affected } = await manager.delete(CampaignItemEntity, { campaignId: id, contentId });
      if (!affected) throw noItem();
      await this.record(manager, actor, campaign, 'left', { contentId });
    });
  }

  /** The leading unit and the named ones. */
  partsOf({ organizationId, unitIds }: CampaignEntity): string[] {
    return [...new Set([organizationId, ...unitIds])];
  }

  /** Whether the caller sees the whole of it; else the caller's own part alone. */
  async seesAll(actor: Actor, { organizationId }: CampaignEntity): Promise<boolean> {
    return actor.can('plan.read', await this.access.placeOf(organizationId));
  }

  private async isVisible(actor: Actor, campaign: CampaignEntity, manager?: EntityManager): Promise<boolean> {
    for (const unit of this.partsOf(campaign)) {
      if (actor.can('plan.read', await this.access.placeOf(unit, manager))) return true;
    }
    return false;
  }

  private async lockVisible(manager: EntityManager, actor: Actor, id: string): Promise<CampaignEntity> {
    await manager.query('SELECT 1 FROM campaigns WHERE id = $1 FOR UPDATE', [id]);
    return this.get(actor, id, manager);
  }

  private async requireLeader(
    manager: EntityManager,
    actor: Actor,
    { organizationId }: CampaignEntity,
  ): Promise<void> {
    if (actor.can('plan.manage', await this.access.placeOf(organizationId, manager))) return;
    throw notAllowed(
      'not_allowed',
      '只有牵头单位的策划管理人员可以修改。',
      'Only those who manage plans in the leading unit change a campaign.',
    );
  }

  /** An item takes part through its own unit, or a unit above it, that leads or is named. */
  private async requireItem(
    manager: EntityManager,
    actor: Actor,
    campaign: CampaignEntity,
    contentId: string,
  ): Promise<void> {
    const content = await this.contents.load(contentId, manager).catch(() => null);
    const place = content && (await this.contents.placeOf(content, manager));
    if (!place || !actor.can('content.write', place)) throw noItem();
    const part = this.partsOf(campaign).find((unit) => place.path.includes(unit));
    const mayJoin = part !== undefined && (await this.mayWriteIn(manager, actor, part, place));
    if (mayJoin) return;
    throw notAllowed(
      'not_allowed',
      '稿件所属单位未参与这个策划，或您在其中没有策划权限。',
      'The unit of the item takes no part in the campaign, or you may not write plans in it.',
    );
  }

  private async mayWriteIn(
    manager: EntityManager,
    actor: Actor,
    part: string,
    place: PlaceInTree,
  ): Promise<boolean> {
    return (
      actor.can('plan.write', place) || actor.can('plan.write', await this.access.placeOf(part, manager))
    );
  }

  private async requireSound(manager: EntityManager, campaign: CampaignEntity): Promise<void> {
    const faults: Fault[] = [];
    if (campaign.endsOn < campaign.startsOn)
      faults.push(fault('to', 'before_start', '结束日期早于开始日期。', 'It would end before it begins.'));
    const below = await this.database.query<{ id: string }>(
      'SELECT id FROM organizations WHERE id = ANY($1::uuid[]) AND path @> ARRAY[$2::uuid]',
      [campaign.unitIds, campaign.organizationId],
      manager,
    );
    for (const [index, id] of campaign.unitIds.entries()) {
      if (below.some((unit) => unit.id === id)) continue;
      faults.push(
        fault(`unitIds.${index}`, 'unit_unknown', '不是本单位的下级单位。', 'It is no unit below this one.'),
      );
    }
    const parts = this.partsOf(campaign);
    for (const [index, target] of campaign.targets.entries()) {
      const path = `targets.${index}`;
      if (target.unitId !== null && !parts.includes(target.unitId))
        faults.push(
          fault(`${path}.unitId`, 'unit_takes_no_part', '该单位未参与。', 'The unit takes no part.'),
        );
      if (target.platform !== null && target.metric === 'views')
        faults.push(
          fault(
            `${path}.platform`,
            'views_of_site_only',
            '浏览量目标按本站统计，不区分平台。',
            'Views are those of our own site; platforms count differently.',
          ),
        );
      else if (target.platform !== null)
        for (const one of this.access.platformFaults(path, [target.platform]))
          faults.push({ ...one, path: `${path}.platform` });
    }
    if (faults.length > 0) throw invalidInput(faults);
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    campaign: CampaignEntity,
    what: string,
    details: object,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: campaign.organizationId,
      action: `campaign.${what}`,
      objectType: 'campaign',
      objectId: campaign.id,
      details: { name: campaign.name, ...details },
    });
  }
}

function apply(campaign: CampaignEntity, changes: CampaignChanges): void {
  const { name, goal, from, to, unitIds, targets } = changes;
  const told = Object.entries({
    name: name === undefined ? undefined : cleanText(name),
    goal: goal === undefined ? undefined : cleanText(goal),
    startsOn: from,
    endsOn: to,
    unitIds,
    targets,
  }).filter(([, value]) => value !== undefined);
  Object.assign(campaign, Object.fromEntries(told));
}

function noItem() {
  return notFound('content', '没有这篇稿件。', 'There is no such content item.');
}
