import { Module } from '@nestjs/common';
import { AdoptionsModule } from '@haojiao/features/adoptions';
import { AuditModule } from '@haojiao/features/audit';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { SubmissionsModule } from '@haojiao/features/submissions';
import { SchemeVersions } from './schemes/scheme-versions';
import { ScoringSchemesService } from './schemes/scoring-schemes.service';
import { WriteSchemeVersions } from './schemes/write-scheme-versions';
import { ScoringAccess } from './scoring-access';

const schemes = [ScoringSchemesService, SchemeVersions, WriteSchemeVersions];

/** Scoring schemes as data, and the points that they give. */
@Module({
  imports: [AuditModule, OrganizationsModule, SubmissionsModule, AdoptionsModule],
  providers: [ScoringAccess, ...schemes],
  exports: [ScoringAccess, ...schemes],
})
export class ScoringModule {}
