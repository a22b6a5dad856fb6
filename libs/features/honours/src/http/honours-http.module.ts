import { Module } from '@nestjs/common';
import { HonoursModule } from '../honours.module';
import { OwnPayeeController } from './own-payee.controller';
import { PayeesController } from './payees.controller';

@Module({ imports: [HonoursModule], controllers: [PayeesController, OwnPayeeController] })
export class HonoursHttpModule {}
