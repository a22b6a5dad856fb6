import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ruleBroken } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { ReviewFlowsService } from '../review-flows.service';
import { rolesFrom } from './domain/emergency-order';
import { readEmergencySettings } from './domain/emergency-settings';
import type { EmergencySettings } from './domain/emergency-settings';

/** Somebody by whose word the item may go out. */
export interface PossibleApprover {
  userId: string;
  name: string;
  organizationName: string;
}

export interface OrderTerms {
  reasonCodes: string[];
  platforms: string[];
  backfillHours: number;
  approvers: PossibleApprover[];
}

/** What an order may say: whoever is on duty chooses among it, also where they may read no people. */
@Injectable()
export class EmergencyTerms {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly flows: ReviewFlowsService,
  ) {}

  /** @throws AppError `content_not_found`, `not_allowed`, `emergency_flow_missing` */
  async of(actor: Actor, contentId: string): Promise<OrderTerms> {
    return this.database.transaction(async (manager) => {
      const content = await this.contents.load(contentId, manager);
      const place = await this.contents.requireOn(actor, 'emergency.record', content, manager);
      const { settings } = await this.allowance(place, manager);
      const { reasonCodes, platforms, backfillHours } = settings;
      const without = [actor.userId, ...(await this.authorIds(content, manager))];
      const approvers = await this.approvers(settings, place, without, manager);
      return { reasonCodes, platforms, backfillHours, approvers };
    });
  }

  /** The settings of the emergency flow that applies in the unit: its own, or that of the nearest unit above it. */
  async allowance(
    place: PlaceInTree,
    manager: EntityManager,
  ): Promise<{ flowId: string; settings: EmergencySettings }> {
    const flow = await this.flows.applying(null, place, manager, 'emergency');
    if (flow.id !== null) return { flowId: flow.id, settings: readEmergencySettings(flow.settings) };
    throw ruleBroken(
      'emergency_flow_missing',
      '本单位及上级单位没有设定应急流程，不能先发后补；请由管理员设定，或按正常流程送审。',
      'Neither this unit nor one above it has an emergency flow; have one set up, or submit the item for review.',
    );
  }

  /** Everybody who wrote a part of it. */
  async authorIds(content: ContentEntity, manager: EntityManager): Promise<string[]> {
    const [authors] = await this.database.query<{ ids: string[] }>(
      'SELECT review_author_ids($1)::text[] AS ids',
      [content.currentRevisionId],
      manager,
    );
    return authors!.ids;
  }

  /** By the rules of `orderFaults`, those of the item's own unit first. Plan: people of the branch and of the units above. */
  private approvers(
    { approverIds, leastRank }: EmergencySettings,
    place: PlaceInTree,
    without: string[],
    manager: EntityManager,
  ): Promise<PossibleApprover[]> {
    return this.database.query<PossibleApprover>(
      `SELECT u.id AS "userId", u.display_name AS name, o.name AS "organizationName"
       FROM users u JOIN organizations o ON o.id = u.organization_id
       WHERE u.state = 'active' AND (o.path @> ARRAY[$1::uuid] OR o.id = ANY($2::uuid[]))
         AND NOT u.id = ANY($3::uuid[]) AND (cardinality($4::uuid[]) = 0 OR u.id = ANY($4::uuid[]))
         AND ($5::text[] IS NULL OR EXISTS (
           SELECT FROM memberships m WHERE m.user_id = u.id AND m.roles::text[] && $5::text[]
             AND (m.organization_id = $1 OR (m.inherit AND m.organization_id = ANY($2::uuid[])))))
       ORDER BY o.id = $1 DESC, cardinality(o.path) DESC, u.display_name, u.id LIMIT 200`,
      [place.id, place.path, without, approverIds, leastRank === null ? null : rolesFrom(leastRank)],
      manager,
    );
  }
}
