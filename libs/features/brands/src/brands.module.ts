import { Module } from '@nestjs/common';

/** 品牌: named lines of work with colour and logo. */
@Module({})
export class BrandsModule {}
