import type { ChannelAccess, FormField } from './channel-adapter';

/** The setting of every account whose platform tells figures: collecting them can be switched off. */
export const figuresOffField: FormField = {
  key: 'figuresOff',
  label: { zh: '不自动读取平台数据', en: 'Do not collect figures' },
  kind: 'boolean',
  required: false,
  help: {
    zh: '默认自动读取阅读、互动和粉丝数；关闭后由人工填写或导入，已有数据保留。',
    en: 'Reads, reactions and followers are collected by default; when off they are typed in or imported. What is there stays.',
  },
};

export function figuresAreOff({ settings }: Pick<ChannelAccess, 'settings'>): boolean {
  return settings.figuresOff === true;
}
