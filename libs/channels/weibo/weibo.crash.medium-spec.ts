import { aDraftImage, aPublicationDraft, describeCrashes } from '@haojiao/channel-kit/testing';
import { openRehearsal } from '@haojiao/testing';
import { createWeiboSimulator } from '../../../apps/sandbox/src/weibo/weibo.simulator';
import { createWeiboChannel } from './weibo.channel';

const aDraft = async () => aPublicationDraft({ cover: await aDraftImage() });

describeCrashes('weibo', {
  publishSteps: ['share_began', 'share'],
  withdrawSteps: ['destroy'],
  open: () => openRehearsal(createWeiboChannel(), createWeiboSimulator(), { aDraft }),
});
