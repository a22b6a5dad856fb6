import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { FilmFrames } from '../preparations/film-frames';
import { RetryPreparation } from '../preparations/retry-preparation';
import { AssetPresenter } from './asset.presenter';
import { AssetResponse } from './asset.responses';
import { TakeFrameRequest } from './frame.requests';

@ApiTags('Assets')
@ApiBearerAuth()
@Controller('api/v1/assets/:id')
export class PreparationsController {
  constructor(
    private readonly retrying: RetryPreparation,
    private readonly frames: FilmFrames,
    private readonly presenter: AssetPresenter,
  ) {}

  /** Tries once more to prepare sound or film whose preparation failed; see `preparation` of the answer. */
  @Post('preparation-retries')
  @HttpCode(200)
  @Allow('asset.write')
  async retry(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AssetResponse> {
    return this.presenter.one(await this.retrying.run(actor, id));
  }

  /** Makes the picture at one time of a film an asset of its unit, for a poster above all. Needs ffmpeg. */
  @Post('frames')
  @Allow('asset.write')
  async takeFrame(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TakeFrameRequest,
  ): Promise<AssetResponse> {
    return this.presenter.one(await this.frames.make(actor, id, body));
  }
}
