import { Module } from '@nestjs/common';
import { AssetsModule, ServingModule } from '@haojiao/features/assets';
import { EpisodeDoor } from './episode-access';
import { MediaFiles } from './media-files';
import { SoundFiles } from './sound-files';

/** Sound and film of published items as readers get them, and how often they were listened to and watched. */
@Module({
  imports: [AssetsModule, ServingModule],
  providers: [EpisodeDoor, MediaFiles, SoundFiles],
  exports: [EpisodeDoor, MediaFiles, SoundFiles, ServingModule],
})
export class MediaDeliveryModule {}
