import { Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { RetryPreparation } from '../preparations/retry-preparation';
import { AssetPresenter } from './asset.presenter';
import { AssetResponse } from './asset.responses';

@ApiTags('Assets')
@ApiBearerAuth()
@Controller('api/v1/assets/:id')
export class PreparationsController {
  constructor(
    private readonly retrying: RetryPreparation,
    private readonly presenter: AssetPresenter,
  ) {}

  /** Tries once more to prepare sound or film whose preparation failed; see `preparation` of the answer. */
  @Post('preparation-retries')
  @HttpCode(200)
  @Allow('asset.write')
  async retry(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AssetResponse> {
    return this.presenter.one(await this.retrying.run(actor, id));
  }
}
