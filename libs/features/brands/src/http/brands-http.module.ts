import { Module } from '@nestjs/common';
import { BrandsModule } from '../brands.module';

@Module({ imports: [BrandsModule] })
export class BrandsHttpModule {}
