import { Module } from '@nestjs/common';

/** The usage bulletin (用稿通报): draft, appeals, closed for good. */
@Module({ imports: [], providers: [], exports: [] })
export class BulletinsModule {}
