import { Module } from '@nestjs/common';

/** How a unit's public pages look and what they must say of the unit. */
@Module({})
export class SitesModule {}
