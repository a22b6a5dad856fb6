import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Actor, Allow, CurrentActor, SignedIn } from '@haojiao/features/organizations';
import { AdoptionResponse } from '@haojiao/features/submissions';
import { DecideFacts } from '../decide-facts';
import { adoptionFact } from '../fact-kinds';
import { RecordAdoption } from '../uses/record-adoption';
import { presentAdoption } from './adoption.presenter';
import { RecordAdoptionRequest, RefuseProofRequest } from './adoption.requests';

@ApiTags('Submissions')
@ApiBearerAuth()
@Controller('api/v1/submissions/:id/adoptions')
export class AdoptionsController {
  constructor(
    private readonly recording: RecordAdoption,
    private readonly deciding: DecideFacts,
  ) {}

  /** A use of the report elsewhere. With proof, by who decides and has no part in the report, it counts at once. */
  @Post()
  @SignedIn()
  async record(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecordAdoptionRequest,
  ): Promise<AdoptionResponse> {
    return presentAdoption(await this.recording.record(actor, id, body));
  }

  /** By somebody else than who claimed it, and by nobody who is credited for the report. */
  @Post(':adoptionId/verify')
  @HttpCode(200)
  @Allow('submission.decide')
  async verify(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) submissionId: string,
    @Param('adoptionId', ParseUUIDPipe) factId: string,
  ): Promise<AdoptionResponse> {
    return presentAdoption(await this.deciding.verify(actor, adoptionFact, { submissionId, factId }));
  }

  /** A claim that is not true, or not shown. It stays readable. */
  @Post(':adoptionId/refuse')
  @HttpCode(200)
  @Allow('submission.decide')
  async refuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) submissionId: string,
    @Param('adoptionId', ParseUUIDPipe) factId: string,
    @Body() { reason }: RefuseProofRequest,
  ): Promise<AdoptionResponse> {
    const at = { submissionId, factId };
    return presentAdoption(await this.deciding.refuse(actor, adoptionFact, at, reason));
  }

  /** A verified one that was proven false: the row stays, and counts no more. A correction is a new record. */
  @Post(':adoptionId/revoke')
  @HttpCode(200)
  @Allow('submission.decide')
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) submissionId: string,
    @Param('adoptionId', ParseUUIDPipe) factId: string,
    @Body() { reason }: RefuseProofRequest,
  ): Promise<AdoptionResponse> {
    const at = { submissionId, factId };
    return presentAdoption(await this.deciding.revoke(actor, adoptionFact, at, reason));
  }
}
