import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { CorrectAssetConsentRequest, RecordAssetConsentRequest } from './asset-consent.requests';
import {
  AssetConsentListResponse,
  AssetConsentResponse,
  RevokedConsentResponse,
} from './asset-consent.responses';
import { AssetConsents } from './asset-consents.service';
import { presentConsent } from './present-consent';

/** 肖像授权: people who are shown on an asset, and what they agreed to. */
@ApiTags('Assets')
@ApiBearerAuth()
@Controller('api/v1/assets/:id/consents')
export class AssetConsentsController {
  constructor(private readonly consents: AssetConsents) {}

  /** With names: for people who may change the asset. */
  @Get()
  @Allow('asset.write')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<AssetConsentListResponse> {
    return { items: (await this.consents.list(actor, id)).map(presentConsent) };
  }

  @Post()
  @Allow('asset.write')
  async record(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecordAssetConsentRequest,
  ): Promise<AssetConsentResponse> {
    return presentConsent(await this.consents.record(actor, id, body));
  }

  /**
   * Puts a row in the place of one that was recorded wrongly, with every version of the asset: only the last one counts.
   * `isMistaken` holds for this version and those after it. What was revoked stays revoked, unless `takesBackRevocation`
   * says that this was the mistake: then the editors are told.
   */
  @Post(':consentId/corrections')
  @Allow('asset.write')
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('consentId', ParseUUIDPipe) consentId: string,
    @Body() body: CorrectAssetConsentRequest,
  ): Promise<AssetConsentResponse> {
    return presentConsent(await this.consents.correct(actor, id, consentId, body));
  }

  /** Answers where the asset is used; those who look after these items are told. */
  @Post(':consentId/revoke')
  @HttpCode(200)
  @Allow('asset.write')
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('consentId', ParseUUIDPipe) consentId: string,
  ): Promise<RevokedConsentResponse> {
    const { consent, usages, hiddenCount } = await this.consents.revoke(actor, id, consentId);
    return {
      ...presentConsent(consent),
      usages: usages.map(({ objectType, objectId, title, state }) => ({
        objectType,
        objectId,
        title,
        state,
      })),
      hiddenCount,
    };
  }
}
