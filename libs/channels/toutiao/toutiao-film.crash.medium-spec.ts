import { aConvertibleMedia, aPublicationDraft, describeCrashes } from '@haojiao/channel-kit/testing';
import { openRehearsal } from '@haojiao/testing';
import { createToutiaoSimulator } from '../../../apps/sandbox/src/toutiao/toutiao.simulator';
import { createToutiaoChannel } from './toutiao.channel';

/** A MOV on a server with ffmpeg: one step more before the upload. */
const aDraft = async () =>
  aPublicationDraft({ kind: 'video', media: aConvertibleMedia({ mediaType: 'video/quicktime' }) });

describeCrashes('toutiao', {
  publishSteps: ['convert', 'upload', 'create'],
  withdrawSteps: [],
  open: () =>
    openRehearsal(createToutiaoChannel(), createToutiaoSimulator(), {
      aDraft,
      account: { officialVideo: true },
    }),
});
