import { Module } from '@nestjs/common';

/** Uses of reports: where, how, proven by what; leaders’ instructions; what came of a report. */
@Module({ imports: [], providers: [], exports: [] })
export class AdoptionsModule {}
