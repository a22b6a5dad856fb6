import type { ChannelAccess } from '@haojiao/channel-kit';
import {
  aDraftImage,
  aDraftMedia,
  aPublicationDraft,
  describeCrashes,
  describeErrorTable,
  describeLimits,
  describePureParts,
} from '@haojiao/channel-kit/testing';
import { openRehearsal } from '@haojiao/testing';
import { byteDanceFailure } from '@haojiao/channel-kit';
import { createDouyinSimulator } from '../../../apps/sandbox/src/douyin/douyin.simulator';
import { createDouyinChannel } from './douyin.channel';
import { douyinErrors } from './douyin.errors';

const douyin = createDouyinChannel();
const account: ChannelAccess = {
  id: 'a1',
  organizationId: 'o1',
  platform: 'douyin',
  name: '市总工会',
  mode: 'api',
  credentials: {},
  settings: {},
};

const aDraft = async () =>
  aPublicationDraft({
    kind: 'video',
    media: aDraftMedia(),
    cover: await aDraftImage({ width: 720, height: 1280 }),
  });

describePureParts(douyin, { account, aDraft });

describeLimits(douyin, {
  account,
  aDraft,
  // Topics are part of the caption.
  inexact: ['text'],
  unchecked: {
    images: 'of image-text posts by phone',
    title: 'of posts by phone',
    'media.bytes': 'two limits, by interface and by phone',
    publicationsPerDay: 'no matter of one draft: a budget',
  },
});

describeErrorTable(douyin, {
  failureOf: (code) =>
    byteDanceFailure(
      { ok: false, codes: [code], description: '' },
      { platform: 'douyin', errors: douyinErrors, effect: 'once', now: new Date() },
    ),
});

describeCrashes('douyin', {
  publishSteps: ['upload', 'cover', 'create'],
  withdrawSteps: [],
  open: () => openRehearsal(douyin, createDouyinSimulator(), { aDraft }),
});
