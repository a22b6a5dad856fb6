import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { PayListRowEntity } from '../persistence/pay-list-row.entity';
import { PayListEntity } from '../persistence/pay-list.entity';
import { PayListSums } from './pay-list-sums';
import type { PaySum } from './pay-list-sums';
import { PreparePayLists } from './prepare-pay-lists';

export interface PayRow extends PaySum {
  position: number;
  paidOn: string | null;
  /** Whether the person entered how to be paid. */
  hasPayee: boolean;
}

export interface WholePayList {
  list: PayListEntity;
  bulletinIds: string[];
  rows: PayRow[];
  fen: number;
}

@Injectable()
export class ReadPayLists {
  constructor(
    private readonly database: Database,
    private readonly lists: PreparePayLists,
    private readonly sums: PayListSums,
  ) {}

  /** Of a draft what it would pay today; of an issued list what was kept. @throws AppError `pay_list_not_found` */
  async get(actor: Actor, id: string): Promise<WholePayList> {
    const found = await this.database.manager.findOneBy(PayListEntity, { id });
    const list = await this.lists.require(actor, 'remuneration.read', found);
    const bulletinIds = await this.lists.bulletinsOf(id);
    const rows = await this.withPayees(await this.rowsOf(list, bulletinIds));
    return { list, bulletinIds, rows, fen: rows.reduce((total, row) => total + row.fen, 0) };
  }

  /** Newest first. Plan: the primary key backwards, units by their key, until a page is full. */
  async page(
    actor: Actor,
    organizationId: string | null,
    limit: number,
    before: string | null,
  ): Promise<PayListEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT l.id FROM pay_lists l JOIN organizations o ON o.id = l.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR l.organization_id = $3) AND ($4::uuid IS NULL OR l.id < $4)
       ORDER BY l.id DESC LIMIT $5`,
      [...scopeParameters(actor.scope('remuneration.read')), organizationId, before, limit + 1],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(PayListEntity, 'l')
      .where('l.id IN (:...ids)', { ids: rows.map(({ id }) => id) })
      .orderBy('l.id', 'DESC')
      .getMany();
  }

  private async rowsOf(list: PayListEntity, bulletinIds: string[]): Promise<Omit<PayRow, 'hasPayee'>[]> {
    if (list.issuedAt) {
      return this.database.manager.find(PayListRowEntity, {
        where: { payListId: list.id },
        order: { position: 'ASC' },
      });
    }
    if (list.state === 'cancelled') return [];
    const sums = await this.sums.of(list.id, bulletinIds);
    return sums.map((sum, index) => ({ ...sum, position: index + 1, paidOn: null }));
  }

  /** By account, else by unit and name, as payees are entered. */
  private async withPayees(rows: Omit<PayRow, 'hasPayee'>[]): Promise<PayRow[]> {
    const known = await this.payeeIds(rows);
    return rows.map((row) => ({ ...row, hasPayee: known.has(row.person) }));
  }

  /** Ids of payees by the person of the row. */
  async payeeIds(
    rows: Pick<PaySum, 'person' | 'userId' | 'organizationId' | 'name'>[],
  ): Promise<Map<string, string>> {
    const found = await this.database.query<{ person: string; id: string }>(
      `SELECT r.person, p.id FROM jsonb_to_recordset($1::jsonb) AS r (
         person text, "userId" uuid, "organizationId" uuid, name text)
       JOIN payees p ON p.erased_at IS NULL AND (p.user_id = r."userId"
         OR r."userId" IS NULL AND p.user_id IS NULL AND p.organization_id = r."organizationId"
            AND p.contributor_name = r.name)`,
      [
        JSON.stringify(
          rows.map(({ person, userId, organizationId, name }) => ({ person, userId, organizationId, name })),
        ),
      ],
    );
    return new Map(found.map(({ person, id }) => [person, id]));
  }
}
