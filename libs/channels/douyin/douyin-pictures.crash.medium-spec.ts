import { aDraftImage, aPublicationDraft, describeCrashes } from '@haojiao/channel-kit/testing';
import { openRehearsal } from '@haojiao/testing';
import { createDouyinSimulator } from '../../../apps/sandbox/src/douyin/douyin.simulator';
import { createDouyinChannel } from './douyin.channel';

/** An article that goes out as pictures with a caption (图文). */
const aDraft = async () => {
  const picture = await aDraftImage();
  return aPublicationDraft({
    html: `<p>清凉送到一线。</p><img data-asset-id="${picture.assetId}" alt="现场">`,
    images: { [picture.assetId]: picture },
    cover: await aDraftImage({ width: 720, height: 1280 }),
    options: { form: 'image_text' },
  });
};

describeCrashes('douyin', {
  publishSteps: ['image', 'image', 'create'],
  withdrawSteps: [],
  open: () => openRehearsal(createDouyinChannel(), createDouyinSimulator(), { aDraft }),
});
