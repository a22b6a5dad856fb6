import { Module } from '@nestjs/common';

/** Ledgers of units and correspondents, pay, yearly honours, and the personal data that pay needs. */
@Module({ imports: [], providers: [], exports: [] })
export class HonoursModule {}
