import { Module } from '@nestjs/common';
import { InspectionsModule } from '../inspections.module';
import { ColumnInspectionRulesController } from './column-inspection-rules.controller';
import { InspectionBoardController } from './inspection-board.controller';
import { InspectionExemptionsController } from './inspection-exemptions.controller';
import { InspectionUpdatesController } from './inspection-updates.controller';

@Module({
  imports: [InspectionsModule],
  controllers: [
    InspectionBoardController,
    InspectionExemptionsController,
    InspectionUpdatesController,
    ColumnInspectionRulesController,
  ],
})
export class InspectionsHttpModule {}
