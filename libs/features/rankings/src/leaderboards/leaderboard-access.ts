import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Action, Actor } from '@haojiao/features/organizations';
import { LeaderboardEntity } from './leaderboard.entity';

const seeUnit = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

const see = {
  read: 'analytics.read',
  noun: 'leaderboard',
  zh: '没有这个榜单。',
  en: 'There is no such leaderboard.',
} as const;

/** Who may see and record published rankings: by the unit that keeps them. */
@Injectable()
export class LeaderboardAccess {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed` */
  async requireIn(actor: Actor, organizationId: string): Promise<void> {
    actor.require('index_value.record', await this.organizations.placeOf(organizationId), seeUnit);
  }

  /** @throws AppError `leaderboard_not_found`, `not_allowed` */
  async require(
    actor: Actor,
    action: Action,
    id: string,
    manager: EntityManager = this.database.manager,
  ): Promise<LeaderboardEntity> {
    const board = await manager.findOneBy(LeaderboardEntity, { id });
    if (!board) throw notFound(see.noun, see.zh, see.en);
    actor.require(action, await this.organizations.placeOf(board.organizationId, manager), see);
    return board;
  }
}
