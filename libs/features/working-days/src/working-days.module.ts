import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { ImportWorkingDays } from './import-working-days';
import { WorkingDays } from './working-days';
import './persistence/working-day-year.entity';

/** Holidays and make-up days by year, and arithmetic of working days. */
@Module({
  imports: [AuditModule, OrganizationsModule],
  providers: [WorkingDays, ImportWorkingDays],
  exports: [WorkingDays, ImportWorkingDays],
})
export class WorkingDaysModule {}
