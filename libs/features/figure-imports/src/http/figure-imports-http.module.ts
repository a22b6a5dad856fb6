import { Module } from '@nestjs/common';
import { FigureImportsModule } from '../figure-imports.module';

@Module({ imports: [FigureImportsModule] })
export class FigureImportsHttpModule {}
