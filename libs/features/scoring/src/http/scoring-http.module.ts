import { Module } from '@nestjs/common';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { UnitClassesController } from '../classes/unit-classes.controller';
import { SubmissionPointsController } from '../explanations/submission-points.controller';
import { SubmissionMarksController } from '../marks/submission-marks.controller';
import { ScorePenaltiesController } from '../penalties/score-penalties.controller';
import { ScoringSchemesController } from '../schemes/scoring-schemes.controller';
import { ScoringModule } from '../scoring.module';
import { WhatIfController } from '../what-if/what-if.controller';
import { AssessmentYearsController } from '../years/assessment-years.controller';

@Module({
  imports: [ScoringModule, OrganizationsModule],
  controllers: [
    ScoringSchemesController,
    UnitClassesController,
    AssessmentYearsController,
    ScorePenaltiesController,
    SubmissionMarksController,
    SubmissionPointsController,
    WhatIfController,
  ],
})
export class ScoringHttpModule {}
