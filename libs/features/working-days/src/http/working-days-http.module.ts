import { Module } from '@nestjs/common';
import { WorkingDaysModule } from '../working-days.module';

@Module({ imports: [WorkingDaysModule] })
export class WorkingDaysHttpModule {}
