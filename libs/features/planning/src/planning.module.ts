import { Module } from '@nestjs/common';

/** Story ideas, the calendar, campaigns, recurring slots and bundles. */
@Module({})
export class PlanningModule {}
