import { bodyMediaFindings } from '@haojiao/channel-kit';
import type { ChannelLimit, Finding, PublicationDraft } from '@haojiao/channel-kit';
import { graphemeCount } from '@haojiao/kernel';
import { picturesOf } from './custom.pictures';
import { PRESETS_READ_ON } from './custom.presets';
import type { CustomProfile } from './custom.settings';
import { composeText } from './custom.text';

/** The account's own settings as limits; their date is that of the presets. */
export function limitsOfProfile(profile: CustomProfile): ChannelLimit[] {
  const note = { zh: '可在账号设置中修改。', en: 'A setting of the account.' };
  const counted = { unit: 'characters' as const, readOn: PRESETS_READ_ON, note };
  return [
    ...(profile.titleMax > 0 ? [{ path: 'title', max: profile.titleMax, ...counted }] : []),
    { path: 'text', max: profile.textMax, ...counted },
    { path: 'images', max: profile.pictureMax, unit: 'items', readOn: PRESETS_READ_ON, note },
  ];
}

export function checkForCustom(draft: PublicationDraft, profile: CustomProfile): Finding[] {
  const sendsBody = profile.textTemplate.includes('{text}') && draft.text.trim() === '';
  return [
    ...checkTexts(draft, profile),
    ...checkPictures(draft, profile),
    ...checkMedia(draft, profile),
    ...(sendsBody ? bodyMediaFindings(draft) : []),
  ];
}

function checkTexts(draft: PublicationDraft, profile: CustomProfile): Finding[] {
  const findings: Finding[] = [];
  const title = graphemeCount(draft.title.trim());
  if (profile.titleMax > 0 && title > profile.titleMax)
    findings.push({
      severity: 'error',
      code: 'custom_title_too_long',
      path: 'title',
      message: {
        zh: `标题 ${title} 字，“${profile.displayName}”最多 ${profile.titleMax} 字。`,
        en: `The title has ${title} characters; "${profile.displayName}" takes ${profile.titleMax}.`,
      },
      suggestion: {
        zh: `减少 ${title - profile.titleMax} 字，或在 custom 版本中另写短标题。`,
        en: `Cut ${title - profile.titleMax}, or write a short one in the variant "custom".`,
      },
    });
  const text = composeText(draft, profile.textTemplate);
  const length = graphemeCount(text);
  if (text === '')
    findings.push({
      severity: 'error',
      code: 'custom_text_empty',
      path: 'text',
      message: { zh: '按模板生成的文字是空的。', en: 'The template yields no text.' },
      suggestion: { zh: '填写摘要，或修改账号的文字模板。', en: 'Write a summary, or change the template.' },
    });
  if (length > profile.textMax)
    findings.push({
      severity: 'error',
      code: 'custom_text_too_long',
      path: 'text',
      message: {
        zh: `文字共 ${length} 字，“${profile.displayName}”最多 ${profile.textMax} 字。`,
        en: `The text has ${length} characters; "${profile.displayName}" takes ${profile.textMax}.`,
      },
      suggestion: {
        zh: `减少 ${length - profile.textMax} 字，或在 custom 版本中另写一段。`,
        en: `Cut ${length - profile.textMax}, or write another text in the variant "custom".`,
      },
    });
  return findings;
}

function checkPictures(draft: PublicationDraft, profile: CustomProfile): Finding[] {
  const there = picturesOf(draft, { ...profile, pictureMax: Number.MAX_SAFE_INTEGER }).length;
  if (there <= profile.pictureMax) return [];
  return [
    {
      severity: 'warning',
      code: 'custom_pictures_left_out',
      path: 'images',
      message: {
        zh: `共 ${there} 张图片，只取前 ${profile.pictureMax} 张。`,
        en: `Of ${there} pictures only the first ${profile.pictureMax} are taken.`,
      },
      suggestion: { zh: '把最重要的图片放在前面。', en: 'Put the most important ones first.' },
    },
  ];
}

function checkMedia(draft: PublicationDraft, profile: CustomProfile): Finding[] {
  if (draft.kind !== 'article' && !draft.media)
    return [
      {
        severity: 'error',
        code: 'custom_media_missing',
        path: 'media',
        message: { zh: '缺少音视频文件。', en: 'The audio or video file is missing.' },
        suggestion: { zh: '在稿件中补充文件。', en: 'Add the file to the item.' },
      },
    ];
  if (profile.preset !== 'wechat_channels' || draft.kind === 'video') return [];
  if (picturesOf(draft, profile).length > 0) return [];
  return [
    {
      severity: 'error',
      code: 'custom_nothing_to_show',
      path: 'coverAssetId',
      message: { zh: '视频号不能只发文字，需要视频或图片。', en: 'A video account takes no text alone.' },
      suggestion: { zh: '配封面或正文图片。', en: 'Add a cover or pictures.' },
    },
  ];
}
