import { aDraftImage, aPublicationDraft, describeCrashes } from '@haojiao/channel-kit/testing';
import { openRehearsal } from '@haojiao/testing';
import { createWechatSimulator } from '../../../apps/sandbox/src/wechat/wechat.simulator';
import { createWechatChannel } from './wechat.channel';

const aDraft = async () => {
  const picture = await aDraftImage();
  return aPublicationDraft({
    html: `<p>十二支队伍同场竞技。</p><img data-asset-id="${picture.assetId}" alt="现场">`,
    images: { [picture.assetId]: picture },
    cover: await aDraftImage(),
  });
};

describeCrashes('wechat', {
  publishSteps: ['body_image', 'cover', 'draft', 'draft_check', 'submit'],
  withdrawSteps: ['withdraw'],
  open: () => openRehearsal(createWechatChannel(), createWechatSimulator(), { aDraft }),
});
