import { Module } from '@nestjs/common';

/** Comfort at the desk: presence, templates, counters, checks of links. */
@Module({})
export class DraftingModule {}
