import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Action, Actor } from '@haojiao/features/organizations';
import { PayListBulletinEntity } from '../persistence/pay-list-bulletin.entity';
import { PayListRowEntity } from '../persistence/pay-list-row.entity';
import { PayListEntity } from '../persistence/pay-list.entity';
import {
  builtUpon,
  notDraft,
  notIssued,
  notPreparer,
  nothingToPay,
  paidAlready,
  payListMissing,
  preparedBySame,
  seePayList,
  unpayableBulletins,
} from './pay-list-faults';
import { PayListSums } from './pay-list-sums';

export interface PayListInput {
  organizationId: string;
  title: string;
  bulletinIds: string[];
}

/** A list is prepared by one person and issued by another; from then on only payments are marked. */
@Injectable()
export class PreparePayLists {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly sums: PayListSums,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` with `bulletin_not_payable` */
  async prepare(actor: Actor, { organizationId, title, bulletinIds }: PayListInput): Promise<PayListEntity> {
    actor.require('remuneration.manage', await this.organizations.placeOf(organizationId), {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    return this.database.transaction(async (manager) => {
      const id = newId();
      await manager.insert(PayListEntity, {
        id,
        organizationId,
        title: title.trim(),
        state: 'draft',
        preparedBy: actor.userId,
      });
      await this.hold(manager, organizationId);
      await this.take(manager, id, organizationId, bulletinIds);
      const list = await manager.findOneByOrFail(PayListEntity, { id });
      await this.record(manager, actor, list, 'pay_list.prepared', { bulletinIds });
      return list;
    });
  }

  /** A draft, by who prepared it: so that who issues it has had no hand in it. @throws AppError `pay_list_not_draft`, `not_preparer` */
  async change(
    actor: Actor,
    id: string,
    { title, bulletinIds }: Partial<Omit<PayListInput, 'organizationId'>>,
    checkVersion: (current: PayListEntity) => void,
  ): Promise<PayListEntity> {
    return this.database.transaction(async (manager) => {
      const list = await this.lock(actor, id, manager);
      if (list.state !== 'draft') throw notDraft();
      if (list.preparedBy !== actor.userId) throw notPreparer();
      checkVersion(list);
      if (bulletinIds) {
        await this.hold(manager, list.organizationId);
        await manager.delete(PayListBulletinEntity, { payListId: id });
        await this.take(manager, id, list.organizationId, bulletinIds);
      }
      // Also where only bulletins changed: what was read before is out of date.
      Object.assign(list, { title: title?.trim() ?? list.title, updatedAt: this.clock.now() });
      const saved = await manager.save(list);
      await this.record(manager, actor, saved, 'pay_list.changed', {
        bulletinIds: await this.bulletinsOf(id, manager),
      });
      return saved;
    });
  }

  /** Freezes what is paid to whom. @throws AppError `pay_list_not_draft`, `prepared_by_same_person`, `nothing_to_pay` */
  async issue(actor: Actor, id: string): Promise<PayListEntity> {
    return this.database.transaction(async (manager) => {
      const list = await this.lock(actor, id, manager);
      if (list.state !== 'draft') throw notDraft();
      if (list.preparedBy === actor.userId) throw preparedBySame();
      await this.hold(manager, list.organizationId);
      const bulletinIds = await this.bulletinsOf(id, manager);
      const blocked = await this.unpayable(manager, list.organizationId, bulletinIds, id);
      if (blocked.length > 0) throw unpayableBulletins(blocked.map(() => 'bulletinIds'));
      const sums = await this.sums.of(id, bulletinIds, manager);
      if (sums.length === 0) throw nothingToPay();
      await manager.insert(
        PayListRowEntity,
        sums.map((sum, index) => ({ ...sum, payListId: id, position: index + 1 })),
      );
      Object.assign(list, { state: 'issued', issuedBy: actor.userId, issuedAt: this.clock.now() });
      const saved = await manager.save(list);
      const fen = sums.reduce((total, sum) => total + sum.fen, 0);
      await this.record(manager, actor, saved, 'pay_list.issued', { people: sums.length, fen });
      return saved;
    });
  }

  /**
   * Lets go of its bulletins, so that another list may pay them; not while another one pays only the difference to it.
   * @throws AppError `pay_list_paid`, `pay_list_not_draft`, `pay_list_built_upon`
   */
  async cancel(actor: Actor, id: string, reason: string): Promise<PayListEntity> {
    return this.database.transaction(async (manager) => {
      const list = await this.lock(actor, id, manager);
      if (list.state === 'cancelled') throw notDraft();
      await this.hold(manager, list.organizationId);
      if (list.state === 'issued' && (await this.isBuiltUpon(id, manager))) throw builtUpon();
      await manager.update(PayListBulletinEntity, { payListId: id }, { isLive: false });
      Object.assign(list, {
        state: 'cancelled',
        cancelledBy: actor.userId,
        cancelledAt: this.clock.now(),
        cancelReason: reason,
      });
      try {
        const saved = await manager.save(list);
        await this.record(manager, actor, saved, 'pay_list.cancelled', { reason });
        return saved;
      } catch (error) {
        if (brokenConstraint(error) === 'pay_lists_paid') throw paidAlready();
        throw error;
      }
    });
  }

  /** Marks rows as paid on a day; those that are marked already stay as they are. @throws AppError `pay_list_not_issued` */
  async pay(actor: Actor, id: string, positions: number[] | null, paidOn: string): Promise<PayListEntity> {
    return this.database.transaction(async (manager) => {
      const list = await this.lock(actor, id, manager);
      if (list.state !== 'issued') throw notIssued();
      const paid = await this.database.query<{ position: number }>(
        `UPDATE pay_list_rows SET paid_on = $2, paid_by = $3
         WHERE pay_list_id = $1 AND paid_on IS NULL AND ($4::integer[] IS NULL OR position = ANY($4))
         RETURNING position`,
        [id, paidOn, actor.userId, positions],
        manager,
      );
      await this.record(manager, actor, list, 'pay_list.paid', {
        paidOn,
        positions: paid.map(({ position }) => position).sort((one, other) => one - other),
      });
      return list;
    });
  }

  /** Ids in the order of their periods, as ids run in time. */
  async bulletinsOf(id: string, manager: EntityManager = this.database.manager): Promise<string[]> {
    const rows = await manager.find(PayListBulletinEntity, {
      where: { payListId: id },
      order: { bulletinId: 'ASC' },
    });
    return rows.map(({ bulletinId }) => bulletinId);
  }

  /** @throws AppError `pay_list_not_found`, `not_allowed` */
  async require(actor: Actor, action: Action, list: PayListEntity | null): Promise<PayListEntity> {
    if (!list) throw payListMissing();
    actor.require(action, await this.organizations.placeOf(list.organizationId), seePayList);
    return list;
  }

  private async take(manager: EntityManager, id: string, unitId: string, asked: string[]): Promise<void> {
    const bulletinIds = asked.map((bulletinId) => bulletinId.toLowerCase());
    const blocked = await this.unpayable(manager, unitId, bulletinIds, id);
    const refused = () =>
      unpayableBulletins(blocked.map((each) => `bulletinIds.${bulletinIds.indexOf(each)}`));
    if (blocked.length > 0) throw refused();
    try {
      await manager.insert(
        PayListBulletinEntity,
        bulletinIds.map((bulletinId) => ({ payListId: id, bulletinId, isLive: true })),
      );
    } catch (error) {
      // Another list took it in this moment.
      if (brokenConstraint(error) !== 'pay_list_bulletins_once') throw error;
      throw unpayableBulletins(['bulletinIds']);
    }
  }

  /** Until the transaction ends no other list of the unit takes, pays or lets go of a bulletin. */
  private async hold(manager: EntityManager, organizationId: string): Promise<void> {
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('pay_lists:' || $1::uuid, 0))`, [
      organizationId,
    ]);
  }

  /** Whether a correction of what this list pays was issued for payment by another one. */
  private async isBuiltUpon(payListId: string, manager: EntityManager): Promise<boolean> {
    const found = await this.database.query(
      `WITH RECURSIVE later AS (
         SELECT c.bulletin_id AS id FROM pay_list_bulletins p JOIN bulletin_issues c ON c.corrects_id = p.bulletin_id
         WHERE p.pay_list_id = $1
         UNION
         SELECT c.bulletin_id FROM later l JOIN bulletin_issues c ON c.corrects_id = l.id)
       SELECT FROM later JOIN pay_list_bulletins p ON p.bulletin_id = later.id AND p.is_live
       JOIN pay_lists l ON l.id = p.pay_list_id AND l.state = 'issued' LIMIT 1`,
      [payListId],
      manager,
    );
    return found.length > 0;
  }

  /**
   * Of these, the ones that are not issues of this unit, were corrected, or are paid by another list; and those whose
   * days are paid by issues of another length of the same year already: a month and its quarter tell of the same uses.
   */
  private async unpayable(
    manager: EntityManager,
    unitId: string,
    bulletinIds: string[],
    payListId: string,
  ): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT asked.id FROM unnest($1::uuid[]) AS asked (id)
       LEFT JOIN bulletin_issues i ON i.bulletin_id = asked.id AND i.organization_id = $2
       WHERE i.bulletin_id IS NULL
          OR EXISTS (SELECT FROM bulletin_issues c WHERE c.corrects_id = asked.id)
          OR EXISTS (SELECT FROM pay_list_bulletins p
                     WHERE p.bulletin_id = asked.id AND p.is_live AND p.pay_list_id <> $3)
          OR EXISTS (SELECT FROM bulletin_issues o
                     WHERE o.organization_id = i.organization_id AND o.assessment_year_id = i.assessment_year_id
                       AND o.span <> i.span AND o.unit_classes && i.unit_classes
                       AND o.starts_on <= i.ends_on AND o.ends_on >= i.starts_on
                       AND (o.bulletin_id = ANY($1::uuid[]) OR EXISTS (
                         SELECT FROM pay_list_bulletins p
                         WHERE p.bulletin_id = o.bulletin_id AND p.is_live AND p.pay_list_id <> $3)))`,
      [bulletinIds, unitId, payListId],
      manager,
    );
    return rows.map(({ id }) => id);
  }

  private async lock(actor: Actor, id: string, manager: EntityManager): Promise<PayListEntity> {
    const list = await manager
      .createQueryBuilder(PayListEntity, 'l')
      .where('l.id = :id', { id })
      .setLock('pessimistic_write')
      .getOne();
    return this.require(actor, 'remuneration.manage', list);
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    list: PayListEntity,
    action: string,
    details: Record<string, string | number | string[] | number[]>,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: list.organizationId,
      action,
      objectType: 'pay_list',
      objectId: list.id,
      details: { title: list.title, ...details },
    });
  }
}
