import { aDraftMedia, aPublicationDraft, describeCrashes } from '@haojiao/channel-kit/testing';
import { openRehearsal } from '@haojiao/testing';
import { createToutiaoSimulator } from '../../../apps/sandbox/src/toutiao/toutiao.simulator';
import { createToutiaoChannel } from './toutiao.channel';

const aDraft = async () => aPublicationDraft({ kind: 'video', media: aDraftMedia() });

describeCrashes('toutiao', {
  publishSteps: ['upload', 'create'],
  withdrawSteps: [],
  open: () =>
    openRehearsal(createToutiaoChannel(), createToutiaoSimulator(), {
      aDraft,
      account: { officialVideo: true },
    }),
});
