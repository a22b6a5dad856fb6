import { fittedMedia } from '@haojiao/channel-kit';
import type {
  ChannelAccess,
  ChannelAdapter,
  ChannelLimit,
  ChannelPreview,
  PublicationDraft,
} from '@haojiao/channel-kit';
import { escapeHtml } from '@haojiao/kernel';
import { checkForScreen } from './led-screen.check';
import { createLedScreenFeed } from './led-screen.feed';
import { FILM_MAX_BYTES, conversionOf } from './led-screen.film';
import { ledScreenSettingFields, screenOf, settingFaults } from './led-screen.settings';
import { titleLines } from './led-screen.title';

const READ_ON = '2026-11-20';

/** One public LED screen: it fetches a signed package for each day. */
export function createLedScreenChannel(): ChannelAdapter {
  return {
    platform: 'led_screen',
    name: { zh: 'LED 屏', en: 'LED screen' },
    capabilities: { modes: { feed: ['article', 'video'] }, canWithdraw: true, callbacks: false },
    credentialFields: [],
    settingFields: ledScreenSettingFields,
    limits: limitsFor(screenOf({}).titleCharactersPerLine),
    budgets: [],
    errors: {},
    feed: createLedScreenFeed(),
    limitsOf: (account) => limitsFor(screenOf(account.settings).titleCharactersPerLine),
    settingFaults,
    chooseMode: () => ({ mode: 'feed' }),
    check: checkForScreen,
    preview,
    publish: async (draft, context) => {
      const film = draft.kind === 'video' ? draft.media : undefined;
      // Minutes, so not while the list is written; the entry finds the film made here.
      if (film) await fittedMedia(context, film, conversionOf(film, screenOf(context.account.settings)), []);
      return {
        kind: 'listed',
        note: {
          zh: '已列入播放包，屏幕取包后生效。',
          en: 'It stands in the package; the screen shows it once fetched.',
        },
      };
    },
    // Nothing is ever sent, so nothing can be lost on the way.
    followUp: async () => ({ kind: 'not_there' }),
    withdraw: async () => ({
      kind: 'by_hand',
      instruction: {
        zh: '请在屏幕控制端重新取包并确认已停播。',
        en: 'Let the player fetch its package again and see that it is no longer shown.',
      },
    }),
    verify: async ({ account }) => {
      const screen = screenOf(account.settings);
      return { remoteAccountId: screen.id, displayName: screen.name, mode: 'feed', notes: [] };
    },
  };
}

function limitsFor(perLine: number): ChannelLimit[] {
  return [
    {
      path: 'title',
      max: 2 * perLine,
      unit: 'characters',
      readOn: READ_ON,
      note: { zh: `最多两行，每行 ${perLine} 字。`, en: `Two lines at most, ${perLine} characters each.` },
    },
    { path: 'media.bytes', max: FILM_MAX_BYTES, unit: 'bytes', readOn: READ_ON },
  ];
}

function preview(draft: PublicationDraft, account: ChannelAccess): ChannelPreview {
  const screen = screenOf(account.settings);
  const lines = titleLines(draft.title, screen.titleCharactersPerLine) ?? [draft.title];
  const picture = draft.cover
    ? `<img data-asset-id="${draft.cover.assetId}" alt="${escapeHtml(draft.cover.altText)}" style="width:100%;height:100%;object-fit:contain">`
    : '';
  const title = lines.map((line) => escapeHtml(line)).join('<br>');
  return {
    mode: 'feed',
    title: draft.title,
    text: lines.join('\n'),
    face:
      `<div style="background:#000;width:100%;aspect-ratio:${screen.width}/${screen.height}">${picture}</div>` +
      `<p style="margin:8px 0;font-size:22px;font-weight:bold;text-align:center">${title}</p>`,
    notes: [
      {
        zh: `${screen.width}×${screen.height} 像素；每天 ${screen.dayStart}–${screen.dayEnd} 播放，静默期内不播。`,
        en: `${screen.width}×${screen.height} pixels; shown from ${screen.dayStart} to ${screen.dayEnd}, and never in a blackout.`,
      },
    ],
  };
}
