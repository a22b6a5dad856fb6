import { Module } from '@nestjs/common';
import { IndicesModule } from '../indices.module';
import { IndexFormulasController } from './index-formulas.controller';
import { IndexSeriesController } from './index-series.controller';
import { IndexValuesController } from './index-values.controller';

@Module({
  imports: [IndicesModule],
  controllers: [IndexFormulasController, IndexSeriesController, IndexValuesController],
})
export class IndicesHttpModule {}
