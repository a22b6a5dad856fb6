import { Module } from '@nestjs/common';

/** Which accounts and columns have gone stale. */
@Module({})
export class InspectionsModule {}
