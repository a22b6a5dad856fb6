import { Module } from '@nestjs/common';

/** A period's figures as a document, also by mail. */
@Module({})
export class ReportsModule {}
