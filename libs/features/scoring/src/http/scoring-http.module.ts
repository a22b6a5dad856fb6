import { Module } from '@nestjs/common';
import { ScoringModule } from '../scoring.module';

@Module({ imports: [ScoringModule], controllers: [] })
export class ScoringHttpModule {}
