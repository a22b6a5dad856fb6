import { Module } from '@nestjs/common';

/** Scoring schemes as data, and the points that they give. */
@Module({ imports: [], providers: [], exports: [] })
export class ScoringModule {}
