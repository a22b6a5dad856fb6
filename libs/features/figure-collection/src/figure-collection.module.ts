import { Module } from '@nestjs/common';

/** Platform figures read through the adapters, on schedule and within their budgets. */
@Module({})
export class FigureCollectionModule {}
