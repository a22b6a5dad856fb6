import { Inject, Injectable } from '@nestjs/common';
import { MINUTE_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, entityFromRow } from '@haojiao/infrastructure/database';
import { SessionsService } from '@haojiao/features/sessions';
import { WriteDraft } from '@haojiao/features/submissions';
import { IntakePhones } from '../messages/phones';
import { SendReport } from '../messages/send-report';
import { SubmissionSheetRowEntity } from '../persistence/submission-sheet-row.entity';
import type { RowFault } from './row-fault';
import { rowFault } from './read-rows';

/** Longer than sending one report takes; what a dead worker held is due again after it. */
const LEASE_MS = 2 * MINUTE_MS;
const MAX_ATTEMPTS = 5;

/** Sends one row that was ordered, in the name of whoever uploaded the sheet. */
@Injectable()
export class SendSheetRow {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsService,
    private readonly sending: SendReport,
    private readonly drafts: WriteDraft,
    private readonly phones: IntakePhones,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The next one that is due; false when there is none. Plan: the partial index `submission_sheet_rows_to_send`. */
  async runNext(): Promise<boolean> {
    const now = this.clock.now();
    const rows = await this.database.transaction((manager) =>
      this.database.query<Record<string, unknown> & { created_by: string }>(
        `WITH due AS (
           SELECT id FROM submission_sheet_rows WHERE state = 'due' AND due_at <= $1
           ORDER BY due_at, line LIMIT 1 FOR UPDATE SKIP LOCKED),
         taken AS (
           UPDATE submission_sheet_rows r SET due_at = $2, attempts = attempts + 1
           FROM due WHERE r.id = due.id RETURNING r.*)
         SELECT taken.*, h.created_by FROM taken JOIN submission_sheets h ON h.id = taken.sheet_id`,
        [now, new Date(now.getTime() + LEASE_MS)],
        manager,
      ),
    );
    if (!rows[0]) return false;
    const row = entityFromRow(this.database.manager, SubmissionSheetRowEntity, rows[0]);
    try {
      await this.send(row, rows[0].created_by);
    } catch (error) {
      if (row.attempts >= MAX_ATTEMPTS) await this.settle(row, 'refused', [notSent()]);
      else throw error;
    }
    return true;
  }

  private async send(row: SubmissionSheetRowEntity, senderId: string): Promise<void> {
    const caller = { address: '', requestId: row.id };
    const actor = await this.sessions.onBehalfOf(senderId, row.id, caller);
    if (!actor) return this.settle(row, 'refused', [senderGone()]);
    const contactPhone = this.phones.open(row.id, row.sealedContactPhone);
    const report = { ...row.input!, contactPhone, id: row.id, route: 'spreadsheet' as const };
    const sent = await this.sending.run(actor, report);
    if (sent.state === 'submitted') return this.settle(row, 'sent', []);
    if (sent.state === 'drafted') {
      // The sheet is where it is mended, not a draft that nobody asked for.
      await this.drafts.delete(actor, row.id, () => Promise.resolve());
      return this.settle(
        row,
        'refused',
        sent.faults.map((one) => ({ ...one, column: null })),
      );
    }
    const { code, detail, faults } = sent.error;
    const told =
      faults.length > 0
        ? faults.map((one) => ({ ...one, column: null }))
        : [rowFault(code, detail.zh, detail.en)];
    return this.settle(row, 'refused', told);
  }

  private async settle(
    { id }: SubmissionSheetRowEntity,
    state: 'sent' | 'refused',
    faults: RowFault[],
  ): Promise<void> {
    await this.database.query(
      `UPDATE submission_sheet_rows SET state = $2, due_at = NULL, faults = $3, sealed_contact_phone = NULL,
         submission_id = CASE WHEN $2 = 'sent' THEN id END
       WHERE id = $1 AND state = 'due'`,
      [id, state, JSON.stringify(faults)],
    );
  }
}

function senderGone(): RowFault {
  return rowFault(
    'sender_gone',
    '上传人的账号已停用，没有报送。',
    'The account of whoever uploaded it is closed.',
  );
}

function notSent(): RowFault {
  return rowFault(
    'not_sent',
    '系统多次未能报送，请稍后重新上传。',
    'It could not be sent again and again; upload it anew later.',
  );
}
