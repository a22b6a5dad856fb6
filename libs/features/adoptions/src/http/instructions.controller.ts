import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { InstructionResponse } from '@haojiao/features/submissions';
import { DecideFacts } from '../decide-facts';
import { instructionFact } from '../fact-kinds';
import { RecordInstruction } from '../instructions/record-instruction';
import type { SubmissionInstructionEntity } from '../persistence/submission-instruction.entity';
import { RefuseProofRequest } from './adoption.requests';
import { presentInstruction } from './instruction.presenter';
import { RecordInstructionRequest } from './instruction.requests';

@ApiTags('Submissions')
@ApiBearerAuth()
@Controller('api/v1/submissions/:id/instructions')
export class InstructionsController {
  constructor(
    private readonly recording: RecordInstruction,
    private readonly deciding: DecideFacts,
  ) {}

  /** 领导批示. With a scan it counts at once, else when a second person has verified it. */
  @Post()
  @Allow('submission.decide')
  async record(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecordInstructionRequest,
  ): Promise<InstructionResponse> {
    return presentToDecider(await this.recording.record(actor, id, body));
  }

  /** By somebody else than who recorded it, and by nobody who is credited for the report. */
  @Post(':instructionId/verify')
  @HttpCode(200)
  @Allow('submission.decide')
  async verify(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) submissionId: string,
    @Param('instructionId', ParseUUIDPipe) factId: string,
  ): Promise<InstructionResponse> {
    return presentToDecider(await this.deciding.verify(actor, instructionFact, { submissionId, factId }));
  }

  @Post(':instructionId/refuse')
  @HttpCode(200)
  @Allow('submission.decide')
  async refuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) submissionId: string,
    @Param('instructionId', ParseUUIDPipe) factId: string,
    @Body() { reason }: RefuseProofRequest,
  ): Promise<InstructionResponse> {
    const at = { submissionId, factId };
    return presentToDecider(await this.deciding.refuse(actor, instructionFact, at, reason));
  }

  /** A verified one that was proven false: it stays readable, and counts no more. */
  @Post(':instructionId/revoke')
  @HttpCode(200)
  @Allow('submission.decide')
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) submissionId: string,
    @Param('instructionId', ParseUUIDPipe) factId: string,
    @Body() { reason }: RefuseProofRequest,
  ): Promise<InstructionResponse> {
    const at = { submissionId, factId };
    return presentToDecider(await this.deciding.revoke(actor, instructionFact, at, reason));
  }
}

function presentToDecider(instruction: SubmissionInstructionEntity): InstructionResponse {
  return presentInstruction(instruction, true);
}
