import { Module } from '@nestjs/common';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { LiveBroadcastsController } from '../live/live-broadcasts.controller';
import { PlatformFiguresModule } from '../platform-figures.module';
import { FiguresController } from './figures.controller';

@Module({
  imports: [PlatformFiguresModule, OrganizationsModule],
  controllers: [FiguresController, LiveBroadcastsController],
})
export class PlatformFiguresHttpModule {}
