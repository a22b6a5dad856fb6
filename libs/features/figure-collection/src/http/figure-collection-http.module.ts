import { Module } from '@nestjs/common';
import { FigureCollectionModule } from '../figure-collection.module';

@Module({ imports: [FigureCollectionModule] })
export class FigureCollectionHttpModule {}
