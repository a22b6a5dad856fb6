import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notAllowed, notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Action, Actor } from '@haojiao/features/organizations';

export const noSuchFormula = () =>
  notFound('index_formula', '没有这个指数公式。', 'There is no such index formula.');

/** A unit's formulas are read by whoever reads figures in it, above it, or anywhere below it: they are measured by them. */
@Injectable()
export class FormulaAccess {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
  ) {}

  /** Units whose formulas hold for units of which the caller reads figures: those, and every one above them. */
  async issuersOver(actor: Actor, manager?: EntityManager): Promise<string[]> {
    const { branches, units } = actor.scope('analytics.read');
    const rows = await this.database.query<{ id: string }>(
      'SELECT DISTINCT unnest(path) AS id FROM organizations WHERE id = ANY($1::uuid[])',
      [[...branches, ...units]],
      manager,
    );
    return rows.map(({ id }) => id);
  }

  /** @throws AppError `index_formula_not_found` */
  async requireVisible(actor: Actor, issuerId: string, manager?: EntityManager): Promise<void> {
    const place = await this.organizations.placeOf(issuerId, manager);
    if (actor.can('analytics.read', place)) return;
    if (!(await this.issuersOver(actor, manager)).includes(issuerId)) throw noSuchFormula();
  }

  /** @throws AppError `index_formula_not_found` where the caller may not see it, `not_allowed` where not do this */
  async require(actor: Actor, action: Action, issuerId: string, manager?: EntityManager): Promise<void> {
    await this.requireVisible(actor, issuerId, manager);
    if (actor.can(action, await this.organizations.placeOf(issuerId, manager))) return;
    throw notAllowed(
      'not_allowed',
      `您在这个单位没有“${action}”权限，请联系管理员分配相应角色。`,
      `You lack the right "${action}" in this unit; ask an administrator for a role that has it.`,
    );
  }
}
