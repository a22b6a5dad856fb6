import type { ChannelAccess } from '@haojiao/channel-kit';
import {
  aDraftMedia,
  aPublicationDraft,
  describeCrashes,
  describeErrorTable,
  describeLimits,
  describePureParts,
} from '@haojiao/channel-kit/testing';
import { openRehearsal } from '@haojiao/testing';
import { byteDanceFailure } from '@haojiao/channel-kit';
import { createToutiaoSimulator } from '../../../apps/sandbox/src/toutiao/toutiao.simulator';
import { createToutiaoChannel } from './toutiao.channel';
import { toutiaoErrors } from './toutiao.errors';

const toutiao = createToutiaoChannel();
const account: ChannelAccess = {
  id: 'a1',
  organizationId: 'o1',
  platform: 'toutiao',
  name: '市总工会',
  mode: 'api',
  credentials: {},
  settings: { officialVideo: true },
};

const aDraft = async () => aPublicationDraft({ kind: 'video', media: aDraftMedia() });

describePureParts(toutiao, { account, aDraft });

describeLimits(toutiao, {
  account,
  aDraft,
  unchecked: {
    html: 'of articles, which go by feed or by hand',
    'media.durationSeconds': 'what is longer goes by hand',
    'media.bytes': 'what is larger goes by hand',
  },
});

describeErrorTable(toutiao, {
  failureOf: (code) =>
    byteDanceFailure(
      { ok: false, codes: [code], description: '' },
      { platform: 'toutiao', errors: toutiaoErrors, effect: 'once', now: new Date() },
    ),
});

describeCrashes('toutiao', {
  publishSteps: ['upload', 'create'],
  withdrawSteps: [],
  open: () =>
    openRehearsal(toutiao, createToutiaoSimulator(), {
      aDraft,
      account: { officialVideo: true },
    }),
});
