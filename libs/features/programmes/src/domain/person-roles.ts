export interface PersonRole {
  /** As stored and asked for. */
  key: string;
  /** As `podcast:person` names it: roles and groups of the Podcast Taxonomy Project, lower case. */
  role: string;
  group: string;
  zh: string;
}

/** Those roles of the Podcasting 2.0 taxonomy (podcastindex.org/namespace/1.0#person, read 2026-11) that unions have. */
export const personRoles: readonly PersonRole[] = [
  { key: 'host', role: 'host', group: 'cast', zh: '主持人' },
  { key: 'co_host', role: 'co-host', group: 'cast', zh: '搭档主持' },
  { key: 'guest_host', role: 'guest host', group: 'cast', zh: '客座主持' },
  { key: 'guest', role: 'guest', group: 'cast', zh: '嘉宾' },
  { key: 'narrator', role: 'narrator', group: 'cast', zh: '朗读' },
  { key: 'voice_actor', role: 'voice actor', group: 'cast', zh: '配音' },
  { key: 'announcer', role: 'announcer', group: 'cast', zh: '播音' },
  { key: 'reporter', role: 'reporter', group: 'cast', zh: '记者' },
  { key: 'director', role: 'director', group: 'creative direction', zh: '导演' },
  { key: 'executive_producer', role: 'executive producer', group: 'creative direction', zh: '监制' },
  { key: 'producer', role: 'producer', group: 'creative direction', zh: '制作人' },
  { key: 'assistant_producer', role: 'associate producer', group: 'creative direction', zh: '助理制作人' },
  { key: 'author', role: 'author', group: 'writing', zh: '作者' },
  { key: 'writer', role: 'writer', group: 'writing', zh: '撰稿' },
  { key: 'editor', role: 'editor', group: 'writing', zh: '编辑' },
  { key: 'fact_checker', role: 'fact checker', group: 'writing', zh: '核校' },
  { key: 'researcher', role: 'researcher', group: 'writing', zh: '资料' },
  { key: 'translator', role: 'translator', group: 'writing', zh: '翻译' },
  { key: 'audio_engineer', role: 'audio engineer', group: 'audio post-production', zh: '录音' },
  { key: 'audio_editor', role: 'audio editor', group: 'audio post-production', zh: '音频剪辑' },
  { key: 'sound_designer', role: 'sound designer', group: 'audio post-production', zh: '音效' },
  { key: 'composer', role: 'composer', group: 'audio post-production', zh: '作曲' },
  { key: 'designer', role: 'cover art designer', group: 'visuals', zh: '封面设计' },
];

export const personRoleKeys: readonly string[] = personRoles.map(({ key }) => key);

const byKey = new Map(personRoles.map((role) => [role.key, role]));

export function personRoleOf(key: string): PersonRole | null {
  return byKey.get(key) ?? null;
}
