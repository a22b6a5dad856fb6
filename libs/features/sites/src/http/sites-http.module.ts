import { Module } from '@nestjs/common';
import { SitesModule } from '../sites.module';
import { TopicsController } from '../topics/topics.controller';
import { SitesController } from './sites.controller';

@Module({ imports: [SitesModule], controllers: [SitesController, TopicsController] })
export class SitesHttpModule {}
