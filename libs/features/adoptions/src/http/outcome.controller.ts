import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Actor, CurrentActor, SignedIn } from '@haojiao/features/organizations';
import { ReadOutcome } from '../outcome/read-outcome';
import { presentOutcome } from './outcome.presenter';
import { OutcomeResponse } from './outcome.responses';

@ApiTags('Submissions')
@ApiBearerAuth()
@Controller('api/v1/submissions/:id/outcome')
export class OutcomeController {
  constructor(private readonly outcomes: ReadOutcome) {}

  /** What came of the report: for its sender, its registered contributors, and readers of the unit’s reports. */
  @Get()
  @SignedIn()
  async get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<OutcomeResponse> {
    return presentOutcome(await this.outcomes.of(actor, id));
  }
}
