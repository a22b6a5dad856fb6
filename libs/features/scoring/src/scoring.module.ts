import { Module } from '@nestjs/common';
import { AdoptionsModule } from '@haojiao/features/adoptions';
import { AuditModule } from '@haojiao/features/audit';
import { CommissionsModule } from '@haojiao/features/commissions';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { SubmissionsModule } from '@haojiao/features/submissions';
import { ForgetOldChanges } from './changes/forget-old-changes.sweep';
import { ScoringChanges } from './changes/scoring-changes';
import { UnitClassesService } from './classes/unit-classes.service';
import { ExplainPoints } from './explanations/explain-points';
import { SubmissionMarksService } from './marks/submission-marks.service';
import { PenaltyCodes } from './penalties/penalty-codes';
import { ScorePenaltiesService } from './penalties/score-penalties.service';
import { FindReports } from './periods/find-reports';
import { PeriodFacts } from './periods/period-facts';
import { PeriodScores } from './periods/period-scores';
import { PeriodUnits } from './periods/period-units';
import { ReportReader } from './periods/report-reader';
import { SchemeVersions } from './schemes/scheme-versions';
import { ScoringSchemesService } from './schemes/scoring-schemes.service';
import { WriteSchemeVersions } from './schemes/write-scheme-versions';
import { ScoringAccess } from './scoring-access';
import { RunWhatIf } from './what-if/run-what-if';
import { AssessmentYearsService } from './years/assessment-years.service';

const changes = [ScoringChanges, ForgetOldChanges];
const facts = [ScorePenaltiesService, SubmissionMarksService];
const frames = [UnitClassesService, AssessmentYearsService];
const periods = [FindReports, PeriodFacts, PeriodScores, PeriodUnits, ReportReader];
const schemes = [ScoringSchemesService, SchemeVersions, WriteSchemeVersions];

/** Scoring schemes as data, and the points that they give. */
@Module({
  imports: [AuditModule, OrganizationsModule, SubmissionsModule, AdoptionsModule, CommissionsModule],
  providers: [
    ScoringAccess,
    PenaltyCodes,
    ...schemes,
    ...frames,
    ...facts,
    ...changes,
    ...periods,
    RunWhatIf,
    ExplainPoints,
  ],
  exports: [
    ScoringAccess,
    ...schemes,
    ...frames,
    ...facts,
    ...changes,
    PeriodScores,
    RunWhatIf,
    ExplainPoints,
  ],
})
export class ScoringModule {}
