import { Module } from '@nestjs/common';
import { PlanningModule } from '../planning.module';

@Module({ imports: [PlanningModule] })
export class PlanningHttpModule {}
