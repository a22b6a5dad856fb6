import { checkText } from './domain/computed/check-text';
import { compileLexicon } from './domain/compile-lexicon';
import { findDamage } from './domain/encoding/find-damage';
import { scanText } from './domain/scan-text';
import { sampleRows } from './services/sample-lexicons';

/** Right as they stand, with the words, figures and numbers that careless checks stumble over. */
const cleanSentences = `
市总工会召开全委会，部署全年重点工作。
本市最低工资标准自2026年1月1日起调整。
该县原为国家级贫困县，2019年4月脱贫摘帽。
他获得国家级技能大师称号。
请使用工会账号登录系统报名。
截至5月1日，共有320名职工参加培训。
报名截止时间为5月8日17:00。
2026年5月1日（星期五），劳模事迹展开幕。
全市共20人获奖，其中男11人、女9人。
拨打12351热线，可以咨询工会法律援助。
朝工发〔2015〕18号文件已经印发。
台风登陆后，工会干部第一时间慰问抢险职工。
职工书屋新增图书1200册，订阅报刊36种。
合唱比赛评出一等奖3个、二等奖5个、三等奖8个。
入会申请通过率98%，满意率96%。
男职工占55%，女职工占45%。
活动投入50万元，其中会费30万元。
即使下雨，长跑活动也照常举行。
工人文化宫位于人民路12号，周二至周日开放。
书号ISBN 978-7-5008-1234-5，定价38元。
企业统一社会信用代码由18位数字和字母组成。
今日最高气温38℃，请注意防暑降温。
“互联网+工会”服务平台上线一周年。
农历五月初五，街道工会举办包粽子比赛。
他是全国五一劳动奖章获得者。
第十七次全国代表大会的精神学习班开班。
三级工会联动，五项措施落地。
10家企业签订集体合同，覆盖职工8000余人。
上午8:30报到，9:00正式开赛。
比赛以3:2结束，机修车间队获胜。
女职工委员会举办读书月活动。
环卫工人在驿站歇脚、喝水、充电。
区总工会慰问困难职工家庭126户。
技能竞赛设焊工、钳工、电工三个工种。
职工疗休养报名从3月15日开始。
工会会员凭会员卡可享受体检优惠。
新建“妈妈小屋”12间，惠及女职工900人。
送清凉活动走进20个工地，发放毛巾2000条。
金秋助学帮助86名职工子女圆梦大学。
企业工会与行政方开展平等协商。
今年一季度，全区新建基层工会15家。
直播累计收看量达120万人次，单场最高5万人次。
《工会法》普法讲座在园区举行。
《每日一问》栏目每天7:30更新。
职工创新工作室获得3项实用新型专利。
货车司机入会集中行动启动。
市、县、乡三级工会干部参加培训。
法律援助律师为农民工追回工资26.8万元。
他从事一线焊接工作二十余年，带出徒弟30多名。
工会主席向职代会报告全年经费收支情况。
会议审议通过了实施方案和三个附件。
请各单位于12月31日前报送总结。
车间主任王师傅被评为岗位标兵。
食堂推出减油减盐套餐，受到职工欢迎。
本次展览不收门票，欢迎广大职工参观。
`
  .split('\n')
  .filter((sentence) => sentence !== '');

describe('precision', () => {
  it('has more than fifty clean sentences', () => expect(cleanSentences.length).toBeGreaterThan(50));

  it('forbids nothing in them, in a title as little as in a body, and computes no fault', async () => {
    const rows = (await Promise.all(['sample-words', 'sample-superlatives'].map(sampleRows))).flat();
    const lexicon = compileLexicon(rows);
    const seen: string[] = [];
    for (const sentence of cleanSentences) {
      for (const field of ['title', 'body'] as const) {
        const context = { field, day: '2026-05-01' };
        const hits = scanText(lexicon, sentence, context).filter(({ mutedBy }) => mutedBy === null);
        seen.push(...hits.map(({ severity, found }) => `${severity} ${found} in ${sentence}`));
        seen.push(...checkText(sentence, context).map(({ code }) => `computed ${code} in ${sentence}`));
      }
      seen.push(...findDamage(sentence).map(({ kind }) => `damage ${kind} in ${sentence}`));
    }
    expect(seen.filter((one) => !one.startsWith('suggest') && !one.startsWith('confirm'))).toEqual([]);
    expect(seen).toEqual([]);
  });
});
