import { Inject, Injectable } from '@nestjs/common';
import { notFound } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { SubmissionSheetEntity } from '../persistence/submission-sheet.entity';
import { SubmissionSheetRowEntity } from '../persistence/submission-sheet-row.entity';
import type { SheetRowState } from '../persistence/submission-sheet-row.entity';

export type SheetCounts = Record<SheetRowState, number>;

export interface SheetView {
  sheet: SubmissionSheetEntity;
  counts: SheetCounts;
}

export interface SheetRowView {
  row: SubmissionSheetRowEntity;
  /** Of the report that it became. */
  number: string | null;
}

const noCounts: SheetCounts = { good: 0, faulty: 0, due: 0, sent: 0, refused: 0 };

/** Sheets of the person who uploaded them; nobody else knows of them. */
@Injectable()
export class SheetsService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `submission_sheet_not_found` */
  async get(actor: Actor, id: string): Promise<SheetView> {
    const sheet = await this.database.manager.findOneBy(SubmissionSheetEntity, {
      id,
      createdBy: actor.userId,
    });
    if (!sheet) throw notFound('submission_sheet', '没有这份报送表。', 'There is no such sheet.');
    const [view] = await this.withCounts([sheet]);
    return view!;
  }

  /** The caller's own, newest first. Plan: backwards over `submission_sheets_created_by`. */
  async list(actor: Actor, limit: number, before: string | null): Promise<SheetView[]> {
    const query = this.database.manager
      .createQueryBuilder(SubmissionSheetEntity, 'h')
      .where('h.createdBy = :userId', { userId: actor.userId })
      .orderBy('h.id', 'DESC')
      .take(limit + 1);
    if (before) query.andWhere('h.id < :before', { before });
    return this.withCounts(await query.getMany());
  }

  /** In the order of the sheet. Plan: the unique index `submission_sheet_rows_once`. */
  async rows(
    actor: Actor,
    id: string,
    state: SheetRowState | null,
    limit: number,
    afterLine: number,
  ): Promise<SheetRowView[]> {
    await this.get(actor, id);
    const query = this.database.manager
      .createQueryBuilder(SubmissionSheetRowEntity, 'r')
      .where('r.sheetId = :id AND r.line > :afterLine', { id, afterLine })
      .orderBy('r.line')
      .take(limit + 1);
    if (state) query.andWhere('r.state = :state', { state });
    const rows = await query.getMany();
    const numbers = await this.database.query<{ id: string; number: string | null }>(
      'SELECT id, number FROM submissions WHERE id = ANY($1::uuid[])',
      [rows.flatMap(({ submissionId }) => submissionId ?? [])],
    );
    const byId = new Map(numbers.map((row) => [row.id, row.number]));
    return rows.map((row) => ({ row, number: byId.get(row.submissionId ?? '') ?? null }));
  }

  /** Orders the good rows, or those of them that are named; a worker sends each once, however often this is asked. */
  async send(actor: Actor, id: string, lines: number[] | null): Promise<SheetView> {
    const { sheet } = await this.get(actor, id);
    await this.database.transaction(async (manager) => {
      const due = await this.database.query<{ id: string }>(
        `WITH due AS (
           UPDATE submission_sheet_rows SET state = 'due', due_at = $2
           WHERE sheet_id = $1 AND state = 'good' AND ($3::integer[] IS NULL OR line = ANY($3)) RETURNING id)
         SELECT id FROM due`,
        [id, this.clock.now(), lines],
        manager,
      );
      if (due.length === 0) return;
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: sheet.organizationId,
        action: 'submission_sheet.sent',
        objectType: 'submission_sheet',
        objectId: id,
        details: { rows: due.length },
      });
    });
    return this.get(actor, id);
  }

  private async withCounts(sheets: SubmissionSheetEntity[]): Promise<SheetView[]> {
    const rows = await this.database.query<{ sheetId: string; state: SheetRowState; count: number }>(
      `SELECT sheet_id AS "sheetId", state, count(*)::int AS count FROM submission_sheet_rows
       WHERE sheet_id = ANY($1::uuid[]) GROUP BY sheet_id, state`,
      [sheets.map(({ id }) => id)],
    );
    return sheets.map((sheet) => {
      const own = rows.filter(({ sheetId }) => sheetId === sheet.id);
      return {
        sheet,
        counts: { ...noCounts, ...Object.fromEntries(own.map((row) => [row.state, row.count])) },
      };
    });
  }
}
