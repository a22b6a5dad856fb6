import { Module } from '@nestjs/common';
import { FigureImportsModule } from '../figure-imports.module';
import { FigureImportsController } from './figure-imports.controller';

@Module({ imports: [FigureImportsModule], controllers: [FigureImportsController] })
export class FigureImportsHttpModule {}
