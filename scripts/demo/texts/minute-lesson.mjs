import { spoken } from '../media-words.mjs';
import { chineseNumber } from './numbers.mjs';

/** The audio episode; its transcript is what the recording says. */
export function minuteLesson(run) {
  const title = `一分钟微课：高温作业三件事（第${chineseNumber(run)}期）`;
  return {
    content: {
      title,
      summary: '多喝淡盐水、避开正午、头晕就停。用一分钟记住户外作业的三件事。',
      byline: '云河市总工会',
      tags: ['号角有声', '安全生产'],
      episode: {
        season: 1,
        number: run,
        notesHtml:
          '<p>适合班前会播放。</p><ol><li>多喝淡盐水，不等口渴；</li><li>十二点到三点尽量避开日晒；</li><li>头晕恶心立即停下，到阴凉处休息并报告班组长。</li></ol>',
        transcript: spoken.join('\n'),
        guests: ['云河市总工会劳动保护监督员'],
      },
    },
  };
}
