import { Module } from '@nestjs/common';

/** Platform figures from the tables that platforms let people export. */
@Module({})
export class FigureImportsModule {}
