import { aDraftImage, aDraftMedia, aPublicationDraft, describeCrashes } from '@haojiao/channel-kit/testing';
import { openRehearsal } from '@haojiao/testing';
import { createDouyinSimulator } from '../../../apps/sandbox/src/douyin/douyin.simulator';
import { createDouyinChannel } from './douyin.channel';

const aDraft = async () =>
  aPublicationDraft({
    kind: 'video',
    media: aDraftMedia(),
    cover: await aDraftImage({ width: 720, height: 1280 }),
  });

describeCrashes('douyin', {
  publishSteps: ['upload', 'cover', 'create'],
  withdrawSteps: [],
  open: () => openRehearsal(createDouyinChannel(), createDouyinSimulator(), { aDraft }),
});
