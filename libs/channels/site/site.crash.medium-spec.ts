import { describeCrashes } from '@haojiao/channel-kit/testing';
import { openSiteRehearsal } from '@haojiao/testing';
import { createSiteChannel } from './site.channel';

describeCrashes('site', {
  publishSteps: ['deliver'],
  withdrawSteps: [],
  open: () => openSiteRehearsal(createSiteChannel()),
});
