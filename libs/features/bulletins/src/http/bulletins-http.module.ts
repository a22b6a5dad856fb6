import { Module } from '@nestjs/common';
import { BulletinsModule } from '../bulletins.module';
import { BulletinAppealsController } from './bulletin-appeals.controller';
import { BulletinDocumentsController } from './bulletin-documents.controller';
import { BulletinsController } from './bulletins.controller';

@Module({
  imports: [BulletinsModule],
  controllers: [BulletinsController, BulletinAppealsController, BulletinDocumentsController],
})
export class BulletinsHttpModule {}
