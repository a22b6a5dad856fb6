import { Module } from '@nestjs/common';

/** One item told in several languages, each version reviewed by itself. */
@Module({})
export class LanguageVersionsModule {}
