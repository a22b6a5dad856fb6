import { Injectable, OnModuleInit } from '@nestjs/common';
import { fault } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { SubmissionNews, countedStates } from '@haojiao/features/submissions';
import type { CommissionAnswer, CommissionQuestion } from '@haojiao/features/submissions';
import { CommissionNotices } from './commission-notices';
import type { CommissionState } from './domain/commission-state';

/** Says which reports may answer a commission, and stops asking a unit that has sent what it owes. */
@Injectable()
export class AnswerCommissions implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly news: SubmissionNews,
    private readonly notices: CommissionNotices,
  ) {}

  onModuleInit(): void {
    this.news.registerCommissionCheck((commissionId, about) => this.check(commissionId, about));
    this.news.onSenderAct(async (_act, { commissionId, organizationId }, manager) => {
      if (commissionId === null) return;
      const [owed] = await this.database.query<{ isAnswered: boolean }>(
        `SELECT k.minimum <= (SELECT count(*) FROM submissions s WHERE s.commission_id = k.id
                                AND s.organization_id = $2 AND s.state = ANY($3::text[])) AS "isAnswered"
         FROM commissions k WHERE k.id = $1`,
        [commissionId, organizationId, countedStates],
        manager,
      );
      if (owed?.isAnswered) await this.notices.settle(manager, commissionId, organizationId);
    });
  }

  /** The row is held for sharing: a commission that is being closed waits for the report, or the report for it. */
  async check(commissionId: string, { place, manager }: CommissionQuestion): Promise<CommissionAnswer> {
    const [commission] = await this.database.query<{ state: CommissionState; dueOn: string }>(
      `SELECT k.state, k.due_on::text AS "dueOn" FROM commissions k
       JOIN commission_addressees a ON a.commission_id = k.id AND a.organization_id = $2
       WHERE k.id = $1 FOR SHARE OF k`,
      [commissionId, place.id],
      manager,
    );
    if (!commission) return { fault: notAddressed() };
    if (commission.state !== 'issued') return { fault: notOpen(commission.state) };
    return { dueOn: commission.dueOn };
  }
}

function notAddressed() {
  return fault(
    'commissionId',
    'commission_unknown',
    '没有向本单位发出的这个约稿。',
    'There is no such request addressed to this unit.',
  );
}

function notOpen(state: CommissionState) {
  return state === 'cancelled'
    ? fault('commissionId', 'commission_cancelled', '这个约稿已取消。', 'The commission was cancelled.')
    : fault(
        'commissionId',
        'commission_closed',
        '这个约稿已截止，不再接收来稿；可不选约稿直接报送。',
        'The commission is closed; send the report without naming it.',
      );
}
