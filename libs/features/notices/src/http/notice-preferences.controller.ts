import { Body, Controller, Get, Headers, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { languageOf } from '@haojiao/infrastructure/http';
import { Mailer } from '@haojiao/infrastructure/mail';
import { Actor, CurrentActor, SignedIn } from '@haojiao/features/organizations';
import { ReadDeliveries } from '../delivery/read-deliveries';
import { NoticePreferencesService } from '../preferences/notice-preferences.service';
import type { Preferences } from '../preferences/notice-preferences.service';
import { presentDelivery } from './notice-hook.presenter';
import { ListDeliveriesRequest } from './notice-hook.requests';
import { NoticeDeliveryPageResponse } from './notice-hook.responses';
import { NoticePreferencesRequest } from './notice-preference.requests';
import { NoticePreferencesResponse } from './notice-preference.responses';

/** How the caller wants to be told, and what was sent to them. */
@ApiTags('Notices')
@ApiBearerAuth()
@Controller('api/v1/me')
export class NoticePreferencesController {
  constructor(
    private readonly preferences: NoticePreferencesService,
    private readonly deliveries: ReadDeliveries,
    private readonly mailer: Mailer,
  ) {}

  @Get('notice-preferences')
  @SignedIn()
  async get(@CurrentActor() actor: Actor): Promise<NoticePreferencesResponse> {
    return this.present(await this.preferences.of(actor.userId));
  }

  @Put('notice-preferences')
  @SignedIn()
  async set(
    @CurrentActor() actor: Actor,
    @Body() body: NoticePreferencesRequest,
  ): Promise<NoticePreferencesResponse> {
    const wish = { ...body, quietFrom: body.quietFrom ?? null, quietTo: body.quietTo ?? null };
    return this.present(await this.preferences.set(actor.userId, wish));
  }

  /** Mails to the caller, newest first. */
  @Get('notice-deliveries')
  @SignedIn()
  async sent(
    @CurrentActor() actor: Actor,
    @Query() query: ListDeliveriesRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<NoticeDeliveryPageResponse> {
    const before = query.cursor ? decodeIdCursor(query.cursor) : null;
    const rows = await this.deliveries.ofUser(actor.userId, query.state ?? null, query.limit, before);
    const language = languageOf(acceptLanguage);
    return toPage(
      rows,
      query.limit,
      ({ id }) => [id],
      (row) => presentDelivery(row, language),
    );
  }

  private present(preferences: Preferences): NoticePreferencesResponse {
    const { mail, digestAt, quietFrom, quietTo, mutedKinds, language } = preferences;
    const mailAvailable = this.mailer.isAvailable;
    return { mail, digestAt, quietFrom, quietTo, mutedKinds, language, mailAvailable };
  }
}
