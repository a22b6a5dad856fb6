import { chineseNumber } from './numbers.mjs';

export function shortFilm(run) {
  const title = `云河工会夏日送清凉微视频${chineseNumber(run)}`;
  return {
    content: {
      title,
      summary: '一瓶水送到工位，一把伞撑在路口，一间驿站全天开门。',
      byline: '云河市总工会',
      tags: ['送清凉', '劳动者最美'],
      video: { descriptionText: '十二秒，看看清凉怎样走到劳动者身边。' },
    },
    // Douyin has no field for a title: the caption's first line serves as one.
    douyin: `${title}\n一瓶水送到工位，一把伞撑在路口，娘家人就在身边。`,
  };
}
