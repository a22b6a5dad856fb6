import { Module } from '@nestjs/common';
import { SitesModule } from '../sites.module';
import { SitesController } from './sites.controller';

@Module({ imports: [SitesModule], controllers: [SitesController] })
export class SitesHttpModule {}
