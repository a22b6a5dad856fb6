import {
  aConvertibleMedia,
  aDraftImage,
  aPublicationDraft,
  describeCrashes,
} from '@haojiao/channel-kit/testing';
import { openRehearsal } from '@haojiao/testing';
import { createDouyinSimulator } from '../../../apps/sandbox/src/douyin/douyin.simulator';
import { createDouyinChannel } from './douyin.channel';

/** A MOV on a server with ffmpeg: one step more before the upload. */
const aDraft = async () =>
  aPublicationDraft({
    kind: 'video',
    media: aConvertibleMedia({ mediaType: 'video/quicktime' }),
    cover: await aDraftImage({ width: 720, height: 1280 }),
  });

describeCrashes('douyin', {
  publishSteps: ['convert', 'upload', 'cover', 'create'],
  withdrawSteps: [],
  open: () => openRehearsal(createDouyinChannel(), createDouyinSimulator(), { aDraft }),
});
