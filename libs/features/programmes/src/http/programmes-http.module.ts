import { Module } from '@nestjs/common';
import { ProgrammesModule } from '../programmes.module';

@Module({ imports: [ProgrammesModule] })
export class ProgrammesHttpModule {}
