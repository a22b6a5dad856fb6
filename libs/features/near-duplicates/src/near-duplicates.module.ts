import { Module } from '@nestjs/common';

/** Reports that tell the same: candidates with the passages that match, and what an editor made of them. */
@Module({ imports: [], providers: [], exports: [] })
export class NearDuplicatesModule {}
