/** Common characters and the parts into which they are taken apart to get past a check. Our own, modest list. */
const lines = `
相=木目 想=木目心 好=女子 明=日月 胡=古月 林=木木 森=木木木 朋=月月 炎=火火 从=人人 众=人人人 品=口口口 晶=日日日
骗=马扁 赌=贝者 财=贝才 败=贝攵 贪=今贝 购=贝勾 赔=贝咅 钱=钅戋 银=钅艮 铁=钅失 钢=钅冈 错=钅昔
打=扌丁 扣=扌口 拍=扌白 抗=扌亢 投=扌殳 抽=扌由 拆=扌斥 扫=扌彐 抢=扌仓 招=扌召 换=扌奂 
江=氵工 河=氵可 法=氵去 汗=氵干 治=氵台 游=氵斿 酒=氵酉 海=氵每 清=氵青 泪=氵目
你=亻尔 他=亻也 们=亻门 信=亻言 化=亻匕 休=亻木 体=亻本 低=亻氐 件=亻牛 假=亻叚 做=亻故 伪=亻为 位=亻立
说=讠兑 话=讠舌 认=讠人 证=讠正 试=讠式 讲=讠井 诈=讠乍 谈=讠炎 订=讠丁 计=讠十 议=讠义 论=讠仑
吃=口乞 吗=口马 吧=口巴 呢=口尼 听=口斤 唱=口昌 叫=口丩 吹=口欠 咬=口交 喝=口曷
妈=女马 她=女也 姐=女且 妹=女未 奶=女乃 妓=女支 奸=女干 娱=女吴 
红=纟工 级=纟及 约=纟勺 给=纟合 结=纟吉 组=纟且 织=纟只 线=纟戋 
杀=乂木 村=木寸 权=木又 极=木及 枪=木仓 机=木几 林=木木 松=木公 
政=正攵 功=工力 助=且力 动=云力 加=力口 劳=艹冖力 男=田力 
党=尚儿 国=囗玉 团=囗才 困=囗木 因=囗大 
思=田心 息=自心 忘=亡心 怒=奴心 恶=亚心 愁=秋心 感=咸心 志=士心 忠=中心
骂=口口马 哭=口口犬 器=口口犬口口 
时=日寸 晴=日青 昨=日乍 暗=日音 星=日生 早=日十 
肥=月巴 胖=月半 肚=月土 脏=月庄 服=月艮 
问=门口 间=门日 闻=门耳 闲=门木 闭=门才 
草=艹早 花=艹化 药=艹约 毒=龶母 
秋=禾火 和=禾口 种=禾中 税=禾兑 私=禾厶 科=禾斗 
强=弓虽 张=弓长 弹=弓单 
鸡=又鸟 鸭=甲鸟 鸦=牙鸟 
双=又又 欢=又欠 难=又隹 对=又寸 
`;

/** Character → its parts. */
export const partsOf: ReadonlyMap<string, string> = new Map(
  lines
    .split(/\s+/)
    .filter((entry) => entry !== '')
    .map((entry) => entry.split('=') as [string, string]),
);

/** The pattern with every character taken apart that can be, and with each alone; empty where none can. */
export function splitForms(pattern: string): string[] {
  const characters = [...pattern];
  const form = (isSplit: (index: number) => boolean) =>
    characters.map((one, index) => (isSplit(index) ? (partsOf.get(one) ?? one) : one)).join('');
  const forms = new Set([
    form(() => true),
    ...characters.map((_, alone) => form((index) => index === alone)),
  ]);
  forms.delete(pattern);
  return [...forms];
}
