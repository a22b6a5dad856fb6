import { Module } from '@nestjs/common';

/** The pages on which a correspondent joins, writes and follows reports, made for a phone. */
@Module({ imports: [], providers: [], exports: [] })
export class CorrespondentPagesModule {}
