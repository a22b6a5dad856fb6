import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { NoticesModule } from '@haojiao/features/notices';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { InspectedUnits } from './board/inspected-units';
import { JudgeBranch } from './board/judge-branch';
import { ReadBoard } from './board/read-board';
import './jobs/inspection-alarm.entity';
import { InspectionNotices } from './jobs/inspection-notices';
import { WatchInspections } from './jobs/watch-inspections.sweep';
import './rules/column-inspection-rule.entity';
import { ColumnRules } from './rules/column-rules.service';
import { ExemptionsService } from './subjects/exemptions.service';
import { InspectedSubjects } from './subjects/inspected-subject';
import './subjects/inspection-exemption.entity';
import './subjects/inspection-update.entity';
import { SubjectRecords } from './subjects/subject-records';
import { UpdatesService } from './subjects/updates.service';

const services = [JudgeBranch, ReadBoard, ColumnRules, ExemptionsService, UpdatesService];

/** 检查: stale accounts and columns, and what else an inspection of sites and new media asks for. */
@Module({
  imports: [AuditModule, NoticesModule, OrganizationsModule],
  providers: [
    InspectedUnits,
    InspectedSubjects,
    SubjectRecords,
    InspectionNotices,
    WatchInspections,
    ...services,
  ],
  exports: [...services, WatchInspections],
})
export class InspectionsModule {}
