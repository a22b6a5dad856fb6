import type { ChannelAccess } from '@haojiao/channel-kit';
import {
  aDraftImage,
  aPublicationDraft,
  describeCrashes,
  describeErrorTable,
  describeLimits,
  describePureParts,
} from '@haojiao/channel-kit/testing';
import { openRehearsal } from '@haojiao/testing';
import { createWechatSimulator } from '../../../apps/sandbox/src/wechat/wechat.simulator';
import { createWechatChannel } from './wechat.channel';
import { failureOf } from './wechat.failure';

const wechat = createWechatChannel();
const account: ChannelAccess = {
  id: 'a1',
  organizationId: 'o1',
  platform: 'wechat',
  name: '市总工会',
  mode: 'api',
  credentials: {},
  settings: {},
};

const aDraft = async () => {
  const picture = await aDraftImage();
  return aPublicationDraft({
    html: `<p>十二支队伍同场竞技。</p><img data-asset-id="${picture.assetId}" alt="现场">`,
    images: { [picture.assetId]: picture },
    cover: await aDraftImage(),
  });
};

describePureParts(wechat, { account, aDraft });

describeLimits(wechat, {
  account,
  aDraft,
  inexact: ['html'],
  unchecked: {
    images: 'of picture posts',
    'html.bytes': 'the limit of characters is reached long before',
    'images.bytes': 'pictures are encoded until they fit',
  },
});

describeErrorTable(wechat, {
  failureOf: (code) => failureOf(Number(code), '', { effect: 'write', now: new Date() }),
  exempt: {
    48006: 'about resetting quotas, which nothing here does',
  },
});

describeCrashes('wechat', {
  publishSteps: ['body_image', 'cover', 'draft', 'draft_check', 'submit'],
  withdrawSteps: ['withdraw'],
  open: () => openRehearsal(wechat, createWechatSimulator(), { aDraft }),
});
