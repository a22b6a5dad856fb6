import { bodyMediaFindings, convertYourself, willBeConverted } from '@haojiao/channel-kit';
import type { ChannelAccess, Finding, PublicationDraft, PublicationMode } from '@haojiao/channel-kit';
import { API_VIDEO_MAX_BYTES, apiVideoTypes, conversionOf } from './toutiao.film';
import { UNREACHABLE, feedItem } from './toutiao.item';
import { checkItem } from './toutiao.item-check';
import { ABSTRACT_MAX, TITLE_MAX, TITLE_MIN, abstractOf, titleLength } from './toutiao.mapper';

export const BODY_MAX = 50_000;
const BODY_ADVISED = 5_000;

/** What Toutiao would refuse or spoil, whether the API, the feed or a person brings it. */
export function checkForToutiao(
  draft: PublicationDraft,
  account: ChannelAccess,
  mode: PublicationMode,
): Finding[] {
  const findings = checkTitle(draft.title);
  if (draft.kind === 'video') findings.push(...checkSynchronised(account), ...checkVideo(draft, mode));
  else findings.push(...checkBody(draft.html), ...bodyMediaFindings(draft));
  if (draft.kind !== 'video' && !draft.cover && Object.keys(draft.images).length === 0)
    findings.push(
      finding(
        'hint',
        'toutiao_cover_missing',
        'coverAssetId',
        '没有封面，建议配 16:9 图片（1280×720）。',
        'There is no cover; a picture of 16:9 (1280×720) is advised.',
      ),
    );
  if (mode === 'feed') findings.push(...checkItem(feedItem(draft, account, expectedUrl(draft))));
  return findings;
}

/** Which address a picture gets is only known when it is listed; whether it gets any is known now. */
function expectedUrl({ images, cover }: PublicationDraft): (assetId: string) => string {
  return (assetId) =>
    images[assetId] || cover?.assetId === assetId ? `https://picture/${assetId}` : UNREACHABLE;
}

function checkSynchronised({ settings }: ChannelAccess): Finding[] {
  if (settings.alreadySyncedFromDouyin !== true) return [];
  return [
    finding(
      'warning',
      'toutiao_already_synced',
      'media',
      '该账号会自动同步抖音作品，系统不再经接口发布；请先看是否已同步，避免重复。',
      'Works come over from Douyin by themselves, so it is not posted by API; see first whether this one did.',
    ),
  ];
}

function checkTitle(title: string): Finding[] {
  const length = titleLength(title.trim());
  const findings: Finding[] = [];
  if (length > TITLE_MAX)
    findings.push(
      finding(
        'error',
        'toutiao_title_too_long',
        'title',
        `标题 ${length} 字，头条最多 ${TITLE_MAX} 字。`,
        `The title has ${length} characters; Toutiao takes ${TITLE_MAX}.`,
      ),
    );
  if (length < TITLE_MIN)
    findings.push(
      finding(
        'error',
        'toutiao_title_too_short',
        'title',
        `标题至少 ${TITLE_MIN} 个字。`,
        `The title needs at least ${TITLE_MIN} characters.`,
      ),
    );
  else if (length < 5)
    findings.push(
      finding(
        'warning',
        'toutiao_title_short',
        'title',
        '标题不足 5 字，部分场景会被拒。',
        'Titles below 5 characters are sometimes refused.',
      ),
    );
  if (/1[3-9]\d{9}|\d{3,4}-\d{7,8}/u.test(title))
    findings.push(
      finding(
        'warning',
        'toutiao_title_phone',
        'title',
        '标题含电话号码，头条不允许。',
        'The title holds a telephone number, which is not allowed.',
      ),
    );
  return findings;
}

function checkVideo(draft: PublicationDraft, mode: PublicationMode): Finding[] {
  if (!draft.media)
    return [
      finding('error', 'toutiao_video_missing', 'media', '缺少视频文件。', 'The video file is missing.'),
    ];
  const findings: Finding[] = [];
  if (mode === 'api' && conversionOf(draft.media))
    findings.push(
      willBeConverted(
        'toutiao',
        draft.media.bytes > API_VIDEO_MAX_BYTES
          ? { zh: '视频超过接口的 128 MB', en: 'The video is larger than the 128 MB of the API' }
          : { zh: '头条接口只接收 MP4、WebM', en: "Toutiao's API takes MP4 and WebM only" },
      ),
    );
  else if (mode === 'api' && !apiVideoTypes.has(draft.media.mediaType))
    findings.push({
      ...finding(
        'error',
        'toutiao_video_format',
        'media.mediaType',
        `头条接口不接收 ${draft.media.mediaType} 格式。`,
        `Toutiao's API does not take ${draft.media.mediaType}.`,
      ),
      suggestion: convertYourself,
    });
  if (titleLength(abstractOf(draft)) > ABSTRACT_MAX)
    findings.push(
      finding(
        'error',
        'toutiao_abstract_too_long',
        'summary',
        `简介超过 ${ABSTRACT_MAX} 字。`,
        `The summary is longer than ${ABSTRACT_MAX} characters.`,
      ),
    );
  return findings;
}

function checkBody(html: string): Finding[] {
  const text = html.replace(/<[^>]*>/g, '').trim();
  const length = [...text].length;
  const findings: Finding[] = [];
  if (length === 0)
    findings.push(finding('error', 'toutiao_body_empty', 'html', '正文为空。', 'The body is empty.'));
  if (length > BODY_MAX)
    findings.push(
      finding(
        'error',
        'toutiao_body_too_long',
        'html',
        `正文 ${length} 字，头条最多 ${BODY_MAX} 字。`,
        `The body has ${length} characters; Toutiao takes ${BODY_MAX}.`,
      ),
    );
  else if (length > BODY_ADVISED)
    findings.push(
      finding(
        'warning',
        'toutiao_body_long',
        'html',
        `正文超过 ${BODY_ADVISED} 字，部分账号可能被限制。`,
        `The body is longer than ${BODY_ADVISED} characters, which some accounts may not post.`,
      ),
    );
  if (/<a\b/i.test(html))
    findings.push(
      finding(
        'hint',
        'toutiao_links_dropped',
        'html',
        '头条不保留链接，将只留文字。',
        'Links do not survive; only their text is kept.',
      ),
    );
  if (/<table\b/i.test(html))
    findings.push(
      finding(
        'hint',
        'toutiao_tables_flattened',
        'html',
        '表格将转为段落，建议改用图片。',
        'Tables become paragraphs; a picture is advised.',
      ),
    );
  return findings;
}

function finding(severity: Finding['severity'], code: string, path: string, zh: string, en: string): Finding {
  return { severity, code, path, message: { zh, en } };
}
