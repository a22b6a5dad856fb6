import type { Message } from '@haojiao/kernel';

/** What must be said beside every matrix. */
export const matrixNotes: readonly Message[] = [
  {
    zh: '粉丝数是各账号的关注关系之和：同一人关注两个账号计两次，不是人数；不同平台之间不相加。',
    en: 'Followers are sums of relations: who follows two accounts is in them twice, so they are not people; platforms are never added up.',
  },
  {
    zh: '每个平台账号只计一次；停用后在别处重新接入的，计在使用中的一处。',
    en: 'Each account of a platform is counted once; one that was retired here and connected anew there counts where it is in use.',
  },
  {
    zh: '“停用”按所查时刻的状态；单位在树中的位置以目前为准。',
    en: 'Retired is what it was at the moment asked for; units stand where they stand in the tree today.',
  },
];
