/** The words of states on Chinese paper. */
export const reviewStateWords: Record<string, string> = {
  open: '审核中',
  approved: '已签发',
  returned: '已退改',
  rejected: '已退稿',
  recalled: '已撤回送审',
};

export const typeWords: Record<string, string> = { article: '图文', episode: '音频', video: '视频' };

export const modeWords: Record<string, string> = {
  api: '接口发布',
  share: '分享发布',
  feed: '平台抓取',
  hand_off: '人工发布',
};

export const publicationStateWords: Record<string, string> = {
  scheduled: '已排期',
  queued: '待发布',
  publishing: '发布中',
  awaiting_platform: '等待平台',
  awaiting_hand_off: '待人工发布',
  published: '已发布',
  failed: '失败',
  needs_attention: '待人工确认',
  cancelled: '已取消',
  withdrawing: '撤稿中',
  withdrawn: '已撤稿',
};

export const emergencyReasonWords: Record<string, string> = {
  accident: '突发事故',
  safety_notice: '安全提示',
  rumour: '辟谣',
  weather: '极端天气',
  other: '其他',
};

export const emergencyMeansWords: Record<string, string> = {
  phone: '电话批准',
  message: '消息批准',
  in_person: '当面批准',
};

/** A word of the table, or the state itself where it is newer than the table. */
export function wordFor(words: Record<string, string>, state: string): string {
  return words[state] ?? state;
}
