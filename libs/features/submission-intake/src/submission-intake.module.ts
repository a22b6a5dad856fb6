import { Module } from '@nestjs/common';

/** Reports that come by mail and by spreadsheet. */
@Module({ imports: [], providers: [], exports: [] })
export class SubmissionIntakeModule {}
