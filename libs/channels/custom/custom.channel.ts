import type { ChannelAdapter } from '@haojiao/channel-kit';
import type { Message } from '@haojiao/kernel';
import { graphemeCount } from '@haojiao/kernel';
import { checkForCustom, limitsOfProfile } from './custom.check';
import { customFace } from './custom.face';
import { customHandOff } from './custom.hand-off';
import { picturesOf } from './custom.pictures';
import { customSettingFaults, customSettingFields, profileOf } from './custom.settings';
import { composeText } from './custom.text';
import { matchesPattern } from './match-pattern';

const byHand: Message = {
  zh: '这里没有发布接口，请按准备好的发布包人工发布。',
  en: 'This place has no interface: a person posts with the prepared pack.',
};

/**
 * A place without an interface (a WeChat group, a video account, Moments, a notice board): what it takes stands in the
 * account's settings, so that a new one needs no code.
 */
export function createCustomChannel(): ChannelAdapter {
  return {
    platform: 'custom',
    name: { zh: '自定义渠道（人工发布）', en: 'Custom channel (by hand)' },
    capabilities: {
      modes: { hand_off: ['article', 'episode', 'video'] },
      canWithdraw: false,
      callbacks: false,
    },
    credentialFields: [],
    settingFields: customSettingFields,
    limits: [],
    budgets: [],
    errors: {},
    limitsOf: (account) => limitsOfProfile(profileOf(account.settings)),
    settingFaults: customSettingFaults,
    chooseMode: () => ({ mode: 'hand_off', reason: byHand }),
    check: (draft, account) => checkForCustom(draft, profileOf(account.settings)),
    preview: (draft, account) => {
      const profile = profileOf(account.settings);
      const { copyBlocks } = customHandOff(draft, profile);
      const text = composeText(draft, profile.textTemplate);
      return {
        mode: 'hand_off',
        title: profile.titleMax > 0 ? draft.title.trim() : '',
        text,
        sent: Object.fromEntries(copyBlocks.map((block) => [block.key, block.text])),
        face: customFace(draft, profile),
        used: {
          title: graphemeCount(draft.title.trim()),
          text: graphemeCount(text),
          images: picturesOf(draft, profile).length,
        },
        notes: [byHand],
      };
    },
    publish: async () => ({ kind: 'awaiting_hand_off', reason: byHand }),
    // Nothing is ever sent from here, so there is nothing to ask.
    followUp: async () => ({ kind: 'cannot_tell', reason: byHand }),
    verify: async ({ account }) => ({
      mode: 'hand_off',
      displayName: profileOf(account.settings).displayName,
      notes: [],
    }),
    handOff: (draft, account) => customHandOff(draft, profileOf(account.settings)),
    needsLink: (account) => profileOf(account.settings).linkRequired,
    recogniseUrl: (url, account) => {
      const pattern = account ? profileOf(account.settings).urlPattern : null;
      return pattern === null || matchesPattern(url, pattern) ? { id: url, url } : null;
    },
  };
}
