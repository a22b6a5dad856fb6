import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { languageOf } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ReadProofing } from '@haojiao/features/proofing';
import { ExamineContents } from '../previews/examine-contents';
import { PlanPublications } from '../plan-publications';
import { ReadPublicationOutlook } from '../publication-outlook';
import { WithdrawPublications } from '../steer/withdraw-publications';
import { presentFinding, presentOutlook, presentProofing, presentPublication } from './publication.presenter';
import {
  CheckContentRequest,
  PlanPublicationsRequest,
  PublicationOutlookRequest,
  WithdrawRequest,
} from './publication.requests';
import {
  FindingsResponse,
  PublicationListResponse,
  PublicationOutlookResponse,
} from './publication.responses';

/** What an item does on its channels: look, check, plan, take down. */
@ApiTags('Publications')
@ApiBearerAuth()
@Controller('api/v1/contents/:id')
export class ContentChannelsController {
  constructor(
    private readonly examine: ExamineContents,
    private readonly proofing: ReadProofing,
    private readonly plans: PlanPublications,
    private readonly withdrawals: WithdrawPublications,
    private readonly outlook: ReadPublicationOutlook,
  ) {}

  @Post('publications')
  @Allow('publication.manage')
  async plan(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PlanPublicationsRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<PublicationListResponse> {
    const publications = await this.plans.plan(actor, id, {
      ...body,
      scheduledAt: body.scheduledAt ? new Date(body.scheduledAt) : undefined,
    });
    const language = languageOf(acceptLanguage);
    return { items: publications.map((publication) => presentPublication(publication, language)) };
  }

  /** What would speak against an hour on these accounts: silence, other posts, the day's budget. Nothing is kept. */
  @Get('publication-outlook')
  @Allow('publication.read')
  async lookAhead(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { at, channelAccountIds }: PublicationOutlookRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<PublicationOutlookResponse> {
    const wished = at ? new Date(at) : undefined;
    const outlook = await this.outlook.read(actor, id, channelAccountIds ?? [], wished);
    return presentOutlook(outlook, languageOf(acceptLanguage));
  }

  /** What each platform would refuse or spoil, budgets that are nearly used up, and what proofing finds. */
  @Post('checks')
  @HttpCode(200)
  @Allow('content.read')
  async check(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CheckContentRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<FindingsResponse> {
    const language = languageOf(acceptLanguage);
    const findings = await this.examine.check(actor, id, body?.platforms);
    const { findings: proofed } = await this.proofing.of(actor, id);
    const asked = ({ channel }: { channel: string | null }) =>
      channel === null || !body?.platforms || body.platforms.includes(channel);
    return {
      findings: [
        ...findings.map((finding) => presentFinding(finding, language)),
        ...proofed.filter(asked).map((finding) => presentProofing(finding, language)),
      ],
    };
  }

  /** Every live publication of the item, in one action. */
  @Post('withdraw')
  @HttpCode(200)
  @Allow('publication.manage')
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WithdrawRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<PublicationListResponse> {
    const language = languageOf(acceptLanguage);
    const publications = await this.withdrawals.withdrawContent(actor, id, body.reason);
    return { items: publications.map((publication) => presentPublication(publication, language)) };
  }
}
