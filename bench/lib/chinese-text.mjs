const vocabulary =
  `职工 工会 劳动 竞赛 培训 技能 服务 慰问 高温 一线 关爱 维权 协商 合同 安全 生产 模范 工匠 创新 班组 车间 建设 企业 园区 街道 社区
   帮扶 困难 家庭 助学 健康 体检 疗养 文化 体育 书屋 读书 演讲 合唱 比赛 表彰 先进 集体 个人 代表 大会 选举 民主 管理 公开 监督
   调研 基层 走访 座谈 问题 建议 落实 方案 机制 平台 网络 数据 智慧 户外 驿站 司机 快递 骑手 货运 护理 教师 医生 工程 项目 质量
   效率 节能 环保 绿色 发展 城市 乡村 振兴 就业 创业 法律 援助 调解 仲裁 工资 保险 保障 女工 婚恋 托管 子女 暑期 夏令 春节 送岗`
    .split(/\s+/)
    .filter(Boolean);
const joints = ['，', '，', '。', '、', '和', '的', '在', '与', '为', '开展'];

/** Reproducible numbers from 0 to 1: the same seed makes the same texts in every run. */
export function seeded(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Readable enough Chinese of so many characters, of other words each time; common words are common, rare ones rare. */
export function chineseText(characters, random) {
  let text = '';
  while (text.length < characters) {
    const word = vocabulary[Math.floor(random() ** 2 * vocabulary.length)];
    text += word + (random() < 0.5 ? joints[Math.floor(random() * joints.length)] : '');
  }
  return text.slice(0, characters);
}
