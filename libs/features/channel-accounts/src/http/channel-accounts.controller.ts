import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ChannelRegistry } from '@haojiao/channel-kit';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { etagOf, languageOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor, SignedIn } from '@haojiao/features/organizations';
import { ChannelAccountsService } from '../channel-accounts.service';
import type { AccountProblem } from '../account-checks';
import { AccountsHealth } from '../account-health';
import type { AccountHealth } from '../account-health';
import type { ChannelAccountEntity } from '../persistence/channel-account.entity';
import { SandboxAccounts } from '../sandbox-accounts';
import { presentChannel, presentChannelAccount, presentHealth } from './channel-account.presenter';
import {
  ChangeChannelAccountRequest,
  CreateChannelAccountRequest,
  CreateSandboxAccountRequest,
  ListChannelAccountsRequest,
} from './channel-account.requests';
import {
  ChannelAccountHealthPageResponse,
  ChannelAccountHealthResponse,
  ChannelAccountPageResponse,
  ChannelAccountResponse,
  ChannelListResponse,
} from './channel-account.responses';

@ApiTags('Channels')
@ApiBearerAuth()
@Controller('api/v1')
export class ChannelAccountsController {
  constructor(
    private readonly accounts: ChannelAccountsService,
    private readonly accountsHealth: AccountsHealth,
    private readonly registry: ChannelRegistry,
    private readonly settings: Settings,
    private readonly sandbox: SandboxAccounts,
  ) {}

  /** The platforms that this installation knows. */
  @Get('channels')
  @SignedIn()
  listChannels(@Headers('accept-language') acceptLanguage?: string): ChannelListResponse {
    const language = languageOf(acceptLanguage);
    return {
      items: this.registry.all().map((adapter) => presentChannel(adapter, language, this.settings.publicUrl)),
      sandbox: this.sandbox.isOffered,
      nextCursor: null,
    };
  }

  @Post('channel-accounts')
  @Allow('channel_account.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateChannelAccountRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<ChannelAccountResponse> {
    const account = await this.accounts.create(actor, { ...body, settings: body.settings ?? {} });
    return this.present(account, reply, acceptLanguage);
  }

  /** An account on a simulated platform, connected and verified. Only where a sandbox runs beside the product. */
  @Post('channel-accounts/sandbox')
  @Allow('channel_account.manage')
  async createInSandbox(
    @CurrentActor() actor: Actor,
    @Body() body: CreateSandboxAccountRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<ChannelAccountHealthResponse> {
    const { account, problem } = await this.sandbox.create(actor, body.organizationId, body.platform);
    return this.healthOf(account, problem, acceptLanguage);
  }

  @Get('channel-accounts')
  @Allow('channel_account.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListChannelAccountsRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<ChannelAccountPageResponse> {
    const after = query.cursor ? decodeIdCursor(query.cursor) : null;
    const rows = await this.accounts.list(actor, query, query.limit, after);
    return toPage(
      rows,
      query.limit,
      (row) => [row.id],
      (row) => this.view(row, acceptLanguage),
    );
  }

  /** How all accounts stand, without asking any platform. */
  @Get('channel-accounts/health')
  @Allow('channel_account.read')
  async listHealth(
    @CurrentActor() actor: Actor,
    @Query() query: ListChannelAccountsRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<ChannelAccountHealthPageResponse> {
    const after = query.cursor ? decodeIdCursor(query.cursor) : null;
    const rows = await this.accounts.list(actor, query, query.limit, after);
    const page = toPage(
      rows,
      query.limit,
      (row) => [row.id],
      (row) => row,
    );
    const health = await this.accountsHealth.of(page.items);
    return { ...page, items: health.map((one) => this.viewHealth(one, null, acceptLanguage)) };
  }

  @Get('channel-accounts/:id')
  @Allow('channel_account.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<ChannelAccountResponse> {
    return this.present(await this.accounts.get(actor, id), reply, acceptLanguage);
  }

  @Patch('channel-accounts/:id')
  @Allow('channel_account.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeChannelAccountRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('if-match') ifMatch?: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<ChannelAccountResponse> {
    const account = await this.accounts.change(actor, id, body, (current) =>
      requireVersion(ifMatch, current.version, this.view(current, acceptLanguage)),
    );
    return this.present(account, reply, acceptLanguage);
  }

  /** Asks the platform whether the credentials work and what the account may do. */
  @Post('channel-accounts/:id/verify')
  @HttpCode(200)
  @Allow('channel_account.manage')
  async verify(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<ChannelAccountHealthResponse> {
    const { account, problem } = await this.accounts.verify(actor, id);
    return this.healthOf(account, problem, acceptLanguage);
  }

  /** What is known without asking the platform. */
  @Get('channel-accounts/:id/health')
  @Allow('channel_account.read')
  async getHealth(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<ChannelAccountHealthResponse> {
    return this.healthOf(await this.accounts.get(actor, id), null, acceptLanguage);
  }

  private async healthOf(
    account: ChannelAccountEntity,
    problem: AccountProblem | null,
    acceptLanguage?: string,
  ): Promise<ChannelAccountHealthResponse> {
    const [health] = await this.accountsHealth.of([account]);
    return this.viewHealth(health!, problem, acceptLanguage);
  }

  private viewHealth(
    health: AccountHealth,
    problem: AccountProblem | null,
    acceptLanguage?: string,
  ): ChannelAccountHealthResponse {
    const account = this.view(health.account, acceptLanguage);
    return presentHealth(health, account, problem, languageOf(acceptLanguage));
  }

  private present(
    account: ChannelAccountEntity,
    reply: FastifyReply,
    acceptLanguage?: string,
  ): ChannelAccountResponse {
    reply.header('ETag', etagOf(account.version));
    return this.view(account, acceptLanguage);
  }

  private view(account: ChannelAccountEntity, acceptLanguage?: string): ChannelAccountResponse {
    const credentialKeys = Object.keys(this.accounts.readableCredentials(account));
    return presentChannelAccount(account, credentialKeys, languageOf(acceptLanguage));
  }
}
