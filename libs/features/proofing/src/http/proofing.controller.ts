import { Body, Controller, Get, Headers, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { languageOf } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { AcceptFindings } from '../services/accept-findings';
import { ReadProofing } from '../services/read-proofing';
import { presentJudged, presentProof, presentVerdict } from './proofing.presenter';
import { AcceptFindingRequest, ProofContentRequest } from './proofing.requests';
import { JudgedFindingResponse, ProofReportResponse, ProofVerdictListResponse } from './proofing.responses';

/** What the lexicons and checks say of an item, and who answers for what is right all the same. */
@ApiTags('Proofing')
@ApiBearerAuth()
@Controller('api/v1/contents/:id/proofing')
export class ProofingController {
  constructor(
    private readonly reading: ReadProofing,
    private readonly accepting: AcceptFindings,
  ) {}

  @Get()
  @Allow('content.read')
  async proof(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { revisionId }: ProofContentRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<ProofReportResponse> {
    return presentProof(await this.reading.of(actor, id, revisionId), languageOf(acceptLanguage));
  }

  /** A person answers for one finding of severity `confirm`; for this revision, not for ever. */
  @Post('acceptances')
  @Allow('review.decide')
  async accept(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AcceptFindingRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<JudgedFindingResponse> {
    return presentJudged(await this.accepting.accept(actor, id, body), languageOf(acceptLanguage));
  }

  /** With what findings and acceptances its revisions were released, oldest first. */
  @Get('verdicts')
  @Allow('content.read')
  async verdicts(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<ProofVerdictListResponse> {
    const verdicts = await this.reading.verdictsOf(actor, id);
    const language = languageOf(acceptLanguage);
    return { items: verdicts.map((verdict) => presentVerdict(verdict, language)) };
  }
}
