import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notAllowed, notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Action, Actor, PlaceInTree } from '@haojiao/features/organizations';

/** How something that a unit issues is called where it can't be seen. */
export interface IssuedThing {
  noun: string;
  zh: string;
  en: string;
}

/**
 * Rules are public to those who are scored: whoever holds any role in the issuing unit or below it may read them, and
 * so may readers of schemes whose roles reach down to it.
 */
@Injectable()
export class ScoringAccess {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
  ) {}

  /** Units whose rules concern the caller: those in which roles are held, and every one above them. */
  async issuersOver(actor: Actor, manager?: EntityManager): Promise<string[]> {
    const held = actor.grants.filter(({ roles }) => roles.length > 0);
    const rows = await this.database.query<{ id: string }>(
      'SELECT DISTINCT unnest(path) AS id FROM organizations WHERE id = ANY($1::uuid[])',
      [held.map(({ organizationId }) => organizationId)],
      manager,
    );
    return rows.map(({ id }) => id);
  }

  /** @throws AppError `<noun>_not_found` */
  async requireVisible(
    actor: Actor,
    issuerId: string,
    thing: IssuedThing,
    manager?: EntityManager,
  ): Promise<PlaceInTree> {
    const place = await this.organizations.placeOf(issuerId, manager);
    if (actor.can('scoring_scheme.read', place)) return place;
    if ((await this.issuersOver(actor, manager)).includes(issuerId)) return place;
    throw notFound(thing.noun, thing.zh, thing.en);
  }

  /** @throws AppError `<noun>_not_found` where the caller may not see it, `not_allowed` where not do this */
  async require(
    actor: Actor,
    action: Action,
    issuerId: string,
    thing: IssuedThing,
    manager?: EntityManager,
  ): Promise<PlaceInTree> {
    const place = await this.requireVisible(actor, issuerId, thing, manager);
    if (actor.can(action, place)) return place;
    throw notAllowed(
      'not_allowed',
      `您在这个单位没有“${action}”权限，请联系管理员分配相应角色。`,
      `You lack the right "${action}" in this unit; ask an administrator for a role that has it.`,
    );
  }

  /** For things that are to be made in a unit. @throws AppError `organization_not_found`, `not_allowed` */
  async requireIn(
    actor: Actor,
    action: Action,
    organizationId: string,
    manager?: EntityManager,
  ): Promise<PlaceInTree> {
    const place = await this.organizations.placeOf(organizationId, manager);
    actor.require(action, place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    return place;
  }
}
