import type { Finding, PublicationDraft, PublicationMode } from '@haojiao/channel-kit';
import {
  CAPTION_MAX,
  TOPICS_MAX,
  buildCaption,
  captionLength,
  coverFit,
  coverSecondsOf,
  topicsOf,
} from './douyin.mapper';

export const DURATION_MAX_SECONDS = 15 * 60;
export const VIDEO_MAX_BYTES = 4 * 1024 ** 3;
const containers = ['video/mp4', 'video/webm', 'video/quicktime'];

/** What Douyin would refuse, spoil or slow down. Length and size weigh less when a person posts by hand. */
export function checkForDouyin(draft: PublicationDraft, mode: PublicationMode): Finding[] {
  if (draft.kind !== 'video')
    return [
      finding(
        'hint',
        'douyin_by_hand',
        'kind',
        '抖音没有图文长文和音频的接口，将生成人工发布包。',
        'Douyin has no API for articles and audio; a pack for posting by hand is made.',
      ),
    ];
  return [...checkVideo(draft), ...checkCaption(draft), ...checkCover(draft, mode)];
}

function checkVideo(draft: PublicationDraft): Finding[] {
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
  if (media.bytes > VIDEO_MAX_BYTES)
    findings.push(
      finding(
        'error',
        'douyin_video_too_large',
        'media.bytes',
        '视频超过 4 GB，抖音不接收。',
        'Douyin takes no video above 4 GB.',
        '请降低码率后重新上传。',
        'Encode it at a lower bit rate.',
      ),
    );
  if (!containers.includes(media.mediaType))
    findings.push(
      finding(
        'error',
        'douyin_video_format',
        'media.mediaType',
        `抖音不接收 ${media.mediaType} 格式。`,
        `Douyin does not take ${media.mediaType}.`,
        '请转为 MP4（H.264）。',
        'Convert it to MP4 (H.264).',
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
      ),
    );
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
      ),
    );
  if (
    new Set(draft.tags).size > TOPICS_MAX ||
    topicsOf(draft.tags).join() !== [...new Set(draft.tags)].join()
  )
    findings.push(
      finding(
        'hint',
        'douyin_topics_changed',
        'tags',
        `话题最多 ${TOPICS_MAX} 个，且不含空格和 #；将发送：${topicsOf(draft.tags).join('、')}。`,
        `At most ${TOPICS_MAX} topics without spaces and #; sent are: ${topicsOf(draft.tags).join(', ')}.`,
      ),
    );
  if (/https?:\/\/|www\.|微信|公众号|weibo|微博/iu.test(caption))
    findings.push(
      finding(
        'warning',
        'douyin_diversion',
        'text',
        '文案含网址或其他平台名称，容易因导流被拒。',
        'Links and names of other platforms are often refused as diversion.',
      ),
    );
  return findings;
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
