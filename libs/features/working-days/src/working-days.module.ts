import { Module } from '@nestjs/common';

/** Holidays and make-up days by year, and arithmetic of working days. */
@Module({})
export class WorkingDaysModule {}
