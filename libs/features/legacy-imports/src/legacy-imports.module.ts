import { Module } from '@nestjs/common';

/** What was published before us, taken over with its dates and addresses. */
@Module({})
export class LegacyImportsModule {}
