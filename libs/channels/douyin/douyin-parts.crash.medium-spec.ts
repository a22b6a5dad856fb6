import { aDraftImage, aDraftMedia, aPublicationDraft, describeCrashes } from '@haojiao/channel-kit/testing';
import { openRehearsal } from '@haojiao/testing';
import { createDouyinSimulator } from '../../../apps/sandbox/src/douyin/douyin.simulator';
import { createDouyinChannel } from './douyin.channel';

const MEGABYTE = 1024 * 1024;

/** A film that is sent in parts; what arrived is not sent again. */
const aDraft = async () =>
  aPublicationDraft({
    kind: 'video',
    media: aDraftMedia({ bytes: 12 * MEGABYTE }),
    cover: await aDraftImage({ width: 720, height: 1280 }),
  });

describeCrashes('douyin', {
  publishSteps: ['part_init', 'part:1', 'part:2', 'part_complete', 'cover', 'create'],
  withdrawSteps: [],
  open: () =>
    openRehearsal(createDouyinChannel(), createDouyinSimulator(), {
      aDraft,
      settings: { singleUploadMaxMegabytes: 8, partMegabytes: 5 },
    }),
});
