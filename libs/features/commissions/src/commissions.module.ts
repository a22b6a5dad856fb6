import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { NoticesModule } from '@haojiao/features/notices';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { SubmissionsModule } from '@haojiao/features/submissions';
import { WorkingDaysModule } from '@haojiao/features/working-days';
import { AnswerCommissions } from './answer-commissions';
import { CommissionBoard } from './commission-board';
import { CommissionFacts } from './commission-facts';
import { CommissionNotices } from './commission-notices';
import { CommissionRecords } from './commission-records';
import { CommissionVersions } from './commission-versions';
import { ReadCommissions } from './read-commissions';
import { RemindOfCommissions } from './remind-of-commissions.sweep';
import { SteerCommissions } from './steer-commissions';
import { WriteCommissions } from './write-commissions';

const useCases = [WriteCommissions, SteerCommissions, ReadCommissions, CommissionFacts, RemindOfCommissions];

/** Reports that a unit asks those below for, by a date (约稿). */
@Module({
  imports: [AuditModule, OrganizationsModule, NoticesModule, WorkingDaysModule, SubmissionsModule],
  providers: [
    ...useCases,
    CommissionRecords,
    CommissionVersions,
    CommissionNotices,
    CommissionBoard,
    AnswerCommissions,
  ],
  exports: useCases,
})
export class CommissionsModule {}
