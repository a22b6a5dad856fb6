import { convertYourself, willBeConverted } from '@haojiao/channel-kit';
import type { DraftMedia, Finding, PublicationDraft, PublicationMode } from '@haojiao/channel-kit';
import { coverFit, coverSecondsOf } from './douyin.body';
import {
  CAPTION_MAX,
  TOPICS_MAX,
  buildCaption,
  captionLength,
  descriptionIsLeftOut,
  shareTitle,
  topicsOf,
} from './douyin.caption';
import { VIDEO_MAX_BYTES, conversionOf, videoTypes } from './douyin.film';
import { isImageText, picturesOf } from './douyin.mapper';
import { SHARE_TITLE_MAX } from './douyin.share-limits';

export const DURATION_MAX_SECONDS = 15 * 60;
export const PICTURES_MAX = 30;
/** Of the form on the creator site, where a person types it. */
const TITLE_BY_HAND_MAX = 30;

/** What Douyin would refuse, spoil or slow down. Length and size weigh less when a person posts by hand. */
export function checkForDouyin(draft: PublicationDraft, mode: PublicationMode): Finding[] {
  const words = mode === 'share' ? checkShareTitle(draft) : checkCaption(draft);
  const title = mode === 'hand_off' ? checkTitleByHand(draft) : [];
  if (draft.kind === 'video')
    return [
      ...checkVideo(draft, mode),
      ...words,
      ...title,
      ...checkTopics(draft),
      ...checkCover(draft, mode),
    ];
  if (isImageText(draft)) return [...checkPictures(draft), ...words, ...title, ...checkTopics(draft)];
  return [...checkForm(draft), ...title];
}

/** Articles and episodes; an article may be sent as pictures where somebody chose so. */
function checkForm(draft: PublicationDraft): Finding[] {
  const { form } = draft.options;
  if (form !== undefined)
    return [
      finding(
        'error',
        'douyin_form_unknown',
        'options.form',
        '发布形式只能是 image_text，且只用于文章。',
        'The form can only be image_text, and only of an article.',
      ),
    ];
  const mayBePictures = draft.kind === 'article' && picturesOf(draft).length > 0;
  return [
    finding(
      'hint',
      'douyin_by_hand',
      'kind',
      '抖音没有长文章和音频的接口，将生成人工发布包。',
      'Douyin has no API for long articles and audio; a pack for posting by hand is made.',
      mayBePictures ? '这篇文章带图片，也可以选择“图文”形式由接口发布。' : undefined,
      mayBePictures ? 'This article has pictures: it can also go out as image-text by API.' : undefined,
    ),
  ];
}

function checkPictures(draft: PublicationDraft): Finding[] {
  const count = picturesOf(draft).length;
  if (count >= 1 && count <= PICTURES_MAX) return [];
  return [
    finding(
      'error',
      count === 0 ? 'douyin_pictures_missing' : 'douyin_too_many_pictures',
      'article.html',
      `图文需要 1 到 ${PICTURES_MAX} 张图片，现有 ${count} 张（含封面）。`,
      `Image-text needs 1 to ${PICTURES_MAX} pictures; there are ${count}, the cover included.`,
      count === 0 ? '请在正文中加入图片或设置封面。' : '请减少正文中的图片。',
      count === 0 ? 'Put pictures into the text or set a cover.' : 'Take pictures out of the text.',
    ),
  ];
}

function checkTitleByHand(draft: PublicationDraft): Finding[] {
  const length = captionLength(draft.title.trim());
  if (length <= TITLE_BY_HAND_MAX) return [];
  return [
    finding(
      'hint',
      'douyin_title_long_by_hand',
      'title',
      `创作者中心的标题最多 ${TITLE_BY_HAND_MAX} 字，现有 ${length} 字。`,
      `The creator site takes titles of ${TITLE_BY_HAND_MAX} characters; this one has ${length}.`,
      '请在抖音版本里另写较短的标题。',
      'Write a shorter title for Douyin.',
    ),
  ];
}

function checkShareTitle(draft: PublicationDraft): Finding[] {
  const length = captionLength(shareTitle(draft));
  if (length > 0 && length <= SHARE_TITLE_MAX) return diversion(shareTitle(draft));
  return [
    finding(
      'error',
      length === 0 ? 'douyin_caption_empty' : 'douyin_share_title_too_long',
      'title',
      length === 0 ? '文案为空。' : `扫码发布的文案最多 ${SHARE_TITLE_MAX} 字，现有 ${length} 字。`,
      length === 0
        ? 'The caption is empty.'
        : `Posting by phone takes ${SHARE_TITLE_MAX} characters; there are ${length}.`,
      '请在抖音版本里另写较短的标题或文案。',
      'Write a shorter title or text for Douyin.',
    ),
  ];
}

function checkVideo(draft: PublicationDraft, mode: PublicationMode): Finding[] {
  const media = draft.media;
  if (!media)
    return [
      finding('error', 'douyin_video_missing', 'media', '缺少视频文件。', 'The video file is missing.'),
    ];
  const findings: Finding[] = [];
  if (media.durationSeconds > DURATION_MAX_SECONDS)
    findings.push(
      finding(
        'error',
        'douyin_video_too_long',
        'media.durationSeconds',
        '视频超过 15 分钟，抖音不接收。',
        'Douyin takes no video longer than 15 minutes.',
        '请剪短或分集发布。',
        'Cut it or publish it in episodes.',
      ),
    );
  if (media.durationSeconds < 3)
    findings.push(
      finding(
        'warning',
        'douyin_video_short',
        'media.durationSeconds',
        '视频不足 3 秒，容易被拒。',
        'The video is shorter than 3 seconds and may be refused.',
      ),
    );
  findings.push(...checkFile(media, mode));
  if (media.width && media.height && media.width > media.height)
    findings.push(
      finding(
        'hint',
        'douyin_landscape',
        'media',
        '横屏视频在抖音推荐较少，建议竖屏 9:16。',
        'Landscape videos are shown less; 9:16 is advised.',
      ),
    );
  return findings;
}

const convertBefore = {
  zh: '请转为 MP4（H.264）后重新上传。',
  en: 'Convert it to MP4 (H.264) and upload it again.',
};

/** By phone and by hand the file goes as it is. */
function checkFile(media: DraftMedia, mode: PublicationMode): Finding[] {
  if (mode === 'api' && conversionOf(media)) {
    return [
      willBeConverted(
        'douyin',
        media.bytes > VIDEO_MAX_BYTES
          ? { zh: '视频超过 4 GB', en: 'The video is larger than 4 GB' }
          : { zh: '抖音宜用 MP4 格式', en: 'Douyin is best served with MP4' },
      ),
    ];
  }
  const wayOut = mode === 'api' ? convertYourself : convertBefore;
  const findings: Finding[] = [];
  if (media.bytes > VIDEO_MAX_BYTES)
    findings.push(
      finding(
        'error',
        'douyin_video_too_large',
        'media.bytes',
        '视频超过 4 GB，抖音不接收。',
        'Douyin takes no video above 4 GB.',
        wayOut.zh,
        wayOut.en,
      ),
    );
  if (!videoTypes.has(media.mediaType))
    findings.push(
      finding(
        'error',
        'douyin_video_format',
        'media.mediaType',
        `抖音不接收 ${media.mediaType} 格式。`,
        `Douyin does not take ${media.mediaType}.`,
        wayOut.zh,
        wayOut.en,
      ),
    );
  else if (media.mediaType === 'video/quicktime')
    findings.push(
      finding(
        'warning',
        'douyin_video_mov',
        'media.mediaType',
        'MOV 可能转码失败，建议 MP4。',
        'MOV may fail to be transcoded; MP4 is advised.',
        wayOut.zh,
        wayOut.en,
      ),
    );
  return findings;
}

function checkCaption(draft: PublicationDraft): Finding[] {
  const findings: Finding[] = [];
  const caption = buildCaption(draft);
  const length = captionLength(caption);
  if (length === 0)
    findings.push(finding('error', 'douyin_caption_empty', 'title', '文案为空。', 'The caption is empty.'));
  if (length > CAPTION_MAX)
    findings.push(
      finding(
        'error',
        'douyin_caption_too_long',
        'text',
        `文案 ${length} 字，最多 ${CAPTION_MAX} 字（含话题）。`,
        `The caption has ${length} characters; ${CAPTION_MAX} are allowed, topics included.`,
        '请在抖音版本里另写较短的文案。',
        'Write a shorter text for Douyin.',
      ),
    );
  else if (descriptionIsLeftOut(draft))
    findings.push(
      finding(
        'warning',
        'douyin_description_left_out',
        'text',
        `标题加描述超过 ${CAPTION_MAX} 字，将改用标题加摘要。`,
        `Title and description are longer than ${CAPTION_MAX} characters; title and summary are sent.`,
        '也可以在抖音版本里另写文案。',
        'A text for Douyin can be written instead.',
      ),
    );
  return [...findings, ...diversion(caption)];
}

function checkTopics(draft: PublicationDraft): Finding[] {
  const topics = topicsOf(draft.tags);
  if (topics.join() === [...new Set(draft.tags)].join()) return [];
  return [
    finding(
      'hint',
      'douyin_topics_changed',
      'tags',
      `话题最多 ${TOPICS_MAX} 个，且不含空格和 #；将发送：${topics.join('、')}。`,
      `At most ${TOPICS_MAX} topics without spaces and #; sent are: ${topics.join(', ')}.`,
    ),
  ];
}

function diversion(words: string): Finding[] {
  if (!/https?:\/\/|www\.|微信|公众号|weibo|微博/iu.test(words)) return [];
  return [
    finding(
      'warning',
      'douyin_diversion',
      'text',
      '文案含网址或其他平台名称，容易因导流被拒。',
      'Links and names of other platforms are often refused as diversion.',
    ),
  ];
}

function checkCover(draft: PublicationDraft, mode: PublicationMode): Finding[] {
  if (mode !== 'api' || !draft.media || coverSecondsOf(draft.options) !== undefined) return [];
  if (draft.cover && coverFit(draft.cover, draft.media)) return [];
  return [
    finding(
      'hint',
      'douyin_cover_frame',
      'coverAssetId',
      '没有与视频同比例的封面，抖音将使用首帧。',
      'There is no cover of the ratio of the video; its first frame is used.',
    ),
  ];
}

function finding(
  severity: Finding['severity'],
  code: string,
  path: string,
  zh: string,
  en: string,
  doZh?: string,
  doEn?: string,
): Finding {
  return {
    severity,
    code,
    path,
    message: { zh, en },
    ...(doZh && doEn ? { suggestion: { zh: doZh, en: doEn } } : {}),
  };
}
