import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { cleanText } from '@haojiao/features/contents';
import { UnitsBelow } from '@haojiao/features/organizations';
import type { Actor, OrganizationTier } from '@haojiao/features/organizations';
import { CommissionNotices } from './commission-notices';
import { CommissionRecords } from './commission-records';
import { CommissionVersions } from './commission-versions';
import { commissionStateForbids, requireMove } from './domain/commission-state';
import { CommissionAddresseeEntity } from './persistence/commission-addressee.entity';
import type { CommissionEntity } from './persistence/commission.entity';

/** Issuing, closing and cancelling a commission, and excusing one of those who were asked. */
@Injectable()
export class SteerCommissions {
  constructor(
    private readonly database: Database,
    private readonly unitsBelow: UnitsBelow,
    private readonly records: CommissionRecords,
    private readonly versions: CommissionVersions,
    private readonly notices: CommissionNotices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Settles for good which units are asked, and tells their correspondents and editors.
   * @throws AppError `commission_not_found`, `not_allowed`, `commission_state_forbids`, `invalid_input` for units
   * that are not below, and for a date that has passed
   */
  async issue(actor: Actor, id: string): Promise<CommissionEntity> {
    return this.database.transaction(async (manager) => {
      const { commission, unit } = await this.records.lock(manager, actor, id);
      requireMove(commission.state, 'issued');
      const now = this.clock.now();
      if (commission.dueAt <= now)
        throw invalidInput([
          fault('dueAt', 'in_the_past', '截止时间应在将来。', 'The due date lies in the past.'),
        ]);
      const wanted = {
        organizationIds: commission.askedUnits,
        tier: commission.askedTier as OrganizationTier | null,
        reach: commission.askedReach,
      };
      const units = await this.unitsBelow.resolve(unit.id, wanted, manager, 'addressees');
      await manager.query(
        `INSERT INTO commission_addressees (commission_id, organization_id) SELECT $1, unnest($2::uuid[])`,
        [id, units],
      );
      const saved = await manager.save(Object.assign(commission, { state: 'issued', issuedAt: now }));
      await this.versions.keep(manager, actor, saved, null);
      await this.notices.tellIssued(manager, saved, unit, units);
      await this.records.record(manager, actor, saved, 'issued', { addressees: units.length });
      return saved;
    });
  }

  /** No report answers it any more. */
  async close(actor: Actor, id: string): Promise<CommissionEntity> {
    return this.end(actor, id, 'closed', null);
  }

  /** Nobody owes anything any more, as if it had not been issued. */
  async cancel(actor: Actor, id: string, reason: string): Promise<CommissionEntity> {
    return this.end(actor, id, 'cancelled', cleanText(reason));
  }

  /** @throws AppError `addressee_not_found`, `commission_state_forbids`, `already_excused` */
  async excuse(actor: Actor, id: string, organizationId: string, reason: string): Promise<void> {
    await this.onAddressee(actor, id, organizationId, async (addressee, commission, manager) => {
      if (addressee.excusedAt)
        throw ruleBroken('already_excused', '该单位已被免除。', 'The unit has been excused already.');
      Object.assign(addressee, {
        excusedAt: this.clock.now(),
        excusedBy: actor.userId,
        excuseReason: cleanText(reason),
      });
      await manager.save(addressee);
      await this.notices.tellExcused(manager, commission, addressee);
      await this.records.record(manager, actor, commission, 'excused', { organizationId, reason });
    });
  }

  /** An excuse that was given by mistake. @throws AppError as `excuse`, `not_excused` */
  async revokeExcuse(actor: Actor, id: string, organizationId: string): Promise<void> {
    await this.onAddressee(actor, id, organizationId, async (addressee, commission, manager) => {
      if (!addressee.excusedAt)
        throw ruleBroken('not_excused', '该单位没有被免除。', 'The unit has not been excused.');
      Object.assign(addressee, { excusedAt: null, excusedBy: null, excuseReason: null });
      await manager.save(addressee);
      await this.records.record(manager, actor, commission, 'excuse_revoked', { organizationId });
    });
  }

  private async onAddressee(
    actor: Actor,
    id: string,
    organizationId: string,
    work: (
      addressee: CommissionAddresseeEntity,
      commission: CommissionEntity,
      manager: EntityManager,
    ) => Promise<void>,
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      const { commission } = await this.records.lock(manager, actor, id);
      const where = { commissionId: id, organizationId };
      const addressee = await manager.findOneBy(CommissionAddresseeEntity, where);
      if (!addressee)
        throw notFound(
          'addressee',
          '这个约稿没有下达给该单位。',
          'The commission was not issued to that unit.',
        );
      if (commission.state === 'cancelled') throw commissionStateForbids(commission.state);
      await work(addressee, commission, manager);
    });
  }

  private async end(
    actor: Actor,
    id: string,
    state: 'closed' | 'cancelled',
    reason: string | null,
  ): Promise<CommissionEntity> {
    return this.database.transaction(async (manager) => {
      const { commission } = await this.records.lock(manager, actor, id);
      requireMove(commission.state, state);
      Object.assign(commission, { state, endedAt: this.clock.now(), endReason: reason });
      const saved = await manager.save(commission);
      await this.notices.tellEnded(manager, saved);
      await this.records.record(manager, actor, saved, state, { reason });
      return saved;
    });
  }
}
