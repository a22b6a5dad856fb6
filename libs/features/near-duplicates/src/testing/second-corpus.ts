import { Dice, fill } from './labelled-report';
import type { LabelledReport } from './labelled-report';
import { secondEvents, secondRewrites } from './second-stories';

const cities = [
  '江北',
  '西岭',
  '港城',
  '海州',
  '滨海',
  '中原',
  '苗岭',
  '白鹤',
  '沙河',
  '锦屏',
  '玉泉',
  '广陵',
  '平川',
  '高阳',
  '洛水',
  '沧浪',
];
const trades = [
  '机务段',
  '钢厂',
  '公交集团',
  '供电公司',
  '自来水公司',
  '燃气公司',
  '造纸厂',
  '人民医院',
  '第二中学',
  '环卫处',
  '邮政分公司',
  '公路局',
  '烟草公司',
  '化肥厂',
  '建筑安装公司',
];
const surnames = [...'阮舒俞裴韦凌殷丁甘厉苗柯骆滕邢翁项祝'];
const names = [
  '庭芳',
  '明远',
  '冬青',
  '长顺',
  '志远',
  '若琳',
  '大勇',
  '素云',
  '新民',
  '佳宁',
  '宏斌',
  '雅楠',
  '振海',
  '小满',
  '思源',
  '广义',
];

/** What is said, when, by whom: short parts that are strung together anew for every report. */
const leads = [
  '{when}，{unit}工会{act}，{count}名职工参加。',
  '近日，{unit}工会{act}。活动历时{small}天，共有{count}名会员参与。',
  '{when}上午，{unit}工会在{spot}{act}，工会主席{chair}出席并讲话，{count}名职工代表到场。',
  '本报讯（通讯员 {worker}）{when}，{unit}工会{act}。',
];
const acts = [
  '举办“中国梦·劳动美”主题演讲比赛',
  '组织开展职工心理健康讲座',
  '举行新会员入会集体宣誓仪式',
  '开展“安康杯”竞赛知识答题',
  '召开第{small}届职工代表大会第二次会议',
  '组织职工开展义务植树活动',
  '开展女职工“两癌”筛查',
  '举办职工子女暑期托管班',
  '开展师带徒结对签约仪式',
  '组织开展合理化建议征集活动',
  '举办迎新春送福字写春联活动',
  '开展职工互助保障理赔集中办理',
  '组织先进职工疗休养',
  '开展“五小”创新成果评选',
  '举办厂务公开民主管理培训班',
  '组织志愿服务队走进社区',
  '开展岗位练兵技术比武',
  '举办庆“三八”趣味活动',
];
const middles = [
  '活动中，大家热情高涨、积极参与，现场气氛热烈。',
  '{chair}指出，工会组织要主动靠前、精准施策，把好事办好、实事办实。',
  '据统计，今年以来该单位工会开展各类活动{small}场次，投入经费{money}万元，覆盖职工{big}人次。',
  '职工{worker}说：“工会想得真周到，我们干活更有劲了。”',
  '活动设一等奖{tiny}名、二等奖{small}名，优秀组织奖若干，{worker}等获得一等奖。',
  '为确保活动取得实效，工会提前制定方案、广泛宣传发动、严格组织实施。',
  '大家一致认为，活动形式新颖、内容丰富、贴近实际，希望今后多组织类似活动。',
  '与会人员认真听取了工作报告，并围绕职工福利、技能提升等议题提出意见建议{small}条，现场答复{tiny}条。',
  '工会还为职工送上价值{money}元的慰问品，并征求对工会工作的意见。',
  '活动得到了{city}市总工会的大力支持，配套资金{money}万元。',
];
const ends = [
  '今后，{unit}工会将进一步发挥桥梁纽带作用，团结带领广大职工建功新时代。',
  '通过活动，进一步增强了职工的归属感和凝聚力，营造了积极向上的企业文化氛围。',
  '下一阶段，该工会将持续擦亮服务品牌，不断提升职工群众的幸福指数。',
];
const headlines = [
  '{unit}工会{act}',
  '{city}：{act}',
  '{unit}：凝心聚力促发展',
  '{unit}工会用心用情服务职工',
];

/** By another hand than the first corpus: parts strung together instead of whole templates, other trades, words and people. */
export function secondCorpus(seed = 7): LabelledReport[] {
  const dice = new Dice(seed);
  const person = () => dice.one(surnames) + dice.one(names);
  const units = cities.flatMap((city) =>
    dice.some(trades, 2).map((trade) => ({ city, name: city + trade, chair: person() })),
  );
  const unrelated = Array.from({ length: 200 }, (): LabelledReport => {
    const { city, name, chair } = dice.one(units);
    const [month, day] = [dice.between(1, 12), dice.between(1, 28)];
    const small = dice.between(3, 28);
    const facts = {
      city,
      unit: name,
      chair,
      worker: person(),
      small,
      tiny: dice.between(1, 6),
      count: dice.between(15, 260),
      big: dice.between(200, 5000),
      money: dice.between(10, 600) / 10,
      when: dice.one([`${month}月${day}日`, `${day}日`]),
      spot: dice.one(['职工之家', '三楼会议室', '文体中心', '多功能厅', '实训室']),
      act: fill(dice.one(acts), { small }),
    };
    const sentences = [dice.one(leads), ...dice.some(middles, dice.between(3, 5)), dice.one(ends)];
    return {
      title: fill(dice.one(headlines), facts),
      body: sentences.map((sentence) => fill(sentence, facts)).join(''),
      occurredOn:
        dice.next() < 0.6 ? `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : null,
      story: null,
    };
  });
  return [...unrelated, ...secondRewrites, ...secondEvents];
}
