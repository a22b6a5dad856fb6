import { Module } from '@nestjs/common';
import { HonoursModule } from '../honours.module';
import { HonourRollsController } from './honour-rolls.controller';
import { LedgersController } from './ledgers.controller';
import { OwnPayeeController } from './own-payee.controller';
import { PayListsController } from './pay-lists.controller';
import { PayeesController } from './payees.controller';

@Module({
  imports: [HonoursModule],
  controllers: [
    PayeesController,
    OwnPayeeController,
    PayListsController,
    HonourRollsController,
    LedgersController,
  ],
})
export class HonoursHttpModule {}
