import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { SubmissionsModule } from '@haojiao/features/submissions';
import { LookForSimilar } from './jobs/look-for-similar.sweep';
import { Backgrounds } from './services/backgrounds';
import { DecideSimilar } from './services/decide-similar';
import { FindSimilar } from './services/find-similar';
import { JointGroups } from './services/joint-groups';
import { ReadSimilar } from './services/read-similar';
import { ReportTexts } from './services/report-texts';
import './persistence/near-duplicate-look.entity';
import './persistence/near-duplicate-pair.entity';

/** Reports that tell the same: candidates with the passages that match, and what an editor made of them. */
@Module({
  imports: [AuditModule, OrganizationsModule, SubmissionsModule],
  providers: [ReportTexts, Backgrounds, FindSimilar, ReadSimilar, JointGroups, DecideSimilar, LookForSimilar],
  exports: [ReadSimilar, DecideSimilar, LookForSimilar],
})
export class NearDuplicatesModule {}
