/**
 * The nine people of the demonstration. Nobody holds two of the three administrator roles, and the three reviewers are
 * never the author. `unit` is a key of `units`.
 */
export const people = [
  {
    key: 'administrator',
    username: 'zhou.mingyuan',
    displayName: '周明远',
    unit: 'city',
    role: 'administrator',
    post: '系统管理员',
  },
  {
    key: 'security',
    username: 'han.jing',
    displayName: '韩静',
    unit: 'city',
    role: 'security_administrator',
    post: '安全管理员',
  },
  {
    key: 'auditor',
    username: 'luo.zhiguo',
    displayName: '罗志国',
    unit: 'city',
    role: 'auditor',
    post: '审计员',
  },
  {
    key: 'chief',
    username: 'chen.lan',
    displayName: '陈岚',
    unit: 'city',
    role: 'chief_editor',
    post: '总编（终审）',
  },
  {
    key: 'editor',
    username: 'lin.xiaowen',
    displayName: '林晓雯',
    unit: 'city',
    role: 'editor',
    post: '责任编辑（初审）',
  },
  {
    key: 'senior',
    username: 'zhao.yiming',
    displayName: '赵一鸣',
    unit: 'city',
    role: 'editor',
    post: '编辑部主任（复审）',
  },
  {
    key: 'desk',
    username: 'he.jia',
    displayName: '何佳',
    unit: 'city',
    role: 'editor',
    post: '通联编辑（收稿）',
  },
  {
    key: 'author',
    username: 'wu.siyuan',
    displayName: '吴思源',
    unit: 'city',
    role: 'author',
    post: '宣传干事',
  },
  {
    key: 'correspondent',
    username: 'wang.dayong',
    displayName: '王大勇',
    unit: 'enterprise',
    role: 'correspondent',
    post: '企业通讯员',
  },
];

/** A union that does not exist: a city under the root, two districts, an enterprise under one of them. */
export const units = [
  { key: 'city', code: 'yunhe', name: '云河市总工会', tier: 'city', parent: null },
  { key: 'east', code: 'yunhe-chenguang', name: '晨光区总工会', tier: 'county', parent: 'city' },
  { key: 'west', code: 'yunhe-hupan', name: '湖畔区总工会', tier: 'county', parent: 'city' },
  {
    key: 'enterprise',
    code: 'yunhe-zhonggong',
    name: '晨光重工公司工会',
    tier: 'enterprise',
    parent: 'east',
  },
];

export const columns = [
  { key: 'news', code: 'gonghui-yaowen', name: '工会要闻', position: 10 },
  { key: 'care', code: 'niangjiaren', name: '娘家人在身边', position: 20 },
  { key: 'radio', code: 'haojiao-yousheng', name: '号角有声', position: 30 },
  { key: 'film', code: 'weishipin', name: '微视频', position: 40 },
];
