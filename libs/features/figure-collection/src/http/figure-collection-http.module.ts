import { Module } from '@nestjs/common';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { FigureCollectionModule } from '../figure-collection.module';
import { FigureCollectionsController } from './figure-collections.controller';

@Module({
  imports: [FigureCollectionModule, OrganizationsModule],
  controllers: [FigureCollectionsController],
})
export class FigureCollectionHttpModule {}
