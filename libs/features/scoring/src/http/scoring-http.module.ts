import { Module } from '@nestjs/common';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { ScoringSchemesController } from '../schemes/scoring-schemes.controller';
import { ScoringModule } from '../scoring.module';

@Module({
  imports: [ScoringModule, OrganizationsModule],
  controllers: [ScoringSchemesController],
})
export class ScoringHttpModule {}
