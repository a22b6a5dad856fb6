import type { Finding } from './channel-adapter';
import type { PublicationDraft } from './publication-draft';

/** What becomes of the sounds and films within a body on a platform that plays none there. */
export function bodyMediaFindings({ bodyMedia = [], kind }: PublicationDraft): Finding[] {
  if (bodyMedia.length === 0) return [];
  const count = bodyMedia.length;
  return [
    {
      severity: 'warning',
      code: 'body_media_in_words',
      path: kind === 'episode' ? 'episode.notesHtml' : 'article.html',
      message: {
        zh: `该平台的正文里不能播放音频和视频：${count} 处将改为图说加一句“打开原文页面”的提示。`,
        en: `The platform plays nothing within a text: ${count} sound(s) or film(s) become their captions and a way to the original page.`,
      },
      suggestion: {
        zh: '请给每段音频、视频写好图说；也可发布后在平台的编辑器里手动插入。',
        en: 'Write a caption for each; or insert them by hand in the platform’s own editor.',
      },
    },
  ];
}
