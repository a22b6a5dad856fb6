import { aDraftImage, aPublicationDraft, describeCrashes } from '@haojiao/channel-kit/testing';
import { openRehearsal } from '@haojiao/testing';
import { createWechatSimulator } from '../../../apps/sandbox/src/wechat/wechat.simulator';
import { createWechatChannel } from './wechat.channel';

/** To the followers of a tag: a service account may do so more than four times a month. */
const aDraft = async () =>
  aPublicationDraft({ cover: await aDraftImage(), options: { delivery: 'mass_send', tagId: 2 } });

describeCrashes('wechat', {
  publishSteps: ['cover', 'draft', 'draft_check', 'mass_send_begun', 'mass_send', 'mass_send_counted'],
  withdrawSteps: ['withdraw'],
  open: () =>
    openRehearsal(createWechatChannel(), createWechatSimulator(), {
      aDraft,
      settings: { accountKind: 'service' },
    }),
});
