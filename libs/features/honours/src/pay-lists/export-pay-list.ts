import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { paperXlsx } from '@haojiao/infrastructure/paper';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationEntity } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { maskPayee } from '../domain/payee-data';
import type { PayeeData } from '../domain/payee-data';
import { PayeeEntity } from '../persistence/payee.entity';
import { PayeeVault } from '../payees/payee-vault';
import { payListPaper } from './pay-list-paper';
import { ReadPayLists } from './read-pay-lists';
import type { WholePayList } from './read-pay-lists';

/** A pay list as a spreadsheet: with masked accounts for anybody who may read it, with whole ones as a look on record. */
@Injectable()
export class ExportPayList {
  constructor(
    private readonly database: Database,
    private readonly lists: ReadPayLists,
    private readonly vault: PayeeVault,
    private readonly audit: AuditService,
  ) {}

  async masked(actor: Actor, id: string): Promise<Buffer> {
    const whole = await this.lists.get(actor, id);
    const payees = await this.payeesOf(whole);
    const masked = new Map([...payees].map(([person, { data }]) => [person, maskPayee(data)]));
    return this.sheet(whole, masked);
  }

  /** Every payee whose account is in it was looked at, and the trail says so. */
  async whole(actor: Actor, id: string, reason: string): Promise<Buffer> {
    const whole = await this.lists.get(actor, id);
    const payees = await this.payeesOf(whole);
    const sheet = await this.sheet(whole, new Map([...payees].map(([person, { data }]) => [person, data])));
    await this.database.transaction((manager) =>
      this.audit.record(manager, {
        actor: actor.audit,
        organizationId: whole.list.organizationId,
        action: 'pay_list.exported_with_accounts',
        objectType: 'pay_list',
        objectId: id,
        details: { reason, payeeIds: [...payees.values()].map((payee) => payee.id).sort() },
      }),
    );
    return sheet;
  }

  private async sheet(whole: WholePayList, payees: Map<string, PayeeData>): Promise<Buffer> {
    const unit = await this.database.manager.findOneByOrFail(OrganizationEntity, {
      id: whole.list.organizationId,
    });
    return paperXlsx(payListPaper(whole, payees, unit));
  }

  private async payeesOf({ rows }: WholePayList): Promise<Map<string, { id: string; data: PayeeData }>> {
    const ids = await this.lists.payeeIds(rows);
    if (ids.size === 0) return new Map();
    const payees = await this.database.manager
      .createQueryBuilder(PayeeEntity, 'p')
      .where('p.id IN (:...ids)', { ids: [...ids.values()] })
      .getMany();
    const byId = new Map(payees.map((payee) => [payee.id, this.vault.open(payee)]));
    const found = [...ids].flatMap(([person, id]) => {
      const data = byId.get(id);
      return data ? [[person, { id, data }] as const] : [];
    });
    return new Map(found);
  }
}
