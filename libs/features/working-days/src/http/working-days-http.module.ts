import { Module } from '@nestjs/common';
import { WorkingDaysModule } from '../working-days.module';
import { WorkingDaysController } from './working-days.controller';

@Module({ imports: [WorkingDaysModule], controllers: [WorkingDaysController] })
export class WorkingDaysHttpModule {}
