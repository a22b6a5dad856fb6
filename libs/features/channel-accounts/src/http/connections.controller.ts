import { All, Controller, HttpCode, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Settings } from '@haojiao/infrastructure/config';
import { languageOf } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor, Public } from '@haojiao/features/organizations';
import { ConnectAccounts } from '../connect-accounts';
import type { ConnectionOutcome } from '../domain/connection-outcome';
import { HearCancellations } from '../hear-cancellations';
import { browserCookie, browserSecretIn, forgottenBrowserCookie } from './browser-cookie';
import { AuthorizationResponse } from './channel-account.responses';
import { connectionPageHeaders, renderConnectionPage } from './connection-page';

const statusOf: Record<ConnectionOutcome['kind'], number> = {
  connected: 200,
  refused: 200,
  stale: 400,
  not_allowed: 403,
  other_account: 409,
  rule_broken: 409,
  failed: 502,
  nothing: 404,
};

/** Connecting an account in the browser: the way out to the platform, and the way back. */
@ApiTags('Channels')
@ApiBearerAuth()
@Controller()
export class ConnectionsController {
  constructor(
    private readonly connect: ConnectAccounts,
    private readonly cancellations: HearCancellations,
    private readonly settings: Settings,
  ) {}

  /** The platform's page on which the account's owner agrees; good once and for ten minutes. */
  @Post('api/v1/channel-accounts/:id/authorize')
  @HttpCode(200)
  @Allow('channel_account.manage')
  async authorize(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuthorizationResponse> {
    const { url, expiresAt, browser } = await this.connect.begin(actor, id);
    reply.header('set-cookie', browserCookie(browser, this.settings.publicUrl));
    reply.header('cache-control', 'no-store');
    return { url, expiresAt: expiresAt.toISOString() };
  }

  /**
   * Where platforms send the browser back. Public: what comes is believed only by the state that we gave out.
   * Messages of platforms about grants that were taken back come here, too.
   */
  @All('callbacks/:platform')
  @ApiExcludeEndpoint()
  @Public()
  async comeBack(
    @Param('platform') platform: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // Looking whether a link leads anywhere must not use it up.
    if (request.method === 'HEAD') return reply.status(200).headers(connectionPageHeaders).send();
    const query = textValues(request.query);
    if (await this.cancellations.hear(platform, { ...query, ...textValues(request.body) })) {
      return reply.status(200).header('content-type', 'text/plain; charset=utf-8').send('success');
    }
    const outcome = await this.connect.finish({
      platform,
      query: request.method === 'GET' ? query : {},
      browser: browserSecretIn(request.headers.cookie),
      address: request.ip,
      requestId: request.id,
    });
    const page = renderConnectionPage(outcome, languageOf(request.headers['accept-language']));
    return reply
      .status(statusOf[outcome.kind])
      .headers(connectionPageHeaders)
      .header('set-cookie', forgottenBrowserCookie(this.settings.publicUrl))
      .send(page);
  }
}

function textValues(values: unknown): Record<string, string> {
  if (typeof values !== 'object' || values === null || Buffer.isBuffer(values)) return {};
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
