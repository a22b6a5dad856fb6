import { Module } from '@nestjs/common';

/** What a unit hands down: required items, subscriptions, reposts. */
@Module({ imports: [], providers: [], exports: [] })
export class LinkageModule {}
