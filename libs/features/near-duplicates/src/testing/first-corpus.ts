import { Dice, fill } from './labelled-report';
import type { LabelledReport } from './labelled-report';
import { firstEvents, firstRewrites } from './first-stories';

const towns = [
  '青石',
  '云溪',
  '临江',
  '东湖',
  '望山',
  '新安',
  '白塔',
  '柳河',
  '金川',
  '永宁',
  '石桥',
  '丰泽',
  '南屏',
  '北关',
  '龙泉',
  '凤鸣',
  '清远',
  '太和',
  '双河',
  '长岭',
];
const firms = [
  '宏远纺织',
  '华盛机械',
  '天工重工',
  '金穗食品',
  '瑞丰化工',
  '海通物流',
  '恒力电气',
  '德胜建材',
  '绿源环保',
  '通达客运',
  '盛泰矿业',
  '新华印刷',
  '东方制药',
  '安居物业',
  '顺风快递',
];
const family = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐'];
const given = [
  '建国',
  '志强',
  '丽华',
  '晓东',
  '海燕',
  '文斌',
  '玉梅',
  '春生',
  '永刚',
  '秀英',
  '立新',
  '国庆',
  '伟',
  '静',
  '磊',
  '娜',
  '军',
  '婷',
  '俊峰',
  '雪梅',
];

const opening = [
  '为深入学习贯彻党的二十大精神，切实维护职工合法权益，',
  '为大力弘扬劳模精神、劳动精神、工匠精神，',
  '为进一步增强工会组织的凝聚力和向心力，',
  '连日来，',
  '为充分发挥工会“娘家人”作用，',
  '为丰富职工业余文化生活，展现新时代职工风采，',
];
const closing = [
  '下一步，{unit}将继续坚持以职工为中心的工作导向，不断提升服务职工的能力和水平，把党的关怀和工会“娘家人”的温暖送到广大职工心坎上。',
  '此次活动得到了广大职工的一致好评，进一步增强了职工的获得感、幸福感、安全感。',
  '职工们纷纷表示，将以更加饱满的热情投入到工作中去，为高质量发展贡献智慧和力量。',
  '{unit}主席{chair}表示，工会将常态化开展此类活动，切实当好职工群众信赖的“娘家人”“贴心人”。',
];

/** Title, and what every report of the topic says, with the sentences that only some say. */
interface Topic {
  titles: string[];
  core: string[];
  others: string[];
}

const topics: Topic[] = [
  {
    titles: [
      '{unit}开展夏季“送清凉”慰问活动',
      '{unit}：高温送清凉 关怀暖人心',
      '烈日炎炎送清凉 {unit}慰问一线职工',
    ],
    core: [
      '{month}月{day}日，{unit}主席{chair}一行深入{place}，开展夏季“送清凉”慰问活动，为{count}名坚守在高温一线的职工送去矿泉水、绿豆汤、毛巾、藿香正气水等防暑降温用品。',
      '每到一处，{chair}都与职工亲切交谈，详细了解他们的工作和生活情况，叮嘱大家合理安排作业时间，注意防暑降温，确保身体健康和安全生产。',
    ],
    others: [
      '据悉，今年以来该工会共筹集资金{money}万元，走访慰问企业{small}家，惠及职工{big}人次。',
      '“工会送来的不仅是清凉，更是关心和温暖。”正在作业的{worker}激动地说。',
      '慰问组还检查了企业防暑降温措施落实情况，要求企业严格执行高温天气作业有关规定。',
    ],
  },
  {
    titles: ['{unit}举办职工技能竞赛', '以赛促学 以学促干——{unit}职工技能大赛落幕', '{unit}技能竞赛精彩开赛'],
    core: [
      '{month}月{day}日，由{unit}主办的{year}年职工职业技能竞赛在{place}举行，来自各基层单位的{count}名选手同台竞技、切磋技艺。',
      '竞赛分为理论考试和实际操作两部分，涵盖焊工、电工、钳工等工种，全面检验参赛选手的专业知识和操作水平。',
    ],
    others: [
      '经过激烈角逐，{worker}以{score}分的成绩夺得第一名，按程序申报“五一劳动奖章”。',
      '近年来，该工会累计投入{money}万元，建成劳模和工匠人才创新工作室{small}个。',
      '{chair}在致辞中指出，要以此次竞赛为契机，在广大职工中掀起比学赶帮超的热潮。',
    ],
  },
  {
    titles: ['{unit}组织劳模健康疗休养', '{unit}开展劳模座谈会', '弘扬劳模精神 {unit}走访慰问劳模'],
    core: [
      '{month}月{day}日，{unit}在{place}召开劳模座谈会，{count}名各级劳模代表齐聚一堂，畅谈奋斗历程。',
      '会上，劳模代表围绕立足岗位、传承技艺、带徒育人等方面作了交流发言。',
    ],
    others: [
      '全国五一劳动奖章获得者{worker}结合自身经历，讲述了扎根一线{small}年的故事。',
      '据了解，该工会今年已安排{money}万元用于劳模帮扶，{big}人次受益。',
      '{chair}希望广大劳模珍惜荣誉、再接再厉，发挥示范引领作用。',
    ],
  },
  {
    titles: [
      '{unit}开展“金秋助学”活动',
      '{unit}发放助学金 圆职工子女大学梦',
      '金秋助学情暖学子 {unit}在行动',
    ],
    core: [
      '{month}月{day}日，{unit}在{place}举行“金秋助学”助学金发放仪式，为{count}名困难职工子女发放助学金{money}万元。',
      '仪式上，{chair}勉励受助学子自强不息、刻苦学习，早日成才回报社会。',
    ],
    others: [
      '受助学生家长{worker}激动地表示，工会的帮助解了燃眉之急。',
      '据统计，“金秋助学”活动开展以来，已累计资助困难职工家庭子女{big}人次。',
      '该工会建立困难职工子女就学档案，做到精准识别、精准帮扶。',
    ],
  },
  {
    titles: ['{unit}举办女职工权益保护法律讲座', '{unit}开展普法宣传活动', '工会送法进企业 {unit}维权在身边'],
    core: [
      '{month}月{day}日，{unit}走进{place}开展“尊法守法·携手筑梦”普法宣传活动，{count}名职工参加。',
      '活动现场，法律援助律师围绕劳动合同签订、工资支付、社会保险、工伤认定等职工关心的问题，结合典型案例进行了深入浅出的讲解。',
    ],
    others: [
      '现场共发放宣传资料{big}余份，接受法律咨询{small}人次。',
      '{worker}说，听了讲座，对自己的权益更清楚了。',
      '{chair}要求各级工会把普法宣传与集体协商结合起来，推动构建和谐劳动关系。',
    ],
  },
  {
    titles: ['{unit}举办职工运动会', '{unit}职工趣味运动会激情开赛', '凝心聚力 {unit}开展职工文体活动'],
    core: [
      '{month}月{day}日，{unit}第{small}届职工运动会在{place}开幕，{count}名职工运动员参加拔河、跳绳、篮球、乒乓球等项目的比赛。',
      '赛场上，运动员们奋勇争先、团结协作，加油声、喝彩声此起彼伏。',
    ],
    others: [
      '经过两天的角逐，{firm}代表队以总分{score}分获得团体第一名。',
      '{worker}告诉记者，参加比赛既锻炼了身体，又结识了朋友。',
      '近年来，该工会先后成立各类职工文体协会{small}个，吸纳会员{big}人。',
    ],
  },
  {
    titles: ['{unit}关爱新就业形态劳动者', '{unit}建成户外劳动者服务站', '小驿站大温暖 {unit}服务快递小哥'],
    core: [
      '{month}月{day}日，{unit}新建的户外劳动者服务站在{place}揭牌启用，为快递员、外卖骑手、环卫工人等提供歇脚、饮水、充电、热饭等服务。',
      '服务站面积{count}平方米，配备冰箱、微波炉、饮水机、应急药箱等设施。',
    ],
    others: [
      '外卖骑手{worker}说：“累了能歇歇脚，渴了能喝口水，真方便。”',
      '截至目前，该工会已投入{money}万元，建成户外劳动者服务站{small}个，服务{big}人次。',
      '{chair}表示，将推动货车司机、网约车司机等群体入会。',
    ],
  },
  {
    titles: ['{unit}开展安全生产月活动', '{unit}“安康杯”竞赛走深走实', '{unit}组织职工开展应急演练'],
    core: [
      '{month}月{day}日，{unit}联合{firm}在{place}组织开展应急演练，{count}名职工参加，模拟火灾逃生、伤员救护等科目。',
      '演练过程中，各小组反应迅速、配合默契，达到了预期效果。',
    ],
    others: [
      '安全员{worker}为大家讲解了灭火器使用方法和心肺复苏要领。',
      '今年以来，该工会排查整改安全隐患{small}处，培训职工{big}人次。',
      '{chair}强调，要压实群众安全生产监督责任，深入开展“安康杯”竞赛。',
    ],
  },
  {
    titles: ['{unit}召开集体协商会议', '{unit}签订工资集体合同', '协商共赢促和谐 {unit}推进集体协商'],
    core: [
      '{month}月{day}日，{unit}指导{firm}在{place}召开工资集体协商会议，劳资双方就年度工资增长、休息休假、福利待遇等进行平等协商。',
      '经协商，双方一致同意职工年平均工资增长{score}元，惠及职工{count}人。',
    ],
    others: [
      '职工方首席代表{worker}表示，协商让大家的诉求有了出口。',
      '目前，该工会已指导{small}家企业签订集体合同，覆盖职工{big}人。',
      '{chair}指出，要把集体协商“要约行动”做实做细。',
    ],
  },
  {
    titles: ['{unit}举办单身职工联谊活动', '{unit}：情定金秋 相约工会', '{unit}为单身职工搭鹊桥'],
    core: [
      '{month}月{day}日，{unit}在{place}举办“会聚良缘”单身职工联谊活动，来自机关、企业、学校、医院的{count}名单身青年参加。',
      '活动设置破冰游戏、才艺展示、心动互选等环节，现场气氛热烈。',
    ],
    others: [
      '活动结束时，{small}对青年牵手成功。',
      '职工{worker}说，工会活动让自己走出了“朋友圈”。',
      '{chair}介绍，该工会今年计划举办联谊活动{score}场。',
    ],
  },
  {
    titles: ['{unit}走访慰问困难职工', '{unit}开展“送温暖”活动', '寒冬送温暖 {unit}慰问困难职工家庭'],
    core: [
      '{month}月{day}日，{unit}主席{chair}带队深入{place}，走访慰问{count}户困难职工家庭，送去慰问金和米、面、油等生活用品。',
      '在困难职工家中，慰问组仔细询问他们的身体状况和生活情况，鼓励他们坚定信心、克服困难。',
    ],
    others: [
      '“谢谢工会还惦记着我们。”困难职工{worker}握着慰问人员的手说。',
      '“两节”期间，该工会共发放慰问金{money}万元，慰问职工{big}人。',
      '该工会坚持“一户一档”，实行动态管理、梯度帮扶。',
    ],
  },
  {
    titles: ['{unit}开展职工读书活动', '{unit}举办“书香工会”读书分享会', '书香润心 {unit}建设职工书屋'],
    core: [
      '{month}月{day}日，{unit}在{place}举办“书香工会”读书分享会，{count}名职工代表参加。',
      '分享会上，职工们结合自身岗位和阅读体会，讲述读书故事，分享成长感悟。',
    ],
    others: [
      '职工{worker}分享了《平凡的世界》读后感，引起现场共鸣。',
      '目前，该工会建成职工书屋{small}家，藏书{big}册。',
      '{chair}希望职工养成爱读书、读好书、善读书的习惯。',
    ],
  },
];

/** Reports of several units by the same templates: only who, when, where and how many differ. */
export function firstCorpus(seed = 20261): LabelledReport[] {
  const dice = new Dice(seed);
  const person = () => dice.one(family) + dice.one(given);
  const units = towns
    .flatMap((town) => [`${town}县总工会`, `${town}街道总工会`])
    .map((name) => ({ name, chair: person() }));
  const unrelated = Array.from({ length: 200 }, (_, index): LabelledReport => {
    const topic = topics[index % topics.length]!;
    const unit = dice.one(units);
    const [month, day] = [dice.between(5, 10), dice.between(1, 28)];
    const facts = {
      unit: unit.name,
      chair: unit.chair,
      worker: person(),
      firm: `${dice.one(firms)}有限公司`,
      month,
      day,
      year: 2026,
      place: dice.one([
        `${dice.one(firms)}有限公司`,
        `${dice.one(towns)}社区`,
        `${dice.one(towns)}广场`,
        '职工活动中心',
        '工人文化宫',
        `${dice.one(towns)}项目部`,
      ]),
      count: dice.between(20, 400),
      small: dice.between(3, 30),
      big: dice.between(300, 9000),
      money: dice.between(20, 900) / 10,
      score: dice.between(80, 400),
    };
    const sentences = [
      dice.one(opening) + topic.core[0]!,
      ...topic.core.slice(1),
      ...dice.some(topic.others, 2),
      dice.one(closing),
    ];
    return {
      title: fill(dice.one(topic.titles), facts),
      body: sentences.map((sentence) => fill(sentence, facts)).join(dice.one(['\n', ''])),
      occurredOn:
        dice.next() < 0.5 ? `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : null,
      story: null,
    };
  });
  return [...unrelated, ...firstRewrites, ...firstEvents];
}
