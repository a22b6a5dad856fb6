import type { BulletinState } from '@haojiao/features/bulletins';
import type {
  AdoptionExtent,
  AdoptionKind,
  AdoptionLevel,
  AdoptionStage,
  ProofState,
  SubmissionCategory,
  SubmissionEventKind,
  SubmissionState,
  Urgency,
} from '@haojiao/features/submissions';

type Words<Value extends string> = Readonly<Record<Value, string>>;

/** As reports are sorted in published rules. */
export const categoryWords: Words<SubmissionCategory> = {
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

export const stateWords: Words<SubmissionState> = {
  draft: '草稿',
  submitted: '已报送，待处理',
  returned: '退回补充，请修改后重报',
  accepted: '已采编，待发布',
  adopted: '已采用',
  declined: '未采用',
  withdrawn: '已撤回',
  duplicate: '与他稿重复',
};

/** What happened, in a correspondent's words. */
export const eventWords: Words<SubmissionEventKind> = {
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

export const levelWords: Words<AdoptionLevel> = {
  unit: '本单位',
  county: '县级',
  city: '市级',
  province: '省级',
  national: '全国',
};

export const adoptionStateWords: Words<ProofState> = {
  claimed: '待核实',
  verified: '已核实',
  refused: '未通过核实',
  revoked: '已撤销',
};

/** How it was used; a whole report that was adopted needs no word. */
export const adoptionWords: Partial<Words<AdoptionKind | AdoptionExtent | AdoptionStage>> = {
  standalone: '单篇',
  composite: '综合',
  brief: '简讯',
  sent_up: '上报',
  selected: '入选',
};

export const urgencyWords: Words<Urgency> = { normal: '普通', urgent: '加急', most_urgent: '特急' };

export const bulletinStateWords: Words<BulletinState> = {
  draft: '草稿',
  appeals: '公示中',
  closed: '已印发',
};
