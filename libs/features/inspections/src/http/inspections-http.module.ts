import { Module } from '@nestjs/common';
import { InspectionsModule } from '../inspections.module';

@Module({ imports: [InspectionsModule] })
export class InspectionsHttpModule {}
