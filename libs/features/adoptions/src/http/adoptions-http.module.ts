import { Module } from '@nestjs/common';
import { AdoptionsModule } from '../adoptions.module';
import { AdoptionDeskController } from './adoption-desk.controller';
import { AdoptionsController } from './adoptions.controller';
import { InstructionsController } from './instructions.controller';
import { OutcomeController } from './outcome.controller';

@Module({
  imports: [AdoptionsModule],
  controllers: [AdoptionsController, InstructionsController, AdoptionDeskController, OutcomeController],
})
export class AdoptionsHttpModule {}
