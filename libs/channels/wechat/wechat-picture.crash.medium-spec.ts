import { aDraftImage, aPublicationDraft, describeCrashes } from '@haojiao/channel-kit/testing';
import { openRehearsal } from '@haojiao/testing';
import { createWechatSimulator } from '../../../apps/sandbox/src/wechat/wechat.simulator';
import { createWechatChannel } from './wechat.channel';

/** A picture post (贴图): its pictures are material of the library. */
const aDraft = async () => {
  const picture = await aDraftImage();
  return aPublicationDraft({
    html: `<p>清凉送到一线。</p><img data-asset-id="${picture.assetId}" alt="现场">`,
    images: { [picture.assetId]: picture },
    cover: await aDraftImage(),
    options: { form: 'picture_post' },
  });
};

describeCrashes('wechat', {
  publishSteps: ['cover', 'picture', 'draft', 'draft_check', 'submit'],
  withdrawSteps: ['withdraw'],
  open: () => openRehearsal(createWechatChannel(), createWechatSimulator(), { aDraft }),
});
