import { Module } from '@nestjs/common';

/** 榜单: ranked tables with their period and definition. */
@Module({})
export class RankingsModule {}
