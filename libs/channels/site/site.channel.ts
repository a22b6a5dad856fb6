import type { ChannelAdapter, Finding, PublicationDraft, PublishOutcome } from '@haojiao/channel-kit';
import { siteFace } from './site.face';

const kinds = ['article', 'episode', 'video'] as const;

/**
 * The union's own site. Nothing is sent anywhere: the outcome says that the item is live at its own address, and the
 * feature that records it writes the delivery document in the same transaction.
 */
export function createSiteChannel(): ChannelAdapter {
  return {
    platform: 'site',
    name: { zh: '官方网站', en: 'Own site' },
    capabilities: {
      modes: { api: [...kinds] },
      canWithdraw: true,
      callbacks: false,
      builtIn: true,
      keepsWritingDirection: true,
      playsBodyMedia: true,
    },
    credentialFields: [],
    settingFields: [],
    limits: [],
    budgets: [],
    errors: {},
    chooseMode: () => ({ mode: 'api' }),
    check: checkForSite,
    preview: (draft, account) => ({
      mode: 'api',
      title: draft.title,
      text: draft.summary,
      html: draft.html,
      sent: sentOf(draft),
      face: siteFace(draft, account.name),
      notes: [],
    }),
    publish: async (draft, context): Promise<PublishOutcome> => {
      // Kept as a step, so that an attempt repeated after a crash tells the same time.
      const publishedAt = await context.step('deliver', { effect: 'repeatable' }, async () =>
        context.clock.now().toISOString(),
      );
      return publishedOnSite(draft, new Date(publishedAt));
    },
    // Delivering is repeatable and its outcome known at once: there is never anything to ask.
    followUp: async () => ({ kind: 'not_there' }),
    withdraw: async () => ({ kind: 'withdrawn' }),
    verify: async () => ({ mode: 'api', notes: [] }),
  };
}

/** What the item's document is made of: nothing else of the item reaches readers. */
function sentOf(draft: PublicationDraft): Record<string, string> {
  return {
    url: draft.canonicalUrl,
    title: draft.title,
    summary: draft.summary,
    html: draft.html,
    ...(draft.text !== '' && { text: draft.text }),
    byline: draft.byline,
    tags: draft.tags.join(','),
    source: [draft.source?.name, draft.source?.url].filter(Boolean).join(' '),
    cover: draft.cover ? `{image:${draft.cover.assetId}}` : '',
    ...(draft.media && { media: draft.media.sha256 }),
  };
}

function publishedOnSite(draft: PublicationDraft, publishedAt: Date): PublishOutcome {
  return { kind: 'published', remote: { id: draft.contentId, url: draft.canonicalUrl, publishedAt } };
}

function checkForSite(draft: PublicationDraft): Finding[] {
  const findings: Finding[] = [];
  if (draft.title.trim() === '')
    findings.push({
      severity: 'error',
      code: 'site_title_missing',
      path: 'title',
      message: { zh: '标题不能为空。', en: 'The title is missing.' },
    });
  if (draft.kind !== 'article' && !draft.media)
    findings.push({
      severity: 'error',
      code: 'site_media_missing',
      path: 'media',
      message: { zh: '缺少音视频文件。', en: 'The audio or video file is missing.' },
    });
  if (!draft.cover)
    findings.push({
      severity: 'hint',
      code: 'site_cover_missing',
      path: 'coverAssetId',
      message: {
        zh: '没有封面，列表和分享卡片将不显示图片。',
        en: 'Without a cover, lists and share cards show no picture.',
      },
      suggestion: { zh: '建议配 16:9 图片。', en: 'A picture of 16:9 is advised.' },
    });
  for (const image of Object.values(draft.images)) {
    if (image.altText.trim() !== '') continue;
    findings.push({
      severity: 'warning',
      code: 'site_alt_text_missing',
      path: `images.${image.assetId}.altText`,
      message: {
        zh: '图片缺少替代文字，读屏用户无法了解内容。',
        en: 'A picture has no alternative text for screen readers.',
      },
    });
  }
  return findings;
}
