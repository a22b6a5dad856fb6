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
import { createWeiboSimulator } from '../../../apps/sandbox/src/weibo/weibo.simulator';
import { createWeiboChannel } from './weibo.channel';
import { weiboFailure } from './weibo.errors';

const weibo = createWeiboChannel();
const account: ChannelAccess = {
  id: 'a1',
  organizationId: 'o1',
  platform: 'weibo',
  name: '市总工会',
  mode: 'api',
  credentials: {},
  settings: { safeDomains: ['localhost'], realIp: '211.156.0.1' },
};

const aDraft = async () => aPublicationDraft({ cover: await aDraftImage() });

describePureParts(weibo, { account, aDraft });

describeLimits(weibo, {
  account,
  aDraft,
  // The link and its space are counted with the words.
  inexact: ['text'],
  unchecked: {
    'cover.bytes': 'the picture is encoded until it fits',
    images: 'only the cover is sent, whatever stands in the article',
  },
});

describeErrorTable(weibo, {
  failureOf: (code) => weiboFailure({ code, text: '' }, 'write'),
  isCode: (row) => /^\d+$/.test(row),
});

describeCrashes('weibo', {
  publishSteps: ['share_began', 'share'],
  withdrawSteps: ['destroy'],
  open: () => openRehearsal(weibo, createWeiboSimulator(), { aDraft }),
});
