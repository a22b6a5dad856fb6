import { Module } from '@nestjs/common';

/** Documents and pages from elsewhere become drafts: cleaned, and repaired only where a person agrees. */
@Module({})
export class ImportsModule {}
