import { Module } from '@nestjs/common';

/** Reports that a unit asks those below for, by a date (约稿). */
@Module({ imports: [], providers: [], exports: [] })
export class CommissionsModule {}
