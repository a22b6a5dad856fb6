/** @type {Record<string, string>} */
export const categoryWords = {
  news: '动态',
  experience: '经验',
  problem: '问题',
  opinion: '舆情',
  research: '调研',
  proposal: '建议',
  urgent: '紧急',
  brief: '简讯',
  commissioned: '约稿',
};

/** @type {Record<string, string>} */
export const stateWords = {
  draft: '草稿',
  submitted: '已报送，待处理',
  returned: '退回补充，请修改后重报',
  accepted: '已采编，待发布',
  adopted: '已采用',
  declined: '未采用',
  withdrawn: '已撤回',
  duplicate: '与他稿重复',
};

/**
 * What happened, in a correspondent's words; a kind that is new is left to its note.
 * @type {Record<string, string>}
 */
export const eventWords = {
  submitted: '报送',
  resent: '修改后重报',
  changed: '修改了内容',
  returned: '编辑退回，请补充',
  withdrawn: '撤回',
  accepted: '编辑采编',
  declined: '编辑决定不采用',
  adopted: '发布采用',
  reopened: '重新待处理',
  joined: '列为联合来稿',
  separated: '不再列为联合来稿',
  marked_duplicate: '列为重复来稿',
  adoption_claimed: '登记采用，待核实',
  adoption_verified: '采用已核实',
  adoption_refused: '采用登记未通过核实',
  adoption_revoked: '采用登记被撤销',
  adoption_taken_down: '发布内容已撤下',
  instruction_claimed: '登记领导批示，待核实',
  instruction_verified: '领导批示已核实',
  instruction_refused: '领导批示登记未通过核实',
  instruction_revoked: '领导批示登记被撤销',
};

/** @type {Record<string, string>} */
export const levelWords = {
  unit: '本单位',
  county: '县级',
  city: '市级',
  province: '省级',
  national: '全国',
};

/** @type {Record<string, string>} */
export const adoptionStateWords = {
  claimed: '待核实',
  verified: '已核实',
  refused: '未通过核实',
  revoked: '已撤销',
};

/** @type {Record<string, string>} */
export const adoptionWords = {
  standalone: '单篇',
  composite: '综合',
  brief: '简讯',
  sent_up: '上报',
  selected: '入选',
};

/**
 * A moment as clocks in this country show it: `7月22日 09:05`.
 * @param {string | number} moment
 */
export function momentText(moment) {
  const beijing = new Date(new Date(moment).getTime() + 8 * 3600000).toISOString();
  const day = `${Number(beijing.slice(5, 7))}月${Number(beijing.slice(8, 10))}日`;
  return `${day} ${beijing.slice(11, 16)}`;
}
