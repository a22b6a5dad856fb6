import { chineseNumber } from './numbers.mjs';

/** What the enterprise's correspondent sends up, and what the editor makes of it for each channel. */
export function skillsReport(run, [workshop, podium]) {
  const match = chineseNumber(run);
  const title = `焊花里的较量：晨光重工技能竞赛第${match}赛`;
  return {
    title,
    category: 'news',
    contributor: '王大勇',
    bodyHtml: `<p>上午九点，哨声一响，晨光重工二车间的四十八个工位同时亮起焊花。公司工会举办的职工技能竞赛第${match}赛当天开赛，来自九个班组的四十八名焊工同场比武。</p>
${workshop}
<h2>题目就在工位上</h2>
<p>这一赛不考背诵，题目全部取自生产现场：一道立焊、一道仰焊，再加一段返修件的补焊。焊缝外观由三名裁判背对背打分，内部质量交给探伤仪说话，最后当场公布每一项的得分。</p>
<p>“评分表贴在墙上，扣在哪里一清二楚。”三班组长刘建军是第二次参赛，他最看重的是赛后的讲评，“裁判把我的焊缝切开，指给我看哪里熔得不够深，这一课比名次值钱。”</p>
<h2>师带徒，一起上</h2>
<p>今年竞赛新设了师徒组。师傅只能说、不能动手，徒弟边焊边报参数。入厂两年的周小满和师傅郑国强配合拿下了师徒组第一名。“平时师傅话不多，今天一句‘稳住手腕’，我心里就有底了。”周小满说。</p>
${podium}
<p>竞赛结束后，公司工会把前十名的操作要点整理成图示卡片，发到每个班组；获奖职工将担任月末“班后一小时”课堂的讲师，把绝活教给更多工友。</p>
<blockquote><p>本赛参赛四十八人，一次合格率百分之九十六，比上一赛提高四个百分点。</p></blockquote>`,
    draft: {
      summary: `四十八个工位，一声哨响。晨光重工把赛题搬到工位上，把讲评做成一堂课。`,
      byline: '晨光重工公司工会 王大勇',
      tags: ['技能竞赛', '师带徒', '产业工人'],
      source: { name: '晨光重工公司工会' },
    },
    weibo: `【${title}】四十八个工位同时亮起焊花：题目取自现场，焊缝当场切开讲评，师傅只能说不能动手。名次之外，学到手的本事带得走。`,
  };
}
